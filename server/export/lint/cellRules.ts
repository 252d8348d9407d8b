/** Rules about single cells: how they look, and that they hold values. */
import type { BookCell } from './book.js'
import type { BookFont } from './bookStyles.js'
import type { LintFinding } from './rules.js'
import { inCells, isInside, type SheetView } from './sheetView.js'

/** In points. */
const SMALLEST = 12
const SANS_SERIF =
  /sans|arial|helvetica|calibri|carlito|aptos|verdana|tahoma|segoe ui|trebuchet|gothic|franklin|roboto|inter|lato|futura|univers/i

export function cellFindings(view: SheetView): readonly LintFinding[] {
  const { sheet, filled } = view
  const having = (isSo: (cell: BookCell) => boolean) => filled.filter(isSo)
  return [
    ...inCells(
      'formula',
      view,
      sheet.cells.filter(({ hasFormula }) => hasFormula),
    ),
    ...inCells(
      'fill',
      view,
      sheet.cells.filter(({ style }) => style.hasFill),
    ),
    ...inCells(
      'border',
      view,
      sheet.cells.filter(({ style }) => style.hasBorder),
    ),
    ...inCells(
      'small-font',
      view,
      having(({ style }) => isSmall(style.font)),
    ),
    ...inCells(
      'serif',
      view,
      having(({ style }) => isSerif(style.font)),
    ),
    ...inCells(
      'italic',
      view,
      having(({ style }) => style.font.isItalic),
    ),
    ...inCells(
      'underline',
      view,
      having(({ style, link }) => style.font.isUnderlined && link === undefined),
    ),
    ...inCells(
      'coloured-text',
      view,
      having(({ style, link }) => style.font.isColoured && link === undefined),
    ),
    ...inCells(
      'vertical-text',
      view,
      having(({ style }) => style.isTurned),
    ),
    ...inCells(
      'text-not-wrapped',
      view,
      having((cell) => isCut(cell, view)),
    ),
  ]
}

/** Whether type is too small to read. */
export function isSmall({ size }: BookFont): boolean {
  return size < SMALLEST
}

/** Whether a typeface is none of those known to be without serifs. */
export function isSerif({ name }: BookFont): boolean {
  return !SANS_SERIF.test(name)
}

/** Whether some of a text is not seen: in a table, or where something stands in its way. */
function isCut(cell: BookCell, { sheet, tables, filled }: SheetView): boolean {
  const { text, isNumber, style, row, column } = cell
  const width = (sheet.widthOf(column) * SMALLEST) / style.font.size
  if (isNumber || style.isWrapped || text.length <= width) return false
  const isInTable = tables.some(({ table }) => isInside(cell, table))
  return isInTable || filled.some((other) => other.row === row && other.column > column)
}
