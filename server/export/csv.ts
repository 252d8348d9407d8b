/** Findings as comma-separated files, RFC 4180, UTF-8: one a sheet, and one of notes. */
import { cellText } from '../audit/cellText.js'
import type { Findings } from '../audit/findings.js'
import { frontMatter } from './frontMatter.js'
import { sheetsOf } from './sheets.js'

export interface CsvFile {
  readonly name: string
  readonly text: string
}

/**
 * The files: "notes.csv" with what the findings rest on and each table's title and notes, then a file a sheet with a
 * header row. `banner` is a sentence that stands first in the notes, such as "Invented responses.".
 */
export function csvFiles(findings: Findings, banner?: string): readonly CsvFile[] {
  const sheets = sheetsOf(findings)
  const notes = [
    ...frontMatter(findings, banner).map((sentence) => ['notes.csv', findings.title, sentence]),
    ...sheets.flatMap(({ id, title, notes }) => notes.map((note) => [`${id}.csv`, title, note])),
  ]
  return [
    { name: 'notes.csv', text: csvText([['File', 'Title', 'Note'], ...notes]) },
    ...sheets.map(({ id, columns, rows }) => {
      const header = columns.map(({ label }) => label)
      return { name: `${id}.csv`, text: csvText([header, ...rows.map((row) => row.map(cellText))]) }
    }),
  ]
}

/** Rows of fields as CSV text. A field is quoted where it has to be; numbers stand bare. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => row.map(csvField).join(',') + '\r\n').join('')
}

/** One field. Text that a spreadsheet program would run as a formula gets an apostrophe before it. */
function csvField(field: string | number): string {
  if (typeof field === 'number') return String(field)
  const safe = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
