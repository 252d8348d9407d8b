/** Rules about tables and what their cells hold. */
import type { BookCell } from './book.js'
import type { LintFinding } from './rules.js'
import { saysWhatBlanksMean } from './sheetRules.js'
import { headText, inCells, ofSheet, repeated, type SheetView, type TableView } from './sheetView.js'

export function tableFindings(view: SheetView): readonly LintFinding[] {
  return view.tables.flatMap((table) => [
    ...shapeFindings(view, table),
    ...blankFindings(view, table),
    ...alignmentFindings(view, table),
    ...contentFindings(view, table),
  ])
}

function shapeFindings(view: SheetView, { table, headings }: TableView): readonly LintFinding[] {
  const { top, left, right, hasHeader, name } = table
  const columns = numbers(left, right)
  const isBlank = (column: number) => {
    const heading = headings.find((cell) => cell.column === column)?.text
    // Excel gives columns without a heading names of its own.
    return heading === undefined || /^column\d+$/i.test(heading)
  }
  const blank = hasHeader ? columns.filter(isBlank).map((column) => ({ row: top, column })) : []
  const isName = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^table_?\d*$/i.test(name)
  return [
    ...inCells('table-not-in-column-a', view, left === 1 ? [] : [{ row: top, column: left }]),
    ...inCells('no-header-row', view, hasHeader ? [] : [{ row: top, column: left }]),
    ...inCells('blank-heading', view, blank),
    ...inCells(
      'heading-repeated',
      view,
      repeated(headings, ({ text }) => text),
    ),
    ...ofSheet('table-name', view, !isName),
  ]
}

function blankFindings(view: SheetView, { table, body }: TableView): readonly LintFinding[] {
  const rows = numbers(table.hasHeader ? table.top + 1 : table.top, table.bottom)
  const columns = numbers(table.left, table.right)
  const filledRows = new Set(body.map(({ row }) => row))
  const filledColumns = new Set(body.map(({ column }) => column))
  const blankRows = rows.filter((row) => !filledRows.has(row))
  const blankColumns = columns.filter((column) => !filledColumns.has(column))
  const cells = rows
    .filter((row) => filledRows.has(row))
    .flatMap((row) =>
      columns
        .filter((column) => filledColumns.has(column) && view.at(row, column) === undefined)
        .map((column) => ({ row, column })),
    )
  const isExplained = saysWhatBlanksMean(view)
  return [
    ...inCells(
      'blank-row',
      view,
      blankRows.map((row) => ({ row, column: table.left })),
    ),
    ...inCells(
      'blank-column',
      view,
      isExplained ? [] : blankColumns.map((column) => ({ row: table.top, column })),
    ),
    ...inCells('blank-cell', view, isExplained ? [] : cells),
  ]
}

function alignmentFindings(view: SheetView, { headings, body }: TableView): readonly LintFinding[] {
  const ofNumbers = new Set(body.filter(({ isNumber }) => isNumber).map(({ column }) => column))
  const isLeft = ({ style }: BookCell) => ['general', 'left', 'justify', 'fill'].includes(style.horizontal)
  const isRight = ({ style, isNumber }: BookCell) =>
    style.horizontal === 'right' || (isNumber && style.horizontal === 'general')
  const numberCells = [
    ...body.filter(({ isNumber }) => isNumber),
    ...headings.filter(({ column }) => ofNumbers.has(column)),
  ]
  const words = body.filter(
    ({ isNumber, column, text }) => !isNumber && !ofNumbers.has(column) && !/^\[.*\]$/.test(text),
  )
  return [
    ...inCells(
      'number-alignment',
      view,
      numberCells.filter((cell) => !isRight(cell)),
    ),
    ...inCells(
      'text-alignment',
      view,
      words.filter((cell) => !isLeft(cell)),
    ),
  ]
}

const PLACEHOLDER = /^(n\/?a|#n\/a|nil|null|-+|–|—|\.+|…|\*+|:|\?+)$/i
const MARK = /^(\[(?!note )[^\]]+\])+$/i
const KNOWN_MARK = /^(\[(low|[bcefpruwxz])\d?\])+$/
const NUMBER = /^[-+]?£?\d[\d,]*(\.\d+)?\s?%?$/
const NUMBER_AND_MARK = /^([-+]?£?\d[\d,.]*\s?%?\s*\[[^\]]+\]|\[[^\]]+\]\s*[-+]?£?\d[\d,.]*\s?%?)$/

function contentFindings(view: SheetView, { table, body }: TableView): readonly LintFinding[] {
  if (view.role === 'contents' || view.role === 'notes') return []
  const values = body.filter(({ column, isNumber }) => column !== table.left && !isNumber)
  const having = (form: RegExp) => values.filter(({ text }) => form.test(text.trim()))
  const explained = headText(view)
  const marks = having(KNOWN_MARK)
  const isExplained = ({ text }: BookCell) =>
    [...text.matchAll(/\[[^\]]+\]/g)].every(([mark]) => explained.includes(mark))
  return [
    ...inCells('placeholder', view, having(PLACEHOLDER)),
    ...inCells(
      'unknown-shorthand',
      view,
      having(MARK).filter(({ text }) => !KNOWN_MARK.test(text.trim())),
    ),
    ...inCells(
      'shorthand-not-explained',
      view,
      marks.filter((cell) => !isExplained(cell)),
    ),
    ...inCells('mark-with-number', view, having(NUMBER_AND_MARK)),
    ...inCells('number-as-text', view, having(NUMBER)),
  ]
}

/** The whole numbers from one to another. */
function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
