/** Writes one worksheet row by row: title and notes down column A, then a table with a header row. */
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Alignment, Row, Style, Worksheet } from 'exceljs'
import { cellText } from '../audit/cellText.js'
import { SMALLEST_BASE } from '../audit/percentages.js'
import type { PublishedCell } from '../audit/published.js'
import { heightOf } from './rowHeight.js'
import { piecesOf, sheetText } from './sheetText.js'
import type { SheetColumn } from './sheets.js'

/** Prints an unrounded share as percentages.ts does: 0%, <1% where it rounds to 0 but is not, else whole per cents. */
export const PERCENTAGE_FORMAT = '[=0]0%;[<0.005]"<1%";0%'

/** A figure, or words. A link leads to the first cell of another sheet of the workbook. */
export type SheetValue = number | string | { readonly text: string; readonly hyperlink: string }

export interface SheetCell {
  readonly value: SheetValue
  readonly format?: string
}

export const FONT = { name: 'Arial', size: 12 }
export const TITLE_FONT = { ...FONT, size: 16, bold: true }
const LINK_FONT = { ...FONT, underline: true }
/** Stands beside a text that goes on in a further row. */
export const CONTINUED = '(continued)'
/** After so many rows other work gets its turn. */
export const ROWS_AT_A_TIME = 50
/** So many bytes may wait to be packed. */
const MOST_WAITING = 1024 * 1024

/**
 * The title, the sentence that every sheet with a table has, and the notes, a row each. Texts take several lines where
 * they are longer than column A is wide; without columns they run on to the right, over the empty cells there.
 */
export function writeHead(
  worksheet: Worksheet,
  columns: readonly SheetColumn[],
  title: string,
  notes: readonly SheetValue[],
): void {
  writeLine(worksheet, columns, sheetText(title), TITLE_FONT)
  for (const note of ['This worksheet contains one table.', ...notes]) {
    const pieces = typeof note === 'string' ? piecesOf(sheetText(note)) : [note]
    for (const piece of pieces) writeLine(worksheet, columns, piece)
  }
}

/** One row with a text, or a link, in column A. */
export function writeLine(
  worksheet: Worksheet,
  columns: readonly SheetColumn[],
  value: SheetValue,
  font: Partial<typeof TITLE_FONT> = FONT,
): void {
  writeCells(worksheet, [{ value }], columns, font)
}

/**
 * The header row and the rows below it. Gives other work its turn now and then, and waits while what is written isn't
 * taken, so that long lists hold up nobody and never are in memory whole. Resolves to how many rows are below the
 * header: more than were given where texts go on in further rows.
 *
 * @param ended rejects where nobody will take what is written
 */
export async function writeTable(
  worksheet: Worksheet,
  columns: readonly SheetColumn[],
  rows: Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>,
  ended: Promise<unknown> = Promise.resolve(),
): Promise<number> {
  const failed = failureOf(ended)
  let [written, given] = [0, 0]
  const header = columns.map(({ label }) => ({ value: sheetText(label) }))
  writeCells(worksheet, header, columns, { ...FONT, bold: true })
  for await (const row of rows) {
    const parts = partsOf(row)
    for (const part of parts) writeCells(worksheet, part, columns)
    written += parts.length
    given += 1
    if (given % ROWS_AT_A_TIME === 0) await untilTaken(worksheet, failed)
  }
  return written
}

/** A signal that is given where a promise rejects. */
export function failureOf(ended: Promise<unknown>): AbortSignal {
  const failed = new AbortController()
  ended.catch((error: unknown) => {
    failed.abort(error)
  })
  return failed.signal
}

/**
 * Resolves when most rows are packed. exceljs takes them faster and keeps them meanwhile; its types don't name where.
 * Rejects once `failed` is aborted.
 */
export async function untilTaken(worksheet: Worksheet, failed: AbortSignal): Promise<void> {
  await setImmediate()
  const { stream } = worksheet as unknown as {
    readonly stream?: { readonly pipes?: readonly { readonly _writableState: { readonly length: number } }[] }
  }
  for (const { _writableState: waiting } of stream?.pipes ?? [])
    while (waiting.length > MOST_WAITING && !failed.aborted) await setTimeout(1)
  failed.throwIfAborted()
}

/** A cell, of findings or of published ones, as a worksheet holds it: figures as numbers, a percentage unrounded, the rest as text. */
export function sheetCell(cell: PublishedCell): SheetCell {
  if (cell.kind === 'count') return { value: cell.value }
  if (cell.kind === 'measure' && cell.value !== null) return { value: cell.value }
  if (cell.kind === 'limit' && cell.value !== null) return { value: cell.value, format: PERCENTAGE_FORMAT }
  if (cell.kind === 'percentage' && cell.base >= SMALLEST_BASE) {
    return { value: cell.count / cell.base, format: PERCENTAGE_FORMAT }
  }
  return { value: sheetText(cellText(cell)) }
}

/** The row, and further rows where a cell's text is longer than a cell can be. */
function partsOf(row: readonly SheetCell[]): readonly (readonly SheetCell[])[] {
  const pieces = row.map(({ value }) => (typeof value === 'string' ? piecesOf(value) : []))
  const most = Math.max(1, ...pieces.map(({ length }) => length))
  return Array.from({ length: most }, (_, part) =>
    row.map((cell, column) => {
      const piece = pieces[column]?.[part]
      if (piece !== undefined) return { value: piece }
      return part === 0 ? cell : { value: CONTINUED }
    }),
  )
}

function writeCells(
  worksheet: Worksheet,
  cells: readonly SheetCell[],
  columns: readonly SheetColumn[],
  font: Partial<typeof TITLE_FONT> = FONT,
): void {
  const row = worksheet.addRow(cells.map(({ value }) => value))
  styleRow(row, cells, columns, font)
  row.commit()
}

/** How a row's cells look: type, alignment, number formats, and room for the lines that texts take. */
export function styleRow(
  row: Row,
  cells: readonly SheetCell[],
  columns: readonly SheetColumn[],
  font: Partial<typeof TITLE_FONT> = FONT,
): void {
  for (const [index, cell] of cells.entries())
    row.getCell(index + 1).style = styleOf(cell, index > 0, columns[index], font)
  const widths = cells.map((_, index) => columns[index]?.width ?? Infinity)
  row.height = heightOf(cells.map(shownText), widths, font.size)
}

/** Styles by what they say: exceljs writes an object that it has seen before without looking at it again. */
const styles = new Map<string, Partial<Style>>()

/** How a cell looks, by what it says; beside another or first in its row. */
export function styleOf(
  { value, format }: SheetCell,
  isBeside: boolean,
  column: SheetColumn | undefined,
  font: Partial<typeof TITLE_FONT> = FONT,
): Partial<Style> {
  const horizontal: Alignment['horizontal'] = column?.align ?? 'left'
  const wrapText = column !== undefined
  const key = [typeof value, format, isBeside, horizontal, wrapText, font.size, font.bold].join()
  const known = styles.get(key)
  if (known) return known
  // Words beside a figure would touch it.
  const indent = isBeside && horizontal === 'left' ? { indent: 1 } : {}
  const style = {
    font: typeof value === 'object' ? LINK_FONT : font,
    alignment: { horizontal, vertical: 'top', wrapText, ...indent } as const,
    ...(format !== undefined && { numFmt: format }),
  }
  styles.set(key, style)
  return style
}

/** The text as far as it may take several lines; a figure never does. */
function shownText({ value }: SheetCell): string {
  if (typeof value === 'number') return ''
  return typeof value === 'string' ? value : value.text
}
