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

/** Uses a link up: what it is for, or undefined where there is none, it is too old or it was used before. */
export async function takeAccountLink(db: Db, keyHash: string, now: Date): Promise<AccountLink | undefined> {
  const row = await db
    .updateTable('account_links')
    .set({ used_at: now.toISOString() })
    .where('key_hash', '=', keyHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .returning(['purpose', 'organiser_id'])
    .executeTakeFirst()
  return row && { purpose: row.purpose, organiserId: row.organiser_id }
}
