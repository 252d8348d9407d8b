/**
 * The findings of a release as a workbook that anybody can read, as the Analysis Function asks of spreadsheets that
 * are published: server/decisions/0017 says how, workbookLint.ts checks it.
 */
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Workbook, Worksheet } from 'exceljs'
import type { Release, ReleaseDetails } from '../audit/releases.js'
import { SUBHEAD_FONT, tagHeadings } from './headingStyles.js'
import { packArchive } from './offline/packArchive.js'
import { openArchive } from './offline/zip.js'
import { PAGE } from './page.js'
import { coverLines, releaseMarks, releaseTitle, sourceText } from './releaseCover.js'
import {
  COVER,
  NOTES,
  noteMark,
  releaseSheets,
  type ReleaseSheet,
  type ReleaseSheets,
} from './releaseSheets.js'
import { CONTENTS } from './sheetNames.js'
import type { SheetColumn } from './sheets.js'
import { sheetText } from './sheetText.js'
import { FONT, TITLE_FONT, sheetCell, styleRow, writeHead, writeLine, type SheetCell } from './worksheet.js'

/** As wide as A4 upright: a single column is not made smaller to fit. */
const COVER_COLUMNS: readonly SheetColumn[] = [{ label: '', align: 'left', width: 72 }]
const CONTENTS_COLUMNS: readonly SheetColumn[] = [
  { label: 'Sheet', align: 'left', width: 40 },
  { label: 'Title', align: 'left', width: 100 },
]
const NOTES_COLUMNS: readonly SheetColumn[] = [
  { label: 'Note', align: 'left', width: 36 },
  { label: 'Text', align: 'left', width: 120 },
]
/** Far more than a release has: what we wrote ourselves needs no guard against strangers. */
const LIMITS = { file: 100_000_000, contents: 1_000_000_000 }

/**
 * Writes a release's workbook to a stream, which it ends, or to a file: the sheets Cover, Contents and Notes, then one
 * a table, those of who took part first. Figures are numbers, a percentage is an unrounded share with a format that
 * prints it as the page does, all else is text; there is never a formula. The same release gives the same bytes.
 * Resolves when all is written; rejects where the destination fails or closes early.
 */
export async function writeReleaseWorkbook(release: Release, destination: Writable | string): Promise<void> {
  const output = typeof destination === 'string' ? createWriteStream(destination) : destination
  const write = async () => output.end(await releaseWorkbook(release))
  await Promise.all([write(), finished(output)])
}

async function releaseWorkbook(release: Release): Promise<Buffer> {
  const { details } = release
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  const title = sheetText(releaseTitle(details))
  const creator = sheetText(details.council)
  Object.assign(workbook, { title, creator, lastModifiedBy: creator, company: creator, language: 'en-GB' })
  const day = new Date(details.releasedOn ?? 0)
  Object.assign(workbook, { created: day, modified: day })
  const laidOut = releaseSheets(release)
  writeCover(workbook, release)
  writeContents(workbook, laidOut, details)
  writeNotes(workbook, laidOut)
  for (const sheet of laidOut.sheets) writeSheet(workbook, sheet, details)
  showFirst(workbook)
  return completed(Buffer.from(await workbook.xlsx.writeBuffer()), details.releasedOn !== null)
}

function writeCover(workbook: Workbook, release: Release): void {
  const worksheet = addWorksheet(workbook, COVER, COVER_COLUMNS)
  worksheet.pageSetup.orientation = 'portrait'
  writeLine(worksheet, COVER_COLUMNS, sheetText(releaseTitle(release.details)), TITLE_FONT)
  for (const { isHeading, value } of coverLines(release)) {
    const printed = typeof value === 'string' ? sheetText(value) : value
    writeLine(worksheet, COVER_COLUMNS, printed, isHeading ? SUBHEAD_FONT : FONT)
  }
}

function writeContents(workbook: Workbook, { sheets }: ReleaseSheets, details: ReleaseDetails): void {
  const worksheet = addWorksheet(workbook, CONTENTS, CONTENTS_COLUMNS)
  writeHead(worksheet, CONTENTS_COLUMNS, CONTENTS, releaseMarks(details))
  const rows = [{ name: NOTES, title: NOTES }, ...sheets].map(({ name, title }): readonly SheetCell[] => [
    { value: linkTo(name, name) },
    { value: sheetText(title) },
  ])
  addTable(worksheet, 'Contents_of_workbook', CONTENTS_COLUMNS, rows)
}

