/** A draft's sections as people save them: their answers, who saved them, and whether they call them complete. */
import type { Transaction } from 'kysely'
import type { Change } from '../audit/saving.js'
import { saveChanges, type SavedChanges } from './draftAnswers.js'
import { inDraft } from './locks.js'
import type { Schema } from './schema.js'
import type { Db } from './store.js'

export interface SavedSection {
  readonly completed: boolean
  /** Who saved it last, if they said; else "". */
  readonly initials: string
  /** ISO 8601 UTC. */
  readonly savedAt: string
}

export interface SectionToSave {
  readonly section: string
  /** Undefined leaves what was said of it before. */
  readonly completed: boolean | undefined
  readonly initials: string
  readonly changes: readonly Change[]
  readonly writer: string
}

/** Each section that was ever saved, by its id. */
export async function listSavedSections(db: Db, draftId: string): Promise<ReadonlyMap<string, SavedSection>> {
  const rows = await db.selectFrom('draft_sections').selectAll().where('draft_id', '=', draftId).execute()
  return new Map(
    rows.map((row) => [
      row.section_id,
      { completed: row.completed === 1, initials: row.initials, savedAt: row.saved_at },
    ]),
  )
}

/** Saves a section's answers and what was said of it, all or nothing; answers as saveChanges says. */
export async function saveSection(
  db: Db,
  draftId: string,
  saved: SectionToSave,
  now: Date,
): Promise<SavedChanges> {
  return inDraft(db, draftId, async (trx) => {
    await saveState(trx, draftId, saved, now)
    return saveChanges(trx, draftId, saved.changes, saved.writer, now)
  })
}

async function saveState(
  trx: Transaction<Schema>,
  draftId: string,
  { section, completed, initials }: SectionToSave,
  now: Date,
): Promise<void> {
  const kept = { initials, saved_at: now.toISOString() }
  const declared = completed === undefined ? {} : { completed: completed ? 1 : 0 }
  await trx
    .insertInto('draft_sections')
    .values({ draft_id: draftId, section_id: section, completed: 0, ...declared, ...kept })
    .onConflict((conflict) =>
      conflict.columns(['draft_id', 'section_id']).doUpdateSet({ ...declared, ...kept }),
    )
    .execute()
}
