/**
 * How well a coder's themes agree with a reader's. Counts are of pairs of a text and a theme, "right" where both see
 * the theme, "wrong" where the coder alone does, "missed" where the reader alone does.
 */
import { compareText } from './order.js'
import { intervalOf, medianOf, rankCorrelation } from './statistics.js'

/** A text that a reader labelled and a coder read. Theme ids; each once. */
export interface LabelledText {
  /** What is drawn when intervals are drawn: the texts of one agency belong together. */
  readonly unit: string
  readonly text: string
  readonly expected: readonly string[]
  readonly given: readonly string[]
  /** Whether the text gives no assurance, by the reader and by the coder; undefined where no reader said so. */
  readonly expectedThin?: boolean
  readonly givenThin?: boolean
}

export interface Counts {
  readonly right: number
  readonly wrong: number
  readonly missed: number
}

/** Shares from 0 to 1; null where nothing was found to divide by. */
export interface Agreement {
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
}

/** Lowest and highest of the middle 95 % of what resampled units give. */
export type Interval = readonly [low: number, high: number] | null

export interface Quality {
  readonly texts: number
  readonly units: number
  readonly micro: Agreement
  readonly microF1Interval: Interval
  /** Means over the themes that the reader or the coder gave. */
  readonly macro: Agreement
  readonly macroF1Interval: Interval
  /** Spearman's correlation of the themes' counts, over every theme of the codebook. */
  readonly rankCorrelation: number | null
  /** How many of the reader's ten commonest themes are among the coder's ten, and of how many. */
  readonly topTen: readonly [shared: number, of: number]
  /** Median over the reader's themes of |coder's count - reader's count| / reader's count. */
  readonly medianCountError: number | null
  /** Share of texts whose themes are exactly the reader's. */
  readonly exactMatch: number | null
  /** undefined where no reader said which texts are thin. */
  readonly thin: Agreement | undefined
  readonly themes: ReadonlyMap<string, Counts>
}

const NONE: Counts = { right: 0, wrong: 0, missed: 0 }
const TOP = 10

/** Measures labelled texts against each other. The same texts give the same figures, intervals too. */
export function evaluate(texts: readonly LabelledText[], themeIds: readonly string[]): Quality {
  const ids = [...new Set([...themeIds, ...texts.flatMap((text) => text.expected)])]
  const themes = countsByTheme(texts, ids)
  const units = [...countsOfUnits(texts, ids).values()]
  const all = [...themes.values()]
  return {
    texts: texts.length,
    units: units.length,
    micro: microOf(all),
    microF1Interval: intervalOf(units, (drawn) => microOf(sumsOf(drawn, ids.length)).f1),
    macro: macroOf(all),
    macroF1Interval: intervalOf(units, (drawn) => macroOf(sumsOf(drawn, ids.length)).f1),
    rankCorrelation: rankCorrelation(all.map(expectedCount), all.map(givenCount)),
    topTen: topTenOf(themes),
    medianCountError: medianOf(all.filter((counts) => expectedCount(counts) > 0).map(countErrorOf)),
    exactMatch: ratio(texts.filter(isExact).length, texts.length),
    thin: thinOf(texts),
    themes,
  }
}

/** Precision, recall and F1 of counts. */
export function agreementOf({ right, wrong, missed }: Counts): Agreement {
  return {
    precision: ratio(right, right + wrong),
    recall: ratio(right, right + missed),
    f1: ratio(2 * right, 2 * right + wrong + missed),
  }
}

/** The reader's count of a theme. */
export function expectedCount({ right, missed }: Counts): number {
  return right + missed
}

/** The coder's count of a theme. */
export function givenCount({ right, wrong }: Counts): number {
  return right + wrong
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function countsOf({ expected, given }: LabelledText, id: string): Counts {
  const [isExpected, isGiven] = [expected.includes(id), given.includes(id)]
  return {
    right: Number(isExpected && isGiven),
    wrong: Number(isGiven && !isExpected),
    missed: Number(isExpected && !isGiven),
  }
}

function add(a: Counts, b: Counts): Counts {
  return { right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed }
}

function countsByTheme(texts: readonly LabelledText[], ids: readonly string[]): Map<string, Counts> {
  return new Map(ids.map((id) => [id, texts.map((text) => countsOf(text, id)).reduce(add, NONE)]))
}

/** For each unit its counts of each theme, in the order of the ids. */
function countsOfUnits(texts: readonly LabelledText[], ids: readonly string[]): Map<string, Counts[]> {
  const units = new Map<string, Counts[]>()
  for (const text of texts) {
    const before = units.get(text.unit)
    units.set(
      text.unit,
      ids.map((id, i) => add(before?.[i] ?? NONE, countsOf(text, id))),
    )
  }
  return units
}

function sumsOf(units: readonly (readonly Counts[])[], themes: number): Counts[] {
  const sums = Array.from({ length: themes }, () => ({ right: 0, wrong: 0, missed: 0 }))
  for (const unit of units) {
    for (const [i, counts] of unit.entries()) {
      const sum = sums[i]
      if (!sum) continue
      sum.right += counts.right
      sum.wrong += counts.wrong
      sum.missed += counts.missed
    }
  }
  return sums
}

function microOf(themes: readonly Counts[]): Agreement {
  return agreementOf(themes.reduce(add, NONE))
}

function macroOf(themes: readonly Counts[]): Agreement {
  const seen = themes.filter(({ right, wrong, missed }) => right + wrong + missed > 0).map(agreementOf)
  const meanOf = (shareOf: (agreement: Agreement) => number | null) =>
    ratio(
      seen.reduce((sum, each) => sum + (shareOf(each) ?? 0), 0),
      seen.length,
    )
  return {
    precision: meanOf((each) => each.precision),
    recall: meanOf((each) => each.recall),
    f1: meanOf((each) => each.f1),
  }
}

/** The commonest themes; of equally common ones those whose ids come first. */
function topTenOf(themes: ReadonlyMap<string, Counts>): [number, number] {
  const top = (countOf: (counts: Counts) => number) =>
    [...themes]
      .filter(([, counts]) => countOf(counts) > 0)
      .toSorted(([a, x], [b, y]) => countOf(y) - countOf(x) || compareText(a, b))
      .slice(0, TOP)
      .map(([id]) => id)
  const [expected, given] = [top(expectedCount), top(givenCount)]
  return [expected.filter((id) => given.includes(id)).length, expected.length]
}

function countErrorOf(counts: Counts): number {
  return Math.abs(givenCount(counts) - expectedCount(counts)) / expectedCount(counts)
}

function isExact({ expected, given }: LabelledText): boolean {
  return expected.length === given.length && expected.every((id) => given.includes(id))
}

function thinOf(texts: readonly LabelledText[]): Agreement | undefined {
  const judged = texts.filter((text) => text.expectedThin !== undefined)
  if (judged.length === 0) return undefined
  const count = (expected: boolean, given: boolean) =>
    judged.filter((text) => text.expectedThin === expected && (text.givenThin ?? false) === given).length
  return agreementOf({ right: count(true, true), wrong: count(false, true), missed: count(true, false) })
}
