/** A sheet as the rules look at it: what it is for, its head, its tables cell by cell. */
import type { Book, BookCell, BookSheet, BookTable } from './book.js'
import { cellName } from './book.js'
import type { LintFinding, LintProfile, RuleId } from './rules.js'

export type SheetRole = 'cover' | 'contents' | 'notes' | 'data'

export interface SheetView {
  readonly sheet: BookSheet
  readonly role: SheetRole
  readonly profile: LintProfile
  /** Those cells that hold something. */
  readonly filled: readonly BookCell[]
  readonly tables: readonly TableView[]
  /** Filled cells above the first table; all of a sheet without one. */
  readonly head: readonly BookCell[]
  readonly at: (row: number, column: number) => BookCell | undefined
}

/** A table's filled cells. */
export interface TableView {
  readonly table: BookTable
  readonly headings: readonly BookCell[]
  /** Of the rows below the header. */
  readonly body: readonly BookCell[]
}

export function viewOf(sheet: BookSheet, role: SheetRole, profile: LintProfile): SheetView {
  const filled = sheet.cells.filter(({ text }) => text.trim() !== '')
  const places = new Map(filled.map((cell) => [cellName(cell), cell]))
  const stands =
    profile === 'internal' && sheet.tables.length === 0 && sheet.filter ? [sheet.filter] : sheet.tables
  const tables = stands.map((table) => tableView(table, filled))
  const top = tables[0]?.table.top ?? Infinity
  return {
    ...{ sheet, role, profile, filled, tables },
    head: filled.filter(({ row }) => row < top),
    at: (row, column) => places.get(cellName({ row, column })),
  }
}

/** Every sheet of a workbook. The first three are known by their names. */
export function viewsOf({ sheets }: Book, profile: LintProfile): readonly SheetView[] {
  const roles: readonly SheetRole[] = ['cover', 'contents', 'notes']
  return sheets.map((sheet) => {
    const name = sheet.name.trim().toLowerCase()
    return viewOf(sheet, roles.find((role) => role === name) ?? 'data', profile)
  })
}

function tableView(table: BookTable, filled: readonly BookCell[]): TableView {
  const inside = filled.filter((cell) => isInside(cell, table))
  const isHeading = ({ row }: BookCell) => table.hasHeader && row === table.top
  return {
    table,
    headings: inside.filter(isHeading),
    body: inside.filter((cell) => !isHeading(cell)),
  }
}

export function isInside({ row, column }: BookCell, { top, bottom, left, right }: BookTable): boolean {
  return row >= top && row <= bottom && column >= left && column <= right
}

/** The title of a sheet, without marks of notes. */
export function titleOf({ at }: SheetView): string {
  return (at(1, 1)?.text ?? '').replace(/\s*\[note \d+\]/gi, '').trim()
}

/** What column A says above the first table. */
export function headText({ head }: SheetView): string {
  return head
    .filter(({ column }) => column === 1)
    .map(({ text }) => text)
    .join('\n')
}

/** One finding for all cells of a sheet that break a rule, or none. */
export function inCells(
  rule: RuleId,
  { sheet }: SheetView,
  cells: readonly { readonly row: number; readonly column: number }[],
): readonly LintFinding[] {
  const [first] = cells
  if (!first) return []
  const more = cells.length > 1 ? ` (and ${cells.length - 1} more)` : ''
  return [{ rule, place: `${sheet.name}!${cellName(first)}${more}` }]
}

/** A finding about a whole sheet where something is so. */
export function ofSheet(rule: RuleId, { sheet }: SheetView, isSo: boolean): readonly LintFinding[] {
  return isSo ? [{ rule, place: sheet.name }] : []
}

/** The items whose text another before them has, in any case. */
export function repeated<Item>(items: readonly Item[], textOf: (item: Item) => string): readonly Item[] {
  const texts = items.map((item) => textOf(item).trim().toLowerCase())
  return items.filter((_, index) => texts[index] !== '' && texts.indexOf(texts[index] ?? '') < index)
}
