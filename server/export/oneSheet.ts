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
  /** Whether its columns can be filtered; a note then says how to turn that off. */
  readonly hasFilters?: boolean
  /** One cell a column. */
  readonly rows: readonly (readonly SheetCell[])[]
}

const TURN_OFF = 'To turn filters off, choose Data, Filter.'

/** Writes the workbook to a stream. Resolves when all is written; rejects where the stream fails or closes early. */
export async function writeOneSheet(output: Writable, plan: OneSheet): Promise<void> {
  const { title, sheet, creator, footer, columns, rows, hasFilters = false } = plan
  const notes = hasFilters ? [...plan.notes, TURN_OFF] : plan.notes
  const ended = finished(output)
  const workbook = await openWorkbook(output, { title, creator })
  const write = async () => {
    const worksheet = workbook.addWorksheet(sheet, {
      pageSetup: PAGE,
      ...(footer !== '' && { headerFooter: { oddFooter: `&C${footer}` } }),
    })
    worksheet.columns = columns.map(({ width }) => ({ width }))
    writeHead(worksheet, columns, sheetText(title), notes)
    const written = await writeTable(worksheet, columns, rows, ended)
    // The title, the sentence that every sheet has and the notes stand above the header.
    const header = notes.length + 3
    if (hasFilters)
      worksheet.autoFilter = {
        from: { row: header, column: 1 },
        to: { row: header + written, column: columns.length },
      }
    worksheet.commit()
    await workbook.commit()
  }
  await Promise.all([write(), ended])
}
