/** Drafts: returns that are being filled in. Whoever holds an unrevoked key may work on one. */
import type { Answer, Answers } from '../audit/answers.js'
import type { Db } from './store.js'

export interface Draft {
  readonly id: string
  readonly roundId: number
}

/** Keeps a new, empty draft and the hash of the key that opens it. */
export async function insertDraft(db: Db, draft: Draft, keyHash: string, now: Date): Promise<void> {
  const created_at = now.toISOString()
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('drafts').values({ id: draft.id, round_id: draft.roundId, created_at }).execute()
    await trx
      .insertInto('draft_keys')
      .values({ key_hash: keyHash, draft_id: draft.id, created_at, revoked_at: null })
      .execute()
  })
}

/** The draft that a key opens, or undefined where no key has this hash or it was revoked. */
export async function findDraftByKey(db: Db, keyHash: string): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('draft_keys')
    .innerJoin('drafts', 'drafts.id', 'draft_keys.draft_id')
    .select(['drafts.id', 'drafts.round_id'])
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id, roundId: row.round_id }
}

/** A draft's answers as last saved. */
export async function listDraftAnswers(db: Db, draftId: string): Promise<Answers> {
  const rows = await db
    .selectFrom('draft_answers')
    .select(['question_id', 'value'])
    .where('draft_id', '=', draftId)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.question_id, JSON.parse(row.value) as Answer]))
}

/** Saves answers over what the draft held for the same questions, all or none; other questions stay. */
export async function saveDraftAnswers(db: Db, draftId: string, answers: Answers, now: Date): Promise<void> {
  const rows = Object.entries(answers).map(([question_id, answer]) => ({
    draft_id: draftId,
    question_id,
    value: JSON.stringify(answer),
    version: 1,
    saved_at: now.toISOString(),
  }))
  if (rows.length === 0) return
  await db
    .insertInto('draft_answers')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['draft_id', 'question_id']).doUpdateSet((eb) => ({
        value: eb.ref('excluded.value'),
        version: eb('draft_answers.version', '+', 1),
        saved_at: eb.ref('excluded.saved_at'),
      })),
    )
    .execute()
}
