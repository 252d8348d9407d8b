/** A workbook of one worksheet with one table. */
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { PAGE } from './page.js'
import type { SheetColumn } from './sheets.js'
import { openWorkbook } from './streamedWorkbook.js'
import { sheetText } from './sheetText.js'
import { writeHead, writeTable, type SheetCell } from './worksheet.js'

export interface OneSheet {
  readonly title: string
  /** The worksheet's name. */
  readonly sheet: string
  /** Who makes it: the organisation, never a person. */
  readonly creator: string
  /** Stands at the foot of each printed page; "" where nothing has to. */
  readonly footer: string
  /** Sentences between the title and the table. */
  readonly notes: readonly string[]
  readonly columns: readonly SheetColumn[]
  /** One cell a column. */
  readonly rows: readonly (readonly SheetCell[])[]
}

/** Writes the workbook to a stream. Resolves when all is written; rejects where the stream fails or closes early. */
export async function writeOneSheet(output: Writable, plan: OneSheet): Promise<void> {
  const { title, sheet, creator, footer, notes, columns, rows } = plan
  const ended = finished(output)
  const workbook = await openWorkbook(output, { title, creator })
  const write = async () => {
    const worksheet = workbook.addWorksheet(sheet, {
      pageSetup: PAGE,
      ...(footer !== '' && { headerFooter: { oddFooter: `&C${footer}` } }),
    })
    worksheet.columns = columns.map(({ width }) => ({ width }))
    writeHead(worksheet, columns, sheetText(title), notes)
    await writeTable(worksheet, columns, rows, ended)
    worksheet.commit()
    await workbook.commit()
  }
  await Promise.all([write(), ended])
}
