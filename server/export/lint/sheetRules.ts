/** Rules about a sheet, and about what stands on it around its tables. */
import type { BookCell } from './book.js'
import type { LintFinding } from './rules.js'
import { headText, inCells, isInside, ofSheet, type SheetView } from './sheetView.js'

const A1 = { row: 1, column: 1 }
const A2 = { row: 2, column: 1 }

export function sheetFindings(view: SheetView): readonly LintFinding[] {
  const { sheet, filled, at } = view
  if (filled.length === 0) return ofSheet('empty-sheet', view, true)
  const title = at(1, 1)
  return [
    ...ofSheet('hidden-sheet', view, sheet.isHidden),
    ...ofSheet('sheet-name', view, !/^[A-Za-z][A-Za-z0-9_]{0,30}$/.test(sheet.name)),
    ...inCells('no-sheet-title', view, title ? [] : [A1]),
    ...inCells('title-not-heading', view, title && !title.style.isTitle ? [A1] : []),
    ...inCells('tables-not-announced', view, isAnnounced(view) ? [] : [A2]),
    ...(sheet.merges.length === 0
      ? []
      : [{ rule: 'merged-cells' as const, place: `${sheet.name}!${sheet.merges.join(', ')}` }]),
    ...ofSheet('frozen-panes', view, sheet.isFrozen && !isExplained(view, /\bunfreeze\b/i)),
    ...ofSheet('filter', view, isFiltered(view) && !isExplained(view, /\bfilter/i)),
    ...ofSheet('hidden-rows-or-columns', view, sheet.hasHiddenRows || sheet.hasHiddenColumns),
    ...ofSheet('header-or-footer', view, sheet.hasHeaderOrFooter),
    ...ofSheet('picture', view, sheet.hasDrawing),
    ...aroundTables(view),
  ]
}

function aroundTables(view: SheetView): readonly LintFinding[] {
  const { tables, head, filled, role } = view
  const top = tables[0]?.table.top ?? 1
  const rows = Array.from({ length: top - 1 }, (_, index) => index + 1)
  const blank = rows.filter((row) => row > 1 && !head.some((cell) => cell.row === row))
  const last = tables.at(-1)?.table.bottom ?? 0
  const isStray = (cell: BookCell) => {
    const { row, column } = cell
    if (row < top || tables.some(({ table }) => isInside(cell, table))) return false
    const beside = tables.find(({ table }) => row >= table.top && row <= table.bottom)?.table
    // Between tables there may be the next one's title; what is left of a table is the table's own fault.
    return beside ? column > beside.right : row > last || column > 1
  }
  const isText = role === 'cover' || tables.length > 0
  return [
    ...ofSheet('no-table', view, role !== 'cover' && tables.length === 0),
    ...inCells('text-beside-column-a', view, isText ? head.filter(({ column }) => column > 1) : []),
    ...inCells(
      'blank-row-above-table',
      view,
      blank.map((row) => ({ row, column: 1 })),
    ),
    ...inCells('below-table', view, tables.length > 0 ? filled.filter(isStray) : []),
  ]
}

function isAnnounced({ tables, at }: SheetView): boolean {
  const said = at(2, 1)?.text ?? ''
  if (tables.length === 0) return true
  return tables.length === 1 ? /\bcontains one table\b/i.test(said) : /\bcontains \w+ tables\b/i.test(said)
}

function isFiltered({ sheet }: SheetView): boolean {
  return sheet.filter !== undefined || sheet.tables.some(({ hasButtons }) => hasButtons)
}

/** Whether column A of a workbook for working in says how to turn something off. */
function isExplained(view: SheetView, how: RegExp): boolean {
  return view.profile === 'internal' && how.test(headText(view))
}

/** Whether some cell of the head says what blank cells mean. */
export function saysWhatBlanksMean(view: SheetView): boolean {
  return /\b(blank|empty) cells?\b/i.test(headText(view))
}

/** Cells of a sheet's head and of its column of row labels: where notes may be marked. */
export function labelsOf({ head, tables }: SheetView): readonly BookCell[] {
  const rowLabels = tables.flatMap(({ body, table }) => body.filter(({ column }) => column === table.left))
  return [...head, ...tables.flatMap(({ headings }) => headings), ...rowLabels]
}
