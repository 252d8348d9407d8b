/** What becomes of entries of the directory when the answers that they come from are erased. */
import type { Db } from './store.js'

/** How many entries come from a response. */
export async function countOfferEntriesOf(db: Db, responseId: number): Promise<number> {
  const { count } = await db
    .selectFrom('offer_entries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('response_id', '=', responseId)
    .executeTakeFirstOrThrow()
  return count
}

/** Deletes the entries that come from a response, which is to be erased. */
export async function deleteOfferEntriesOf(db: Db, responseId: number): Promise<void> {
  const those = db.selectFrom('offer_entries').select('id').where('response_id', '=', responseId)
  await db.deleteFrom('offer_versions').where('entry_id', 'in', those).execute()
  await db.deleteFrom('offer_entries').where('response_id', '=', responseId).execute()
}

/**
 * Takes the fingerprint out of entries from an answer of which words were erased, since it could tell whether a guess
 * of them is right. They are to be looked at again.
 */
export async function loosenOfferEntriesOn(db: Db, responseId: number, questionId: string): Promise<void> {
  const those = db
    .selectFrom('offer_entries')
    .select('id')
    .where('response_id', '=', responseId)
    .where('question_id', '=', questionId)
  await db.updateTable('offer_versions').set({ made_on: '' }).where('entry_id', 'in', those).execute()
}
