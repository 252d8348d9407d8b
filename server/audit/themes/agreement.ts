/**
 * How far two readers agree on which themes answers hold: chance-corrected (kappa) and as an overlap (F1). Neither is
 * the truth, so every figure is the same whichever reader is called the first.
 */
import { intervalOf } from './statistics.js'

/** An answer as two readers read it. Theme ids; each once. */
export interface ReadTwice {
  /** What is drawn when an interval is drawn: the answers of one response belong together. */
  readonly unit: string
  readonly first: readonly string[]
  readonly second: readonly string[]
}

/** Answers by who found a theme in them. */
export interface TwoByTwo {
  readonly both: number
  readonly firstAlone: number
  readonly secondAlone: number
  readonly neither: number
}

export type Range = readonly [low: number, high: number]

/** How far two readers agree on one thing. */
export interface Agreed {
  readonly table: TwoByTwo
  /** Decisions that were compared: the table's sum. */
  readonly n: number
  /** The share of decisions that are the same; null where there is none. */
  readonly observed: number | null
  /** Cohen's kappa, -1 to 1; null where both said the same of every answer, always yes or always no: then it has no meaning. */
  readonly kappa: number | null
  /** F1 of the two, 0 to 1; null where neither found the theme. */
  readonly f1: number | null
}

export interface ThemeAgreement extends Agreed {
  readonly themeId: string
  /** The 95% range of kappa; null where kappa is, or where there is no disagreement to estimate an error from. */
  readonly kappaRange: Range | null
}

export interface ReadersAgreement {
  readonly answers: number
  /** In the order of the theme ids that were given. */
  readonly themes: readonly ThemeAgreement[]
  /** Every answer and theme a decision. */
  readonly pooled: Agreed & {
    /** Percentile bootstrap over the units: decisions on one response's answers are not independent. */
    readonly kappaRange: Range | null
  }
  /** Means over the themes where the figure has a meaning, and how many those are. */
  readonly mean: {
    readonly kappa: number | null
    readonly kappaThemes: number
    readonly f1: number | null
    readonly f1Themes: number
  }
}

const NONE: TwoByTwo = { both: 0, firstAlone: 0, secondAlone: 0, neither: 0 }
const Z = 1.959964

/** Compares two readings of the same answers, for these themes alone. The order of the answers does not matter. */
export function agreementOfReaders(
  answers: readonly ReadTwice[],
  themeIds: readonly string[],
): ReadersAgreement {
  const themes = themeIds.map((themeId): ThemeAgreement => {
    const table = answers.map((answer) => decisionOn(answer, themeId)).reduce(add, NONE)
    return { themeId, ...agreedOn(table), kappaRange: kappaRangeOf(table) }
  })
  const pooled = themes.map(({ table }) => table).reduce(add, NONE)
  return {
    answers: answers.length,
    themes,
    pooled: { ...agreedOn(pooled), kappaRange: pooledRange(answers, themeIds) },
    mean: {
      ...meanOf(themes, ({ kappa }) => kappa, 'kappa'),
      ...meanOf(themes, ({ f1 }) => f1, 'f1'),
    },
  }
}

/** The figures of a table. */
export function agreedOn(table: TwoByTwo): Agreed {
  const { both, firstAlone, secondAlone, neither } = table
  const n = both + firstAlone + secondAlone + neither
  const found = 2 * both + firstAlone + secondAlone
  return {
    table,
    n,
    observed: n === 0 ? null : (both + neither) / n,
    kappa: kappaOf(table),
    f1: found === 0 ? null : (2 * both) / found,
  }
}

/**
 * Cohen's kappa (Cohen 1960): how much of the agreement that chance would not give there is. In whole numbers until the
 * last step, so that "no meaning" never hangs on rounding.
 */
export function kappaOf({ both, firstAlone, secondAlone, neither }: TwoByTwo): number | null {
  const [first, second] = [both + firstAlone, both + secondAlone]
  const n = first + secondAlone + neither
  const byChance = first * second + (n - first) * (n - second)
  const room = n * n - byChance
  return room === 0 ? null : (n * (both + neither) - byChance) / room
}

/**
 * The 95% range of kappa by its large-sample standard error (Fleiss, Cohen and Everitt 1969, formula 13), within -1 to
 * 1. Rough where n is small. Where the two always agree, the error would come out as 0: null instead.
 */
export function kappaRangeOf(table: TwoByTwo): Range | null {
  const { both, firstAlone, secondAlone, neither } = table
  const kappa = kappaOf(table)
  if (kappa === null || firstAlone + secondAlone === 0) return null
  const n = both + firstAlone + secondAlone + neither
  const share = (count: number) => count / n
  const [yes, no] = [share(both + firstAlone), share(secondAlone + neither)]
  const [yes2, no2] = [share(both + secondAlone), share(firstAlone + neither)]
  const same = share(both + neither)
  const chance = yes * yes2 + no * no2
  const agreeing =
    share(both) * (1 - chance - (yes + yes2) * (1 - same)) ** 2 +
    share(neither) * (1 - chance - (no + no2) * (1 - same)) ** 2
  const differing =
    (1 - same) ** 2 * (share(firstAlone) * (yes2 + no) ** 2 + share(secondAlone) * (no2 + yes) ** 2)
  const variance = (agreeing + differing - (same * chance - 2 * chance + same) ** 2) / (n * (1 - chance) ** 4)
  const spread = Z * Math.sqrt(Math.max(0, variance))
  return [Math.max(-1, kappa - spread), Math.min(1, kappa + spread)]
}

function pooledRange(answers: readonly ReadTwice[], themeIds: readonly string[]): Range | null {
  const units = new Map<string, TwoByTwo>()
  for (const answer of answers) {
    const own = themeIds.map((themeId) => decisionOn(answer, themeId)).reduce(add, NONE)
    units.set(answer.unit, add(units.get(answer.unit) ?? NONE, own))
  }
  // In an order of their own: the draws are the same whatever order the answers came in.
  const sorted = [...units].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, table]) => table)
  const drawn = (tables: readonly TwoByTwo[]) => kappaOf(tables.reduce(add, NONE))
  return drawn(sorted) === null ? null : intervalOf(sorted, drawn)
}

function decisionOn({ first, second }: ReadTwice, themeId: string): TwoByTwo {
  const [one, other] = [first.includes(themeId), second.includes(themeId)]
  return {
    both: Number(one && other),
    firstAlone: Number(one && !other),
    secondAlone: Number(!one && other),
    neither: Number(!one && !other),
  }
}

function add(a: TwoByTwo, b: TwoByTwo): TwoByTwo {
  return {
    both: a.both + b.both,
    firstAlone: a.firstAlone + b.firstAlone,
    secondAlone: a.secondAlone + b.secondAlone,
    neither: a.neither + b.neither,
  }
}

function meanOf<Name extends 'kappa' | 'f1'>(
  themes: readonly ThemeAgreement[],
  of: (theme: ThemeAgreement) => number | null,
  name: Name,
) {
  const values = themes.flatMap((theme) => of(theme) ?? [])
  const mean = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
  return { [name]: mean, [`${name}Themes`]: values.length } as Record<Name, number | null> &
    Record<`${Name}Themes`, number>
}
