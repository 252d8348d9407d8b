/** A round's own wording of the messages that it sends. */
import type { MessageKind, Template } from '../audit/messages.js'
import type { Db } from './store.js'

/** A round's own wording of its messages, by kind. */
export async function listTemplates(db: Db, roundId: number): Promise<ReadonlyMap<MessageKind, Template>> {
  const rows = await db
    .selectFrom('message_templates')
    .select(['kind', 'subject', 'text'])
    .where('round_id', '=', roundId)
    .execute()
  return new Map(rows.map(({ kind, subject, text }) => [kind, { subject, text }]))
}

/** Keeps a round's own wording of a kind of message. */
export async function saveTemplate(
  db: Db,
  roundId: number,
  kind: MessageKind,
  template: Template,
): Promise<void> {
  await db
    .insertInto('message_templates')
    .values({ round_id: roundId, kind, ...template })
    .onConflict((conflict) => conflict.columns(['round_id', 'kind']).doUpdateSet(template))
    .execute()
}
