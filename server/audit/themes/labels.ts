/** Labels one text by the phrases that say what it is about. */
import { compareText } from './order.js'
import { phrasesOf, type PlacedPhrase } from './phrases.js'
import { tokensOf } from './words.js'

/** How common a stem is: in what share of texts of its kind; 0 where nobody has counted. */
export type ShareOf = (stem: string) => number

/** So long may a phrase of a label be. */
const LONGEST = 5
/** Exponents of the score: of length, of frequency and of place. */
const LENGTH = 0.6
const FREQUENCY = 0.3
const PLACE = 0.6
/** The first so many phrases lose little by their place. */
const PLACES = 10
const SINGLE_WORD = 0.3
/** The share of a stem in no other text; one in every text scores nothing. */
const RAREST = 1 / 1000

interface Candidate {
  readonly phrase: PlacedPhrase
  readonly place: number
  frequency: number
}

/**
 * Up to n phrases that label a text, best first: noun phrases scored by
 * (sum of idf / length^.6) x frequency^.3 x (1 + place / 10)^-.6, single words at .3 of that. `shareOf` gives how
 * common stems are in other texts (stemShares counts); without it every stem counts alike. Ties alphabetical; linear
 * time.
 */
export function labelText(text: string, n: number, shareOf: ShareOf = () => 0): string[] {
  return [...candidatesIn(text).values()]
    .map((candidate) => ({
      label: shownIn(text, candidate.phrase),
      score: scoreOf(candidate, shareOf),
    }))
    .toSorted((a, b) => b.score - a.score || compareText(a.label, b.label))
    .slice(0, n)
    .map(({ label }) => label)
}

/** In what share of these texts each stem is. */
export function stemShares(texts: readonly string[]): ShareOf {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const stem of new Set(tokensOf(text).map((token) => token.stem))) {
      counts.set(stem, (counts.get(stem) ?? 0) + 1)
    }
  }
  return (stem) => (counts.get(stem) ?? 0) / Math.max(1, texts.length)
}

/** The longest noun phrases of a text by key, each where it first stands. */
function candidatesIn(text: string): ReadonlyMap<string, Candidate> {
  const candidates = new Map<string, Candidate>()
  const longest = phrasesOf(text, LONGEST).filter(({ whole }) => whole)
  for (const [place, phrase] of longest.entries()) {
    const known = candidates.get(phrase.key)
    if (known) known.frequency += 1
    else candidates.set(phrase.key, { phrase, place, frequency: 1 })
  }
  return candidates
}

function scoreOf({ phrase: { stems }, frequency, place }: Candidate, shareOf: ShareOf): number {
  const idf = stems.reduce((sum, stem) => sum - Math.log(Math.max(shareOf(stem), RAREST)), 0)
  const weight = (idf / stems.length ** LENGTH) * frequency ** FREQUENCY * (1 + place / PLACES) ** -PLACE
  return stems.length === 1 ? weight * SINGLE_WORD : weight
}

/** As it is written, hyphens and all, in small letters but for short forms. */
function shownIn(text: string, { start, end }: PlacedPhrase): string {
  const words = text.slice(start, end).split(/\s+/)
  return words.map((word) => (/\p{Lu}.*\p{Lu}/u.test(word) ? word : word.toLowerCase())).join(' ')
}
