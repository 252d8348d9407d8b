/** Kinds of agency in print: a kind that few respondents name says who they are. */
import type { FindingTable, Row } from './findings.js'
import { NOT_SPECIFIED, TOTAL, kindTableId } from './roundTables.js'
import { finishTable, rowTogether } from './tables.js'

const OTHER = { id: NOT_SPECIFIED.id, label: 'Other or not named' }

/**
 * The tables of a round, those of the sectors' kinds of agency with one row for all kinds that fewer than `smallest`
 * responses name, and for those that name none. The other tables are as they were.
 */
export function foldKinds(
  tables: readonly FindingTable[],
  sectorIds: readonly string[],
  smallest: number,
): readonly FindingTable[] {
  const ofKinds = new Set(sectorIds.map(kindTableId))
  return tables.map((table) => (ofKinds.has(table.id) ? foldTable(table, smallest) : table))
}

function foldTable(table: FindingTable, smallest: number): FindingTable {
  const isFew = (row: Row) =>
    row.id === NOT_SPECIFIED.id || !row.cells.some((cell) => isCountFrom(cell, smallest))
  const kinds = table.rows.filter(({ id }) => id !== TOTAL)
  const few = kinds.filter(isFew)
  if (few.every(({ id }) => id === NOT_SPECIFIED.id)) return table
  const rows = [
    ...kinds.filter((row) => !isFew(row)),
    rowTogether(OTHER, few),
    ...table.rows.filter(({ id }) => id === TOTAL),
  ]
  const note = `Kinds that fewer than ${smallest} responses name are counted in "${OTHER.label}".`
  return finishTable({ ...table, notes: [...table.notes, note] }, table.columns, rows)
}

function isCountFrom(cell: Row['cells'][number], smallest: number): boolean {
  return cell.kind === 'count' && cell.value >= smallest
}
