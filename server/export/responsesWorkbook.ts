/** Every response of a round as a workbook for leads: as submitted, as corrected, and what was put right. */
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { stream } from 'exceljs'
import { WIDE_PAGE } from './page.js'
import {
  responseSheets,
  type ResponsesSheet,
  type ResponsesToWrite,
  type SheetOptions,
} from './responseSheets.js'
import { openWorkbook } from './streamedWorkbook.js'
import { writeTextRows } from './textRows.js'
import { writeHead, writeTable } from './worksheet.js'

export interface ResponsesWorkbookOptions extends SheetOptions {
  readonly title: string
  readonly creator: string
  /** Sentences on every sheet. */
  readonly banners?: readonly string[]
}

/** Stands first on every sheet and at the foot of every page that is printed. */
const MARK = 'OFFICIAL-SENSITIVE'
const HOW_TO_WORK =
  'Headings and references stay in sight: to unfreeze them, choose View, Freeze Panes, Unfreeze Panes. To turn filters off, choose Data, Filter.'

/**
 * Writes responses.xlsx to a stream. Resolves when all is written; rejects where the destination fails. Responses are
 * read as fast as what is written of them is taken, once for each sheet. All is text: there is never a formula. Headings
 * and references stay in sight, on paper too, and headings have filters, since this workbook is for working in.
 */
export async function writeResponsesWorkbook(
  responses: ResponsesToWrite,
  output: Writable,
  options: ResponsesWorkbookOptions,
): Promise<void> {
  const ended = finished(output)
  const workbook = await openWorkbook(output, {
    title: `${MARK}: ${options.title}`,
    creator: options.creator,
  })
  const write = async () => {
    for (const sheet of responseSheets(responses, options)) await writeSheet(workbook, sheet, options, ended)
    await workbook.commit()
  }
  await Promise.all([write(), ended])
}

async function writeSheet(
  workbook: stream.xlsx.WorkbookWriter,
  { name, title, notes, columns, rows }: ResponsesSheet,
  options: ResponsesWorkbookOptions,
  ended: Promise<void>,
): Promise<void> {
  const head = [...(options.banners ?? []), ...notes, HOW_TO_WORK]
  // The title, the sentence that every sheet has, the notes, then the header.
  const header = head.length + 3
  const worksheet = workbook.addWorksheet(name, {
    pageSetup: {
      ...WIDE_PAGE,
      printTitlesRow: `${header}:${header}`,
      printTitlesColumn: 'A:A',
    },
    headerFooter: { oddFooter: `&C${MARK}` },
    views: [{ state: 'frozen', xSplit: 1, ySplit: header }],
  })
  worksheet.columns = columns.map(({ width }) => ({ width }))
  writeHead(worksheet, [], `${MARK}: ${title}, ${options.title}`, head)
  await writeTable(worksheet, columns, [])
  const written = await writeTextRows(worksheet, columns, rows(), header, ended)
  worksheet.autoFilter = {
    from: { row: header, column: 1 },
    to: { row: header + written, column: columns.length },
  }
  worksheet.commit()
}
