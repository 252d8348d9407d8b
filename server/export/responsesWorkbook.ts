/** Every response of a round as a workbook for leads: as submitted, as corrected, and what was put right. */
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { PAGE } from './page.js'
import { responseSheets, type ResponsesToWrite, type SheetOptions } from './responseSheets.js'
import { sheetText } from './sheetText.js'
import { writeHead, writeTable } from './worksheet.js'

export interface ResponsesWorkbookOptions extends SheetOptions {
  readonly title: string
  readonly creator: string
  /** Sentences on every sheet. */
  readonly banners?: readonly string[]
}

/** Stands first on every sheet and at the foot of every page that is printed. */
const MARK = 'OFFICIAL-SENSITIVE'

/**
 * Writes responses.xlsx to a stream. Resolves when all is written; rejects where the destination fails. All is text:
 * there is never a formula. Header rows stay in sight and have filters, since this workbook is for working in.
 */
export async function writeResponsesWorkbook(
  layer: ResponsesToWrite,
  output: Writable,
  options: ResponsesWorkbookOptions,
): Promise<void> {
  const { default: exceljs } = await import('exceljs')
  const ended = finished(output)
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: output,
    useSharedStrings: false,
    useStyles: true,
  })
  const creator = sheetText(options.creator)
  const title = sheetText(`${MARK}: ${options.title}`)
  Object.assign(workbook, { title, creator, lastModifiedBy: creator, language: 'en-GB' })
  const write = async () => {
    for (const sheet of responseSheets(layer, options)) {
      const notes = [...(options.banners ?? []), ...sheet.notes]
      // The title, the sentence that every sheet has, the notes, then the header.
      const header = notes.length + 3
      const worksheet = workbook.addWorksheet(sheet.name, {
        pageSetup: PAGE,
        headerFooter: { oddFooter: `&C${MARK}` },
        views: [{ state: 'frozen', ySplit: header }],
      })
      worksheet.columns = sheet.columns.map(({ width }) => ({ width }))
      writeHead(worksheet, sheet.columns, `${MARK}: ${sheet.name}, ${options.title}`, notes)
      const rows = await writeTable(
        worksheet,
        sheet.columns,
        sheet.rows.map((row) => row.map((value) => ({ value: sheetText(value) }))),
      )
      worksheet.autoFilter = {
        from: { row: header, column: 1 },
        to: { row: header + rows, column: sheet.columns.length },
      }
      worksheet.commit()
    }
    await workbook.commit()
  }
  await Promise.all([write(), ended])
}
