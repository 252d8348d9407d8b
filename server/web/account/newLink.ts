/** Making one-time links to accounts. */
import { insertAccountLink, revokeAccountLinks } from '../../db/accountLinks.js'
import { findAccountByEmail, insertOrganiser, type Account } from '../../db/organisers.js'
import type { Db } from '../../db/store.js'
import { hashOf, newKey } from '../keys.js'
import { ACCOUNT } from '../pages/addresses.js'

/** For how many days a link works. */
export const LINK_DAYS = 7

const DAY = 24 * 60 * 60 * 1000

interface At {
  readonly db: Db
  readonly publicUrl: string
  readonly now: Date
}

/** Whose sessions the demonstration's links open. */
const DEMONSTRATION_LEAD = { name: 'Demonstration lead', email: 'lead@example.org', role: 'lead' } as const

/** A link with which the first lead sets up their account; earlier ones stop working. */
export async function firstLeadLink(at: At): Promise<string> {
  await revokeAccountLinks(at.db, null, at.now)
  return newLink(at, { purpose: 'first-lead', organiserId: null })
}

/**
 * A link with which an organiser sets up their account or, if they have, chooses a new password; earlier ones stop
 * working. The second factor is asked for all the same.
 */
export async function accountLink(at: At, account: Account): Promise<string> {
  await revokeAccountLinks(at.db, account.id, at.now)
  return newLink(at, { purpose: purposeFor(account), organiserId: account.id })
}

/** What a new link of somebody's is for. */
export function purposeFor({ hasPassword }: Account): 'invitation' | 'reset' {
  return hasPassword ? 'reset' : 'invitation'
}

/** A link that signs a lead in at once, where the service runs as a demonstration, and leads on to an address. */
export async function demonstrationLink(at: At, then: string): Promise<string> {
  const { db, now } = at
  const lead =
    (await findAccountByEmail(db, DEMONSTRATION_LEAD.email)) ??
    (await insertOrganiser(db, DEMONSTRATION_LEAD, now))
  return `${await newLink(at, { purpose: 'demonstration', organiserId: lead.id })}?then=${then}`
}

async function newLink(
  { db, publicUrl, now }: At,
  link: Omit<Parameters<typeof insertAccountLink>[1], 'keyHash' | 'expiresAt'>,
): Promise<string> {
  const key = newKey()
  const expiresAt = new Date(now.getTime() + LINK_DAYS * DAY)
  await insertAccountLink(db, { ...link, keyHash: hashOf(key), expiresAt }, now)
  return `${publicUrl}${ACCOUNT.link(key)}`
}
