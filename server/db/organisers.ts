/** Organisers' accounts and roles. */
import { sql, type Selectable } from 'kysely'
import type { Organiser, Role } from '../audit/organisers.js'
import { inTransaction } from './inTransaction.js'
import type { OrganisersTable } from './schema.js'
import type { Db } from './store.js'

/** An account with what decides how its owner signs in; the password and the second factor stay in the store. */
export interface Account extends Organiser {
  readonly hasPassword: boolean
  readonly hasSecondFactor: boolean
  /** Whether they have signed in with single sign-on. */
  readonly hasSignOn: boolean
  readonly isDisabled: boolean
}

/** Keeps a new organiser, who cannot sign in yet. Throws where the address is taken; ask findAccountByEmail first. */
export async function insertOrganiser(
  db: Db,
  { name, email, role }: { readonly name: string; readonly email: string; readonly role: Role },
  now: Date,
): Promise<Account> {
  const row = await db
    .insertInto('organisers')
    .values({ name, email: email.toLowerCase(), role, created_at: now.toISOString() })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toAccount(row)
}

/** The account with this id, or undefined. */
export async function findAccount(db: Db, id: number): Promise<Account | undefined> {
  const row = await db.selectFrom('organisers').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toAccount(row)
}

/** The account with this e-mail address, in whatever case, or undefined. */
export async function findAccountByEmail(db: Db, email: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('organisers')
    .selectAll()
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  return row && toAccount(row)
}

/** The account of whom the single sign-on provider knows by this name of its own, or undefined. */
export async function findAccountBySubject(db: Db, subject: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('organisers')
    .selectAll()
    .where('sign_on_subject', '=', subject)
    .executeTakeFirst()
  return row && toAccount(row)
}

/** Ties an account to whom the single sign-on provider knows, unless it is tied already. Returns whether it was. */
export async function bindSubject(db: Db, id: number, subject: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('organisers')
    .set({ sign_on_subject: subject })
    .where('id', '=', id)
    .where('sign_on_subject', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Every account by name. */
export async function listAccounts(db: Db): Promise<readonly Account[]> {
  const rows = await db.selectFrom('organisers').selectAll().orderBy('name').orderBy('id').execute()
  return rows.map(toAccount)
}

/** Whether there is a lead who can sign in. */
export async function hasLead(db: Db): Promise<boolean> {
  const row = await db.selectFrom('organisers').select('id').where(isWorkingLead).executeTakeFirst()
  return row !== undefined
}

/** What is changed of an account by another person. */
export type AccountChange = { readonly role: Role } | { readonly disabledAt: Date | null }

/**
 * Changes an account's role, or disables or enables it, and ends its sessions and tokens.
 *
 * @returns false, with nothing changed, where it would leave no lead who can sign in.
 */
export async function changeAccount(db: Db, id: number, change: AccountChange): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const takesLead = 'role' in change ? change.role !== 'lead' : change.disabledAt !== null
    const others = await trx
      .selectFrom('organisers')
      .select('id')
      .where(isWorkingLead)
      .where('id', '!=', id)
      .executeTakeFirst()
    const before = await trx.selectFrom('organisers').select('role').where('id', '=', id).executeTakeFirst()
    if (takesLead && before?.role === 'lead' && !others) return false
    await trx
      .updateTable('organisers')
      .set(
        'role' in change ? { role: change.role } : { disabled_at: change.disabledAt?.toISOString() ?? null },
      )
      .where('id', '=', id)
      .execute()
    await trx.deleteFrom('organiser_sessions').where('organiser_id', '=', id).execute()
    await trx.deleteFrom('api_tokens').where('organiser_id', '=', id).execute()
    return true
  })
}

/** Holds of leads who can sign in. */
const isWorkingLead = sql<boolean>`role = 'lead' AND disabled_at IS NULL
  AND (password_hash IS NOT NULL OR sign_on_subject IS NOT NULL)`

function toAccount(row: Selectable<OrganisersTable>): Account {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    hasPassword: row.password_hash !== null,
    hasSecondFactor: row.second_factor_secret !== null,
    hasSignOn: row.sign_on_subject !== null,
    isDisabled: row.disabled_at !== null,
  }
}
