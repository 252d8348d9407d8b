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
