/**
 * Counting: the only place that does. A tally holds references, not numbers, so that every figure can be followed
 * back to the responses behind it.
 */
import { sectorOf, type AuditResponse } from './answers.js'
import type { Column } from './findings.js'
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
 * under "all" and under its sector.
 */
export function tallyBySector(
  responses: readonly AuditResponse[],
  rowsOf: (response: AuditResponse) => readonly string[],
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
  return tallies
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
