/** Erasing a whole response, which cannot be undone. */
import { inTransaction } from './inTransaction.js'
import { countOfferEntriesOf, deleteOfferEntriesOf } from './offerErasures.js'
import { deleteReaderCodesOn } from './readerCodes.js'
import { eraseFromIndex } from './search.js'
import type { Db } from './store.js'
import { countDecisionsOn, deleteDecisionsOn } from './themeDecisions.js'

/** What is kept of a draft besides its row. */
const DRAFT_TABLES = [
  'draft_answers',
  'draft_alternatives',
  'draft_sections',
  'draft_uploads',
  'draft_earlier_choices',
] as const

/** How much of a response there is to erase. */
export interface WholeResponse {
  readonly versions: number
  readonly answers: number
  readonly corrections: number
  readonly concerns: number
  /** On its excerpts. */
  readonly decisions: number
  /** Of the directory of what is on offer, that come from it. */
  readonly offered: number
}

/** What would go with a response. */
export async function countWholeResponse(db: Db, responseId: number): Promise<WholeResponse> {
  const count = async (table: 'sendings' | 'answers' | 'corrections' | 'concerns') => {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('response_id', '=', responseId)
      .executeTakeFirstOrThrow()
    return row.count
  }
  return {
    versions: await count('sendings'),
    answers: await count('answers'),
    corrections: await count('corrections'),
    concerns: await count('concerns'),
    decisions: await countDecisionsOn(db, responseId),
    offered: await countOfferEntriesOf(db, responseId),
  }
}

/**
 * Erases a response: everything that was sent, drafted, put right, marked and decided in it. What stays is the draft's empty
 * row, so that its private link still opens and says so. Call clearStore after.
 *
 * @returns false where it is gone already
 */
export async function eraseResponse(db: Db, responseId: number, now: Date): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const found = await trx
      .selectFrom('responses')
      .select('draft_id')
      .where('id', '=', responseId)
      .executeTakeFirst()
    if (!found) return false
    await trx
      .deleteFrom('quote_changes')
      .where('quote_id', 'in', (quotes) =>
        quotes.selectFrom('quotes').select('id').where('response_id', '=', responseId),
      )
      .execute()
    for (const table of ['quotes', 'answers', 'sendings', 'corrections', 'concerns'] as const)
      await trx.deleteFrom(table).where('response_id', '=', responseId).execute()
    await deleteDecisionsOn(trx, responseId)
    await deleteOfferEntriesOf(trx, responseId)
    await deleteReaderCodesOn(trx, responseId)
    await trx.deleteFrom('responses').where('id', '=', responseId).execute()
    await eraseFromIndex(trx, responseId)
    const { draft_id: draftId } = found
    if (draftId !== null) {
      for (const table of DRAFT_TABLES) await trx.deleteFrom(table).where('draft_id', '=', draftId).execute()
      await trx
        .updateTable('drafts')
        .set({ erased_at: now.toISOString() })
        .where('id', '=', draftId)
        .execute()
    }
    return true
  })
}
