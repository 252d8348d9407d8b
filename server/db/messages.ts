/** Messages to agencies: put in the queue, listed, decided and withdrawn. messageQueue.ts is what the sender does. */
import { sql, type Selectable } from 'kysely'
import type { MessageKind, MessageState } from '../audit/messages.js'
import { inTransaction } from './inTransaction.js'
import type { MessagesTable } from './schema.js'
import type { Db } from './store.js'

export interface QueuedMessage {
  readonly id: number
  readonly roundId: number
  readonly agencyId: number
  readonly draftId: string
  readonly kind: MessageKind
  readonly to: string
  readonly subject: string
  /** With the link's place still open. */
  readonly text: string
  readonly state: MessageState
  readonly reason: string
  readonly attempts: number
  /** ISO 8601 UTC. */
  readonly nextAt: string
  readonly changedAt: string
}

/** A message before it is kept. */
export type NewMessage = Pick<
  QueuedMessage,
  'roundId' | 'agencyId' | 'draftId' | 'kind' | 'to' | 'subject' | 'text'
>

/** A message with the name of the agency that it is for. */
export interface ListedMessage extends QueuedMessage {
  readonly agency: string
}

/** States in which a message may still go out, so that no second one of its kind is wanted. */
const UNSETTLED: readonly MessageState[] = ['queued', 'sending', 'uncertain']

/**
 * Puts messages in the queue, all or none. Returns how many: an agency for which a message still waits gets no other,
 * nor does one that got a message which whoever asks has not seen, so that pressing a button twice sends nothing twice.
 *
 * @param seen the round's last message as the page showed it: see lastMessageId
 */
export async function queueMessages(
  db: Db,
  messages: readonly NewMessage[],
  seen: number,
  now: Date,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    let count = 0
    for (const message of messages) {
      const { roundId, agencyId } = message
      const waiting = await trx
        .selectFrom('messages')
        .select('id')
        .where('round_id', '=', roundId)
        .where('agency_id', '=', agencyId)
        .where((eb) => eb.or([eb('state', 'in', UNSETTLED), eb('id', '>', seen)]))
        .executeTakeFirst()
      if (waiting) continue
      await trx
        .insertInto('messages')
        .values(rowOf(message, 'queued', now))
        .execute()
      count += 1
    }
    return count
  })
}

/** Records messages whose links are in a file that somebody sends. */
export async function recordFileMessages(db: Db, messages: readonly NewMessage[], now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    for (const message of messages)
      await trx
        .insertInto('messages')
        .values(rowOf(message, 'in-file', now))
        .execute()
  })
}

/** The number of a round's last message, 0 where there is none. */
export async function lastMessageId(db: Db, roundId: number): Promise<number> {
  const row = await db
    .selectFrom('messages')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return row?.id ?? 0
}

function rowOf(message: NewMessage, state: MessageState, now: Date) {
  const at = now.toISOString()
  return {
    round_id: message.roundId,
    agency_id: message.agencyId,
    draft_id: message.draftId,
    kind: message.kind,
    recipient: message.to,
    subject: message.subject,
    text: message.text,
    state,
    next_at: at,
    created_at: at,
    changed_at: at,
  }
}

/**
 * Decides a message that did not clearly go out: it waits again, or counts as sent. Returns false where it is in no
 * such state, perhaps because somebody else has decided.
 */
export async function decideMessage(
  db: Db,
  roundId: number,
  id: number,
  decision: 'send-again' | 'take-as-sent',
  now: Date,
): Promise<boolean> {
  const at = now.toISOString()
  const open: readonly MessageState[] =
    decision === 'send-again' ? ['uncertain', 'failed', 'bounced', 'withdrawn'] : ['uncertain']
  const next =
    decision === 'send-again'
      ? ({ state: 'queued', attempts: 0, next_at: at, reason: '' } as const)
      : ({ state: 'sent' } as const)
  // Sent again, it goes to the address that the agency has by now.
  const recipient = sql<string>`(SELECT email FROM agencies WHERE agencies.id = messages.agency_id)`
  const { numUpdatedRows } = await db
    .updateTable('messages')
    .set({ ...next, changed_at: at, ...(decision === 'send-again' && { recipient }) })
    .where('id', '=', id)
    .where('round_id', '=', roundId)
    .where('state', 'in', open)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Withdraws every message of a round that still waits. Returns how many. */
export async function withdrawQueued(db: Db, roundId: number, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('messages')
    .set({ state: 'withdrawn', changed_at: now.toISOString() })
    .where('round_id', '=', roundId)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** A round's messages by state, the last changed first. */
export async function listMessages(db: Db, roundId: number): Promise<readonly ListedMessage[]> {
  const rows = await db
    .selectFrom('messages')
    .innerJoin('agencies', 'agencies.id', 'messages.agency_id')
    .selectAll('messages')
    .select('agencies.name')
    .where('round_id', '=', roundId)
    .orderBy('changed_at', 'desc')
    .orderBy('messages.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...toMessage(row), agency: row.name }))
}

/** A message from its row. */
export function toMessage(row: Selectable<MessagesTable>): QueuedMessage {
  return {
    id: row.id,
    roundId: row.round_id,
    agencyId: row.agency_id,
    draftId: row.draft_id,
    kind: row.kind,
    to: row.recipient,
    subject: row.subject,
    text: row.text,
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    nextAt: row.next_at,
    changedAt: row.changed_at,
  }
}
