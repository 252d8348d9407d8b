import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { sql } from 'kysely'
import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore, type Db } from '../../../server/db/store.js'
import { createServices } from '../../../server/start.js'
import { createApp } from '../../../server/web/app.js'
import { freePort } from '../../support/childServer.js'
import { openSection, SECTION } from '../../support/colleagues.js'
import { elements, textOf } from '../../support/dom.js'
import { startResponse, startTestService, type Browser, type TestService } from '../../support/service.js'
import { ON_POSTGRES, openStoreIn, storeIn } from '../../support/stores.js'

if (!ON_POSTGRES)
  process.stderr.write('Not run: a database server that goes away, because the store is a file here.\n')

const TYPED = 'We notice it in the playground. '.repeat(200)
const typedOn = (html: string) => elements(elements(html, 'main')[0] ?? '', 'textarea').map(textOf)

describe.skipIf(!ON_POSTGRES)('a database server', () => {
  let service: TestService
  let browser: Browser
  beforeEach(async () => {
    service = await startTestService()
    browser = service.browser()
    await startResponse(browser)
  })
  afterEach(() => service.close())

  const save = () => browser.post(SECTION).type('form').send({ identify_how: TYPED })

  it('that breaks off what waits gives the text back, and takes it afterwards', async () => {
    const other = await openStoreIn(service.folder)
    const long = await other.startTransaction().execute()
    const reply = save().then((answer) => answer)
    await breakOffWaiting(other)
    const { status, text } = await reply
    expect([status, typedOn(text)]).toEqual([503, [TYPED]])
    await long.rollback().execute()
    await other.destroy()
    await save().expect(303)
    expect((await openSection(browser)).shown('identify_how')).toBe(TYPED)
  })

  it('that is away gives the text back and is said to be away, and is found again once it is back', async () => {
    const way = await relayTo(await storeIn(service.folder))
    const db = await openStore(way.url)
    const { config, clock } = service.services
    browser = request.agent(createApp(createServices(config, db, clock)))
    await startResponse(browser)
    await way.close()
    for (let turn = 0; turn < 3; turn += 1) expect(typedOn((await save().expect(503)).text)).toEqual([TYPED])
    expect((await browser.get('/readiness').expect(503)).body).toMatchObject({ reason: 'store-away' })
    await browser.get('/help/cookies').expect(200)
    await way.open()
    await save().expect(303)
    await browser.get('/readiness').expect(200)
    await db.destroy()
    await way.close()
  })
})

/** Ends the connection that waits for a lock, once one does. */
async function breakOffWaiting(db: Db): Promise<void> {
  const ended = sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`
  while ((await ended.execute(db)).rows.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** A way to a database server that can be closed, with all connections that go by it, and opened again. */
async function relayTo(url: string) {
  const address = new URL(url)
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    // That the other side is gone is what is tried here.
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    return socket
  }
  const server = createServer((near) => {
    const far = keep(connect(Number(address.port), address.hostname))
    keep(near).pipe(far).pipe(near)
  })
  const port = await freePort()
  const open = async () => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  await open()
  return { url: Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).href, open, close }
}
