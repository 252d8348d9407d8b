/** The register of agencies, and who of it is expected in a round. */
import { sql, type Selectable, type Transaction } from 'kysely'
import type { Agency, NewAgency, RoundAgency, Standing } from '../audit/agencies.js'
import { nameKey } from '../audit/agencyNames.js'
import { inTransaction } from './inTransaction.js'
import type { AgenciesTable, Schema } from './schema.js'
import type { Db } from './store.js'

/** Every agency of the register, by name. */
export async function listAgencies(db: Db): Promise<readonly Agency[]> {
  const rows = await db.selectFrom('agencies').selectAll().orderBy('name_key').execute()
  return rows.map(toAgency)
}

/** The agency with this id, or undefined. */
export async function findAgency(db: Db, id: number): Promise<Agency | undefined> {
  const row = await db.selectFrom('agencies').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toAgency(row)
}

/** The agency of this name, however it is spelt, or undefined. */
export async function findAgencyByName(db: Db, name: string): Promise<Agency | undefined> {
  const row = await db
    .selectFrom('agencies')
    .selectAll()
    .where('name_key', '=', nameKey(name))
    .executeTakeFirst()
  return row && toAgency(row)
}

/**
 * Keeps agencies and expects them in a round, all or none. One that the register has is brought up to date with what
 * is given; what is left blank stays as it is. One that declined in this round stays so.
 */
export async function expectAgencies(
  db: Db,
  roundId: number,
  agencies: readonly NewAgency[],
  now: Date,
): Promise<readonly Agency[]> {
  return inTransaction(db, async (trx) => {
    const kept: Agency[] = []
    for (const agency of agencies) {
      const one = await keepAgency(trx, agency, now)
      await trx
        .insertInto('round_agencies')
        .values({ round_id: roundId, agency_id: one.id, standing: 'expected' })
        .onConflict((conflict) =>
          conflict
            .columns(['round_id', 'agency_id'])
            .doUpdateSet({ standing: 'expected' })
            .where('round_agencies.standing', '=', 'not-expected'),
        )
        .execute()
      kept.push(one)
    }
    return kept
  })
}

async function keepAgency(trx: Transaction<Schema>, agency: NewAgency, now: Date): Promise<Agency> {
  const given = columnsOf(agency)
  const filled = Object.entries(given).filter(([, value]) => value !== '' && value !== '[]')
  const row = await trx
    .insertInto('agencies')
    .values({ ...given, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.column('name_key').doUpdateSet(Object.fromEntries(filled)))
    .returningAll()
    .executeTakeFirstOrThrow()
  return toAgency(row)
}

/** Changes an agency, whatever round it takes part in. Throws where another one has the name: ask first. */
export async function updateAgency(db: Db, id: number, agency: NewAgency): Promise<void> {
  await db.updateTable('agencies').set(columnsOf(agency)).where('id', '=', id).execute()
}

/** Says whether a round waits for an agency. */
export async function setStanding(
  db: Db,
  roundId: number,
  agencyId: number,
  standing: Standing,
): Promise<void> {
  await db
    .insertInto('round_agencies')
    .values({ round_id: roundId, agency_id: agencyId, standing })
    .onConflict((conflict) => conflict.columns(['round_id', 'agency_id']).doUpdateSet({ standing }))
    .execute()
}

/** Expects every agency of the register that the round does not know yet. Returns how many those were. */
export async function expectWholeRegister(db: Db, roundId: number): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('round_agencies')
    .columns(['round_id', 'agency_id', 'standing'])
    .expression((eb) =>
      eb
        .selectFrom('agencies')
        .select([
          sql<number>`CAST(${roundId} AS BIGINT)`.as('round_id'),
          'agencies.id',
          sql<Standing>`'expected'`.as('standing'),
        ])
        .where('agencies.id', 'not in', (known) =>
          known.selectFrom('round_agencies').select('agency_id').where('round_id', '=', roundId),
        ),
    )
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0)
}

