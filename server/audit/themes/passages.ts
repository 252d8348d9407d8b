/** The passages of an answer that may be quoted: whole sentences around an excerpt, or words cut from one. */
import type { Question } from '../questionnaire.js'
import type { Excerpt } from './coded.js'
import { polarityOf, type Polarity } from './polarity.js'
import { placedTokensOf, sentencesOf, type PlacedToken, type Span } from './segments.js'

/** A span of an answer with what choosing among quotes asks. */
export interface Passage extends Span {
  readonly words: number
  readonly stems: ReadonlySet<string>
  /** How its excerpt speaks of the theme. */
  readonly polarity: Polarity
}

/** A quote has so many words where the answer allows. */
export const SHORTEST = 8
const LONGEST = 40

/** By excerpt: the coder gives the same ones for the same answer. */
const remembered = new WeakMap<Excerpt, { text: string; passage: Passage | undefined }>()

/** The passages around the excerpts of an answer, each once. The same excerpt of the same text is read once. */
export function passagesOf(text: string, excerpts: readonly Excerpt[], question?: Question): Passage[] {
  let read: Reading | undefined
  const passages = excerpts.flatMap((excerpt) => {
    const known = remembered.get(excerpt)
    if (known?.text === text) return known.passage ?? []
    read ??= readingOf(text)
    const passage = passageAround(excerpt, read, question)
    remembered.set(excerpt, { text, passage })
    return passage ?? []
  })
  return passages.filter((passage, i) => passages.findIndex(({ start }) => start === passage.start) === i)
}

interface Reading {
  readonly tokens: readonly PlacedToken[]
  readonly sentences: readonly Span[]
}

function readingOf(text: string): Reading {
  const tokens = placedTokensOf(text)
  return { tokens, sentences: sentencesOf(text, tokens) }
}

function passageAround(excerpt: Excerpt, read: Reading, question?: Question): Passage | undefined {
  const span = spanAround(excerpt, read)
  if (!span) return undefined
  const inside = tokensIn(span, read.tokens)
  return {
    ...span,
    words: inside.length,
    stems: new Set(inside.map((token) => token.stem)),
    polarity: polarityOf(excerpt, read.tokens, question),
  }
}

/** The excerpt's sentences, lengthened by their neighbours to 8 words, or cut to clauses within 40. */
function spanAround(excerpt: Span, { sentences, tokens }: Reading): Span | undefined {
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
