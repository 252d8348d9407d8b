/** One-time links to accounts. Only hashes of their keys are kept. */
import type { AccountLinksTable } from './schema.js'
import type { Db } from './store.js'

export type LinkPurpose = AccountLinksTable['purpose']

export interface AccountLink {
  readonly purpose: LinkPurpose
  /** Null for the first lead's alone. */
  readonly organiserId: number | null
}

/** Keeps a new one-time link. */
export async function insertAccountLink(
  db: Db,
  link: AccountLink & { readonly keyHash: string; readonly expiresAt: Date },
  now: Date,
): Promise<void> {
  await db
    .insertInto('account_links')
    .values({
      key_hash: link.keyHash,
      purpose: link.purpose,
      organiser_id: link.organiserId,
      created_at: now.toISOString(),
      expires_at: link.expiresAt.toISOString(),
      used_at: null,
    })
    .execute()
}

/** What a link is for; undefined where there is none, it is too old or it was used before. */
export async function findAccountLink(db: Db, keyHash: string, now: Date): Promise<AccountLink | undefined> {
  const row = await db
    .selectFrom('account_links')
    .select(['purpose', 'organiser_id'])
    .where('key_hash', '=', keyHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return row && { purpose: row.purpose, organiserId: row.organiser_id }
}

/** Uses a link up. Returns false where somebody else did meanwhile, or it has grown too old. */
export async function takeAccountLink(db: Db, keyHash: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account_links')
    .set({ used_at: now.toISOString() })
    .where('key_hash', '=', keyHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Makes the links of an account worthless; those of the first lead with null. A new link is the only one. */
export async function revokeAccountLinks(db: Db, organiserId: number | null, now: Date): Promise<void> {
  await db
    .updateTable('account_links')
    .set({ used_at: now.toISOString() })
    .where('organiser_id', 'is not distinct from', organiserId)
    .where('used_at', 'is', null)
    .execute()
}
