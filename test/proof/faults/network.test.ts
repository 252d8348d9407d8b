import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLog } from '../../../server/operations/log.js'
import { createApp } from '../../../server/web/app.js'
import { startResponse, startTestService, type Browser, type TestService } from '../../support/service.js'
import { download, filledCopy, upload, UPLOAD } from '../../support/upload.js'

const MANY = 50

let service: TestService
let server: Server
let browser: Browser
let cookie: string
let logged: string[]
beforeEach(async () => {
  service = await startTestService()
  logged = []
  const log = createLog('info', { write: (line: string) => void logged.push(line) })
  // The service's own limits are Node's, of a minute and five: these are the same, sooner.
  server = createServer(
    { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 },
    createApp({ ...service.services, log }),
  )
  server.listen(0, 'localhost')
  await once(server, 'listening')
  browser = service.browser()
  await startResponse(browser)
  const started = await browser.post('/rounds/spring/drafts')
  cookie = started.get('Set-Cookie')?.[0]?.split(';')[0] ?? ''
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await service.close()
})

async function open(): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, 'localhost')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

const connections = () =>
  new Promise<number>((resolve) => {
    server.getConnections((_, count) => {
      resolve(count)
    })
  })
const untilNone = async () => {
  while ((await connections()) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
}
const handles = () => readdirSync('/proc/self/fd').length

/** A form with a file, cut off in the middle. */
function cutOff(address: string, cookie: string, bytes: Buffer): Buffer {
  const start = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n`
  const head = `POST ${address} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${start.length + bytes.length + 9}\r\n\r\n`
  return Buffer.concat([Buffer.from(head + start), bytes.subarray(0, bytes.length / 2)])
}

it('an upload that is cut off keeps nothing, and the same file is taken when it comes whole', async () => {
  const bytes = await filledCopy(await download(browser, '/rounds/spring/response/offline.xlsx'), {
    provide_gaps: 'Evenings',
  })
  const lead = await service.organiserCookie()
  for (const [address, as] of [
    [UPLOAD, cookie],
    ['/rounds/spring/imports', lead],
    ['/rounds/spring/agencies/import', lead],
  ] as const) {
    const socket = await open()
    socket.write(cutOff(address, as, bytes))
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
  }
  await untilNone()
  for (const table of ['draft_uploads', 'imports', 'agency_uploads'] as const)
    expect(await service.db.selectFrom(table).selectAll().execute()).toEqual([])
  await upload(browser, bytes).expect(303)
  expect(await service.db.selectFrom('draft_uploads').selectAll().execute()).toHaveLength(1)
})

it(`${MANY} slow clients keep nobody waiting, and are told that they took too long`, async () => {
  const sockets = await Promise.all(Array.from({ length: MANY }, open))
  const answers = sockets.map(async (socket, at) => {
    socket.write('POST /rounds/spring/drafts HTTP/1.1\r\nHost: localhost\r\n')
    if (at % 2)
      socket.write('Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na')
    let said = ''
    socket.on('data', (piece: Buffer) => (said += piece.toString()))
    await once(socket, 'close')
    return said
  })
  await browser.get('/rounds/spring/response').expect(200)
  const drafts = await service.db.selectFrom('drafts').selectAll().execute()
  expect((await Promise.all(answers)).filter((said) => !said.startsWith('HTTP/1.1 408'))).toEqual([])
  expect(await service.db.selectFrom('drafts').selectAll().execute()).toHaveLength(drafts.length)
})

it(`${MANY} clients that vanish in the middle of a download leave no handle open, and are no failure`, async () => {
  const ask = (address: string, as: string) =>
    `GET /rounds/spring/${address} HTTP/1.1\r\nHost: localhost\r\nCookie: ${as}\r\n\r\n`
  const lead = await service.organiserCookie()
  const downloads = [ask('response/offline.xlsx', cookie), ask('findings.xlsx', lead)]
  const before = handles()
  for (let turn = 0; turn < MANY; turn += 1) {
    const socket = await open()
    socket.write(downloads[turn % 2] ?? '')
    if (turn % 4 > 1) await once(socket, 'data')
    socket.resetAndDestroy()
  }
  await untilNone()
  process.stderr.write(`${MANY} downloads cut off: ${before} handles before, ${handles()} after.\n`)
  expect(handles()).toBeLessThanOrEqual(before + 2)
  await browser.get('/rounds/spring/response').expect(200)
  expect(logged.filter((line) => line.includes('"level":50'))).toEqual([])
})
