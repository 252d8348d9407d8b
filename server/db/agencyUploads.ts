/** Tables of agencies that were uploaded, kept until somebody has looked at what they would change. */
import type { TableRow } from '../audit/agencyRows.js'
import type { Db } from './store.js'

export interface AgencyUpload {
  /** Tells one upload from the next. */
  readonly id: string
  readonly headings: readonly string[]
  readonly rows: readonly TableRow[]
}

/** Keeps an upload in place of the round's last one, if there is one. */
export async function keepAgencyUpload(
  db: Db,
  roundId: number,
  { id, headings, rows }: AgencyUpload,
  now: Date,
): Promise<void> {
  const kept = { id, table: JSON.stringify({ headings, rows }), uploaded_at: now.toISOString() }
  await db
    .insertInto('agency_uploads')
    .values({ round_id: roundId, ...kept })
    .onConflict((conflict) => conflict.column('round_id').doUpdateSet(kept))
    .execute()
}

/** The round's upload, or undefined where there is none. */
export async function findAgencyUpload(db: Db, roundId: number): Promise<AgencyUpload | undefined> {
  const row = await db
    .selectFrom('agency_uploads')
    .select(['id', 'table'])
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return row && { id: row.id, ...(JSON.parse(row.table) as Omit<AgencyUpload, 'id'>) }
}

/** Forgets the round's upload. */
export async function deleteAgencyUpload(db: Db, roundId: number): Promise<void> {
  await db.deleteFrom('agency_uploads').where('round_id', '=', roundId).execute()
}
