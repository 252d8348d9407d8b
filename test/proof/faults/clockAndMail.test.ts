import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { expectAgencies } from '../../../server/db/agencies.js'
import { listMessages, queueMessages } from '../../../server/db/messages.js'
import { smtpMailer } from '../../../server/mail/smtp.js'
import { startSendQueue } from '../../../server/sendQueue.js'
import { agencyDrafts } from '../../../server/web/agencyLinks.js'
import { freePort } from '../../support/childServer.js'
import { openSection, SECTION } from '../../support/colleagues.js'
import { fillIn } from '../../support/form.js'
import { NOON, startResponse, startTestService, type TestService } from '../../support/service.js'
import { startSmtp } from '../../support/smtp.js'

const HOUR = 60 * 60 * 1000
const PATIENCE = { connectionTimeout: 300, greetingTimeout: 300, socketTimeout: 300 }

let service: TestService
beforeEach(async () => {
  service = await startTestService()
})
afterEach(() => service.close())

const goBack = (hours: number) => {
  service.clock.now = new Date(service.clock.now.getTime() - hours * HOUR)
}

it('a clock that goes backwards changes neither which text stands, nor which version, nor who is signed in', async () => {
  const cookie = await service.organiserCookie()
  const browser = service.browser()
  const response = await startResponse(browser)
  await fillIn(browser, `${response}/sections/about`, { agency: 'Mill School' })
  const send = () =>
    browser.post(`${response}/submission`).type('form').send({ personal: 'keep' }).expect(303)
  for (const [text, hours] of [
    ['First.', 2],
    ['Second.', 3],
    ['Third.', 24],
  ] as const) {
    await (await openSection(browser)).save({ identify_how: text }).expect(303)
    await send()
    goBack(hours)
    expect((await openSection(browser)).shown('identify_how')).toBe(text)
  }
  const sent = await service.db.selectFrom('responses').select('version').executeTakeFirstOrThrow()
  expect(sent.version).toBe(3)
  const { text } = await browser.get(`${response}/copy`).expect(200)
  expect(text).toContain('Third.')
  const lead = (address: string) => service.browser().get(address).set('Cookie', cookie)
  expect((await lead('/rounds/spring/responses').expect(200)).text).toContain('1')
  service.clock.now = NOON
  await lead('/rounds/spring/coverage').expect(200)
  await browser.get(SECTION).expect(200)
})

/** Three agencies' invitations in the queue. */
async function queueThree(): Promise<void> {
  const { db, clock } = service
  const rows = ['One', 'Two', 'Three'].map((name) => ({
    ...{ name, sector: '', contact: '', email: `${name.toLowerCase()}@example.org`, tags: [] },
  }))
  const agencies = await expectAgencies(db, 1, rows, clock.now)
  const drafts = await agencyDrafts(db, 1, agencies, clock.now)
  const messages = drafts.map(({ id, agencyId }, at) => ({
    ...{ roundId: 1, agencyId, draftId: id, kind: 'invitation' as const, to: rows[at]?.email ?? '' },
    ...{ subject: 'Invitation', text: 'Your link: {link}' },
  }))
  expect(await queueMessages(db, messages, 0, clock.now)).toBe(3)
}

const states = async () => (await listMessages(service.db, 1)).map(({ state }) => state)

/** Runs the sender until `done`, the clock going on by an hour each time it rests. */
async function sendBy(url: string, done: () => Promise<boolean>): Promise<void> {
  const { db, clock, services } = service
  const mailer = smtpMailer(url, 'audit@example.org', PATIENCE)
  const queue = await startSendQueue({
    db,
    mailer,
    clock: () => clock.now,
    log: services.log,
    publicUrl: 'http://localhost',
  })
  while (!(await done())) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    clock.now = new Date(clock.now.getTime() + HOUR / 60)
    queue.wake()
  }
  await queue.stop()
}

/** A server that takes connections and never says a word. */
async function startSilent() {
  const sockets = new Set<{ destroy: () => void }>()
  const silent = createServer((socket) => sockets.add(socket.on('error', () => undefined))).listen(
    0,
    '127.0.0.1',
  )
  await once(silent, 'listening')
  return {
    url: `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    met: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.destroy()
      silent.close()
    },
  }
}

it('mail waits while its server is down, refuses or never answers, and then goes out once each', async () => {
  await queueThree()
  const tried = async () => {
    const rows = await service.db.selectFrom('messages').select('attempts').execute()
    return rows.every(({ attempts }) => attempts >= 1)
  }
  await sendBy(`smtp://127.0.0.1:${await freePort()}`, tried)
  expect(await states()).toEqual(['queued', 'queued', 'queued'])
  const silent = await startSilent()
  await sendBy(silent.url, () => Promise.resolve(silent.met() >= 2))
  silent.close()
  expect((await states()).filter((state) => state !== 'queued')).toEqual([])
  const smtp = await startSmtp()
  smtp.refusals.set('two@example.org', 'busy')
  await sendBy(smtp.url, async () => (await states()).filter((state) => state === 'sent').length === 2)
  smtp.refusals.clear()
  await sendBy(smtp.url, async () => (await states()).every((state) => state === 'sent'))
  await smtp.close()
  expect(smtp.received.map(({ to }) => to).sort()).toEqual([
    'one@example.org',
    'three@example.org',
    'two@example.org',
  ])
})
