/** Rows that show all of their text when a workbook is opened, and grow as people type. */
import { packArchive } from './packArchive.js'
import { openArchive } from './zip.js'

const LINE = 15.75
/** Spreadsheet programs allow no more, in points. */
const TALLEST = 409
/** About how high a row has to be for texts in columns of these widths, in points. */
export function heightOf(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, index) => {
    const width = widths[index] ?? 1
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0)
  })
  return Math.min(TALLEST, LINE * Math.max(1, ...lines))
}

/**
 * The workbook with its rows' heights marked as found, not as chosen by a person: LibreOffice shows rows without a
 * height one line high, and Excel lets no row grow whose height was chosen. exceljs always writes the latter.
 */
export async function growingRows(workbook: Buffer): Promise<Buffer> {
  const archive = await openArchive(workbook)
  const parts = new Map<string, Buffer>()
  for (const name of archive.names) {
    const part = (await archive.read(name)) ?? Buffer.alloc(0)
    parts.set(name, name.startsWith('xl/worksheets/') ? withoutChosenHeights(part) : part)
  }
  return packArchive(parts)
}

function withoutChosenHeights(sheet: Buffer): Buffer {
  return Buffer.from(sheet.toString().replaceAll(/(<row [^>]*) customHeight="1"/g, '$1'))
}
