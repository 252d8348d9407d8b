/** How often somebody tried something, for throttles of several processes. Keys are kept as hashes. */
import { sql } from 'kysely'
import type { Db } from './store.js'

export interface Hits {
  readonly totalHits: number
  readonly resetTime: Date
}

/** Counts one more hit, and begins anew where the time that hits are counted for is over. */
export async function addHit(db: Db, keyHash: string, milliseconds: number, now: Date): Promise<Hits> {
  const [at, until] = [now.toISOString(), new Date(now.getTime() + milliseconds).toISOString()]
  const row = await db
    .insertInto('throttles')
    .values({ key_hash: keyHash, hits: 1, resets_at: until })
    .onConflict((conflict) =>
      conflict.column('key_hash').doUpdateSet({
        hits: sql<number>`CASE WHEN throttles.resets_at <= ${at} THEN 1 ELSE throttles.hits + 1 END`,
        resets_at: sql<string>`CASE WHEN throttles.resets_at <= ${at} THEN ${until} ELSE throttles.resets_at END`,
      }),
    )
    .returning(['hits', 'resets_at'])
    .executeTakeFirstOrThrow()
  return { totalHits: row.hits, resetTime: new Date(row.resets_at) }
}

/** Takes one hit back, where any is counted. */
export async function removeHit(db: Db, keyHash: string, now: Date): Promise<void> {
  await db
    .updateTable('throttles')
    .set(({ eb }) => ({ hits: eb('hits', '-', 1) }))
    .where('key_hash', '=', keyHash)
    .where('hits', '>', 0)
    .where('resets_at', '>', now.toISOString())
    .execute()
}

/** Takes all hits of a key back. */
export async function removeHits(db: Db, keyHash: string): Promise<void> {
  await db.deleteFrom('throttles').where('key_hash', '=', keyHash).execute()
}

/** Forgets hits that count no more. */
export async function forgetHits(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('throttles').where('resets_at', '<=', now.toISOString()).execute()
}
