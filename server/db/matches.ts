/** Which agency a response comes from, where nobody but a person can say. */
import type { Answer } from '../audit/answers.js'
import { LONGEST_FIELD } from '../audit/agencies.js'
import { nameKey } from '../audit/agencyNames.js'
import { AGENCY_QUESTION, SECTOR_QUESTION } from '../audit/questionnaire.js'
import { inTransaction } from './inTransaction.js'
import type { Db } from './store.js'

export interface UnmatchedResponse {
  readonly reference: string
  /** What it calls its agency and sector; "" where it does not say. */
  readonly name: string
  readonly sector: string
  /** ISO 8601 UTC. */
  readonly sentAt: string
}

/** How many responses of a round no agency is known of. */
export async function countUnmatched(db: Db, roundId: number): Promise<number> {
  const { count } = await db
    .selectFrom('responses')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('round_id', '=', roundId)
    .where('agency_id', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Responses of a round that no agency is known of, the oldest first. */
export function listUnmatched(db: Db, roundId: number, most: number): Promise<readonly UnmatchedResponse[]> {
  return queryUnmatched(db, roundId, { most })
}

/** The response with this reference, where no agency is known of it. */
export async function findUnmatched(
  db: Db,
  roundId: number,
  reference: string,
): Promise<UnmatchedResponse | undefined> {
  const [one] = await queryUnmatched(db, roundId, { most: 1, reference })
  return one
}

async function queryUnmatched(
  db: Db,
  roundId: number,
  { most, reference }: { readonly most: number; readonly reference?: string },
): Promise<readonly UnmatchedResponse[]> {
  let query = db
    .selectFrom('responses')
    .select(['id', 'reference', 'sent_at'])
    .where('round_id', '=', roundId)
    .where('agency_id', 'is', null)
  if (reference !== undefined) query = query.where('reference', '=', reference)
  const responses = await query.orderBy('id').limit(most).execute()
  return Promise.all(
    responses.map(async ({ id, reference, sent_at }) => {
      const said = await saidIn(db, id)
      return {
        reference,
        name: said.get(AGENCY_QUESTION) ?? '',
        sector: said.get(SECTOR_QUESTION) ?? '',
        sentAt: sent_at,
      }
    }),
  )
}

async function saidIn(db: Db, responseId: number): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('answers')
    .select(['question_id', 'value'])
    .where('response_id', '=', responseId)
    .where('question_id', 'in', [AGENCY_QUESTION, SECTOR_QUESTION])
    .orderBy('version')
    .execute()
  return new Map(
    rows.map(({ question_id, value }) => {
      const answer = JSON.parse(value) as Answer
      return [question_id, typeof answer === 'string' ? answer : '']
    }),
  )
}

/**
 * Says which agency a response comes from, or with null that nobody knows. An agency that the round did not know is
 * one that it does not expect. Returns whether there is such a response.
 */
export async function matchResponse(
  db: Db,
  roundId: number,
  reference: string,
  agencyId: number | null,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('responses')
      .set({ agency_id: agencyId })
      .where('round_id', '=', roundId)
      .where('reference', '=', reference)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    if (agencyId !== null)
      await trx
        .insertInto('round_agencies')
        .values({ round_id: roundId, agency_id: agencyId, standing: 'not-expected' })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    return true
  })
}

/** Adds the agency that a response names to the register, as one that the round does not expect, and matches it. */
export async function matchNewAgency(
  db: Db,
  roundId: number,
  { reference, name, sector }: UnmatchedResponse,
  now: Date,
): Promise<void> {
  const row = { name: name.trim().slice(0, LONGEST_FIELD), sector, contact: '', email: '', tags: '[]' }
  const created_at = now.toISOString()
  const { id } = await db
    .insertInto('agencies')
    .values({ ...row, name_key: nameKey(row.name), created_at })
    // One of that name is that one.
    .onConflict((conflict) => conflict.column('name_key').doUpdateSet({ name_key: nameKey(row.name) }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await matchResponse(db, roundId, reference, id)
}

/** The references of the responses that an agency has sent in a round, oldest first. */
export async function listMatched(
  db: Db,
  roundId: number,
  agencyId: number,
): Promise<readonly { readonly reference: string; readonly sentAt: string }[]> {
  const rows = await db
    .selectFrom('responses')
    .select(['reference', 'sent_at'])
    .where('round_id', '=', roundId)
    .where('agency_id', '=', agencyId)
    .orderBy('id')
    .execute()
  return rows.map(({ reference, sent_at }) => ({ reference, sentAt: sent_at }))
}

/** The agency of each response that is known to come from one, by reference. */
export async function listMatchedAgencies(db: Db, roundId: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('responses')
    .select(['reference', 'agency_id'])
    .where('round_id', '=', roundId)
    .where('agency_id', 'is not', null)
    .orderBy('reference')
    .execute()
  return new Map(
    rows.flatMap(({ reference, agency_id }) => (agency_id === null ? [] : [[reference, agency_id]])),
  )
}

/** The id of the agency that a response comes from, or undefined where nobody knows. */
export async function findMatchedAgency(
  db: Db,
  roundId: number,
  reference: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('responses')
    .select('agency_id')
    .where('round_id', '=', roundId)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row?.agency_id ?? undefined
}
