/** Any table as CSV: rows of named cells in and out, for the analysts' commands. */
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { parse, parseString, writeToString } from 'fast-csv'

/** A table of texts: every row has a cell for each column. */
export interface CsvTable {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string>>[]
}

/**
 * Reads CSV text (RFC 4180, with or without a byte order mark) whose first row names its columns. Rejects with a
 * sentence where a column is named twice, a row has too many or too few cells, or a quotation mark is left open.
 */
export async function readCsvTable(text: string): Promise<CsvTable> {
  const rows: Record<string, string>[] = []
  let columns: string[] = []
  const stream = parseString<Record<string, string>, Record<string, string>>(text, {
    headers: true,
    strictColumnHandling: true,
  })
  stream.on('headers', (names: string[]) => (columns = names))
  stream.on('data-invalid', (_row: unknown, number: number) => {
    stream.destroy(new Error(`Row ${number + 1} has not as many cells as the first row, ${columns.length}.`))
  })
  for await (const row of stream) rows.push(row as Record<string, string>)
  return { columns, rows }
}

/** The table as CSV text, the columns' names in the first row. */
export function printCsvTable({ columns, rows }: CsvTable): Promise<string> {
  return writeToString([...rows], {
    headers: [...columns],
    alwaysWriteHeaders: true,
    includeEndRowDelimiter: true,
  })
}

/** After so many bytes other work gets its turn. */
const BYTES_AT_A_TIME = 64_000

/**
 * Every row of CSV text, headings too, its cells in their order: rows may be of any length. Rejects with a
 * sentence where a quotation mark is left open. A long text does not keep other work waiting.
 */
export async function readCsvCells(text: string, delimiter: string): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  const parser = parse<string[], string[]>({ headers: false, delimiter })
  Readable.from(pieces(Buffer.from(text))).pipe(parser)
  for await (const row of parser) rows.push(row as string[])
  return rows
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += BYTES_AT_A_TIME) {
    yield bytes.subarray(at, at + BYTES_AT_A_TIME)
    await setImmediate()
  }
}
