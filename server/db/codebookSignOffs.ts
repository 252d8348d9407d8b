/** Sign-offs of a round's codebook: rows are added, and marked as undone. */
import type { ReaderFigures, SignOff } from '../audit/themes/signOff.js'
import type { Db } from './store.js'

export interface NewSignOff {
  readonly codebook: SignOff['codebook']
  /** The sample that two read, with how far they agreed; null where there is none. */
  readonly reading: { readonly sampleId: number; readonly figures: ReaderFigures } | null
}

/** Keeps a sign-off and returns its id. Sent twice by the same person it is kept once. */
export async function insertSignOff(
  db: Db,
  roundId: number,
  { codebook, reading }: NewSignOff,
  organiserId: number,
  now: Date,
): Promise<number> {
  const same = await db
    .selectFrom('codebook_sign_offs')
    .select('id')
    .where('round_id', '=', roundId)
    .where('codebook_id', '=', codebook.id)
    .where('codebook_version', '=', codebook.version)
    .where('sample_id', 'is not distinct from', reading?.sampleId ?? null)
    .where('signed_by', '=', organiserId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (same) return same.id
  const { id } = await db
    .insertInto('codebook_sign_offs')
    .values({
      round_id: roundId,
      codebook_id: codebook.id,
      codebook_version: codebook.version,
      sample_id: reading?.sampleId ?? null,
      figures: reading && JSON.stringify(reading.figures),
      signed_by: organiserId,
      signed_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes a sign-off of a round back; false where it has none with this id that holds. */
export async function undoSignOff(
  db: Db,
  {
    id,
    roundId,
    organiserId,
  }: { readonly id: number; readonly roundId: number; readonly organiserId: number },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('codebook_sign_offs')
    .set({ undone_by: organiserId, undone_at: now.toISOString() })
    .where('id', '=', id)
    .where('round_id', '=', roundId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** The round's latest sign-off that was not taken back. */
export async function findSignOff(db: Db, roundId: number): Promise<SignOff | undefined> {
  const row = await db
    .selectFrom('codebook_sign_offs')
    .innerJoin('organisers', 'organisers.id', 'codebook_sign_offs.signed_by')
    .select(['codebook_sign_offs.id', 'codebook_id', 'codebook_version', 'figures', 'signed_at'])
    .select('organisers.name')
    .where('round_id', '=', roundId)
    .where('undone_at', 'is', null)
    .orderBy('codebook_sign_offs.id', 'desc')
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      codebook: { id: row.codebook_id, version: row.codebook_version },
      figures: row.figures === null ? null : (JSON.parse(row.figures) as ReaderFigures),
      signedBy: row.name,
      signedAt: row.signed_at,
    }
  )
}
