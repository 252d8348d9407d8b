/**
 * Names of people by what stands beside them. A capitalised word alone is no hit: audits are full of services. No
 * rule finds all names, so a person still reads each quote before it leaves the team.
 */
import { aged, besideIdentifier, called, ofFamily, ofKin, related, titled } from './nameRules.js'
import { type Finder, type Span } from './spans.js'
import { wordsOf } from './words.js'

const RULES = [titled, called, related, ofFamily, ofKin, aged, besideIdentifier]

/**
 * Finds names of people, each line by itself: what stands on the next one says nothing of a name. Works on a text in
 * which identifiers were blanked out: a name beside one is a person's.
 */
export const findNamedPersons: Finder = (text) => {
  let from = 0
  return text.split('\n').flatMap((line) => {
    const start = from
    from += line.length + 1
    return namesIn(line).map((span) => ({ start: span.start + start, end: span.end + start }))
  })
}

function namesIn(line: string): Span[] {
  const words = wordsOf(line)
  return withoutOverlaps(words.flatMap((_, at) => RULES.flatMap((rule) => rule(words, at, line) ?? [])))
}

/** Of spans that overlap, the one that starts first, or the longest of those. */
function withoutOverlaps(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  return kept
}
