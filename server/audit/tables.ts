/** Builds finding tables from tallies: a row of cells each, with the columns that every table has. */
import type { Cell, Column, FindingTable, Row } from './findings.js'
import { cellText } from './cellText.js'
import { wilsonInterval } from './intervals.js'
import { NOT_APPLICABLE, SHORTHAND_NOTES, SMALLEST_BASE, WITHHELD } from './percentages.js'
import type { PublishedCell } from './published.js'
import { ALL, countIn, referencesIn, type Tallies } from './tallies.js'

/** The column of percentages. */
export const SHARE = 'share'
/** The columns of the limits of a percentage's 95% range. */
export const LOW = 'low'
export const HIGH = 'high'
/** The column that names each percentage's base. */
export const BASE = 'base'

/** What a percentage is of: how many, and what they are called. */
export interface Base {
  readonly count: number
  readonly one: string
  readonly many: string
  /** N that the base is drawn from, or null where that is not known: asks for limits of the percentage. */
  readonly population?: number | null
}

/** A row to be counted. Without a base it has no percentage. */
export interface CountedRow {
  readonly id: string
  readonly label: string
  readonly base?: Base | undefined
  readonly themeId?: string
}

/** What a table is called and what is said with it. */
export type TableHead = Pick<FindingTable, 'id' | 'title' | 'shortTitle' | 'rowHeading' | 'notes'>

/** "All responses", the percentage, its base and, where asked for, its limits, then a column a sector. */
export function tableColumns(sectors: readonly Column[], withLimits = false): readonly Column[] {
  const limits = [
    { id: LOW, label: 'Low (95%)' },
    { id: HIGH, label: 'High (95%)' },
  ]
  return [
    { id: ALL, label: 'All responses' },
    { id: SHARE, label: 'Percentage' },
    { id: BASE, label: 'Percentage of' },
    ...(withLimits ? limits : []),
    ...sectors,
  ]
}

/** Whether a column counts the responses of a sector, or of none. */
export function isSectorColumn({ id }: Column): boolean {
  return ![ALL, SHARE, LOW, HIGH, BASE].includes(id)
}

/** A row of counts, its percentage taken on the row's base. */
export function countRow(row: CountedRow, tallies: Tallies, columns: readonly Column[]): Row {
  const cells = columns.map(({ id }) => {
    if (id === SHARE) return shareCell(row, tallies)
    if (id === LOW || id === HIGH) return limitCell(row, tallies, id)
    if (id === BASE) return textCell(row.base ? baseText(row.base) : NOT_APPLICABLE)
    return countCell(referencesIn(tallies, row.id, id))
  })
  const { id, label, themeId } = row
  return themeId === undefined ? { id, label, cells } : { id, label, themeId, cells }
}

/** The table of these rows; explains the shorthand that its cells use. */
export function finishTable(head: TableHead, columns: readonly Column[], rows: readonly Row[]): FindingTable {
  return { ...head, columns, rows, notes: notesWithShorthand(head.notes, rows) }
}

/** The notes, then what the shorthand means that the rows use; nothing about shorthand that they do not. */
export function notesWithShorthand(
  notes: readonly string[],
  rows: readonly { readonly cells: readonly PublishedCell[] }[],
): string[] {
  const printed = new Set(rows.flatMap((row) => row.cells.map(cellText)))
  const explained = [...SHORTHAND_NOTES]
  const own = notes.filter((note) => explained.every(([, shorthand]) => shorthand !== note))
  return [...own, ...explained.flatMap(([mark, note]) => (printed.has(mark) ? [note] : []))]
}

/** The table of counted rows. */
export function countTable(
  head: TableHead,
  sectors: readonly Column[],
  rows: readonly CountedRow[],
  tallies: Tallies,
): FindingTable {
  const columns = tableColumns(
    sectors,
    rows.some(({ base }) => base?.population !== undefined),
  )
  return finishTable(
    head,
    columns,
    rows.map((row) => countRow(row, tallies, columns)),
  )
}

/** Words in a cell. */
export function textCell(text: string): Cell {
  return { kind: 'text', text }
}

/** A count of these responses. */
export function countCell(references: readonly string[]): Cell {
  return { kind: 'count', value: references.length, references }
}

/**
 * Cells of groups that share no response, as one: counts and percentages of the same base added up, words that are the
 * same. "[c]" where there is no adding up, as of medians.
 */
export function cellTogether(cells: readonly Cell[]): Cell {
  const [first] = cells
  const counts = cells.filter((cell) => cell.kind === 'count')
  if (counts.length === cells.length) return countCell(counts.flatMap((cell) => cell.references).toSorted())
  const shares = cells.filter((cell) => cell.kind === 'percentage')
  if (first?.kind === 'percentage' && shares.length === cells.length)
    return { ...first, count: shares.reduce((total, { count }) => total + count, 0) }
  const texts = new Set(cells.map((cell) => (cell.kind === 'text' ? cell.text : undefined)))
  return first?.kind === 'text' && texts.size === 1 ? first : textCell(WITHHELD)
}

/** Rows of groups that share no response, as one. */
export function rowTogether(head: Pick<Row, 'id' | 'label'>, rows: readonly Row[]): Row {
  const [first] = rows
  const cells = (first?.cells ?? []).map((_, at) =>
    cellTogether(rows.flatMap((row) => row.cells.slice(at, at + 1))),
  )
  return { ...head, cells }
}

function shareCell(row: CountedRow, tallies: Tallies): Cell {
  if (!row.base) return textCell(NOT_APPLICABLE)
  return { kind: 'percentage', count: referencesIn(tallies, row.id, ALL).length, base: row.base.count }
}

function limitCell({ id, base }: CountedRow, tallies: Tallies, limit: typeof LOW | typeof HIGH): Cell {
  if (base?.population === undefined) return textCell(NOT_APPLICABLE)
  if (base.count < SMALLEST_BASE) return { kind: 'limit', value: null }
  return {
    kind: 'limit',
    value: wilsonInterval(countIn(tallies, id), base.count, base.population)[limit],
  }
}

function baseText({ count, one, many }: Base): string {
  return `${count} ${count === 1 ? one : many}`
}