function writeNotes(workbook: Workbook, { notes }: ReleaseSheets): void {
  const worksheet = addWorksheet(workbook, NOTES, NOTES_COLUMNS)
  writeHead(worksheet, NOTES_COLUMNS, NOTES, [linkTo(CONTENTS, 'Go to the contents')])
  const rows = notes.map((note, index) => [{ value: noteMark(index + 1) }, { value: sheetText(note) }])
  addTable(worksheet, 'Notes_of_workbook', NOTES_COLUMNS, rows)
}

function writeSheet(workbook: Workbook, sheet: ReleaseSheet, details: ReleaseDetails): void {
  const { name, title, columns, notes, shorthand, rows, tableName } = sheet
  const hasNotes = notes.length > 0 || columns.some(({ label }) => label.includes('[note '))
  const worksheet = addWorksheet(workbook, name, columns)
  writeHead(worksheet, columns, [title, ...notes.map(noteMark)].join(' '), [
    ...(hasNotes ? [`Notes are in the sheet ${NOTES}, by the numbers in square brackets.`] : []),
    ...shorthand,
    ...releaseMarks(details),
    sourceText(details),
    linkTo(CONTENTS, 'Go to the contents'),
  ])
  addTable(
    worksheet,
    tableName,
    columns,
    rows.map((row) => row.map(sheetCell)),
  )
}

function addWorksheet(workbook: Workbook, name: string, columns: readonly SheetColumn[]): Worksheet {
  const worksheet = workbook.addWorksheet(name, { pageSetup: PAGE })
  worksheet.columns = columns.map(({ width }) => ({ width }))
  return worksheet
}

/** A real table, so that programs that read aloud know its header, below what is on the sheet already. */
function addTable(
  worksheet: Worksheet,
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly SheetCell[])[],
): void {
  const top = worksheet.rowCount + 1
  worksheet.addTable({
    name,
    ref: `A${top}`,
    headerRow: true,
    style: { theme: null as unknown as undefined, showRowStripes: false },
    columns: columns.map(({ label }) => ({ name: label, filterButton: false })),
    rows: rows.map((row) => row.map(({ value }) => value)),
  })
  const header = columns.map(({ label }): SheetCell => ({ value: label }))
  styleRow(worksheet.getRow(top), header, columns, { ...FONT, bold: true })
  rows.forEach((row, index) => {
    styleRow(worksheet.getRow(top + 1 + index), row, columns)
  })
  worksheet.pageSetup.printTitlesRow = `${top}:${top}`
}

function linkTo(sheet: string, text: string) {
  return { text, hyperlink: `#'${sheet}'!A1` }
}

/** Opens the workbook on its first sheet, with every cursor in A1. */
function showFirst(workbook: Workbook): void {
  workbook.views = [
    { x: 0, y: 0, width: 20_000, height: 15_000, firstSheet: 0, activeTab: 0, visibility: 'visible' },
  ]
  workbook.worksheets.forEach((worksheet, index) => {
    const selected = index === 0 ? { tabSelected: true } : {}
    worksheet.views = [{ state: 'normal', activeCell: 'A1', ...selected } as never]
  })
}

/**
 * What exceljs cannot say: cell styles of headings, links inside the workbook, tables without filters, no dates of a
 * draft, and rows that grow with their text. Packed without the time, so that the same workbook has the same bytes.
 */
async function completed(workbook: Buffer, isReleased: boolean): Promise<Buffer> {
  const archive = await openArchive(workbook, LIMITS)
  const parts = new Map<string, Buffer>()
  for (const name of archive.names.filter((one) => !one.endsWith('/'))) {
    const part = (await archive.read(name)) ?? Buffer.alloc(0)
    parts.set(name, Buffer.from(completedPart(name, part.toString(), isReleased)))
  }
  return packArchive(parts)
}

function completedPart(name: string, xml: string, isReleased: boolean): string {
  if (name === 'xl/styles.xml') return tagHeadings(xml)
  if (name.startsWith('xl/worksheets/sheet')) {
    const growing = xml.replaceAll(/(<row [^>]*) customHeight="1"/g, '$1')
    // As a place in the workbook, not as an address outside it.
    return growing.replaceAll(/(<hyperlink [^>]*) r:id="[^"]*" location="#/g, '$1 location="')
  }
  if (name.startsWith('xl/tables/')) {
    return xml
      .replace(/<autoFilter .*?<\/autoFilter>/s, '')
      .replace('totalsRowShown="1"', 'totalsRowShown="0"')
  }
  if (name === 'docProps/core.xml' && !isReleased) {
    return xml.replaceAll(/<dcterms:(created|modified) .*?<\/dcterms:\1>/gs, '')
  }
  return xml
}
