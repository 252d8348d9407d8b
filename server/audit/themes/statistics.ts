/** Small statistics for measuring: ranks, medians, intervals by a fixed seed. */

const DRAWS = 1_000
const SEED = 20190924
/** The middle 95 %. */
const TAIL = 0.025

/** The median; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Spearman's rank correlation, equal values sharing their mean rank; null where one side does not vary. */
export function rankCorrelation(left: readonly number[], right: readonly number[]): number | null {
  const [x, y] = [ranksOf(left), ranksOf(right)]
  const mean = (x.length + 1) / 2
  const sum = (a: readonly number[], b: readonly number[]) =>
    a.reduce((total, rank, i) => total + (rank - mean) * ((b[i] ?? mean) - mean), 0)
  const spread = Math.sqrt(sum(x, x) * sum(y, y))
  return spread === 0 ? null : sum(x, y) / spread
}

/**
 * A percentile bootstrap: the middle 95 % of what a measure gives over 1,000 draws, with replacement, of as many items
 * as there are. The draws are the same each time. Null where there are fewer than two items.
 */
export function intervalOf<T>(
  items: readonly T[],
  measure: (drawn: readonly T[]) => number | null,
): readonly [low: number, high: number] | null {
  if (items.length < 2) return null
  const random = randomFrom(SEED)
  const draw = () => items[Math.floor(random() * items.length)] as T
  const values = Array.from({ length: DRAWS }, () => measure(items.map(draw)) ?? 0).toSorted((a, b) => a - b)
  const at = (share: number) => values[Math.round(share * (DRAWS - 1))] ?? 0
  return [at(TAIL), at(1 - TAIL)]
}

/** Numbers from 0 up to 1 that look random and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1)
}
