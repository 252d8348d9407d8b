/**
 * Quotes on their way to publication: a passage of an answer that one person chose, in which words may be hidden, and
 * that another person clears.
 */
import { GENERICS, hide, mergeOverlaps, type HiddenSpan } from './hiding.js'
import type { Span } from './personalData/spans.js'
import { SMALLEST_BASE } from './percentages.js'
import { placedTokensOf, sentencesOf } from './themes/segments.js'

export type QuoteState = 'proposed' | 'cleared' | 'withdrawn'
/** What made a version of a quote. */
export type QuoteChange = 'proposed' | 'edited' | 'cleared' | 'withdrawn'

/** Stands where words were left out that nobody needs to read. */
export const LEFT_OUT = '[…]'

/** What may stand in the place of words of a quote. */
export const QUOTE_GENERICS: readonly string[] = [...GENERICS, LEFT_OUT]

/** What is quoted: a passage of an answer, and what is hidden in it. Offsets are those of the answer. */
export interface QuotedPassage extends Span {
  readonly hidden: readonly HiddenSpan[]
}

/** The passage as it is printed. */
export function quotedText(answer: string, { start, end, hidden }: QuotedPassage): string {
  const within = hiddenIn({ start, end }, hidden).map((span) => ({
    ...span,
    start: Math.max(span.start, start) - start,
    end: Math.min(span.end, end) - start,
  }))
  return hide(answer.slice(start, end), within)
}

/** The hidden spans that reach into a passage, in order and without overlaps. */
export function hiddenIn({ start, end }: Span, hidden: readonly HiddenSpan[]): readonly HiddenSpan[] {
  return mergeOverlaps(hidden.filter((span) => span.start < end && span.end > start))
}

/** The stretches of an answer that can be chosen: its sentences, or all of it where it has no words. */
export function stretchesOf(answer: string): readonly Span[] {
  const sentences = sentencesOf(answer, placedTokensOf(answer))
  return sentences.length > 0 ? sentences : [{ start: 0, end: answer.length }]
}

/** Which sentences a passage takes in, counted from 0: the first and the last. */
export function sentencesIn(stretches: readonly Span[], { start, end }: Span): readonly [number, number] {
  const first = stretches.findIndex((one) => one.end > start)
  const last = stretches.findLastIndex((one) => one.start < end)
  return [Math.max(first, 0), Math.max(last, first, 0)]
}

/**
 * Whether a passage shows words that another did not: whoever chose them has to be another than who clears them.
 * Hiding more is not choosing.
 */
export function showsMore(before: QuotedPassage, after: QuotedPassage): boolean {
  if (after.start < before.start || after.end > before.end) return true
  const hides = hiddenIn(after, after.hidden)
  return hiddenIn(after, before.hidden).some((span) => {
    const [start, end] = [Math.max(span.start, after.start), Math.min(span.end, after.end)]
    return !hides.some((one) => one.start <= start && one.end >= end)
  })
}

/** Whether a sector has enough responses for a quote to name it: of fewer, the reader might know who spoke. */
export function mayAttribute(responsesOfSector: number): boolean {
  return responsesOfSector >= SMALLEST_BASE
}
