/** Reads a table of responses that another survey tool exported: an Excel workbook or CSV, however it is delimited. */
import { surveyTable, type SurveyRow, type SurveyTable } from '../audit/imports/surveyTable.js'
import { readCsvCells } from './csvTable.js'
import { decodeText } from './decodeText.js'
import { readSheets, type SheetRow } from './offline/cells.js'
import { Refusal } from './offline/faults.js'
import { openArchive } from './offline/zip.js'

export type SurveyFault = 'unreadable' | 'too-large' | 'no-rows'

/** In bytes: 10,000 responses of ordinary length come to 25 MB as CSV. */
export const LARGEST_SURVEY = 50_000_000
const LARGEST_CONTENTS = 150_000_000
const MOST_PIECES = 5_000_000
const MOST_ROWS = 20_000
/** A field each comes back in one form. */
const MOST_COLUMNS = 400

/** The table in a file: of a workbook, its first sheet that is not empty. Never rejects; lets other work have turns. */
export async function readSurveyFile(bytes: Buffer): Promise<SurveyTable | { readonly fault: SurveyFault }> {
  if (bytes.length > LARGEST_SURVEY) return { fault: 'too-large' }
  try {
    const isWorkbook = bytes.subarray(0, 2).toString('latin1') === 'PK'
    const table = surveyTable(isWorkbook ? await fromWorkbook(bytes) : await fromCsv(bytes))
    if (table.rows.length > MOST_ROWS || table.headings.length > MOST_COLUMNS) return { fault: 'too-large' }
    return table.rows.length === 0 ? { fault: 'no-rows' } : table
  } catch (error) {
    // Anything else is the file's doing too: an archive, XML or quotation marks that are none.
    return {
      fault: error instanceof Refusal && error.fault.kind === 'too-large' ? 'too-large' : 'unreadable',
    }
  }
}

async function fromWorkbook(bytes: Buffer): Promise<readonly SurveyRow[]> {
  const archive = await openArchive(bytes, { file: LARGEST_SURVEY, contents: LARGEST_CONTENTS })
  const sheets = await readSheets(archive, MOST_PIECES)
  return (sheets.find((rows) => rows.some(({ cells }) => cells.size > 0)) ?? []).map(cellsOf)
}

function cellsOf({ row, cells }: SheetRow): SurveyRow {
  const texts: string[] = []
  for (const [letters, text] of cells) {
    const index = indexOf(letters)
    if (index >= MOST_COLUMNS) continue
    while (texts.length < index) texts.push('')
    texts[index] = text ?? ''
  }
  return { row, cells: texts }
}

/** "A" is 0, "AA" is 26. */
function indexOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

async function fromCsv(bytes: Buffer): Promise<readonly SurveyRow[]> {
  const text = decodeText(bytes)
  const rows = await readCsvCells(text, delimiterOf(text))
  return rows.map((cells, index) => ({ row: index + 1, cells }))
}

/** What parts the first row's cells most often, outside quotation marks. */
function delimiterOf(text: string): string {
  const bare = text.slice(0, 100_000).replace(/"[^"]*"/g, '')
  const [first = ''] = bare.split(/\r?\n/)
  const count = (delimiter: string) => first.split(delimiter).length
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}
