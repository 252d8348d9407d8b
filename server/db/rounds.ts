/** Audit rounds in the store. */
import type { Selectable } from 'kysely'
import type { NewRound, Round } from '../audit/rounds.js'
import type { RoundsTable } from './schema.js'
import type { Db } from './store.js'

/** Keeps a new round and returns it. Throws where the slug is taken; ask findRound first. */
export async function insertRound(db: Db, round: NewRound, now: Date): Promise<Round> {
  const row = await db
    .insertInto('rounds')
    .values({
      slug: round.slug,
      title: round.title,
      area: round.area,
      edition: round.edition,
      opens_on: round.opensOn,
      closes_on: round.closesOn,
      closed_at: null,
      expected: round.expected,
      thresholds_url: round.thresholdsUrl,
      invented: round.invented ? 1 : 0,
      created_at: now.toISOString(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toRound(row)
}

/** The round with this slug, or undefined. */
export async function findRound(db: Db, slug: string): Promise<Round | undefined> {
  const row = await db.selectFrom('rounds').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row && toRound(row)
}

/** The round with this id, or undefined. */
export async function findRoundById(db: Db, id: number): Promise<Round | undefined> {
  const row = await db.selectFrom('rounds').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toRound(row)
}

/** Every round, the latest to open first. */
export async function listRounds(db: Db): Promise<readonly Round[]> {
  const rows = await db
    .selectFrom('rounds')
    .selectAll()
    .orderBy('opens_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toRound)
}

/** Closes a round for answers from now on; a round closed earlier keeps its first closing time. */
export async function closeRound(db: Db, round: Round, now: Date): Promise<void> {
  await db
    .updateTable('rounds')
    .set({ closed_at: now.toISOString() })
    .where('id', '=', round.id)
    .where('closed_at', 'is', null)
    .execute()
}

function toRound(row: Selectable<RoundsTable>): Round {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    area: row.area,
    edition: row.edition,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    closedAt: row.closed_at,
    expected: row.expected,
    thresholdsUrl: row.thresholds_url,
    invented: row.invented === 1,
  }
}
