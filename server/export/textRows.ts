/**
 * Rows of text below the header of a streamed worksheet. exceljs makes several objects for every cell, which takes
 * longer than all else where a round has ten million of them; so these rows are written as XML here.
 */
import type { Style, Worksheet } from 'exceljs'
import { linesOf, heightOfLines } from './rowHeight.js'
import { LONGEST_CELL, piecesOf, sheetText } from './sheetText.js'
import type { SheetColumn } from './sheets.js'
import { CONTINUED, failureOf, ROWS_AT_A_TIME, styleOf, untilTaken } from './worksheet.js'

/** What exceljs's types don't name: where a worksheet's XML goes, and the numbers that styles have in it. */
interface StreamedWorksheet {
  readonly stream: { readonly write: (xml: string) => unknown }
  readonly workbook: { readonly styles: { readonly addStyleModel: (style: Partial<Style>) => number } }
}

/** What the cells of a column have in common. */
interface CellColumn {
  /** The beginning of a cell's XML, up to the row's number, and from there to its text. */
  readonly address: string
  readonly opening: string
  /** In characters. */
  readonly width: number
}

/**
 * Writes rows with a text for every column. All is text, whatever it looks like. Nothing else can be written to the
 * worksheet afterwards. Waits while what is written isn't taken. Resolves to how many rows there are: more than were
 * given where texts go on in further rows.
 *
 * @param above how many rows stand in the worksheet so far
 * @param ended rejects where nobody will take what is written
 */
export async function writeTextRows(
  worksheet: Worksheet,
  columns: readonly SheetColumn[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  above: number,
  ended: Promise<unknown>,
): Promise<number> {
  const { stream } = worksheet as unknown as StreamedWorksheet
  const cells = cellColumns(worksheet, columns)
  const failed = failureOf(ended)
  let [written, xml, given] = [0, '', 0]
  for await (const row of rows) {
    for (const part of partsOf(row.map(sheetText))) {
      written += 1
      xml += rowXml(part, above + written, cells)
    }
    given += 1
    if (given % ROWS_AT_A_TIME !== 0) continue
    stream.write(xml)
    xml = ''
    await untilTaken(worksheet, failed)
  }
  if (xml !== '') stream.write(xml)
  return written
}

function cellColumns(worksheet: Worksheet, columns: readonly SheetColumn[]): readonly CellColumn[] {
  const { styles } = (worksheet as unknown as StreamedWorksheet).workbook
  return columns.map((column, index) => ({
    address: `<c r="${worksheet.getColumn(index + 1).letter}`,
    opening: `" s="${styles.addStyleModel(styleOf({ value: '' }, index > 0, column))}" t="str"><v>`,
    width: column.width,
  }))
}

/** The row, and further rows where a text is longer than a cell can be. */
function partsOf(row: readonly string[]): readonly (readonly string[])[] {
  if (row.every(({ length }) => length <= LONGEST_CELL)) return [row]
  const pieces = row.map((text) => piecesOf(text))
  const most = Math.max(...pieces.map(({ length }) => length))
  return Array.from({ length: most }, (_, part) => pieces.map((some) => some[part] ?? CONTINUED))
}

function rowXml(row: readonly string[], number: number, columns: readonly CellColumn[]): string {
  let [cells, lines] = ['', 1]
  for (const [index, { address, opening, width }] of columns.entries()) {
    const text = row[index] ?? ''
    lines = Math.max(lines, linesOf(text, width))
    cells += address + String(number) + opening + escaped(text) + '</v></c>'
  }
  return `<row r="${number}" ht="${heightOfLines(lines)}" customHeight="1">${cells}</row>`
}

/** Text in XML, which sheetText has made fit for it. */
function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
