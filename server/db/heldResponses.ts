/**
 * Responses that are being imported. They are written in short transactions to the tables where they will stay, words
 * to search them by included, but held in a round that nobody sees and nothing counts; one short transaction at the
 * end gives them to their round. So thousands arrive at one moment, and nobody's save waits for more than a batch.
 */
import { sql } from 'kysely'
import type { Answers } from '../audit/answers.js'
import type { ImportOutcome } from '../audit/imports/outcome.js'
import { elementsOf } from './dialect.js'
import { inTransaction } from './inTransaction.js'
import { HOLDING_ROUND } from './rounds.js'
import { indexNew } from './search.js'
import type { Db } from './store.js'

/** A response as it comes from a table. */
export interface HeldResponse {
  /** Unique among all responses. */
  readonly reference: string
  readonly edition: string
  readonly answers: Answers
  /** ISO 8601 UTC. */
  readonly sentAt: string
  /** Its number where it comes from, or null. */
  readonly sourceReference: string | null
}

/** Writes some responses of an import, all of them or none, where nothing counts them. */
export async function holdResponses(
  db: Db,
  importId: number,
  source: string,
  responses: readonly HeldResponse[],
): Promise<void> {
  const heads = JSON.stringify(
    responses.map(({ reference, edition, sentAt, sourceReference }) => ({
      reference,
      edition,
      sentAt,
      sourceReference,
    })),
  )
  await inTransaction(db, async (trx) => {
    await sql`INSERT INTO rounds
      (id, slug, title, area, edition, opens_on, closes_on, invented, created_at)
      VALUES (${HOLDING_ROUND}, '', '', '', '', '', '', 0, '') ON CONFLICT DO NOTHING`.execute(trx)
    const { rows } = await sql<{ id: number; reference: string }>`INSERT INTO responses
      (round_id, reference, edition, sent_at, source, import_source, source_reference, import_id)
      SELECT ${HOLDING_ROUND}, value ->> 'reference', value ->> 'edition', value ->> 'sentAt', 'import',
        ${source}, value ->> 'sourceReference', ${importId}
      FROM ${elementsOf(trx, sql`${heads}`)} AS one RETURNING id, reference`.execute(trx)
    const ids = new Map(rows.map(({ id, reference }) => [reference, id]))
    const kept = responses.map((response) => ({ ...response, id: ids.get(response.reference) ?? 0 }))
    const answers = kept.flatMap(({ id, answers: given }) =>
      Object.entries(given).map(([question, answer]) => [id, question, JSON.stringify(answer)]),
    )
    await sql`INSERT INTO answers (response_id, question_id, version, value)
      SELECT CAST(value ->> 0 AS BIGINT), value ->> 1, 1, value ->> 2
      FROM ${elementsOf(trx, sql`${JSON.stringify(answers)}`)} AS one`.execute(trx)
    const sendings = JSON.stringify(kept.map(({ id, sentAt }) => [id, sentAt]))
    await sql`INSERT INTO sendings (response_id, version, sent_at)
      SELECT CAST(value ->> 0 AS BIGINT), 1, value ->> 1 FROM ${elementsOf(trx, sql`${sendings}`)} AS one`.execute(
      trx,
    )
    await indexNew(
      trx,
      kept.map(({ id, answers: given }) => ({ id, text: Object.values(given).flat().join('\n') })),
    )
  })
}

/** How an import ends. */
export interface Release {
  readonly roundId: number
  /** What is kept of what it did: numbers alone. */
  readonly outcome: ImportOutcome
}

/**
 * Gives the responses that an import holds to its round, all at one moment, if the import is still under way. Throws
 * where the round has one of the source's numbers by now.
 *
 * @returns how many; undefined, with nothing done, where the import is not under way.
 */
export async function releaseResponses(
  db: Db,
  importId: number,
  { roundId, outcome }: Release,
  now: Date,
): Promise<number | undefined> {
  return inTransaction(db, async (trx) => {
    const { numUpdatedRows: moved } = await trx
      .updateTable('imports')
      .set({ state: 'done', outcome: JSON.stringify(outcome), changed_at: now.toISOString() })
      .where('id', '=', importId)
      .where('state', '=', 'importing')
      .executeTakeFirst()
    if (moved === 0n) return undefined
    const { numUpdatedRows } = await trx
      .updateTable('responses')
      .set({ round_id: roundId })
      .where('round_id', '=', HOLDING_ROUND)
      .where('import_id', '=', importId)
      .executeTakeFirst()
    return Number(numUpdatedRows)
  })
}

/** Takes back some of the responses that an import holds; returns whether any may be left. */
export async function dropHeldResponses(db: Db, importId: number, most: number): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const held = await trx
      .selectFrom('responses')
      .select('id')
      .where('round_id', '=', HOLDING_ROUND)
      .where('import_id', '=', importId)
      .limit(most)
      .execute()
    if (held.length === 0) return false
    const ids = held.map(({ id }) => id)
    await sql`DELETE FROM response_words WHERE rowid IN (${sql.join(ids)})`.execute(trx)
    for (const table of ['answers', 'sendings'] as const)
      await trx.deleteFrom(table).where('response_id', 'in', ids).execute()
    await trx.deleteFrom('responses').where('id', 'in', ids).execute()
    return true
  })
}

/** The numbers that a round has from a source already. */
export async function listSourceReferences(
  db: Db,
  roundId: number,
  source: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('responses')
    .select('source_reference')
    .where('round_id', '=', roundId)
    .where('import_source', '=', source)
    .where('source_reference', 'is not', null)
    .execute()
  return new Set(rows.map(({ source_reference }) => source_reference ?? ''))
}
