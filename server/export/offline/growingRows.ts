/** Rows that grow as people type. */
import { packArchive } from './packArchive.js'
import { openArchive } from './zip.js'

/**
 * The workbook with its rows' heights marked as found, not as chosen by a person: Excel lets no row grow whose
 * height was chosen, and exceljs always writes the latter.
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
