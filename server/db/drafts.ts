/** Drafts: returns that are being filled in, and the keys of the private links that open them. */
import type { Selectable } from 'kysely'
import { inDraft } from './locks.js'
import type { DraftsTable } from './schema.js'
import type { Db } from './store.js'

export interface Draft {
  readonly id: string
  readonly roundId: number
  /** The response's reference, given before it is sent so that a person can quote it. */
  readonly reference: string
  /** The last day on which it may be sent although its round has closed, as an ISO date, or null. */
  readonly graceUntil: string | null
  /** The agency that it was made for, or null. */
  readonly agencyId: number | null
  /** Whether an organiser keys it in from paper: whoever opens it is not the agency. */
  readonly isOnPaper: boolean
  /** When anybody first saw its page, ISO 8601 UTC, or null. */
  readonly openedAt: string | null
  /** When words of it were last erased at a person's request, ISO 8601 UTC, or null. */
  readonly erasedAt: string | null
}

/** Keeps a new, empty draft and the hash of the key that opens it. */
export async function insertDraft(
  db: Db,
  draft: Pick<Draft, 'id' | 'roundId' | 'reference'>,
  keyHash: string,
  now: Date,
): Promise<void> {
  const created_at = now.toISOString()
  await inDraft(db, draft.id, async (trx) => {
    await trx
      .insertInto('drafts')
      .values({
        id: draft.id,
        round_id: draft.roundId,
        reference: draft.reference,
        grace_until: null,
        created_at,
      })
      .execute()
    await trx
      .insertInto('draft_keys')
      .values({ key_hash: keyHash, draft_id: draft.id, created_at, revoked_at: null })
      .execute()
  })
}

/**
 * The draft that a key opens; "renewed" where its link has been renewed, "ended" where its round's links went with its
 * contact details; undefined where no key has this hash.
 */
export async function findDraftByKey(
  db: Db,
  keyHash: string,
): Promise<Draft | 'renewed' | 'ended' | undefined> {
  const row = await db
    .selectFrom('draft_keys')
    .innerJoin('drafts', 'drafts.id', 'draft_keys.draft_id')
    .innerJoin('rounds', 'rounds.id', 'drafts.round_id')
    .selectAll('drafts')
    .select(['revoked_at', 'rounds.contacts_deleted_on'])
    .where('key_hash', '=', keyHash)
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.contacts_deleted_on !== null) return 'ended'
  return row.revoked_at === null ? toDraft(row) : 'renewed'
}

/** The draft with this id, or undefined. */
export async function findDraft(db: Db, id: string): Promise<Draft | undefined> {
  const row = await db.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toDraft(row)
}

/** The draft of a round with this reference, or undefined. */
export async function findDraftByReference(
  db: Db,
  roundId: number,
  reference: string,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('drafts')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row && toDraft(row)
}

/** Revokes every key of a draft and lets a new one open it, at one stroke. */
export async function renewDraftKeys(db: Db, draftId: string, keyHash: string, now: Date): Promise<void> {
  await inDraft(db, draftId, async (trx) => {
    await trx
      .updateTable('draft_keys')
      .set({ revoked_at: now.toISOString() })
      .where('draft_id', '=', draftId)
      .where('revoked_at', 'is', null)
      .execute()
    await trx
      .insertInto('draft_keys')
      .values({ key_hash: keyHash, draft_id: draftId, created_at: now.toISOString(), revoked_at: null })
      .execute()
  })
}

/** Keeps the hash of one more key that opens a draft: every message has a key of its own. */
export async function addDraftKey(db: Db, draftId: string, keyHash: string, now: Date): Promise<void> {
  await db
    .insertInto('draft_keys')
    .values({ key_hash: keyHash, draft_id: draftId, created_at: now.toISOString(), revoked_at: null })
    .execute()
}

/** Notes that somebody has seen a draft's page; the first time counts. */
export async function noteOpened(db: Db, draftId: string, now: Date): Promise<void> {
  await db
    .updateTable('drafts')
    .set({ opened_at: now.toISOString() })
    .where('id', '=', draftId)
    .where('opened_at', 'is', null)
    .execute()
}

/** Lets a draft be sent until the end of a day although its round has closed. */
export async function grantGrace(db: Db, draftId: string, lastDay: string): Promise<void> {
  await db.updateTable('drafts').set({ grace_until: lastDay }).where('id', '=', draftId).execute()
}

function toDraft(row: Selectable<DraftsTable>): Draft {
  return {
    id: row.id,
    roundId: row.round_id,
    reference: row.reference,
    graceUntil: row.grace_until,
    agencyId: row.agency_id,
    isOnPaper: row.source === 'paper',
    openedAt: row.opened_at,
    erasedAt: row.erased_at,
  }
}