/** N of a round: the agencies expected in it, those that declined among them; null where none was ever named. */
export async function countExpected(db: Db, roundId: number): Promise<number | null> {
  const { all, expected } = await db
    .selectFrom('round_agencies')
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      sql<number>`count(*) FILTER (WHERE standing <> 'not-expected')`.as('expected'),
    ])
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return all === 0 ? null : expected
}

/** Every agency of a round with how far it has come, by name. */
export async function listRoundAgencies(db: Db, roundId: number): Promise<readonly RoundAgency[]> {
  return queryRoundAgencies(db, roundId)
}

/** One agency of a round, or undefined where the round does not know it. */
export async function findRoundAgency(
  db: Db,
  roundId: number,
  agencyId: number,
): Promise<RoundAgency | undefined> {
  const [one] = await queryRoundAgencies(db, roundId, agencyId)
  return one
}

// Written out as SQL, since each moment is a question of its own to another table.
const went = sql`(SELECT m.changed_at FROM messages m
  WHERE m.round_id = ra.round_id AND m.agency_id = a.id AND m.state IN ('sent', 'in-file'))`
const itsDrafts = sql`drafts d WHERE d.round_id = ra.round_id AND d.agency_id = a.id`
const itsResponses = sql`responses r LEFT JOIN sendings s ON s.response_id = r.id AND s.version = 1
  WHERE r.round_id = ra.round_id AND r.agency_id = a.id`

async function queryRoundAgencies(
  db: Db,
  roundId: number,
  agencyId?: number,
): Promise<readonly RoundAgency[]> {
  const one = agencyId === undefined ? sql`` : sql`AND a.id = ${agencyId}`
  // An answer that the register filled in was written by no page, and is its question's first.
  const { rows } = await sql<RoundAgencyRow>`
    SELECT a.*, ra.standing,
      (SELECT min(changed_at) FROM ${went} AS went) AS invited_at,
      (SELECT max(changed_at) FROM ${went} AS went) AS chased_at,
      (SELECT min(d.opened_at) FROM ${itsDrafts}) AS opened_at,
      (SELECT max(da.saved_at) FROM draft_answers da WHERE (da.writer <> '' OR da.version > 1)
        AND da.value NOT IN ('""', '[]') AND da.draft_id IN (SELECT d.id FROM ${itsDrafts}
          AND NOT EXISTS (SELECT 1 FROM responses r WHERE r.draft_id = d.id))) AS drafted_at,
      (SELECT min(coalesce(s.sent_at, r.sent_at)) FROM ${itsResponses}) AS submitted_at,
      (SELECT count(*) FROM ${itsResponses}) AS responses
    FROM round_agencies ra JOIN agencies a ON a.id = ra.agency_id
    WHERE ra.round_id = ${roundId} ${one}
    ORDER BY a.name_key`.execute(db)
  return rows.map((row) => ({
    agency: toAgency(row),
    standing: row.standing,
    invitedAt: row.invited_at,
    openedAt: row.opened_at,
    draftedAt: row.drafted_at,
    submittedAt: row.submitted_at,
    responses: row.responses,
    chasedAt: row.chased_at,
  }))
}

interface RoundAgencyRow extends Selectable<AgenciesTable> {
  standing: Standing
  invited_at: string | null
  chased_at: string | null
  opened_at: string | null
  drafted_at: string | null
  submitted_at: string | null
  responses: number
}

function columnsOf({ name, sector, contact, email, tags }: NewAgency) {
  return { name, name_key: nameKey(name), sector, contact, email, tags: JSON.stringify(tags) }
}

function toAgency(row: Selectable<AgenciesTable>): Agency {
  return {
    id: row.id,
    name: row.name,
    sector: row.sector,
    contact: row.contact,
    email: row.email,
    tags: JSON.parse(row.tags) as string[],
  }
}
