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
  /** A second factor being set up, until a code has confirmed it. */
  readonly newSecret: string | null
  readonly seenAt: Date
  /** When it ends, however much it is used. */
  readonly expiresAt: Date
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
    .select(['session.id', 'session.stage', 'session.new_secret', 'session.seen_at', 'session.organiser_id'])
    .select('session.expires_at')
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
    newSecret: row.new_secret,
    seenAt: new Date(row.seen_at),
    expiresAt: new Date(row.expires_at),
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

/** Keeps a second factor that is being set up in a session. */
export async function setNewSecret(db: Db, id: number, secret: string): Promise<void> {
  await db.updateTable('organiser_sessions').set({ new_secret: secret }).where('id', '=', id).execute()
}

/** A session as its owner sees it. */
export interface OpenSession {
  readonly id: number
  readonly browser: string
  readonly createdAt: Date
  readonly seenAt: Date
}

/** Where an organiser is signed in, the last used first. */
export async function listSessions(
  db: Db,
  organiserId: number,
  { now, seenAfter }: { readonly now: Date; readonly seenAfter: Date },
): Promise<readonly OpenSession[]> {
  const rows = await db
    .selectFrom('organiser_sessions')
    .select(['id', 'browser', 'created_at', 'seen_at'])
    .where('organiser_id', '=', organiserId)
    .where('stage', '=', 'open')
    .where('expires_at', '>', now.toISOString())
    .where('seen_at', '>', seenAfter.toISOString())
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    browser: row.browser,
    createdAt: new Date(row.created_at),
    seenAt: new Date(row.seen_at),
  }))
}

/** Ends one session of an organiser; another's stays. */
export async function deleteOwnSession(db: Db, organiserId: number, id: number): Promise<void> {
  await db
    .deleteFrom('organiser_sessions')
    .where('organiser_id', '=', organiserId)
    .where('id', '=', id)
    .execute()
}

/** Ends every session of an organiser, and forgets the browsers in which they were signed in. */
export async function deleteSessionsOf(db: Db, organiserId: number): Promise<void> {
  await db.deleteFrom('organiser_sessions').where('organiser_id', '=', organiserId).execute()
  await db.deleteFrom('known_browsers').where('organiser_id', '=', organiserId).execute()
}

/** Deletes sessions that are over, so that the store keeps nothing of them. */
export async function deleteSessionsBefore(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('organiser_sessions').where('expires_at', '<=', now.toISOString()).execute()
}
