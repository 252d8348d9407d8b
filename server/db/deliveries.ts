/** What became of messages after they were sent, where the other side can be asked. */
import type { Db } from './store.js'

export interface SentMessage {
  readonly id: number
  /** What the other side calls it. */
  readonly deliveryId: string
  /** ISO 8601 UTC. */
  readonly sentAt: string
}

/** The sent message that it is time to ask about, the longest due first; undefined where there is none. */
export async function nextToAskAbout(db: Db, now: Date): Promise<SentMessage | undefined> {
  const row = await db
    .selectFrom('messages')
    .select(['id', 'delivery_id', 'changed_at'])
    .where('ask_at', '<=', now.toISOString())
    .where('state', '=', 'sent')
    .orderBy('ask_at')
    .executeTakeFirst()
  return row?.delivery_id ? { id: row.id, deliveryId: row.delivery_id, sentAt: row.changed_at } : undefined
}

/** Asks about a message again at a moment, or, where there is none, never. */
export async function askAgain(db: Db, { id }: SentMessage, at: Date | undefined): Promise<void> {
  await db
    .updateTable('messages')
    .set({ ask_at: at?.toISOString() ?? null })
    .where('id', '=', id)
    .execute()
}

/** Says that a sent message did not arrive. One that somebody has sent again meanwhile stays as it is. */
export async function bounceLater(db: Db, message: SentMessage, reason: string, now: Date): Promise<void> {
  await db
    .updateTable('messages')
    .set({ state: 'bounced', reason, changed_at: now.toISOString(), ask_at: null })
    .where('id', '=', message.id)
    .where('state', '=', 'sent')
    .where('delivery_id', '=', message.deliveryId)
    .execute()
}
