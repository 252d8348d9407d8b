/** Findings as a workbook: a sheet a table, as the Analysis Function asks of accessible spreadsheets. */
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { stream, Worksheet } from 'exceljs'
import type { Findings } from '../audit/findings.js'
import { frontMatter } from './frontMatter.js'
import { PAGE } from './page.js'
import { CONTENTS } from './sheetNames.js'
import { sheetsOf, type Sheet, type SheetColumn } from './sheets.js'
import { openWorkbook } from './streamedWorkbook.js'
import { sheetText } from './sheetText.js'
import { sheetCell, writeHead, writeTable } from './worksheet.js'

type WorkbookWriter = stream.xlsx.WorkbookWriter

export interface WorkbookOptions {
  /** A sentence on every sheet, such as "Invented responses.". */
  readonly banner?: string | undefined
  /** Who publishes: the organisation, never a person. */
  readonly creator?: string | undefined
  /** A sentence on whether the group has signed off the codebook. */
  readonly signOff?: string | undefined
}

const CONTENTS_COLUMNS: readonly SheetColumn[] = [
  { label: 'Sheet', align: 'left', width: 60 },
  { label: 'Title', align: 'left', width: 120 },
]

/**
 * Writes findings.xlsx to a stream or to a file. Resolves when all is written; rejects where the destination fails
 * or closes early. Figures are numbers, percentages are unrounded with a format that prints them as the page does,
 * all else is text: there is never a formula.
 */
export async function writeFindingsWorkbook(
  findings: Findings,
  destination: Writable | string,
  options: WorkbookOptions = {},
): Promise<void> {
  const output = typeof destination === 'string' ? createWriteStream(destination) : destination
  const ended = finished(output)
  const workbook = await openWorkbook(output, {
    title: `Findings: ${findings.title}`,
    creator: options.creator ?? 'Early Help Audit',
  })
  await Promise.all([writeSheets(workbook, findings, options, ended), ended])
}

async function writeSheets(
  workbook: WorkbookWriter,
  findings: Findings,
  options: WorkbookOptions,
  ended: Promise<void>,
): Promise<void> {
  const sheets = sheetsOf(findings)
  const { banner } = options
  await writeContents(workbook, findings, sheets, options)
  for (const { name, title, notes, columns, rows } of sheets) {
    const worksheet = addWorksheet(workbook, name, columns)
    writeHead(worksheet, columns, title, banner === undefined ? notes : [banner, ...notes])
    await writeTable(
      worksheet,
      columns,
      rows.map((row) => row.map(sheetCell)),
      ended,
    )
    worksheet.commit()
  }
  await workbook.commit()
}

async function writeContents(
  workbook: WorkbookWriter,
  findings: Findings,
  sheets: readonly Sheet[],
  { banner, signOff }: WorkbookOptions,
): Promise<void> {
  const worksheet = addWorksheet(workbook, CONTENTS, CONTENTS_COLUMNS)
  writeHead(
    worksheet,
    CONTENTS_COLUMNS,
    `Findings: ${findings.title}`,
    frontMatter(findings, banner, signOff),
  )
  const rows = sheets.map(({ name, title }) => [
    { value: { text: name, hyperlink: `#'${name}'!A1` } },
    { value: sheetText(title) },
  ])
  await writeTable(worksheet, CONTENTS_COLUMNS, rows)
  worksheet.commit()
}

function addWorksheet(workbook: WorkbookWriter, name: string, columns: readonly SheetColumn[]): Worksheet {
  const worksheet = workbook.addWorksheet(name, { pageSetup: PAGE })
  worksheet.columns = columns.map(({ width }) => ({ width }))
  return worksheet
}
