/**
 * Cells of a statement that its reader may not look at, such as those of a sector of few responses: what was written on
 * them stays as it is, and nobody is told how they are now.
 */
import { evidenceAt, type CellEvidence, type ReadableTable } from './evidence.js'

/** The cells, those marked that only `all` the tables have and `shown` lack. One that is in neither is gone. */
export function markHidden(
  evidence: readonly CellEvidence[],
  shown: readonly ReadableTable[],
  all: readonly ReadableTable[],
): readonly CellEvidence[] {
  const isIn = (tables: readonly ReadableTable[], one: CellEvidence) =>
    evidenceAt(tables, one).figures.length > 0
  return evidence.map((one) => (!isIn(shown, one) && isIn(all, one) ? { ...one, isHidden: true } : one))
}

/** Those that their reader may look at. */
export function shownEvidence(evidence: readonly CellEvidence[]): readonly CellEvidence[] {
  return evidence.filter(({ isHidden }) => !isHidden)
}

/** What was chosen of the cells that were shown, with those that were not where they stood before. */
export function keepHidden(
  chosen: readonly CellEvidence[],
  before: readonly CellEvidence[],
): readonly CellEvidence[] {
  return before.reduce(
    (kept, { isHidden, ...one }, at) => (isHidden ? kept.toSpliced(at, 0, one) : kept),
    chosen,
  )
}
