/** The queue of messages as the sender sees it: takes what is due, and says how handing it over ended. */
import { sql } from 'kysely'
import type { MessageState } from '../audit/messages.js'
import { isPostgres } from './dialect.js'
import { heldOf, LOCK } from './locks.js'
import { toMessage, type QueuedMessage } from './messages.js'
import type { Db } from './store.js'

/**
 * Takes the message that has waited longest and says, in the store, that it is being sent: before anybody hands it
 * over, so that a service that is stopped in between knows afterwards that it may have gone out. Where several
 * processes send, each takes another one, and holds its lock for as long as its connection lasts: see freeMessage.
 */
export async function claimMessage(own: Db, now: Date): Promise<QueuedMessage | undefined> {
  const shared = isPostgres(own)
  const row = await own
    .updateTable('messages')
    .set({ state: 'sending', changed_at: now.toISOString(), attempts: sql<number>`attempts + 1` })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('messages')
        .select('id')
        .where('state', '=', 'queued')
        .where('next_at', '<=', now.toISOString())
        .orderBy('next_at')
        .orderBy('id')
        .limit(1)
        .$if(shared, (next) => next.forUpdate().skipLocked()),
    )
    .returningAll()
    .$if(shared, (one) => one.returning(sql`pg_advisory_lock(${sql.lit(LOCK.message)}, id::int)`.as('held')))
    .executeTakeFirst()
  return row && toMessage(row)
}

export interface Settlement {
  readonly state: MessageState
  readonly reason?: string
  /** Until when a message waits that waits again. */
  readonly nextAt?: Date
  /** What the other side calls it, and when to ask what became of it, where that can be asked. */
  readonly deliveryId?: string | undefined
  readonly askAt?: Date | undefined
}

/** Says how handing a message over ended. */
export async function settleMessage(
  db: Db,
  id: number,
  { state, reason = '', nextAt, deliveryId, askAt }: Settlement,
  now: Date,
): Promise<void> {
  await db
    .updateTable('messages')
    .set({ state, reason, changed_at: now.toISOString(), ...(nextAt && { next_at: nextAt.toISOString() }) })
    .set({ delivery_id: deliveryId ?? null, ask_at: askAt?.toISOString() ?? null })
    .where('id', '=', id)
    .execute()
}

/**
 * What was being sent by a process that stopped may have gone out or not: a person decides. Returns how many. Call it
 * while this process sends nothing.
 */
export async function doubtInterrupted(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('messages')
    .set({ state: 'uncertain', changed_at: now.toISOString() })
    .where('state', '=', 'sending')
    .$if(isPostgres(db), (those) => those.where(sql<boolean>`id NOT IN ${heldOf('message')}`))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** When the next message is due, ISO 8601 UTC; undefined where none waits. */
export async function nextDue(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('messages')
    .select(({ fn }) => fn.min('next_at').as('next_at'))
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return row?.next_at ?? undefined
}
