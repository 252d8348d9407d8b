/** Which words of answers findings may show. */
import { findPersonalData } from './personalData.js'
import type { MayQuote } from './themes/quotes.js'

/**
 * Whether a passage may be quoted: neither it alone nor its answer as a whole shows possible personal data in it. Rules
 * find neither every name nor only names, so a person still reads each quote before it is published.
 */
export const mayQuote: MayQuote = (text, { start, end }) =>
  findPersonalData(text.slice(start, end)).length === 0 &&
  findPersonalData(text).every((hit) => hit.end <= start || hit.start >= end)
