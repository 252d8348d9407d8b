/** Which words of answers findings may show. */
import { findPersonalData } from './personalData.js'
import type { MayQuote } from './themes/quotes.js'
import type { Recall } from './themes/recall.js'

/**
 * Whether a passage may be quoted: neither it alone nor its answer as a whole shows possible personal data in it. Rules
 * find neither every name nor only names, so a person still reads each quote before it is published.
 */
export const mayQuote: MayQuote = (text, { start, end }) =>
  findPersonalData(text).every((hit) => hit.end <= start || hit.start >= end) &&
  (end - start === text.length || findPersonalData(text.slice(start, end)).length === 0)

/** The same, each passage looked through once. */
export const mayQuoteBy =
  (recall: Recall): MayQuote =>
  (text, span) =>
    recall(`may quote ${span.start} ${span.end} ${text}`, [], () => mayQuote(text, span))

/** What a list of quotes says of those that were held back; undefined where none was. */
export function heldBackNote(sources: readonly { readonly heldBack: number }[]): string | undefined {
  const count = sources.reduce((sum, { heldBack }) => sum + heldBack, 0)
  if (count === 0) return undefined
  return count === 1
    ? 'One passage was held back because it may identify somebody.'
    : `${count} passages were held back because they may identify somebody.`
}
