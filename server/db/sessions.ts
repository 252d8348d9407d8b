/** Organisers' sessions. Only hashes of their tokens are kept. */
import type { Organiser } from '../audit/organisers.js'
import type { Db } from './store.js'

export interface NewSession {
  readonly organiserId: number
  readonly tokenHash: string
  /** "arriving" while the second factor is owed. */
  readonly stage: 'arriving' | 'open'
  readonly browser: string
  readonly expiresAt: Date
}

export interface Session {
  readonly id: number
  readonly stage: 'arriving' | 'open'
  readonly seenAt: Date
  readonly organiser: Organiser
}

/** Opens a session. */
export async function insertSession(db: Db, session: NewSession, now: Date): Promise<void> {
  await db
    .insertInto('organiser_sessions')
    .values({
      organiser_id: session.organiserId,
      token_hash: session.tokenHash,
      stage: session.stage,
      new_secret: null,
      browser: session.browser,
      created_at: now.toISOString(),
      seen_at: now.toISOString(),
      expires_at: session.expiresAt.toISOString(),
    })
    .execute()
}

/**
 * The session with this token and whose it is; undefined where it is over, or its organiser's account is disabled.
 *
 * @param seenAfter sessions not used since then are over
 */
export async function findSession(
  db: Db,
  tokenHash: string,
  { now, seenAfter }: { readonly now: Date; readonly seenAfter: Date },
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('organiser_sessions as session')
    .innerJoin('organisers as organiser', 'organiser.id', 'session.organiser_id')
    .select(['session.id', 'session.stage', 'session.seen_at', 'session.organiser_id'])
    .select(['organiser.name', 'organiser.email', 'organiser.role'])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now.toISOString())
    .where('session.seen_at', '>', seenAfter.toISOString())
    .where('organiser.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { name, email, role } = row
  return {
    id: row.id,
    stage: row.stage,
    seenAt: new Date(row.seen_at),
    organiser: { id: row.organiser_id, name, email, role },
  }
}

/** Notes that a session is in use. */
export async function touchSession(db: Db, id: number, now: Date): Promise<void> {
  await db
    .updateTable('organiser_sessions')
    .set({ seen_at: now.toISOString() })
    .where('id', '=', id)
    .execute()
}

/** Ends the session with this token. */
export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('organiser_sessions').where('token_hash', '=', tokenHash).execute()
}
