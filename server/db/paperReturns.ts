/** Drafts in which a lead keys in what came on paper. */
import { knownAnswers, type Agency } from '../audit/agencies.js'
import { saveChanges } from './draftAnswers.js'
import type { NewDraft } from './agencyDrafts.js'
import { inTransaction } from './inTransaction.js'
import type { Db } from './store.js'

export interface PaperReturn extends NewDraft {
  readonly roundId: number
  /** Undefined where nobody knows whose it is, or the register does not have it. */
  readonly agency: Agency | undefined
  /** The organiser who keys it in. */
  readonly keyedBy: number | null
  /** The last day on which it may be sent, an ISO date, whether or not the round is closed. */
  readonly until: string
  /** Of the key that opens it. */
  readonly keyHash: string
}

/** Keeps a new draft for a return on paper, what the register knows of its agency filled in. */
export async function insertPaperReturn(db: Db, one: PaperReturn, now: Date): Promise<void> {
  const created_at = now.toISOString()
  await inTransaction(db, async (trx) => {
    await trx
      .insertInto('drafts')
      .values({
        id: one.id,
        round_id: one.roundId,
        reference: one.reference,
        grace_until: one.until,
        created_at,
        agency_id: one.agency?.id ?? null,
        source: 'paper',
        keyed_by: one.keyedBy,
      })
      .execute()
    await trx
      .insertInto('draft_keys')
      .values({ key_hash: one.keyHash, draft_id: one.id, created_at, revoked_at: null })
      .execute()
    const changes = Object.entries(one.agency ? knownAnswers(one.agency) : {}).map(
      ([questionId, answer]) => ({
        questionId,
        answer,
        seen: { version: 0, untouched: false },
      }),
    )
    await saveChanges(trx, one.id, changes, '', now)
  })
}
