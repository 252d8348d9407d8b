/**
 * Counting: the only place that does. A tally holds references, not numbers, so that every figure can be followed
 * back to the responses behind it.
 */
import { sectorOf, type AuditResponse } from './answers.js'
import type { Column, FindingTable } from './findings.js'
import { sectorsOf, type Questionnaire } from './questionnaire.js'

/** References by column: "all", each sector's id, "blank". A column without responses has no entry. */
export type Tally = ReadonlyMap<string, readonly string[]>

/** Tallies by row id. A row without responses has no entry. */
export type Tallies = ReadonlyMap<string, Tally>

/** The column of every response. */
export const ALL = 'all'
/** The column of responses that name no sector. */
export const BLANK = 'blank'

/** The columns that a response can be counted in besides "all": a sector each, then "(blank)". */
export function sectorColumns(questionnaire: Questionnaire): readonly Column[] {
  return [
    ...sectorsOf(questionnaire).map(({ id, label }) => ({ id, label })),
    { id: BLANK, label: '(blank)' },
  ]
}

/** Responses in the order of their references, by code unit: whoever counts them gets the same lists. */
export function inOrderOfReference<Item extends { readonly reference: string }>(
  items: readonly Item[],
): readonly Item[] {
  return [...items].sort((a, b) => (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0))
}

/**
 * Counts each response once in every row that `rowsOf` names for it (none, one or several, without repeats),
 * under "all" and under its sector; on top of what was counted before, of other responses.
 */
export function tallyBySector(
  responses: readonly AuditResponse[],
  rowsOf: (response: AuditResponse) => readonly string[],
  before?: Tallies,
): Tallies {
  const tallies = new Map<string, Map<string, string[]>>()
  for (const response of responses) {
    const sector = sectorOf(response) ?? BLANK
    for (const row of rowsOf(response)) {
      const tally = entry(tallies, row, () => new Map<string, string[]>())
      entry(tally, ALL, () => []).push(response.reference)
      entry(tally, sector, () => []).push(response.reference)
    }
  }
  return before ? talliesTogether(before, tallies) : tallies
}

/** What a table counts in each of its rows and columns. */
export function talliesIn({ columns, rows }: FindingTable): Tallies {
  return new Map(
    rows.map(({ id, cells }) => {
      const counted = cells.flatMap((cell, at) => {
        const column = columns[at]
        const holds = cell.kind === 'count' && cell.value > 0
        return column && holds ? [[column.id, cell.references] as const] : []
      })
      return [id, new Map(counted)]
    }),
  )
}

/** Tallies of different responses as one, references in order in each. What the second lacks is the first's own. */
function talliesTogether(before: Tallies, more: Tallies): Tallies {
  const together = new Map(before)
  for (const [row, tally] of more) {
    const columns = new Map(before.get(row))
    for (const [column, references] of tally)
      columns.set(column, inserted(columns.get(column) ?? [], references))
    together.set(row, columns)
  }
  return together
}

/** References in order with a few more, in order: each finds its place by halving, since comparing all takes long. */
export function inserted(references: readonly string[], more: readonly string[]): readonly string[] {
  if (references.length === 0 || more.length === 0) return references.length === 0 ? more : references
  const all = [...references]
  for (const reference of more) {
    let [from, to] = [0, all.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((all[middle] ?? '') < reference) from = middle + 1
      else to = middle
    }
    all.splice(from, 0, reference)
  }
  return all
}

/** The references in one row and column. */
export function referencesIn(tallies: Tallies, row: string, column: string): readonly string[] {
  return tallies.get(row)?.get(column) ?? []
}

/** How many responses are in one row and column. */
export function countIn(tallies: Tallies, row: string, column = ALL): number {
  return referencesIn(tallies, row, column).length
}

/** The value under a key, made and kept where there is none yet. */
function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
