/** The memory of suggestions that somebody dismissed. */
import type { RankedPhrase } from './suggestions.js'

/** A suggestion as it was when it was dismissed. */
export type DismissedSuggestion = Pick<RankedPhrase, 'phrases' | 'references'>

/** Suggestions with so many of all their phrases in common are the same one. */
const SAME = 0.5
/** A dismissed suggestion returns when so many times as many responses use it. */
const RETURNS_AT = 2

/** Whether two suggestions are the same one: at least half of all their phrases are in both. */
export function isSameSuggestion(
  a: Pick<RankedPhrase, 'phrases'>,
  b: Pick<RankedPhrase, 'phrases'>,
): boolean {
  const ofB = new Set(b.phrases)
  const shared = a.phrases.filter((phrase) => ofB.has(phrase)).length
  return shared > 0 && shared >= SAME * (a.phrases.length + b.phrases.length - shared)
}

/** Whether a suggestion stays away because it was dismissed before and its responses have not doubled since. */
export function stillDismissed(old: DismissedSuggestion, next: DismissedSuggestion): boolean {
  return isSameSuggestion(old, next) && next.references.length < RETURNS_AT * old.references.length
}
