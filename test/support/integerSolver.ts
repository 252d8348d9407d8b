/** The whole numbers that a system of sums allows, so that tests can work out what a reader of tables could. */
import { solve } from 'yalps'

/** least <= the sum of the variables times their factors <= most. */
export interface Sum {
  readonly terms: ReadonlyMap<string, number>
  readonly least: number
  readonly most: number
}

/** Each variable's own limits. */
export type Limits = ReadonlyMap<string, { readonly least: number; readonly most: number }>

/**
 * The least and the most that a variable is in any solution in whole numbers.
 *
 * @throws Error where there is no solution, or the solver gives one that is none.
 */
export function rangeOf(variable: string, limits: Limits, sums: readonly Sum[]): readonly [number, number] {
  const ends = (['minimize', 'maximize'] as const).map((direction) => {
    const solution = solve({
      direction,
      objective: 'wanted',
      constraints: new Map([
        ...sums.map(({ least, most }, at) => [`sum ${at}`, { min: least, max: most }] as const),
        ...[...limits].map(
          ([name, { least, most }]) => [`limits of ${name}`, { min: least, max: most }] as const,
        ),
      ]),
      variables: new Map(
        [...limits.keys()].map((name) => [
          name,
          new Map([
            ...sums.flatMap(({ terms }, at) =>
              terms.has(name) ? [[`sum ${at}`, terms.get(name) ?? 0] as const] : [],
            ),
            [`limits of ${name}`, 1],
            ...(name === variable ? [['wanted', 1] as const] : []),
          ]),
        ]),
      ),
      integers: true,
    })
    const values = new Map(solution.variables)
    if (!holds(values, limits, sums)) throw new Error(`${variable}: ${solution.status}`)
    return values.get(variable) ?? 0
  })
  return [ends[0] ?? 0, ends[1] ?? 0]
}

/** The limits, each narrowed by what every sum leaves for it by itself, until no sum narrows any. */
export function narrowedBy(sums: readonly Sum[], limits: Limits): Limits {
  const narrowed = new Map(limits)
  for (let isSettled = false; !isSettled;) {
    isSettled = true
    for (const { terms, least, most } of sums) {
      for (const [name, factor] of terms) {
        const others = [...terms].filter(([other]) => other !== name)
        const [low, high] = [extreme(others, narrowed, 'least'), extreme(others, narrowed, 'most')]
        const ends = [(least - high) / factor, (most - low) / factor].sort((a, b) => a - b)
        const known = limitsOf(narrowed, name)
        const now = {
          least: Math.max(known.least, Math.ceil(ends[0] ?? 0)),
          most: Math.min(known.most, Math.floor(ends[1] ?? 0)),
        }
        if (now.least === known.least && now.most === known.most) continue
        narrowed.set(name, now)
        isSettled = false
      }
    }
  }
  return narrowed
}

/** A variable's limits. */
export function limitsOf(limits: Limits, name: string): { readonly least: number; readonly most: number } {
  return limits.get(name) ?? { least: 0, most: 0 }
}

/** The least or the most that the terms come to within the limits. */
function extreme(
  terms: readonly (readonly [string, number])[],
  limits: Limits,
  end: 'least' | 'most',
): number {
  const other = end === 'least' ? 'most' : 'least'
  return terms.reduce(
    (sum, [name, factor]) => sum + factor * limitsOf(limits, name)[factor > 0 ? end : other],
    0,
  )
}

function holds(values: ReadonlyMap<string, number>, limits: Limits, sums: readonly Sum[]): boolean {
  const valueOf = (name: string) => values.get(name) ?? 0
  return (
    [...limits].every(([name, { least, most }]) => {
      return Number.isInteger(valueOf(name)) && least <= valueOf(name) && valueOf(name) <= most
    }) &&
    sums.every(({ terms, least, most }) => {
      const total = [...terms].reduce((sum, [name, factor]) => sum + factor * valueOf(name), 0)
      return least <= total && total <= most
    })
  )
}
