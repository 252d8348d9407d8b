/** A drafted sentence, and how it ends with those who are left. */
import type { Figure } from '../report/figures.js'
import type { ReadableTable } from './evidence.js'

/** Words without a full stop, and the figures that they rest on. */
export interface Sentence {
  readonly text: string
  readonly table: ReadableTable
  /** The rows whose figures it uses, in the order in which it does. */
  readonly rows: readonly string[]
}

/** A figure and what is said of it; undefined where the table has none. */
export type Rest = readonly [Figure | undefined, string]

/** What is added of those who are left, without those that nobody is. */
export function restOf(parts: readonly Rest[]) {
  const isThere = parts.map(([figure]) => (figure?.count ?? 0) > 0)
  return {
    text: parts
      .flatMap(([figure, words], at) => (isThere[at] ? [`; ${figure?.count ?? 0} ${words}`] : []))
      .join(''),
    rows: (ids: readonly string[]) => ids.filter((_, at) => isThere[at]),
  }
}
