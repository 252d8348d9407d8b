/** Tokens with which leads' programs read the JSON API. Only hashes of them are kept. */
import type { Organiser } from '../audit/organisers.js'
import type { Db } from './store.js'

export interface NewApiToken {
  readonly organiserId: number
  /** What it is for, in its lead's words. */
  readonly name: string
  readonly tokenHash: string
  readonly expiresAt: Date
}

/** A token as its lead sees it. */
export interface ApiToken {
  readonly id: number
  readonly name: string
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Null until it is first used. */
  readonly usedAt: Date | null
}

/** A token that works, and whose it is. */
export interface WorkingApiToken extends ApiToken {
  readonly organiser: Organiser
}

/** Keeps a new token and returns its id. */
export async function insertApiToken(db: Db, token: NewApiToken, now: Date): Promise<number> {
  const { id } = await db
    .insertInto('api_tokens')
    .values({
      organiser_id: token.organiserId,
      name: token.name,
      token_hash: token.tokenHash,
      created_at: now.toISOString(),
      expires_at: token.expiresAt.toISOString(),
      used_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** An organiser's tokens, the latest first; those that have expired too. */
export async function listApiTokens(db: Db, organiserId: number): Promise<readonly ApiToken[]> {
  const rows = await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'created_at', 'expires_at', 'used_at'])
    .where('organiser_id', '=', organiserId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toToken)
}

/** The token with this hash; undefined where it has expired, or whose it is is no lead or disabled by now. */
export async function findApiToken(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<WorkingApiToken | undefined> {
  const row = await db
    .selectFrom('api_tokens as token')
    .innerJoin('organisers as organiser', 'organiser.id', 'token.organiser_id')
    .select(['token.id', 'token.name', 'token.created_at', 'token.expires_at', 'token.used_at'])
    .select(['organiser.id as owner', 'organiser.name as owner_name', 'organiser.email', 'organiser.role'])
    .where('token.token_hash', '=', tokenHash)
    .where('token.expires_at', '>', now.toISOString())
    .where('organiser.disabled_at', 'is', null)
    .where('organiser.role', '=', 'lead')
    .executeTakeFirst()
  if (!row) return undefined
  const { owner, owner_name, email, role } = row
  return { ...toToken(row), organiser: { id: owner, name: owner_name, email, role } }
}

/** Notes that a token was used. */
export async function touchApiToken(db: Db, id: number, now: Date): Promise<void> {
  await db.updateTable('api_tokens').set({ used_at: now.toISOString() }).where('id', '=', id).execute()
}

/** Ends one token of an organiser and returns what it was for; undefined where they have none with this id. */
export async function deleteApiToken(db: Db, organiserId: number, id: number): Promise<string | undefined> {
  const row = await db
    .deleteFrom('api_tokens')
    .where('organiser_id', '=', organiserId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}

interface Row {
  readonly id: number
  readonly name: string
  readonly created_at: string
  readonly expires_at: string
  readonly used_at: string | null
}

function toToken({ id, name, created_at, expires_at, used_at }: Row): ApiToken {
  const usedAt = used_at === null ? null : new Date(used_at)
  return { id, name, createdAt: new Date(created_at), expiresAt: new Date(expires_at), usedAt }
}
