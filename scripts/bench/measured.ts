/** What a measure found, and how it is told: on the screen, as JSON, and as a table. */
import { medianOf } from '../../server/audit/themes/statistics.js'
import { within } from './saving.js'

export interface Figure {
  readonly name: string
  readonly value: number
  /** "" for ratios and other numbers without one. */
  readonly unit: '' | 'ms' | 's' | 'MB' | 'a second'
  readonly aim?: { readonly atMost: number } | { readonly atLeast: number } | undefined
}

/** How much is measured. */
export interface Wanted {
  /** Responses of a large round. */
  readonly responses: number
  /** Whether a hundred thousand responses are measured as well. */
  readonly large: boolean
  /** As little as shows that it works; the figures mean nothing then. */
  readonly quick: boolean
}

export interface Measured {
  /** Sentences that go with the figures. */
  readonly lines: readonly string[]
  readonly figures: readonly Figure[]
}

/** A figure that is compared with an aim, or with none. */
export function figure(name: string, value: number, unit: Figure['unit'] = '', aim?: Figure['aim']): Figure {
  return { name, value, unit, aim }
}

/** "≤ 60 ms"; "" where there is no aim. */
export function aimOf({ aim, unit }: Figure): string {
  if (!aim) return ''
  return 'atMost' in aim ? `≤ ${aim.atMost} ${unit}`.trim() : `≥ ${aim.atLeast} ${unit}`.trim()
}

/** Whether an aim was reached; undefined where there is none. */
export function isReached({ aim, value }: Figure): boolean | undefined {
  if (!aim) return undefined
  return 'atMost' in aim ? value <= aim.atMost : value >= aim.atLeast
}

/** A value with three digits that matter, and its unit. */
export function valueOf({ value, unit }: Figure): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`.trim()
}

/** Every sentence and every figure, a line each. */
export function toldAs({ lines, figures }: Measured): readonly string[] {
  const told = figures.map((one) => {
    const reached = isReached(one)
    const aim = reached === undefined ? '' : ` (aim ${aimOf(one)}: ${reached ? 'reached' : 'missed'})`
    return `${one.name}: ${valueOf(one)}${aim}`
  })
  return [...lines, ...told]
}

/** The middle and the slow end of times in milliseconds, as figures. */
export function spread(name: string, times: readonly number[], p95?: Figure['aim']): readonly Figure[] {
  return [
    figure(`${name}: p50`, within(times, 0.5), 'ms'),
    figure(`${name}: p95`, within(times, 0.95), 'ms', p95),
    figure(`${name}: p99`, within(times, 0.99), 'ms'),
  ]
}

/** The median; throws where there is nothing to take it of. */
export function median(values: readonly number[]): number {
  const found = medianOf(values)
  if (found === null) throw new Error('There is no median of nothing.')
  return found
}

/** Does each piece of work in turn, again and again, so that a slow moment of the machine meets all of them. */
export async function interleaved<Name extends string>(
  repeats: number,
  works: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(works) as Name[]
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let repeat = 0; repeat < repeats; repeat += 1)
    for (const name of names) found[name].push(await works[name]())
  return found
}
