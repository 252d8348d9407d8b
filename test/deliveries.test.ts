import { afterEach, beforeEach, expect, it } from 'vitest'
import { expectAgencies } from '../server/db/agencies.js'
import { decideMessage, listMessages, queueMessages } from '../server/db/messages.js'
import { findRound } from '../server/db/rounds.js'
import { askNext, sendNext } from '../server/sendQueue.js'
import { agencyDrafts } from '../server/web/agencyLinks.js'
import { startNotify, type TestNotify } from './support/notify.js'
import { NOON, startTestService, type TestService } from './support/service.js'

let service: TestService
let notify: TestNotify
let roundId: number
beforeEach(async () => {
  notify = await startNotify()
  service = await startTestService()
  roundId = (await findRound(service.db, 'spring'))?.id ?? 0
  await sendOne()
})
afterEach(async () => {
  await service.close()
  await notify.close()
})

const MINUTE = 60_000
const after = (minutes: number) => new Date(NOON.getTime() + minutes * MINUTE)
const sending = (now: Date) => {
  const { db, services } = service
  const { mailer } = notify
  return { db, mailer, publicUrl: 'http://localhost:3000', clock: () => now, log: services.log }
}

async function sendOne() {
  const { db } = service
  const one = { name: 'Mill', sector: 'health', contact: '', email: 'mill@example.org', tags: [] }
  const agencies = await expectAgencies(db, roundId, [one], NOON)
  const [draft] = await agencyDrafts(db, roundId, agencies, NOON)
  const { id: draftId = '', agencyId = 0 } = draft ?? {}
  const text = { subject: 'Hello', text: 'Your link: {link}' }
  const message = { roundId, agencyId, draftId, kind: 'invitation', to: one.email, ...text } as const
  await queueMessages(db, [message], 0, NOON)
  notify.answer({ status: 201, body: { id: 'n-1' } })
  expect(await sendNext(sending(NOON))).toBe(true)
}

const message = async () => (await listMessages(service.db, roundId))[0]
const becomes = (status: string) => {
  notify.answer({ status: 200, body: { id: 'n-1', status } })
}
const asked = () => notify.asked.length - 1

it('shows the lead a message that was taken and did not arrive', async () => {
  becomes('permanent-failure')
  expect(await askNext(sending(after(4)))).toBe(false)
  expect(await askNext(sending(after(5)))).toBe(true)
  expect(await message()).toMatchObject({ state: 'bounced', reason: 'permanent-failure' })
  expect(await askNext(sending(after(6)))).toBe(false)
  const lead = service.browser().set('Cookie', await service.organiserCookie())
  const page = await lead.get('/rounds/spring/messages').expect(200)
  expect(page.text).toContain('Messages that did not arrive')
  expect(page.text).toContain('There is no such address')

  expect(await decideMessage(service.db, roundId, (await message())?.id ?? 0, 'send-again', after(7))).toBe(
    true,
  )
  expect(await askNext(sending(after(1000))), 'while it waits again').toBe(false)
})

it('asks no more about a message that arrived', async () => {
  becomes('delivered')
  expect(await askNext(sending(after(5)))).toBe(true)
  expect(await askNext(sending(after(5000)))).toBe(false)
  expect(await message()).toMatchObject({ state: 'sent', changedAt: NOON.toISOString() })
})

it('asks ever less often while nobody knows, and stops after three days', async () => {
  const whole = 73 * 60
  for (let minute = 0; minute <= 2 * whole; minute += 5) {
    if (minute === 60) notify.answer('hang-up')
    if (minute === 120) becomes('sending')
    await askNext(sending(after(minute)))
  }
  expect(asked()).toBeGreaterThan(5)
  expect(asked()).toBeLessThan(20)
  becomes('temporary-failure')
  expect(await askNext(sending(after(3 * whole)))).toBe(false)
  expect(await message()).toMatchObject({ state: 'sent' })
})

it('learns of a message that came back at the end of three days', async () => {
  becomes('sending')
  for (let hour = 0; hour < 72; hour += 1) await askNext(sending(after(hour * 60)))
  becomes('temporary-failure')
  await askNext(sending(after(73 * 60)))
  expect(await message()).toMatchObject({ state: 'bounced', reason: 'temporary-failure' })
})
