/** What is held about a person, to hand out: a workbook to read and JSON for machines, of the same rows. */
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { PAGE } from './page.js'
import { openWorkbook } from './streamedWorkbook.js'
import { sheetText } from './sheetText.js'
import { writeHead, writeTable } from './worksheet.js'

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
  const ended = finished(output)
  const title = `${words.mark}: ${words.title}`
  const workbook = await openWorkbook(output, { title, creator })
  const columns = FIELDS.map((name) => ({
    label: words.columns[name],
    align: 'left' as const,
    width: name === 'text' ? WIDE : NARROW,
  }))
  const write = async () => {
    const worksheet = workbook.addWorksheet(words.sheet, {
      pageSetup: PAGE,
      headerFooter: { oddFooter: `&C${words.mark}` },
    })
    worksheet.columns = columns.map(({ width }) => ({ width }))
    writeHead(worksheet, columns, sheetText(title), [words.note])
    const texts = rows.map((row) => FIELDS.map((name) => ({ value: sheetText(row[name]) })))
    await writeTable(worksheet, columns, texts, ended)
    worksheet.commit()
    await workbook.commit()
  }
  await Promise.all([write(), ended])
}

/** The rows as JSON: an array of objects whose names are those of PersonRow. */
export function personJson(rows: readonly PersonRow[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`
}
