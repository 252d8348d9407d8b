/**
 * The middle of a list of numbers in order of size: half are smaller, half are larger. With an even number of them
 * it lies half way between the two in the middle. null for an empty list.
 */
export function median(values: readonly number[]): number | null {
  const ordered = values.toSorted((a, b) => a - b)
  const upper = ordered[Math.floor(ordered.length / 2)]
  const lower = ordered[Math.ceil(ordered.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

/** The smallest number, or null for an empty list. */
export function smallest(values: readonly number[]): number | null {
  return values.reduce<number | null>(
    (least, value) => (least === null || value < least ? value : least),
    null,
  )
}

/** The largest number, or null for an empty list. */
export function largest(values: readonly number[]): number | null {
  return values.reduce<number | null>((most, value) => (most === null || value > most ? value : most), null)
}

/** All the numbers added up, or null for an empty list: nobody said 0. */
export function sum(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0)
}
