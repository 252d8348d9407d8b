/** Filled copies of the form that were uploaded, kept until somebody has looked at what they would change. */
import type { Answers } from '../audit/answers.js'
import type { Change } from '../audit/saving.js'
import { saveChanges, type SavedChanges } from './draftAnswers.js'
import { inDraft } from './locks.js'
import type { Db } from './store.js'

export interface Upload {
  /** Tells one upload from the next; also the writer of what it changes. */
  readonly id: string
  readonly answers: Answers
}

/** Keeps an upload in place of the draft's last one, if there is one. */
export async function keepUpload(db: Db, draftId: string, upload: Upload, now: Date): Promise<void> {
  const kept = { id: upload.id, answers: JSON.stringify(upload.answers), uploaded_at: now.toISOString() }
  await db
    .insertInto('draft_uploads')
    .values({ draft_id: draftId, ...kept })
    .onConflict((conflict) => conflict.column('draft_id').doUpdateSet(kept))
    .execute()
}

/** The draft's upload, or undefined where there is none. */
export async function findUpload(db: Db, draftId: string): Promise<Upload | undefined> {
  const row = await db
    .selectFrom('draft_uploads')
    .select(['id', 'answers'])
    .where('draft_id', '=', draftId)
    .executeTakeFirst()
  return row && { id: row.id, answers: JSON.parse(row.answers) as Answers }
}

/** Forgets the draft's upload. */
export async function deleteUpload(db: Db, draftId: string): Promise<void> {
  await db.deleteFrom('draft_uploads').where('draft_id', '=', draftId).execute()
}

/**
 * Saves changes from an upload as saveChanges does, and forgets the upload: both, or neither.
 *
 * @returns undefined, with nothing saved, where the draft no longer has this upload.
 */
export async function applyUpload(
  db: Db,
  draftId: string,
  uploadId: string,
  changes: readonly Change[],
  now: Date,
): Promise<SavedChanges | undefined> {
  return inDraft(db, draftId, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('draft_uploads')
      .where('draft_id', '=', draftId)
      .where('id', '=', uploadId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return undefined
    await trx
      .updateTable('drafts')
      .set({ source: 'spreadsheet' })
      .where('id', '=', draftId)
      .where('source', '=', 'online')
      .execute()
    return saveChanges(trx, draftId, changes, uploadId, now)
  })
}
