/** A workbook as its file holds it, for the rules that workbooks are checked by. */
import type { BookFont, BookStyle } from './bookStyles.js'

/** A cell that says or shows something of its own. */
export interface BookCell {
  /** Counted from 1, as columns are. */
  readonly row: number
  readonly column: number
  /** As the file keeps it, numbers without their format; "" for a cell with nothing but a style. */
  readonly text: string
  readonly isNumber: boolean
  readonly hasFormula: boolean
  readonly hasSuperscript: boolean
  readonly style: BookStyle
  /** Where it leads to, as "#'Notes'!A1" within the workbook; undefined for no link. */
  readonly link: string | undefined
}

/** A table, from its header row (where it has one) to its last. */
export interface BookTable {
  readonly name: string
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly hasHeader: boolean
  /** Whether some heading has a button that filters. */
  readonly hasButtons: boolean
}

export interface BookSheet {
  readonly name: string
  readonly isHidden: boolean
  readonly cells: readonly BookCell[]
  /** In the order of their rows. */
  readonly tables: readonly BookTable[]
  /** Of rows that a sheet's own filter reaches, in the form of a table; undefined without one. */
  readonly filter: BookTable | undefined
  readonly merges: readonly string[]
  readonly isFrozen: boolean
  readonly hasHiddenRows: boolean
  readonly hasHiddenColumns: boolean
  readonly hasHeaderOrFooter: boolean
  readonly hasDrawing: boolean
  /** Where the cursor stands. */
  readonly cursor: string
  /** In characters, by column. */
  readonly widthOf: (column: number) => number
}

export interface Book {
  readonly title: string
  readonly language: string
  readonly creator: string
  readonly lastModifiedBy: string
  readonly hasMacros: boolean
  readonly activeSheet: number
  /** Of cells that have no style of their own. */
  readonly normalFont: BookFont
  readonly sheets: readonly BookSheet[]
}

/** "B7" */
export function cellName({ row, column }: { readonly row: number; readonly column: number }): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return `${letters}${row}`
}

/** Row and column of "B7" or "$B$7". */
export function cellPlace(name: string): { readonly row: number; readonly column: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Z]+)\$?(\d+)$/i.exec(name) ?? []
  const column = Array.from(letters.toUpperCase()).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  )
  return { row: Number(digits), column }
}

/** The corners of "A4:C9". */
export function rangeOf(ref: string): Pick<BookTable, 'top' | 'bottom' | 'left' | 'right'> {
  const [from = '', to = from] = ref.split(':')
  const [first, last] = [cellPlace(from), cellPlace(to)]
  return { top: first.row, left: first.column, bottom: last.row, right: last.column }
}
