/** Indicators that were entered by hand, and targets of those that the audit computes. */
import type { Selectable } from 'kysely'
import type { Benchmarks, HandIndicator, NewIndicator, Targets } from '../audit/scoreCard/indicators.js'
import type { IndicatorsTable } from './schema.js'
import type { Db } from './store.js'

/** Keeps a new indicator, once for each form. */
export async function insertIndicator(
  db: Db,
  { roundId, formId, organiserId }: { roundId: number; formId: string; organiserId: number },
  indicator: NewIndicator,
  now: Date,
): Promise<void> {
  await db
    .insertInto('indicators')
    .values({
      ...columnsOf(indicator),
      round_id: roundId,
      form_id: formId,
      version: 1,
      written_by: organiserId,
      written_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('form_id').doNothing())
    .execute()
}

interface Writing {
  readonly roundId: number
  readonly id: number
  /** The version that is written over. */
  readonly version: number
}

/** Writes an indicator over a version of it; false where it is no longer that one. */
export async function saveIndicator(
  db: Db,
  { roundId, id, version, organiserId }: Writing & { readonly organiserId: number },
  indicator: NewIndicator,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('indicators')
    .set({
      ...columnsOf(indicator),
      version: version + 1,
      written_by: organiserId,
      written_at: now.toISOString(),
    })
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Deletes a version of an indicator; false where it is no longer that one. */
export async function deleteIndicator(db: Db, { roundId, id, version }: Writing): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('indicators')
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numDeletedRows > 0
}

/** A round's indicators that were entered by hand, in the order in which they were. */
export async function listIndicators(db: Db, roundId: number): Promise<readonly HandIndicator[]> {
  const rows = await db
    .selectFrom('indicators')
    .innerJoin('organisers', 'organisers.id', 'indicators.written_by')
    .selectAll('indicators')
    .select('organisers.name')
    .where('round_id', '=', roundId)
    .orderBy('indicators.id')
    .execute()
  return rows.map(toIndicator)
}

/** A round's targets as somebody set them last. */
export interface KeptTargets {
  readonly targets: Targets
  /** 0 while nobody has. */
  readonly version: number
  readonly writtenBy: string
}

/** The targets that a lead set; none while nobody has. */
export async function findTargets(db: Db, roundId: number): Promise<KeptTargets> {
  const row = await db
    .selectFrom('score_targets')
    .innerJoin('organisers', 'organisers.id', 'score_targets.written_by')
    .select(['targets', 'version', 'organisers.name'])
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  if (!row) return { targets: {}, version: 0, writtenBy: '' }
  return { targets: JSON.parse(row.targets) as Targets, version: row.version, writtenBy: row.name }
}

/** Writes the targets over a version of them; false where they are no longer that one. */
export async function saveTargets(
  db: Db,
  { roundId, version, organiserId }: { roundId: number; version: number; organiserId: number },
  targets: Targets,
  now: Date,
): Promise<boolean> {
  const values = {
    targets: JSON.stringify(targets),
    version: version + 1,
    written_by: organiserId,
    written_at: now.toISOString(),
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('score_targets')
    .values({ round_id: roundId, ...values })
    .onConflict((conflict) =>
      conflict.column('round_id').doUpdateSet(values).where('score_targets.version', '=', version),
    )
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

function columnsOf(indicator: NewIndicator) {
  return {
    label: indicator.label,
    unit: indicator.unit,
    polarity: indicator.polarity,
    value: indicator.value,
    period: indicator.period,
    data_source: indicator.source,
    target: indicator.target,
    benchmarks: JSON.stringify(indicator.benchmarks),
    is_public: indicator.isPublic ? 1 : 0,
  }
}

function toIndicator(row: Selectable<IndicatorsTable> & { readonly name: string }): HandIndicator {
  return {
    id: row.id,
    version: row.version,
    label: row.label,
    unit: row.unit,
    polarity: row.polarity,
    value: row.value,
    period: row.period,
    source: row.data_source,
    target: row.target,
    benchmarks: JSON.parse(row.benchmarks) as Benchmarks,
    isPublic: row.is_public === 1,
    writtenBy: row.name,
    writtenAt: row.written_at,
  }
}
