import { afterEach, beforeEach, expect, it } from 'vitest'
import { expectAgencies, listRoundAgencies } from '../server/db/agencies.js'
import { draftsFor } from '../server/db/agencyDrafts.js'
import { claimMessage, doubtInterrupted } from '../server/db/messageQueue.js'
import {
  decideMessage,
  lastMessageId,
  listMessages,
  queueMessages,
  withdrawQueued,
} from '../server/db/messages.js'
import { sendDraft } from '../server/db/responses.js'
import { findRound } from '../server/db/rounds.js'
import { sendNext } from '../server/sendQueue.js'
import { smtpMailer } from '../server/mail/smtp.js'
import { progressOf } from '../server/audit/agencies.js'
import { NOON, startTestService, type TestService } from './support/service.js'
import { openStoreIn } from './support/stores.js'
import { linkIn, startSmtp, type TestSmtp } from './support/smtp.js'

let service: TestService
let smtp: TestSmtp
let roundId: number
beforeEach(async () => {
  smtp = await startSmtp()
  service = await startTestService()
  roundId = (await findRound(service.db, 'spring'))?.id ?? 0
})
afterEach(async () => {
  await service.close()
  await smtp.close()
})

const at = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000)

async function queue(...names: string[]) {
  const { db } = service
  const agencies = await expectAgencies(
    db,
    roundId,
    names.map((name) => ({ name, sector: 'health', contact: '', email: `${name}@example.org`, tags: [] })),
    NOON,
  )
  const newDraft = () => ({ id: crypto.randomUUID(), reference: crypto.randomUUID() })
  const drafts = await draftsFor(db, roundId, agencies, newDraft, NOON)
  const seen = await lastMessageId(db, roundId)
  const messages = drafts.map(({ id, agencyId }, index) => ({
    roundId,
    agencyId,
    draftId: id,
    kind: 'invitation' as const,
    to: `${names[index] ?? ''}@example.org`,
    subject: 'Hello',
    text: 'Your link: {link}',
  }))
  return {
    drafts,
    queued: await queueMessages(db, messages, seen, NOON),
    again: () => queueMessages(db, messages, seen, NOON),
  }
}

function sendAll(now = NOON) {
  const { db, services } = service
  const mailer = smtpMailer(smtp.url, 'audit@example.org')
  const sending = { db, mailer, publicUrl: 'http://localhost:3000', clock: () => now, log: services.log }
  return (async () => {
    while (await sendNext(sending));
  })()
}

const states = async () =>
  (await listMessages(service.db, roundId)).map(({ agency, state }) => `${agency} ${state}`).sort()

it('sends each message once with a link of its own, which the store does not have', async () => {
  const { queued, again } = await queue('one', 'two')
  expect([queued, await again()]).toEqual([2, 0])
  await sendAll()
  // The page that was shown before they went out cannot send them again either.
  expect(await again()).toBe(0)
  await sendAll()
  expect(smtp.received.map(({ to }) => to).sort()).toEqual(['one@example.org', 'two@example.org'])
  const [one, two] = smtp.received.map(linkIn)
  expect(one).not.toBe(two)
  await service
    .browser()
    .get(one ?? '')
    .expect(303)
  const key = (one ?? '').split('/').at(-1) ?? ''
  const kept = JSON.stringify(await service.db.selectFrom('messages').selectAll().execute())
  expect(kept).not.toContain(key)
  const agencies = await listRoundAgencies(service.db, roundId)
  expect(agencies.map(progressOf)).toEqual(['invited', 'invited'])
})

it('tries again later, sends a link that works then, and gives up in the end', async () => {
  await queue('busy')
  smtp.refusals.set('busy@example.org', 'busy')
  await sendAll()
  await sendAll(at(0.5))
  expect(await listMessages(service.db, roundId)).toMatchObject([{ state: 'queued', attempts: 1 }])
  smtp.refusals.clear()
  await sendAll(at(2))
  expect(smtp.received).toHaveLength(1)
  await queue('never')
  smtp.refusals.set('never@example.org', 'busy')
  for (const minutes of [3, 10, 60, 300, 900, 2000]) await sendAll(at(minutes))
  expect(await states()).toEqual(['busy sent', 'never failed'])
})

it('shows what bounced, and sends it again to the address that was put right', async () => {
  await queue('wrong')
  smtp.refusals.set('wrong@example.org', 'unknown-mailbox')
  await sendAll()
  const [message] = await listMessages(service.db, roundId)
  expect(message).toMatchObject({
    state: 'bounced',
    reason: expect.stringContaining('No such mailbox') as string,
  })
  await service.db.updateTable('agencies').set({ email: 'right@example.org' }).execute()
  expect(await decideMessage(service.db, roundId, message?.id ?? 0, 'take-as-sent', NOON)).toBe(false)
  expect(await decideMessage(service.db, roundId, message?.id ?? 0, 'send-again', NOON)).toBe(true)
  await sendAll()
  expect(smtp.received.map(({ to }) => to)).toEqual(['right@example.org'])
})

it('leaves what was being sent to a person, who decides once', async () => {
  await queue('one', 'two')
  // By a service that has stopped since.
  const other = await openStoreIn(service.folder)
  await claimMessage(other, NOON)
  await claimMessage(other, NOON)
  await other.destroy()
  expect(await doubtInterrupted(service.db, NOON)).toBe(2)
  await sendAll()
  expect(smtp.received).toEqual([])
  const [one, two] = await listMessages(service.db, roundId)
  const decide = (id: number | undefined, how: 'send-again' | 'take-as-sent') =>
    decideMessage(service.db, roundId, id ?? 0, how, NOON)
  expect(await decide(one?.id, 'take-as-sent')).toBe(true)
  expect(await decide(one?.id, 'send-again')).toBe(false)
  expect(await decide(two?.id, 'send-again')).toBe(true)
  await sendAll()
  expect(smtp.received).toHaveLength(1)
})

it('sends nothing that is no longer wanted: withdrawn, answered meanwhile, or after closing', async () => {
  await queue('early')
  expect(await withdrawQueued(service.db, roundId, NOON)).toBe(1)
  const { drafts } = await queue('quick')
  const [draft] = drafts
  const response = { reference: 'QUICK', edition: 'working-together-2018', answers: { agency: 'Quick' } }
  await sendDraft(service.db, { id: draft?.id ?? '', roundId }, response, NOON)
  await sendAll()
  await queue('late')
  await sendAll(new Date('2027-04-05T12:00:00Z'))
  expect(smtp.received).toEqual([])
  const reasons = (await listMessages(service.db, roundId)).map(({ reason }) => reason)
  expect(reasons.sort()).toEqual(['', 'closed', 'responded'])
  const [quick] = (await listRoundAgencies(service.db, roundId)).filter(
    ({ agency }) => agency.name === 'quick',
  )
  expect(quick).toMatchObject({ responses: 1, submittedAt: NOON.toISOString() })
})
