/** Published findings laid out as the sheets of a release's workbook: one a table, and the notes of all of them. */
import { cellText } from '../audit/cellText.js'
import { NOT_APPLICABLE, SHORTHAND_NOTES } from '../audit/percentages.js'
import { releaseTables } from '../audit/conclusionTables.js'
import type { PublishedCell, PublishedFindings, PublishedTable } from '../audit/published.js'
import type { Release } from '../audit/releases.js'
import { notesWithShorthand, textCell } from '../audit/tables.js'
import { CONTENTS, sheetNames } from './sheetNames.js'
import { sheetText } from './sheetText.js'
import type { SheetColumn } from './sheets.js'

export const COVER = 'Cover'
export const NOTES = 'Notes'

/** What every percentage says of itself. */
const PERCENTAGES =
  'Percentages are printed as whole per cents, halves rounded up, each of the base named beside it. They need not add up to 100%.'

/** Stands in a table that has nothing to list. */
export const NO_ROWS = 'None'

export interface ReleaseSheet {
  /** The worksheet's name. */
  readonly name: string
  /** The Excel table's. */
  readonly tableName: string
  /** Different from that of every other sheet. */
  readonly title: string
  /** Which of the notes the whole table has, counted from 1. */
  readonly notes: readonly number[]
  /** What the shorthand in its cells means, a sentence each. */
  readonly shorthand: readonly string[]
  readonly columns: readonly SheetColumn[]
  /** One cell a column, the row's label first. */
  readonly rows: readonly (readonly PublishedCell[])[]
}

export interface ReleaseSheets {
  readonly sheets: readonly ReleaseSheet[]
  /** The texts of the notes, the first of them note 1. */
  readonly notes: readonly string[]
}

/** "[note 3]": what stands where a note belongs. */
export function noteMark(note: number): string {
  return `[note ${note}]`
}

/** The sheets in printing order: who took part, then question by question, then conclusions. */
export function releaseSheets(release: Release): ReleaseSheets {
  const tables = releaseTables(release)
  const prefixes = questionPrefixes(release.findings)
  const names = sheetNames(
    tables.map(({ id }) => prefixes.get(id) ?? id),
    // "History" is Excel's own.
    [COVER, CONTENTS, NOTES, 'History'],
  )
  const tableNames = uniqueNames(
    tables.map(({ id }) => `Findings_${id.replace(/[^A-Za-z0-9]+/g, '_')}`),
    '_',
  )
  const titles = uniqueNames([COVER, CONTENTS, NOTES, ...tables.map(({ title }) => title)]).slice(3)
  const notes: string[] = []
  const numberOf = (note: string) => {
    if (!notes.includes(note)) notes.push(note)
    return notes.indexOf(note) + 1
  }
  const sheets = tables.map(withRows).map((table, index) => ({
    name: names[index] ?? '',
    tableName: tableNames[index] ?? '',
    title: titles[index] ?? '',
    notes: table.notes.filter((note) => !isShorthand(note)).map(numberOf),
    shorthand: table.notes.filter(isShorthand),
    columns: columnsOf(table, numberOf),
    rows: table.rows.map(({ label, cells }) => [textCell(label), ...cells]),
  }))
  return { sheets, notes }
}

/** The table, with a row that says so where it has none: an Excel table cannot be without. */
function withRows(table: PublishedTable): PublishedTable {
  if (table.rows.length > 0) return table
  const cells = table.columns.map(() => textCell(NOT_APPLICABLE))
  const rows = [{ id: 'none', label: NO_ROWS, cells }]
  return { ...table, rows, notes: notesWithShorthand(table.notes, rows) }
}

/** What a table's sheet is to be called, where it is a question's: "Q07-answers". */
function questionPrefixes({ sections }: PublishedFindings): ReadonlyMap<string, string> {
  const questions = sections.flatMap((section) => section.questions)
  return new Map(
    questions.flatMap(({ id, tables }, index) => {
      const prefix = `Q${String(index + 1).padStart(2, '0')}`
      return tables.map((table) => [table.id, prefix + table.id.slice(id.length)] as const)
    }),
  )
}

function isShorthand(note: string): boolean {
  return [...SHORTHAND_NOTES.values()].includes(note)
}

const MARKS = new Set(SHORTHAND_NOTES.keys())

const LABEL_WIDTH = 60
/** As the Analysis Function's own tools have it: twice as wide for what is long. */
const WIDTH = 16
const WIDTH_WITH_NOTE = 22
const DOUBLE_WIDTH = 32
const LONG_HEADING = 40

function columnsOf(table: PublishedTable, numberOf: (note: string) => number): readonly SheetColumn[] {
  const labels = uniqueNames([table.rowHeading, ...table.columns.map(({ label }) => label)])
  const [rowHeading = '', ...headings] = labels.map((label) => sheetText(label).replace(/\s+/g, ' '))
  const figures = table.columns.map((_, index): SheetColumn => {
    const label = headings[index] ?? ''
    const cells = table.rows.flatMap(({ cells: row }) => row[index] ?? [])
    const align = cells.some(isWords) ? 'left' : 'right'
    if (cells.some(({ kind }) => kind === 'percentage')) {
      return { label: `${label} ${noteMark(numberOf(PERCENTAGES))}`, align, width: WIDTH_WITH_NOTE }
    }
    const longest = Math.max(...cells.map((cell) => cellText(cell).length))
    const isLong = longest > WIDTH || label.length > LONG_HEADING
    return { label, align, width: isLong ? DOUBLE_WIDTH : WIDTH }
  })
  return [{ label: rowHeading, align: 'left', width: LABEL_WIDTH }, ...figures]
}

/** Whether a cell holds words, and no figure or shorthand in the place of one. */
function isWords(cell: PublishedCell): boolean {
  return cell.kind === 'text' && !MARKS.has(cell.text)
}

/** The names, those that are there already, in any case, with a number behind them. */
function uniqueNames(names: readonly string[], separator = ' '): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name}${separator}${number}`
    taken.add(free.toLowerCase())
    return free
  })
}
