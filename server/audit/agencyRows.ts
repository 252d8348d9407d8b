/** A table of agencies before it becomes part of the register: what each row would do, and what is wrong with it. */
import { z } from 'zod'
import { LONGEST_FIELD, tagsIn, type NewAgency } from './agencies.js'
import { likeness, nameKey } from './agencyNames.js'
import type { Option } from './questionnaire.js'

export const AGENCY_COLUMNS = ['agency', 'sector', 'contact', 'email', 'tags'] as const
type Column = (typeof AGENCY_COLUMNS)[number]

/** Other headings that people give the columns. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  agency: ['agency', 'agency name', 'name', 'organisation', 'organisation name', 'school', 'school name'],
  sector: ['sector', 'type'],
  contact: ['contact', 'contact name', 'contact person'],
  email: ['email', 'e-mail', 'email address', 'e-mail address', 'contact email'],
  tags: ['tags', 'tag', 'labels'],
}

/** One row of a table, as read: cells by the table's own headings. */
export interface TableRow {
  /** As a spreadsheet program counts, with the headings in row 1. */
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}

export type RowFault =
  | { readonly kind: 'no-name' }
  | { readonly kind: 'too-long'; readonly column: Column }
  | { readonly kind: 'unknown-sector'; readonly text: string }
  | { readonly kind: 'bad-email'; readonly text: string }
  | { readonly kind: 'twice'; readonly row: number }

/** What a row would do: add an agency, change one that the register has, or nothing, because of its faults. */
export interface AgencyRow {
  readonly row: number
  readonly agency: NewAgency
  readonly outcome: 'add' | 'update' | 'leave-out'
  readonly faults: readonly RowFault[]
  /** An earlier row, or a registered agency, whose name is so alike that it may be the same. */
  readonly alike?: { readonly name: string; readonly row?: number }
}

/** Which of the table's headings each column is under; undefined where none is. */
export function columnsIn(headings: readonly string[]): Readonly<Partial<Record<Column, string>>> {
  const found = AGENCY_COLUMNS.map((column) => [
    column,
    headings.find((heading) => HEADINGS[column].includes(heading.trim().toLowerCase())),
  ])
  return Object.fromEntries(found) as Partial<Record<Column, string>>
}

/** Names at least this alike are shown: they may be one agency, written twice. */
const ALIKE = 0.85

/** Every row with what it would do. A row that says nothing is passed over. */
export function checkAgencyRows(
  rows: readonly TableRow[],
  headings: readonly string[],
  sectors: readonly Option[],
  registered: readonly { readonly name: string }[],
): readonly AgencyRow[] {
  const columns = columnsIn(headings)
  const known = new Set(registered.map(({ name }) => nameKey(name)))
  const before: { name: string; row?: number }[] = registered.map(({ name }) => ({ name }))
  const firstRows = new Map<string, number>()
  return rows
    .filter(({ cells }) => Object.values(cells).some((cell) => cell.trim() !== ''))
    .map((row) => {
      const textOf = (column: Column) => (row.cells[columns[column] ?? ''] ?? '').trim()
      const { agency, faults } = readRow(textOf, sectors)
      const key = nameKey(agency.name)
      const first = firstRows.get(key)
      if (key !== '' && first === undefined) firstRows.set(key, row.row)
      const all = [...faults, ...(first === undefined ? [] : [{ kind: 'twice', row: first } as const])]
      const isNew = !known.has(key) && first === undefined
      const alike = isNew ? before.find(({ name }) => likeness(name, agency.name) >= ALIKE) : undefined
      if (isNew) before.push({ name: agency.name, row: row.row })
      const outcome = all.length > 0 ? 'leave-out' : known.has(key) ? 'update' : 'add'
      return { row: row.row, agency, outcome, faults: all, ...(alike && { alike }) }
    })
}

const emailAddress = z.email()

/** Whether messages can be sent to an address. */
export function isEmail(text: string): boolean {
  return emailAddress.safeParse(text).success
}

function readRow(
  textOf: (column: Column) => string,
  sectors: readonly Option[],
): { agency: NewAgency; faults: readonly RowFault[] } {
  const [name, email, named] = [textOf('agency'), textOf('email'), textOf('sector')]
  const sector = sectorNamed(named, sectors)
  const agency = {
    name,
    sector: sector ?? '',
    contact: textOf('contact'),
    email,
    tags: tagsIn(textOf('tags')),
  }
  const long = AGENCY_COLUMNS.filter((column) => textOf(column).length > LONGEST_FIELD)
  const faults: RowFault[] = [
    ...(nameKey(name) === '' ? [{ kind: 'no-name' } as const] : []),
    ...long.map((column) => ({ kind: 'too-long', column }) as const),
    ...(sector === undefined ? [{ kind: 'unknown-sector', text: named } as const] : []),
    ...(email !== '' && !isEmail(email) ? [{ kind: 'bad-email', text: email } as const] : []),
  ]
  return { agency, faults }
}

/** The sector's id by its id or label, "" where none is named, undefined where there is no such sector. */
export function sectorNamed(text: string, sectors: readonly Option[]): string | undefined {
  if (text === '') return ''
  const key = nameKey(text)
  return sectors.find(({ id, label }) => nameKey(id) === key || nameKey(label) === key)?.id
}
