/** What is held about a person, to hand out: a workbook to read and JSON for machines, of the same rows. */
import type { Writable } from 'node:stream'
import { writeOneSheet } from './oneSheet.js'
import { sheetText } from './sheetText.js'

/** One text in which the person was found. */
export interface PersonRow {
  /** Where it stands, such as "Response S01, Early help audit 2027". */
  readonly where: string
  /** A question, or what the field is called. */
  readonly field: string
  /** Which state of it, such as "as sent in version 1"; "" where there is only one. */
  readonly state: string
  /** How it was found: all that was typed, a part of the name, or beside it. */
  readonly match: string
  readonly text: string
}

export interface PersonFileWords {
  readonly title: string
  readonly sheet: string
  readonly mark: string
  readonly note: string
  readonly columns: Readonly<Record<keyof PersonRow, string>>
}

const FIELDS = ['where', 'field', 'state', 'match', 'text'] as const
const NARROW = 28
const WIDE = 80

/** Writes the workbook to a stream: one sheet, all text. Resolves when all is written. */
export async function writePersonWorkbook(
  rows: readonly PersonRow[],
  output: Writable,
  { words, creator }: { readonly words: PersonFileWords; readonly creator: string },
): Promise<void> {
  await writeOneSheet(output, {
    creator,
    title: `${words.mark}: ${words.title}`,
    sheet: words.sheet,
    footer: words.mark,
    notes: [words.note],
    columns: FIELDS.map((name) => ({
      label: words.columns[name],
      align: 'left',
      width: name === 'text' ? WIDE : NARROW,
    })),
    rows: rows.map((row) => FIELDS.map((name) => ({ value: sheetText(row[name]) }))),
  })
}

/** The rows as JSON: an array of objects whose names are those of PersonRow. */
export function personJson(rows: readonly PersonRow[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`
}
