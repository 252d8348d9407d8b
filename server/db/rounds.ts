/** Audit rounds in the store. */
import type { Selectable } from 'kysely'
import type { NewRound, Round } from '../audit/rounds.js'
import type { RoundsTable } from './schema.js'
import type { Db } from './store.js'

/** The round that nobody sees: responses are held in it while they are being imported. See heldResponses.ts. */
export const HOLDING_ROUND = 0

/** Keeps a new round and returns it. Throws where the slug is taken; ask findRound first. */
export async function insertRound(db: Db, round: NewRound, now: Date): Promise<Round> {
  const row = await db
    .insertInto('rounds')
    .values({
      ...columnsOf(round),
      slug: round.slug,
      closed_at: null,
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
    .where('id', '>', HOLDING_ROUND)
    .orderBy('opens_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toRound)
}

/** Keeps a round's settings, all but its slug. */
export async function updateRound(db: Db, id: number, round: NewRound): Promise<void> {
  await db.updateTable('rounds').set(columnsOf(round)).where('id', '=', id).execute()
}

/** Whether anybody has started or sent a response: from then on the round keeps its edition. */
export async function isRoundUsed(db: Db, id: number): Promise<boolean> {
  const tables = ['drafts', 'responses'] as const
  for (const table of tables)
    if (await db.selectFrom(table).select('id').where('round_id', '=', id).executeTakeFirst()) return true
  return false
}

/** Lets a round take answers between two dates, whether or not it was closed or put away before. */
export async function reopenRound(
  db: Db,
  id: number,
  dates: Pick<Round, 'opensOn' | 'closesOn'>,
): Promise<void> {
  await db
    .updateTable('rounds')
    .set({ opens_on: dates.opensOn, closes_on: dates.closesOn, closed_at: null, archived_at: null })
    .where('id', '=', id)
    .execute()
}

/** Puts a closed round away. */
export async function archiveRound(db: Db, id: number, now: Date): Promise<void> {
  await db.updateTable('rounds').set({ archived_at: now.toISOString() }).where('id', '=', id).execute()
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

function columnsOf(round: NewRound) {
  return {
    title: round.title,
    area: round.area,
    edition: round.edition,
    opens_on: round.opensOn,
    closes_on: round.closesOn,
    expected: round.expected,
    thresholds_url: round.thresholdsUrl,
    access: round.access,
    minimum_count: round.minimumCount,
    contact_email: round.contactEmail,
    contact_phone: round.contactPhone,
    danger_contact: round.dangerContact,
    invented: round.invented ? 1 : 0,
    earlier_round_id: round.earlierRoundId,
  }
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
    access: row.access === 'invitation' ? 'invitation' : 'open-link',
    minimumCount: row.minimum_count,
    contactEmail: row.contact_email,
    contactPhone: row.contact_phone,
    dangerContact: row.danger_contact,
    archivedAt: row.archived_at,
    contactsDeletedOn: row.contacts_deleted_on,
    wordsDeletedOn: row.words_deleted_on,
    invented: row.invented === 1,
    earlierRoundId: row.earlier_round_id,
  }
}
