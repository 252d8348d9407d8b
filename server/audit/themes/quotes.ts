/** Chooses the words that stand for a theme: exact spans of answers. */
import type { Verbatim } from '../findings.js'
import type { Excerpt } from './coded.js'
import { compareText } from './order.js'
import { placedTokensOf, sentencesOf, type PlacedToken, type Span } from './segments.js'

/** An answer that holds the theme. Its excerpts are the theme's only. */
export interface QuoteCandidate {
  readonly reference: string
  readonly sector: string | null
  readonly agency: string
  readonly text: string
  readonly excerpts: readonly Excerpt[]
}

/** A quote: the answer's text.slice(start, end). */
export interface Quote extends Verbatim, Span {}

interface Passage extends Quote {
  readonly agency: string
  readonly stems: ReadonlySet<string>
  readonly words: number
}

const SHORTEST = 8
const LONGEST = 40
/** Weight of being typical of the theme against being unlike the quotes chosen before. */
const TYPICAL = 0.7

/**
 * Up to n quotes: typical of what is said about the theme and unlike each other, at most one an agency, from as many
 * sectors as may be. Whole sentences of 8 to 40 words where the answers allow. `mayQuote` keeps passages back, such
 * as those that name a person. The order of candidates never matters.
 */
export function chooseQuotes(
  candidates: readonly QuoteCandidate[],
  n = 3,
  mayQuote: (quote: string) => boolean = () => true,
): Quote[] {
  const passages = candidates
    .toSorted((a, b) => compareText(a.reference, b.reference))
    .flatMap(passagesOf)
    .filter((passage) => mayQuote(passage.text))
  const frequency = frequencyOf(passages)
  const chosen: Passage[] = []
  while (chosen.length < n) {
    const open = passages.filter((passage) => chosen.every((other) => other.agency !== passage.agency))
    const best = bestOf(open, (passage) => worth(passage, chosen, frequency))
    if (!best) break
    chosen.push(best)
  }
  return chosen.map(({ reference, sector, text, start, end }) => ({ reference, sector, text, start, end }))
}

/** The passages of an answer around its excerpts, each once. */
function passagesOf(candidate: QuoteCandidate): Passage[] {
  const tokens = placedTokensOf(candidate.text)
  const sentences = sentencesOf(candidate.text, tokens)
  const spans = candidate.excerpts.flatMap((excerpt) => spanAround(excerpt, sentences, tokens) ?? [])
  const unlike = spans.filter((span, i) => spans.findIndex((other) => other.start === span.start) === i)
  return unlike.map(({ start, end }) => {
    const inside = tokensIn({ start, end }, tokens)
    return {
      reference: candidate.reference,
      sector: candidate.sector,
      agency: candidate.agency.trim().toLowerCase() || candidate.reference,
      text: candidate.text.slice(start, end),
      start,
      end,
      stems: new Set(inside.map((token) => token.stem)),
      words: inside.length,
    }
  })
}

/** The excerpt's sentences, lengthened by their neighbours to 8 words, or cut to clauses within 40. */
function spanAround(
  excerpt: Span,
  sentences: readonly Span[],
  tokens: readonly PlacedToken[],
): Span | undefined {
  let from = sentences.findIndex((sentence) => sentence.end > excerpt.start)
  let to = sentences.findLastIndex((sentence) => sentence.start < excerpt.end)
  const span = () => ({ start: sentences[from]?.start ?? 0, end: sentences[to]?.end ?? 0 })
  if (from < 0 || to < from) return undefined
  while (to > from && wordsIn(span(), tokens) > LONGEST) to -= 1
  while (wordsIn(span(), tokens) < SHORTEST) {
    if (to + 1 < sentences.length) to += 1
    else if (from > 0) from -= 1
    else break
  }
  return wordsIn(span(), tokens) > LONGEST ? cut(span(), excerpt, tokens) : span()
}

/** The words around an excerpt, at most 40: from its first word on, or back from its last. */
function cut(span: Span, excerpt: Span, tokens: readonly PlacedToken[]): Span {
  const inside = tokensIn(span, tokens)
  const at = inside.findIndex((token) => token.end > excerpt.start)
  const clause = inside[at]?.clause
  const first = Math.max(
    inside.findIndex((token) => token.clause === clause),
    at - LONGEST / 2,
  )
  const last = inside[Math.min(first + LONGEST, inside.length) - 1]
  return { start: inside[first]?.start ?? span.start, end: last?.end ?? span.end }
}

function tokensIn(span: Span, tokens: readonly PlacedToken[]): PlacedToken[] {
  return tokens.filter((token) => token.start >= span.start && token.end <= span.end)
}

function wordsIn(span: Span, tokens: readonly PlacedToken[]): number {
  return tokensIn(span, tokens).length
}

/** In how many passages each stem is. */
function frequencyOf(passages: readonly Passage[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>()
  for (const stem of passages.flatMap((passage) => [...passage.stems])) {
    frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
  }
  return frequency
}

function worth(passage: Passage, chosen: readonly Passage[], frequency: ReadonlyMap<string, number>): number {
  const shared = [...passage.stems].reduce((sum, stem) => sum + (frequency.get(stem) ?? 0) - 1, 0)
  const typical = shared / (1 + passage.stems.size)
  const likest = Math.max(0, ...chosen.map((other) => likeness(passage.stems, other.stems)))
  const sector = chosen.some((other) => other.sector === passage.sector) ? 1 : 0
  const length = passage.words >= SHORTEST ? 0 : 1
  return TYPICAL * Math.log1p(typical) - (1 - TYPICAL) * likest - sector - length
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
