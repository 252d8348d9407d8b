/** Any table as CSV: rows of named cells in and out, for the analysts' commands. */
import { parseString, writeToString } from 'fast-csv'

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
