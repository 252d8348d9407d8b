/** A round's findings as they were when its words were deleted. */
import type { Findings } from '../audit/findings.js'
import type { ReleaseBasis } from '../audit/releases.js'
import type { Db } from './store.js'

export interface FrozenFindings {
  readonly findings: Findings
  /** What the responses were that a release of them rests on: by now they can no longer tell. */
  readonly basis: ReleaseBasis
}

/** Keeps findings without words; those that were kept before stay. */
export async function keepFrozenFindings(
  db: Db,
  roundId: number,
  { findings, basis }: FrozenFindings,
  now: Date,
): Promise<void> {
  await db
    .insertInto('frozen_findings')
    .values({
      round_id: roundId,
      findings: JSON.stringify(findings),
      basis: JSON.stringify(basis),
      frozen_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A round's frozen findings; undefined where its words are there. */
export async function findFrozenFindings(db: Db, roundId: number): Promise<FrozenFindings | undefined> {
  const row = await db
    .selectFrom('frozen_findings')
    .select(['findings', 'basis'])
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return (
    row && {
      findings: JSON.parse(row.findings) as Findings,
      basis: JSON.parse(row.basis) as ReleaseBasis,
    }
  )
}
