/** Corrections of responses: rows are added, and marked as undone. What was submitted is never touched. */
import { sql } from 'kysely'
import type { Answer } from '../audit/answers.js'
import { questionOf, type Correction, type Remedy } from '../audit/corrections.js'
import type { Db } from './store.js'

export interface NewCorrection {
  readonly responseId: number
  /** The version of the response that it is made on. */
  readonly version: number
  readonly remedy: Remedy
  readonly reason: string
  readonly organiserId: number
}

/** Keeps a correction and returns its id. The same one sent twice is kept once, for as long as it stands. */
export async function insertCorrection(db: Db, correction: NewCorrection, now: Date): Promise<number> {
  const { remedy, responseId, version, reason, organiserId } = correction
  const { kind, ...value } = remedy
  const same = await db
    .selectFrom('corrections')
    .select('id')
    .where('response_id', '=', responseId)
    .where('version', '=', version)
    .where('kind', '=', kind)
    .where('question_id', 'is not distinct from', questionOf(remedy))
    .where('value', '=', JSON.stringify(value))
    .where('reason', '=', reason)
    .where('made_by', '=', organiserId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (same) return same.id
  const { id } = await db
    .insertInto('corrections')
    .values({
      response_id: responseId,
      version,
      kind,
      question_id: questionOf(remedy),
      value: JSON.stringify(value),
      reason,
      made_by: organiserId,
      made_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Undoes a correction of a response; false where it has none with this id that stands. */
export async function undoCorrection(
  db: Db,
  {
    id,
    responseId,
    organiserId,
  }: { readonly id: number; readonly responseId: number; readonly organiserId: number },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('corrections')
    .set({ undone_by: organiserId, undone_at: now.toISOString() })
    .where('id', '=', id)
    .where('response_id', '=', responseId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Every correction of a round, those that were undone too, in the order they were made; of some responses where named. */
export async function listCorrections(
  db: Db,
  roundId: number,
  reference?: string | readonly string[],
): Promise<readonly Correction[]> {
  let query = db
    .selectFrom('corrections')
    .innerJoin('responses', 'responses.id', 'corrections.response_id')
    .innerJoin('organisers as maker', 'maker.id', 'corrections.made_by')
    .leftJoin('organisers as undoer', 'undoer.id', 'corrections.undone_by')
    .select(['corrections.id', 'responses.reference', 'corrections.version', 'corrections.kind'])
    .select(['corrections.value', 'corrections.reason', 'corrections.made_at', 'corrections.undone_at'])
    .select(['maker.name as maker', 'undoer.name as undoer'])
    .select(
      sql<string | null>`(
        SELECT answers.value FROM answers
        WHERE answers.response_id = corrections.response_id AND answers.question_id = corrections.question_id
          AND answers.version <= corrections.version
        ORDER BY answers.version DESC LIMIT 1)`.as('made_on'),
    )
    .where('responses.round_id', '=', roundId)
    .orderBy('corrections.id')
  if (reference !== undefined) query = query.where('responses.reference', 'in', [reference].flat())
  return (await query.execute()).map((row) => ({
    id: row.id,
    reference: row.reference,
    remedy: { kind: row.kind, ...(JSON.parse(row.value) as object) } as Remedy,
    reason: row.reason,
    madeBy: row.maker,
    madeAt: row.made_at,
    version: row.version,
    madeOn: row.made_on === null ? '' : (JSON.parse(row.made_on) as Answer),
    undone: row.undone_at === null ? null : { by: row.undoer ?? '', at: row.undone_at },
  }))
}

/** Changes whenever a round's corrections do. */
export async function correctionsStamp(db: Db, roundId: number): Promise<string> {
  const row = await db
    .selectFrom('corrections')
    .innerJoin('responses', 'responses.id', 'corrections.response_id')
    .select(({ fn }) => [
      fn.countAll<number>().as('made'),
      fn.count<number>('corrections.undone_at').as('undone'),
    ])
    .where('responses.round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return `${row.made}-${row.undone}`
}
