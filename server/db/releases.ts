/** Releases of findings: kept as they were published. What has been public is never changed, only withdrawn. */
import { NO_CONCLUSIONS, conclusionsDocument } from '../audit/conclusions.js'
import { publishedFindings, type PublishedFindings } from '../audit/published.js'
import type { Release, ReleaseBasis, ReleaseDetails } from '../audit/releases.js'
import type { Db } from './store.js'

/** A release without its findings, as a list shows it. */
export interface KeptRelease {
  readonly number: number
  /** ISO 8601 UTC. */
  readonly releasedAt: string
  /** The name of the organiser who released it. */
  readonly releasedBy: string
  readonly smallestSector: number
  readonly minimumCount: number
  readonly basis: ReleaseBasis
  /** Null while it stands. */
  readonly withdrawn: { readonly at: string; readonly reason: string } | null
}

/** Keeps a release; false where one with its number is there already, since somebody else was faster. */
export async function insertRelease(
  db: Db,
  roundId: number,
  { details, findings, conclusions = NO_CONCLUSIONS }: Release,
  basis: ReleaseBasis,
  organiserId: number,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('releases')
    .values({
      round_id: roundId,
      number: details.number,
      details: JSON.stringify(details),
      findings: JSON.stringify(findings),
      conclusions: JSON.stringify(conclusions),
      smallest_sector: findings.disclosure.smallestSector,
      minimum_count: findings.disclosure.minimumCount,
      basis: JSON.stringify(basis),
      released_by: organiserId,
      released_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['round_id', 'number']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

/** A round's releases, the latest first. */
export async function listReleases(db: Db, roundId: number): Promise<readonly KeptRelease[]> {
  const rows = await db
    .selectFrom('releases')
    .innerJoin('organisers', 'organisers.id', 'releases.released_by')
    .select(['number', 'released_at', 'organisers.name', 'basis', 'withdrawn_at', 'withdrawal_reason'])
    .select(['smallest_sector', 'minimum_count'])
    .where('round_id', '=', roundId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    releasedAt: row.released_at,
    releasedBy: row.name,
    basis: JSON.parse(row.basis) as ReleaseBasis,
    withdrawn: withdrawal(row),
    smallestSector: row.smallest_sector,
    minimumCount: row.minimum_count,
  }))
}

/** A release with its findings, and whether it was withdrawn; undefined where the round has none of that number. */
export async function findRelease(
  db: Db,
  roundId: number,
  number: number,
): Promise<{ readonly release: Release; readonly withdrawn: KeptRelease['withdrawn'] } | undefined> {
  const row = await db
    .selectFrom('releases')
    .select(['details', 'findings', 'conclusions', 'withdrawn_at', 'withdrawal_reason'])
    .where('round_id', '=', roundId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) return undefined
  const details = JSON.parse(row.details) as ReleaseDetails
  const findings = publishedFindings.parse(JSON.parse(row.findings))
  const conclusions = conclusionsDocument.parse(JSON.parse(row.conclusions))
  return { release: { details, findings, conclusions }, withdrawn: withdrawal(row) }
}

/** What each of a round's releases told, those that were withdrawn as well. */
export async function releasedFindings(db: Db, roundId: number): Promise<readonly PublishedFindings[]> {
  const rows = await db.selectFrom('releases').select('findings').where('round_id', '=', roundId).execute()
  return rows.map(({ findings }) => publishedFindings.parse(JSON.parse(findings)))
}

/** The number of a round's latest release that stands, or undefined. */
export async function latestRelease(db: Db, roundId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('releases')
    .select('number')
    .where('round_id', '=', roundId)
    .where('withdrawn_at', 'is', null)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return row?.number
}

/** Withdraws a release, with a reason that readers are told; false where it does not stand. */
export async function withdrawRelease(
  db: Db,
  { roundId, number, organiserId }: { roundId: number; number: number; organiserId: number },
  reason: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('releases')
    .set({ withdrawn_at: now.toISOString(), withdrawn_by: organiserId, withdrawal_reason: reason })
    .where('round_id', '=', roundId)
    .where('number', '=', number)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

function withdrawal(row: {
  withdrawn_at: string | null
  withdrawal_reason: string
}): KeptRelease['withdrawn'] {
  return row.withdrawn_at === null ? null : { at: row.withdrawn_at, reason: row.withdrawal_reason }
}
