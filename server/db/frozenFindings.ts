/** A round's findings as they were when its words were deleted. */
import type { Findings } from '../audit/findings.js'
import type { Db } from './store.js'

/** Keeps findings without words; those that were kept before stay. */
export async function keepFrozenFindings(
  db: Db,
  roundId: number,
  findings: Findings,
  now: Date,
): Promise<void> {
  await db
    .insertInto('frozen_findings')
    .values({ round_id: roundId, findings: JSON.stringify(findings), frozen_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A round's frozen findings; undefined where its words are there. */
export async function findFrozenFindings(db: Db, roundId: number): Promise<Findings | undefined> {
  const row = await db
    .selectFrom('frozen_findings')
    .select('findings')
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return row && (JSON.parse(row.findings) as Findings)
}
