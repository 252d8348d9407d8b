/** Sends what waits in the queue of messages, one after the other, for as long as the service runs. */
import type { Logger } from 'pino'
import { LINK_PLACE, nextAsking, nextTry } from './audit/messages.js'
import { stateOf, ukDate } from './audit/rounds.js'
import { hasResponded } from './db/agencyDrafts.js'
import { askAgain, bounceLater, nextToAskAbout } from './db/deliveries.js'
import { addDraftKey, findDraft } from './db/drafts.js'
import { claimMessage, doubtInterrupted, nextDue, settleMessage, type Settlement } from './db/messageQueue.js'
import { freeMessage, onOwnConnection } from './db/locks.js'
import type { QueuedMessage } from './db/messages.js'
import { findRoundById } from './db/rounds.js'
import type { Db } from './db/store.js'
import type { Mailer, Outcome } from './mail/mailer.js'
import { hashOf, newKey } from './web/keys.js'

export interface SendQueue {
  /** Says that something new may wait. */
  readonly wake: () => void
  /** Lets the message under way finish, and sends no other. */
  readonly stop: () => Promise<void>
}

interface Sending {
  readonly db: Db
  readonly mailer: Mailer
  readonly publicUrl: string
  readonly clock: () => Date
  readonly log: Logger
}

/** The store is asked at least this often, since a timer may be late. */
const LONGEST_REST = 60_000

/**
 * Starts sending. What was being sent when the service last stopped, or by another process that has stopped since, is
 * left for a person to decide.
 */
export async function startSendQueue(sending: Sending): Promise<SendQueue> {
  const { log } = sending
  await doubt(sending)
  const nap = newNap()
  const state = { stopped: false }
  const isStopped = () => state.stopped
  const running = (async () => {
    while (!isStopped()) {
      const more = await workOn(sending).catch((error: unknown) => {
        log.error({ error: error instanceof Error ? error.name : typeof error }, 'the send queue stumbled')
        return undefined
      })
      if (more !== true && !isStopped())
        await nap.rest(more === false ? await untilDue(sending) : LONGEST_REST)
    }
  })()
  return {
    wake: nap.end,
    stop: async () => {
      state.stopped = true
      nap.end()
      await running
    },
  }
}

async function doubt({ db, clock, log }: Sending): Promise<void> {
  const doubtful = await doubtInterrupted(db, clock())
  if (doubtful > 0) log.warn({ doubtful }, 'messages were being sent when the service stopped')
}

/** How many milliseconds there are until the next message is due. */
async function untilDue(sending: Sending): Promise<number> {
  const { db, clock } = sending
  await doubt(sending).catch(() => undefined)
  const due = await nextDue(db).catch(() => undefined)
  const wait = due === undefined ? LONGEST_REST : Date.parse(due) - clock().getTime()
  return Math.min(LONGEST_REST, Math.max(0, wait))
}

/** A rest that can be cut short, by a call just before it as well. */
function newNap() {
  let awake: (() => void) | undefined
  let called = false
  return {
    rest: async (milliseconds: number): Promise<void> => {
      if (!called)
        await new Promise<void>((resolve) => {
          awake = resolve
          setTimeout(resolve, milliseconds).unref()
        })
      called = false
    },
    end: (): void => {
      called = true
      awake?.()
    },
  }
}

/** Sends what is due first; only then is there time to ask about what was sent. Returns whether there was either. */
async function workOn(sending: Sending): Promise<boolean> {
  return (await sendNext(sending)) || (await askNext(sending))
}

/** Asks what became of the next message that it is time to ask about. Returns whether there was one. */
export async function askNext({ db, mailer, clock }: Sending): Promise<boolean> {
  const message = mailer.deliveryOf && (await nextToAskAbout(db, clock()))
  const delivery = message && (await mailer.deliveryOf?.(message.deliveryId))
  if (!message || !delivery) return false
  const now = clock()
  if (delivery.state === 'bounced') await bounceLater(db, message, delivery.reason, now)
  else if (delivery.state === 'delivered') await askAgain(db, message, undefined)
  else await askAgain(db, message, nextAsking(new Date(message.sentAt), now))
  return true
}

/** Sends the next message that is due, and that no other process sends. Returns whether there was one. */
export async function sendNext(sending: Sending): Promise<boolean> {
  return onOwnConnection(sending.db, async (own) => {
    const message = await claimMessage(own, sending.clock())
    if (!message) return false
    try {
      await sendOne(sending, message)
    } finally {
      await freeMessage(own, message.id)
    }
    return true
  })
}

async function sendOne(sending: Sending, message: QueuedMessage): Promise<void> {
  const { db, mailer, clock } = sending
  const reason = await reasonToWithdraw(sending, message)
  if (reason !== undefined) {
    await settleMessage(db, message.id, { state: 'withdrawn', reason }, clock())
    return
  }
  const { to, subject } = message
  const outcome = await mailer.send({ to, subject, text: await withLink(sending, message) })
  await settleMessage(db, message.id, settlementOf(message, outcome, clock()), clock())
}

function settlementOf(
  { attempts }: QueuedMessage,
  { state, reason, deliveryId }: Outcome,
  now: Date,
): Settlement {
  const askAt = deliveryId === undefined ? undefined : nextAsking(now, now)
  if (state !== 'not-sent') return { state, reason, deliveryId, askAt }
  const nextAt = nextTry(attempts, now)
  return nextAt ? { state: 'queued', reason, nextAt } : { state: 'failed', reason }
}

/** A key is made for each message as it is handed over; only its hash is kept. */
async function withLink(
  { db, publicUrl, clock }: Sending,
  { draftId, text }: QueuedMessage,
): Promise<string> {
  const key = newKey()
  await addDraftKey(db, draftId, hashOf(key), clock())
  return text.replaceAll(LINK_PLACE, `${publicUrl}/links/${key}`)
}

/** Why a message is no longer wanted, or undefined where it is: nobody is asked for what has come or cannot come. */
async function reasonToWithdraw(
  { db, clock }: Sending,
  { roundId, agencyId, draftId }: QueuedMessage,
): Promise<string | undefined> {
  if (await hasResponded(db, roundId, agencyId)) return 'responded'
  const [round, draft] = [await findRoundById(db, roundId), await findDraft(db, draftId)]
  const inGrace = draft !== undefined && draft.graceUntil !== null && ukDate(clock()) <= draft.graceUntil
  return round && stateOf(round, clock()) === 'closed' && !inGrace ? 'closed' : undefined
}
