/** Organisers' one-time keys and sessions. Only hashes are kept. */
import type { Db } from './store.js'

/** Keeps the hash of a one-time key that opens an organiser session. */
export async function insertOrganiserKey(db: Db, keyHash: string, now: Date): Promise<void> {
  await db
    .insertInto('organiser_keys')
    .values({ key_hash: keyHash, created_at: now.toISOString(), used_at: null })
    .execute()
}

/**
 * Uses a one-time key up and opens a session in its place.
 *
 * @returns whether it opened: false where no key has this hash, or it was used before.
 */
export async function openOrganiserSession(
  db: Db,
  keyHash: string,
  session: { readonly tokenHash: string; readonly expiresAt: Date },
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const used = await trx
      .updateTable('organiser_keys')
      .set({ used_at: now.toISOString() })
      .where('key_hash', '=', keyHash)
      .where('used_at', 'is', null)
      .executeTakeFirst()
    if (used.numUpdatedRows === 0n) return false
    await trx
      .insertInto('organiser_sessions')
      .values({
        token_hash: session.tokenHash,
        created_at: now.toISOString(),
        expires_at: session.expiresAt.toISOString(),
      })
      .execute()
    return true
  })
}

/** Whether a session with this token is open at a moment. */
export async function hasOrganiserSession(db: Db, tokenHash: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('organiser_sessions')
    .select('token_hash')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return row !== undefined
}

/** Ends a session. */
export async function deleteOrganiserSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('organiser_sessions').where('token_hash', '=', tokenHash).execute()
}
