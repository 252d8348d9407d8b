import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAgencies } from '../../server/db/agencies.js'
import { listMessages, queueMessages } from '../../server/db/messages.js'
import { findRound } from '../../server/db/rounds.js'
import { agencyDrafts } from '../../server/web/agencyLinks.js'
import { newStore, startChildServer } from '../support/childServer.js'
import { startSmtp, type TestSmtp } from '../support/smtp.js'
import { openStoreIn } from '../support/stores.js'

const KILLS = Number(process.env.SENDER_KILLS ?? 5)
const MINUTE = 60_000
/** How many messages each life of the sender finds new in its queue. */
const MESSAGES = 12

/** When to kill: so many mails after the start, and so many milliseconds after the last of them arrived. */
const moment = fc.record({ after: fc.integer({ min: 1, max: MESSAGES - 2 }), wait: fc.nat(12) })

describe('a sender of mail that is killed', () => {
  let store: Awaited<ReturnType<typeof newStore>>
  let smtp: TestSmtp
  beforeAll(async () => {
    store = await newStore()
    // Thinking before it answers makes room for a kill between taking a mail and saying so.
    let turn = 0
    smtp = await startSmtp(() => (turn++ * 7) % 13)
  })
  afterAll(async () => {
    await smtp.close()
    store.remove()
  })

  const env = () => ({ SMTP_URL: smtp.url, MAIL_FROM: 'audit@example.org' })

  /** Opens the store while no server has it. */
  async function withStore<T>(
    work: (db: Awaited<ReturnType<typeof openStoreIn>>, roundId: number) => Promise<T>,
  ) {
    const db = await openStoreIn(store.folder)
    try {
      return await work(db, (await findRound(db, 'spring'))?.id ?? 0)
    } finally {
      await db.destroy()
    }
  }

  const queue = (life: number) =>
    withStore(async (db, roundId) => {
      const now = new Date()
      const names = Array.from({ length: MESSAGES }, (_, index) => `agency-${life}-${index}`)
      const wanted = names.map((name) => ({
        name,
        sector: '',
        contact: '',
        email: `${name}@example.org`,
        tags: [],
      }))
      const agencies = await expectAgencies(db, roundId, wanted, now)
      const drafts = await agencyDrafts(db, roundId, agencies, now)
      const messages = drafts.map(({ id, agencyId }, index) => ({
        roundId,
        agencyId,
        draftId: id,
        kind: 'invitation' as const,
        to: `${names[index] ?? ''}@example.org`,
        subject: 'Invitation',
        text: 'Your link: {link}',
      }))
      expect(await queueMessages(db, messages, 0, now)).toBe(MESSAGES)
    })

  async function untilReceived(count: number) {
    while (smtp.received.length < count) await new Promise((resolve) => setTimeout(resolve, 1))
  }

  it(
    `sends every mail once or lists it as uncertain, after ${KILLS} kills`,
    { timeout: KILLS * MINUTE },
    async () => {
      for (const [life, { after, wait }] of fc.sample(moment, KILLS).entries()) {
        await queue(life)
        const before = smtp.received.length
        const server = await startChildServer(store.folder, store.port, env())
        await untilReceived(before + after)
        await new Promise((resolve) => setTimeout(resolve, wait))
        await server.kill()
      }
      const left = await startChildServer(store.folder, store.port, env())
      const settled = async () => {
        const states = await withStore(async (db, roundId) => listMessages(db, roundId))
        return states.every(({ state }) => state !== 'queued' && state !== 'sending')
      }
      while (!(await settled())) await new Promise((resolve) => setTimeout(resolve, 50))
      await left.kill()

      const messages = await withStore(listMessages)
      const times = (to: string) => smtp.received.filter((mail) => mail.to === to).length
      const uncertain = messages.filter(({ state }) => state === 'uncertain')
      expect(messages).toHaveLength(KILLS * MESSAGES)
      expect(messages.filter(({ to }) => times(to) > 1)).toEqual([])
      expect(messages.filter(({ to, state }) => state !== 'uncertain' && times(to) !== 1)).toEqual([])
      expect(messages.filter(({ state }) => state !== 'sent' && state !== 'uncertain')).toEqual([])
      // A kill meets one message at most; were there none in many kills, the proof would prove nothing.
      expect(uncertain.length).toBeLessThanOrEqual(KILLS)
      if (KILLS >= 20) expect(uncertain.length).toBeGreaterThan(0)
      process.stdout.write(
        `${messages.length} mails, ${KILLS} kills: ${uncertain.length} uncertain, ${uncertain.filter(({ to }) => times(to) === 1).length} of them received\n`,
      )
    },
  )
})
