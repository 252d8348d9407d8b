/** A backup that is put back brings deleted words back: what the replaced store knew of deleting goes with it. */
import Database from 'better-sqlite3'
import type { Db } from './store.js'

/** What became of the rounds that both stores have. */
export interface Carried {
  /** Slugs of rounds of which something is to be deleted again; it is at the service's next start. */
  readonly again: readonly string[]
  /** Slugs of rounds of which something had been deleted, and whose dates nobody has confirmed by now. */
  readonly unconfirmed: readonly string[]
}

interface KnownRound {
  readonly slug: string
  readonly created_at: string
  readonly contacts_deleted_on: string | null
  readonly words_deleted_on: string | null
  readonly contacts_on: string
  readonly words_on: string
  readonly confirmed_at: string | null
  readonly findings: string | null
  readonly basis: string | null
  readonly frozen_at: string | null
}

/**
 * Takes confirmed dates and frozen figures from the store that was replaced into the one that took its place.
 *
 * @param replaced the file of the replaced store; one that cannot be read, or is older than such dates, has none
 */
export async function carryRetentions(db: Db, replaced: string): Promise<Carried> {
  const again: string[] = []
  const unconfirmed: string[] = []
  for (const known of knownIn(replaced)) {
    const round = await db
      .selectFrom('rounds')
      .select(['id', 'contacts_deleted_on', 'words_deleted_on'])
      .where('slug', '=', known.slug)
      .where('created_at', '=', known.created_at)
      .executeTakeFirst()
    if (!round) continue
    const isBack =
      (known.contacts_deleted_on !== null && round.contacts_deleted_on === null) ||
      (known.words_deleted_on !== null && round.words_deleted_on === null)
    if (isBack) (known.confirmed_at === null ? unconfirmed : again).push(known.slug)
    await carryOne(db, round.id, known)
  }
  return { again, unconfirmed }
}

async function carryOne(db: Db, round_id: number, known: KnownRound): Promise<void> {
  const { contacts_on, words_on, confirmed_at, findings, basis, frozen_at } = known
  // The organisers of the two stores need not be the same: the record of the replaced one says who it was.
  const row = { contacts_on, words_on, confirmed_at, confirmed_by: null }
  await db
    .insertInto('retentions')
    .values({ round_id, ...row })
    .onConflict((conflict) => conflict.column('round_id').doUpdateSet(row))
    .execute()
  if (findings !== null && basis !== null && frozen_at !== null)
    await db
      .insertInto('frozen_findings')
      .values({ round_id, findings, basis, frozen_at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

function knownIn(path: string): readonly KnownRound[] {
  try {
    const file = new Database(path, { fileMustExist: true, readonly: true })
    try {
      return file
        .prepare(
          `SELECT slug, created_at, contacts_deleted_on, words_deleted_on, contacts_on, words_on, confirmed_at,
            findings, basis, frozen_at
          FROM rounds JOIN retentions ON retentions.round_id = rounds.id
          LEFT JOIN frozen_findings ON frozen_findings.round_id = rounds.id`,
        )
        .all() as readonly KnownRound[]
    } finally {
      file.close()
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return []
    throw error
  }
}
