/** Organisers' accounts. */
import type { Selectable } from 'kysely'
import type { Organiser, Role } from '../audit/organisers.js'
import type { OrganisersTable } from './schema.js'
import type { Db } from './store.js'

/** An account with what decides how its owner signs in; the password and the second factor stay in the store. */
export interface Account extends Organiser {
  readonly hasPassword: boolean
  readonly hasSecondFactor: boolean
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

/** The account with this e-mail address, in whatever case, or undefined. */
export async function findAccountByEmail(db: Db, email: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('organisers')
    .selectAll()
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  return row && toAccount(row)
}

function toAccount(row: Selectable<OrganisersTable>): Account {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    hasPassword: row.password_hash !== null,
    hasSecondFactor: row.second_factor_secret !== null,
    isDisabled: row.disabled_at !== null,
  }
}
