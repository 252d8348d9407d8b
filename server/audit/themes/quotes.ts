/** Chooses the words that stand for a theme: exact spans of answers. */
import type { Verbatim } from '../findings.js'
import type { Question } from '../questionnaire.js'
import type { Excerpt } from './coded.js'
import { compareText, groupBy } from './order.js'
import { passagesOf, SHORTEST, type Passage } from './passages.js'
import type { Polarity } from './polarity.js'
import type { Span } from './segments.js'

/** An answer that holds the theme. Its excerpts are the theme's only. */
export interface QuoteCandidate {
  readonly reference: string
  readonly sector: string | null
  readonly agency: string
  readonly text: string
  readonly excerpts: readonly Excerpt[]
  /** The question that it answers. */
  readonly question?: Question | undefined
}

/** A quote: the answer's text.slice(start, end). */
export interface Quote extends Verbatim, Span {}

/** Whether a passage of an answer may be shown: text.slice(span.start, span.end). */
export type MayQuote = (text: string, span: Span) => boolean

/** Quotes, and how many passages that would have been chosen were held back. */
export interface ChosenQuotes {
  readonly quotes: readonly Quote[]
  readonly heldBack: number
}

interface Open extends Passage {
  readonly from: QuoteCandidate
  readonly agency: string
}

/** Weight of being typical of the theme against being unlike the quotes chosen before. */
const TYPICAL = 0.7
/** So many answers of each sector are looked at, so that ten thousand cost no more than a few hundred. */
const MOST_READ = 100
/** Of these the passages of so many are compared. */
const MOST_OF_A_SECTOR = 15
/** Where a theme is spoken of both ways, both are quoted. */
const POLES: readonly Polarity[] = ['lacking', 'present']

/**
 * Up to n quotes: typical of what is said about the theme and unlike each other, at most one an agency, from as many
 * sectors as may be, one that speaks of it as there and one as lacking where there are such. Whole sentences of 8 to
 * 40 words where the answers allow. Passages that `mayQuote` refuses, such as those that may identify somebody, are
 * held back and counted. The order of candidates never matters.
 */
export function chooseQuotes(
  candidates: readonly QuoteCandidate[],
  n = 3,
  mayQuote: MayQuote = () => true,
): ChosenQuotes {
  const passages = new Set(shortlist(candidates).flatMap(openPassages))
  const frequency = frequencyOf([...passages])
  const chosen: Open[] = []
  let heldBack = 0
  while (chosen.length < n) {
    const best = bestOf(eligible([...passages], chosen, n), (passage) => worth(passage, chosen, frequency))
    if (!best) break
    passages.delete(best)
    if (mayQuote(best.from.text, best)) chosen.push(best)
    else heldBack += 1
  }
  return { quotes: chosen.map(quoteOf), heldBack }
}

/** The first items of each sector, in their order: so many are enough to choose quotes from. */
export function firstOfEachSector<T extends { readonly sector: string | null }>(items: Iterable<T>): T[] {
  const counts = new Map<string | null, number>()
  const first: T[] = []
  for (const item of items) {
    const count = counts.get(item.sector) ?? 0
    if (count < MOST_READ) first.push(item)
    counts.set(item.sector, count + 1)
  }
  return first
}

/** Of each sector the answers that say most about the theme, in order of reference. */
function shortlist(candidates: readonly QuoteCandidate[]): QuoteCandidate[] {
  const bySector = groupBy(candidates, ({ sector }) => sector)
  const chosen = [...bySector.values()].flatMap((ofSector) =>
    ofSector
      .toSorted((a, b) => b.excerpts.length - a.excerpts.length || compareText(a.reference, b.reference))
      .slice(0, MOST_OF_A_SECTOR),
  )
  return chosen.toSorted((a, b) => compareText(a.reference, b.reference))
}

function openPassages(from: QuoteCandidate): Open[] {
  const agency = from.agency.trim().toLowerCase() || from.reference
  return passagesOf(from.text, from.excerpts, from.question).map((passage) => ({ ...passage, from, agency }))
}

/** Of other agencies than the chosen; of a pole that is still wanted where as many places are left as poles. */
function eligible(passages: readonly Open[], chosen: readonly Open[], n: number): readonly Open[] {
  const others = passages.filter((passage) => chosen.every((other) => other.agency !== passage.agency))
  const wanted = POLES.filter(
    (pole) =>
      chosen.every(({ polarity }) => polarity !== pole) && others.some(({ polarity }) => polarity === pole),
  )
  const left = n - chosen.length
  const isTight = wanted.length > 0 && wanted.length >= left && left < n
  return isTight ? others.filter(({ polarity }) => wanted.includes(polarity)) : others
}

/** In how many passages each stem is. */
function frequencyOf(passages: readonly Open[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>()
  for (const { stems } of passages) {
    for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
  }
  return frequency
}

function worth(passage: Open, chosen: readonly Open[], frequency: ReadonlyMap<string, number>): number {
  const shared = [...passage.stems].reduce((sum, stem) => sum + (frequency.get(stem) ?? 0) - 1, 0)
  const typical = shared / (1 + passage.stems.size)
  const likest = Math.max(0, ...chosen.map((other) => likeness(passage.stems, other.stems)))
  const sector = chosen.some((other) => other.from.sector === passage.from.sector) ? 1 : 0
  const length = passage.words >= SHORTEST ? 0 : 1
  return TYPICAL * Math.log1p(typical) - (1 - TYPICAL) * likest - sector - length
}

function quoteOf({ from, start, end }: Open): Quote {
  return { reference: from.reference, sector: from.sector, text: from.text.slice(start, end), start, end }
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((stem) => b.has(stem)).length
  return shared / Math.sqrt(Math.max(1, a.size * b.size))
}

/** The first of the items worth most. */
function bestOf<T>(items: readonly T[], worthOf: (item: T) => number): T | undefined {
  let best: { item: T; worth: number } | undefined
  for (const item of items) {
    const worth = worthOf(item)
    if (!best || worth > best.worth) best = { item, worth }
  }
  return best?.item
}
