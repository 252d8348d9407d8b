/** Reads any table with headings in its first row, as somebody uploads it: an Excel workbook or a CSV file. */
import type { TableRow } from '../audit/agencyRows.js'
import { readCsvTable } from './csvTable.js'
import { decodeText } from './decodeText.js'
import { readSheets, type SheetRow } from './offline/cells.js'
import { Refusal } from './offline/faults.js'
import { LARGEST_FILE, openArchive } from './offline/zip.js'

export type TableFault = 'unreadable' | 'too-large' | 'no-rows'

export type TableReading =
  | { readonly headings: readonly string[]; readonly rows: readonly TableRow[] }
  | { readonly fault: TableFault }

const MOST_ROWS = 5_000
const MOST_COLUMNS = 100

/** The table in a file: of a workbook, its first sheet that is not empty. Never rejects. */
export async function readTableFile(bytes: Buffer): Promise<TableReading> {
  if (bytes.length > LARGEST_FILE) return { fault: 'too-large' }
  try {
    const table =
      bytes.subarray(0, 2).toString('latin1') === 'PK' ? await fromWorkbook(bytes) : await fromCsv(bytes)
    if (table.rows.length > MOST_ROWS || table.headings.length > MOST_COLUMNS) return { fault: 'too-large' }
    return table.rows.length === 0 ? { fault: 'no-rows' } : table
  } catch (error) {
    // Anything else is the file's doing too: an archive, XML or quotation marks that are none.
    return {
      fault: error instanceof Refusal && error.fault.kind === 'too-large' ? 'too-large' : 'unreadable',
    }
  }
}

async function fromWorkbook(bytes: Buffer) {
  const sheets = await readSheets(await openArchive(bytes))
  const sheet = sheets.find((rows) => rows.some(({ cells }) => cells.size > 0)) ?? []
  const [first, ...rest] = sheet.filter(({ cells }) => cells.size > 0)
  const headings = [...(first?.cells ?? [])].map(([column, text]) => ({ column, text: (text ?? '').trim() }))
  const textsOf = ({ cells }: SheetRow) =>
    Object.fromEntries(headings.map(({ column, text }) => [text, cells.get(column) ?? '']))
  return {
    headings: headings.map(({ text }) => text),
    rows: rest.map((row) => ({ row: row.row, cells: textsOf(row) })),
  }
}

async function fromCsv(bytes: Buffer) {
  const { columns, rows } = await readCsvTable(decodeText(bytes))
  return { headings: columns, rows: rows.map((cells, index) => ({ row: index + 2, cells })) }
}
