/** Chance that can be had again: the same seed gives the same cases. */

export interface Random {
  /** A whole number from 0, less than `below`. */
  readonly below: (below: number) => number
  /** One of several things. */
  readonly pick: <T>(things: readonly T[]) => T
  /** Whether something happens that happens `percent` times in a hundred. */
  readonly percent: (percent: number) => boolean
}

/** Chance from a seed, by the generator called mulberry32: its numbers need only differ, not be secret. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    pick: <T>(things: readonly T[]) => {
      if (things.length === 0) throw new Error('There is nothing to pick from.')
      return things[below(things.length)] as T
    },
    percent: (percent) => next() * 100 < percent,
  }
}
