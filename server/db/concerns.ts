/** Answers marked as a concern for somebody's safety, and to whom that was passed on. */
import { inTransaction } from './inTransaction.js'
import type { Db } from './store.js'

export interface Concern {
  readonly id: number
  readonly reference: string
  readonly questionId: string
  readonly markedBy: string
  /** ISO 8601 UTC. */
  readonly markedAt: string
  /** Null until it is recorded that it was passed on. */
  readonly passed: Passing | null
}

export interface Passing {
  readonly to: string
  readonly by: string
  /** An ISO date. */
  readonly on: string
}

/** Marks an answer. One that is marked already, and was not passed on yet, stays marked once. */
export async function markConcern(
  db: Db,
  concern: { readonly responseId: number; readonly questionId: string; readonly organiserId: number },
  now: Date,
): Promise<void> {
  const { responseId, questionId, organiserId } = concern
  await inTransaction(db, async (trx) => {
    const open = await trx
      .selectFrom('concerns')
      .select('id')
      .where('response_id', '=', responseId)
      .where('question_id', '=', questionId)
      .where('recorded_at', 'is', null)
      .executeTakeFirst()
    if (open) return
    const row = { response_id: responseId, question_id: questionId, marked_by: organiserId }
    await trx
      .insertInto('concerns')
      .values({ ...row, marked_at: now.toISOString() })
      .execute()
  })
}

/** Records that a concern was passed on; false where there is none with this id that was not. */
export async function passConcern(
  db: Db,
  {
    id,
    responseId,
    organiserId,
  }: { readonly id: number; readonly responseId: number; readonly organiserId: number },
  passing: Passing,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('concerns')
    .set({
      passed_to: passing.to,
      passed_by: passing.by,
      passed_on: passing.on,
      recorded_by: organiserId,
      recorded_at: now.toISOString(),
    })
    .where('id', '=', id)
    .where('response_id', '=', responseId)
    .where('recorded_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** A round's concerns, those not passed on first, then the latest. */
export async function listConcerns(db: Db, roundId: number): Promise<readonly Concern[]> {
  const rows = await db
    .selectFrom('concerns')
    .innerJoin('responses', 'responses.id', 'concerns.response_id')
    .innerJoin('organisers', 'organisers.id', 'concerns.marked_by')
    .select(['concerns.id', 'responses.reference', 'concerns.question_id', 'organisers.name'])
    .select(['concerns.marked_at', 'concerns.passed_to', 'concerns.passed_by', 'concerns.passed_on'])
    .where('responses.round_id', '=', roundId)
    .orderBy('concerns.id', 'desc')
    .execute()
  const all = rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    questionId: row.question_id,
    markedBy: row.name,
    markedAt: row.marked_at,
    passed:
      row.passed_to === null ? null : { to: row.passed_to, by: row.passed_by ?? '', on: row.passed_on ?? '' },
  }))
  return [...all.filter(({ passed }) => !passed), ...all.filter(({ passed }) => passed)]
}
