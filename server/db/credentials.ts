/** What organisers prove themselves with: passwords, second factors, recovery codes, and browsers known from before. */
import { sql } from 'kysely'
import { inTransaction } from './inTransaction.js'
import type { Db } from './store.js'

/** What an account's second factor is checked against. */
export interface SecondFactor {
  readonly secret: string
  /** The time step of the last code used; null before the first. */
  readonly lastStep: number | null
}

/** The hash of an account's password; undefined where it has none, is disabled, or is not there. */
export async function findPasswordHash(db: Db, organiserId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisers')
    .select('password_hash')
    .where('id', '=', organiserId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row?.password_hash ?? undefined
}

/** Sets a password by its hash and ends every session of the account. */
export async function setPasswordHash(db: Db, organiserId: number, hash: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    await trx.updateTable('organisers').set({ password_hash: hash }).where('id', '=', organiserId).execute()
    await trx.deleteFrom('organiser_sessions').where('organiser_id', '=', organiserId).execute()
  })
}

/** An account's second factor, or undefined. */
export async function findSecondFactor(db: Db, organiserId: number): Promise<SecondFactor | undefined> {
  const row = await db
    .selectFrom('organisers')
    .select(['second_factor_secret as secret', 'second_factor_step as lastStep'])
    .where('id', '=', organiserId)
    .executeTakeFirst()
  return row?.secret ? { secret: row.secret, lastStep: row.lastStep } : undefined
}

/** Sets a second factor with the step of the code that confirmed it, and recovery codes in place of any before. */
export async function setSecondFactor(
  db: Db,
  organiserId: number,
  { secret, lastStep, codeHashes }: Required<SecondFactor> & { readonly codeHashes: readonly string[] },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await trx
      .updateTable('organisers')
      .set({ second_factor_secret: secret, second_factor_step: lastStep })
      .where('id', '=', organiserId)
      .execute()
    await trx.deleteFrom('recovery_codes').where('organiser_id', '=', organiserId).execute()
    await trx
      .insertInto('recovery_codes')
      .values(codeHashes.map((code_hash) => ({ organiser_id: organiserId, code_hash, used_at: null })))
      .execute()
  })
}

/** Takes an account's second factor and recovery codes away, and ends its sessions: it is set up anew at sign-in. */
export async function deleteSecondFactor(db: Db, organiserId: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    await trx
      .updateTable('organisers')
      .set({ second_factor_secret: null, second_factor_step: null })
      .where('id', '=', organiserId)
      .execute()
    await trx.deleteFrom('recovery_codes').where('organiser_id', '=', organiserId).execute()
    await trx.deleteFrom('organiser_sessions').where('organiser_id', '=', organiserId).execute()
  })
}

/** Uses up a code's time step. Returns false where it, or a later one, was used before: no code counts twice. */
export async function takeStep(db: Db, organiserId: number, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('organisers')
    .set({ second_factor_step: step })
    .where('id', '=', organiserId)
    .where(sql<boolean>`second_factor_step IS NULL OR second_factor_step < ${step}`)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Uses up a recovery code. Returns false where there is no such code, or it was used before. */
export async function takeRecoveryCode(
  db: Db,
  organiserId: number,
  codeHash: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_codes')
    .set({ used_at: now.toISOString() })
    .where('organiser_id', '=', organiserId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** How many recovery codes an account has left. */
export async function countRecoveryCodes(db: Db, organiserId: number): Promise<number> {
  const rows = await db
    .selectFrom('recovery_codes')
    .select('code_hash')
    .where('organiser_id', '=', organiserId)
    .where('used_at', 'is', null)
    .execute()
  return rows.length
}

/** Remembers a browser in which an organiser has signed in. */
export async function insertKnownBrowser(
  db: Db,
  organiserId: number,
  tokenHash: string,
  now: Date,
): Promise<void> {
  await db
    .insertInto('known_browsers')
    .values({ token_hash: tokenHash, organiser_id: organiserId, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whether the account with this e-mail address has signed in before in the browser with this token. */
export async function isKnownBrowser(db: Db, email: string, tokenHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('known_browsers')
    .innerJoin('organisers', 'organisers.id', 'known_browsers.organiser_id')
    .select('organisers.id')
    .where('token_hash', '=', tokenHash)
    .where('organisers.email', '=', email.toLowerCase())
    .executeTakeFirst()
  return row !== undefined
}
