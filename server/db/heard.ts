/** "You said": which release agencies read over their private links. Rows are added, and marked as withdrawn. */
import { inTransaction } from './inTransaction.js'
import type { Db } from './store.js'

export interface Heard {
  readonly id: number
  /** The release that it rests on. */
  readonly number: number
  /** The name of the organiser who let agencies read it. */
  readonly releasedBy: string
  /** ISO 8601 UTC. */
  readonly releasedAt: string
  /** Whether the release has been withdrawn since: then agencies read nothing. */
  readonly isReleaseWithdrawn: boolean
}

/** What agencies of a round read, or undefined while they read nothing. */
export async function findHeard(db: Db, roundId: number): Promise<Heard | undefined> {
  const row = await db
    .selectFrom('heard_releases as heard')
    .innerJoin('organisers', 'organisers.id', 'heard.released_by')
    .innerJoin('releases', (join) =>
      join
        .onRef('releases.round_id', '=', 'heard.round_id')
        .onRef('releases.number', '=', 'heard.release_number'),
    )
    .select(['heard.id', 'heard.release_number', 'heard.released_at', 'organisers.name'])
    .select('releases.withdrawn_at')
    .where('heard.round_id', '=', roundId)
    .where('heard.withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    number: row.release_number,
    releasedBy: row.name,
    releasedAt: row.released_at,
    isReleaseWithdrawn: row.withdrawn_at !== null,
  }
}

export interface HeardAct {
  readonly roundId: number
  readonly organiserId: number
}

/**
 * Lets agencies read a release, in the place of another that they may have read before; false where they read it
 * already, or the release does not stand.
 */
export async function releaseHeard(
  db: Db,
  { roundId, organiserId }: HeardAct,
  number: number,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const standing = await trx
      .selectFrom('releases')
      .select('number')
      .where('round_id', '=', roundId)
      .where('number', '=', number)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    const before = await findHeard(trx, roundId)
    if (!standing || before?.number === number) return false
    if (before) await withdrawHeard(trx, { roundId, organiserId }, before.id, now)
    await trx
      .insertInto('heard_releases')
      .values({
        round_id: roundId,
        release_number: number,
        released_by: organiserId,
        released_at: now.toISOString(),
      })
      .execute()
    return true
  })
}

/** Takes back what agencies read; false where it is not that any more. */
export async function withdrawHeard(
  db: Db,
  { roundId, organiserId }: HeardAct,
  id: number,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('heard_releases')
    .set({ withdrawn_at: now.toISOString(), withdrawn_by: organiserId })
    .where('id', '=', id)
    .where('round_id', '=', roundId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}
