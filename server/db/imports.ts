/** Tables of responses that were uploaded: their rows until they are imported, and mappings for the next ones. */
import { sql, type Selectable } from 'kysely'
import { UNFINISHED, type ImportState } from '../audit/imports/importStates.js'
import type { Mapping } from '../audit/imports/mapping.js'
import type { ImportOutcome } from '../audit/imports/outcome.js'
import type { SurveyRow, Tool } from '../audit/imports/surveyTable.js'
import { elementsOf } from './dialect.js'
import type { ImportsTable } from './schema.js'
import type { Db } from './store.js'

export interface Import {
  readonly id: number
  readonly roundId: number
  readonly state: ImportState
  readonly tool: Tool
  readonly headings: readonly string[]
  /** How many rows the table has. */
  readonly rows: number
  readonly mapping: Mapping | null
  /** What it would do or did; words and rows only until it is done. */
  readonly outcome: ImportOutcome | null
  /** ISO 8601 UTC. */
  readonly changedAt: string
}

/**
 * Keeps a new import without its rows, and returns its id. It is as good as cancelled until they are kept too and it is
 * moved to "uploaded": nobody sees half a table, and where the service stops meanwhile it goes after a day.
 */
export async function insertImport(
  db: Db,
  one: Pick<Import, 'roundId' | 'tool' | 'headings' | 'rows'> & { readonly organiserId: number | null },
  now: Date,
): Promise<number> {
  const { id } = await db
    .insertInto('imports')
    .values({
      round_id: one.roundId,
      organiser_id: one.organiserId,
      state: 'cleared',
      tool: one.tool,
      headings: JSON.stringify(one.headings),
      rows: one.rows,
      mapping: null,
      outcome: null,
      created_at: now.toISOString(),
      changed_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps some of an import's rows. */
export async function addImportRows(db: Db, importId: number, rows: readonly SurveyRow[]): Promise<void> {
  const batch = JSON.stringify(rows.map(({ row, cells }) => [row, JSON.stringify(cells)]))
  await sql`INSERT INTO import_rows (import_id, row, cells)
    SELECT ${importId}, CAST(value ->> 0 AS BIGINT), value ->> 1
    FROM ${elementsOf(db, sql`${batch}`)} AS one`.execute(db)
}

/** The next rows of an import after one, at most so many. */
export async function listImportRows(
  db: Db,
  importId: number,
  after: number,
  most: number,
): Promise<readonly SurveyRow[]> {
  const rows = await db
    .selectFrom('import_rows')
    .select(['row', 'cells'])
    .where('import_id', '=', importId)
    .where('row', '>', after)
    .orderBy('row')
    .limit(most)
    .execute()
  return rows.map(({ row, cells }) => ({ row, cells: JSON.parse(cells) as string[] }))
}

/** Forgets some of an import's rows; returns whether any are left. */
export async function deleteImportRows(db: Db, importId: number, most: number): Promise<boolean> {
  const rows = db.selectFrom('import_rows').select('row').where('import_id', '=', importId).limit(most)
  const { numDeletedRows } = await db
    .deleteFrom('import_rows')
    .where('import_id', '=', importId)
    .where('row', 'in', rows)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** The import of a round with this id, or undefined. */
export async function findImport(db: Db, roundId: number, id: number): Promise<Import | undefined> {
  const row = await db
    .selectFrom('imports')
    .selectAll()
    .where('id', '=', id)
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return row && toImport(row)
}

/** A round's imports by organisers, the latest first. */
export async function listImports(db: Db, roundId: number): Promise<readonly Import[]> {
  const rows = await db
    .selectFrom('imports')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('organiser_id', 'is not', null)
    .where('state', '<>', 'cleared')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toImport)
}

/** Imports that nobody has gone on with since a moment, and done ones whose rows are still there since then. */
export async function listAbandonedImports(db: Db, before: Date): Promise<readonly Import[]> {
  const rows = await db
    .selectFrom('imports')
    .selectAll()
    .where((one) =>
      one.or([
        one('state', 'in', UNFINISHED),
        one.exists(one.selectFrom('import_rows').select('row').whereRef('import_id', '=', 'imports.id')),
      ]),
    )
    .where('changed_at', '<', before.toISOString())
    .execute()
  return rows.map(toImport)
}

/** What changes of an import beside its state. */
type Change = Partial<Pick<Import, 'mapping' | 'outcome'>>

/** Brings an import from one of these states to another; returns whether it was in one of them. */
export async function moveImport(
  db: Db,
  id: number,
  from: readonly ImportState[],
  to: ImportState,
  { mapping, outcome }: Change,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({
      state: to,
      changed_at: now.toISOString(),
      ...(mapping !== undefined && { mapping: JSON.stringify(mapping) }),
      ...(outcome !== undefined && { outcome: outcome && JSON.stringify(outcome) }),
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Keeps a mapping for the next table with the same headings. */
export async function saveMapping(db: Db, edition: string, mapping: Mapping, now: Date): Promise<void> {
  const kept = { mapping: JSON.stringify(mapping), saved_at: now.toISOString() }
  const headings = JSON.stringify(mapping.columns.map(({ heading }) => heading))
  await db
    .insertInto('import_mappings')
    .values({ edition, headings, ...kept })
    .onConflict((conflict) => conflict.columns(['edition', 'headings']).doUpdateSet(kept))
    .execute()
}

/** The mapping that was last used for a table with these headings, or undefined. */
export async function findMapping(
  db: Db,
  edition: string,
  headings: readonly string[],
): Promise<Mapping | undefined> {
  const row = await db
    .selectFrom('import_mappings')
    .select('mapping')
    .where('edition', '=', edition)
    .where('headings', '=', JSON.stringify(headings))
    .executeTakeFirst()
  return row && (JSON.parse(row.mapping) as Mapping)
}

function toImport(row: Selectable<ImportsTable>): Import {
  return {
    id: row.id,
    roundId: row.round_id,
    state: row.state,
    tool: row.tool,
    headings: JSON.parse(row.headings) as string[],
    rows: row.rows,
    mapping: row.mapping === null ? null : (JSON.parse(row.mapping) as Mapping),
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as ImportOutcome),
    changedAt: row.changed_at,
  }
}
