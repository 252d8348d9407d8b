/** What several answers say and no theme explains: what the codebook may be missing. */
import type { Codebook } from './codebook.js'
import { withoutTwins, withSlips, type MergedUse } from './nearDuplicates.js'
import { phrasesIn } from './mining.js'
import { compareText } from './order.js'
import { agenciesIn, areOf, referencesOf, togetherOf, type QuestionUses } from './uses.js'

/** A phrase as most answers write it, with where it is used. */
export interface RankedPhrase {
  /** The same however the phrase is written: the stems of its words. Never shown. */
  readonly key: string
  readonly phrase: string
  /** It and its near-duplicates, as written; the phrase first. */
  readonly phrases: readonly string[]
  /** What accepting it would put into a rule's "match". */
  readonly rule: string
  /** The answers that use it. */
  readonly answers: readonly { readonly reference: string; readonly questionId: string }[]
  /** Their responses, in code-point order. */
  readonly references: readonly string[]
  readonly agencies: number
}

/** A phrase with its worth, before it is put into words. */
export interface Candidate extends MergedUse {
  readonly worth: number
}

const FEWEST_RESPONSES = 3
const SMALLEST_SHARE = 0.015
const FEWEST_AGENCIES = 2
/** Phrases of several words say more than single words. */
const PHRASE_WORTH = 2
/** 0 would rank by the whole excess, which common phrases lead; .5 by its significance, which few answers sway. */
const COMMONNESS = 0.25
const MOST_RANKED = 40

/**
 * The phrases of a whole audit that no theme explains, most telling first: in at least three responses, 1.5% of them
 * and two agencies; near-duplicates merged; ties alphabetical. The order of answers never matters.
 */
export function rankPhrases(
  questions: readonly QuestionUses[],
  glossary: Codebook['glossary'] = [],
  most = MOST_RANKED,
): RankedPhrase[] {
  return candidatesIn(togetherOf(questions), glossary).slice(0, most).map(rankedPhrase)
}

/** The phrases in enough answers, best first. `boost` multiplies the worth of a phrase that is worth something. */
export function candidatesIn(
  { answers, uses }: QuestionUses,
  glossary: Codebook['glossary'],
  boost: (use: MergedUse) => number = () => 1,
): Candidate[] {
  const responses = new Set(answers.map(({ reference }) => reference)).size
  const least = Math.max(FEWEST_RESPONSES, SMALLEST_SHARE * responses)
  const common = [...uses.values()].filter((use) => areOf(use.answers, least, FEWEST_AGENCIES))
  const known = new Set(common)
  const rare = [...uses.values()].filter((use) => !known.has(use))
  const mean = answers.reduce((sum, { weight }) => sum + weight, 0) / Math.max(1, answers.length)
  return withoutTwins(withSlips(common, rare), glossary)
    .map((use) => ({ ...use, worth: worthOf(use, mean, boost(use)) }))
    .toSorted((a, b) => b.worth - a.worth || compareText(a.phrase.surface, b.phrase.surface))
}

/**
 * What the phrase's answers leave unexplained beyond what as many answers would by chance: the sum of their weights
 * less the mean weight, over the fourth root of their number. The response that says most is left out, so that no
 * single one lifts a phrase.
 */
function worthOf({ phrase, answers }: MergedUse, mean: number, boost: number): number {
  let sum = 0
  let most = 0
  for (const excess of excessesOf(answers, mean)) {
    sum += excess
    most = Math.max(most, excess)
  }
  const worth = (sum - most) / answers.length ** COMMONNESS
  return worth > 0 ? worth * boost * (phrase.stems.length > 1 ? PHRASE_WORTH : 1) : worth
}

/** A figure a response. Answers to one question, which come together, are of a response each. */
function excessesOf(answers: Candidate['answers'], mean: number): Iterable<number> {
  if (answers[0]?.questionId === answers.at(-1)?.questionId) return answers.map(({ weight }) => weight - mean)
  const byResponse = new Map<string, number>()
  for (const { reference, weight } of answers) {
    byResponse.set(reference, (byResponse.get(reference) ?? 0) + weight - mean)
  }
  return byResponse.values()
}

/** A candidate in words. */
export function rankedPhrase({ phrase, keys, answers }: Candidate): RankedPhrase {
  const phrases = [...new Set(keys.map((key) => surfaceOf(key, answers)))]
  return {
    key: phrase.key,
    phrase: phrases[0] ?? '',
    phrases,
    rule: phrases.join(', '),
    answers: answers.map(({ reference, questionId }) => ({ reference, questionId })),
    references: referencesOf(answers),
    agencies: agenciesIn(answers),
  }
}

/** A phrase as most answers write it; the first in code-point order of two equally common. */
export function surfaceOf(key: string, answers: Candidate['answers']): string {
  const surfaces = new Map<string, number>()
  for (const answer of answers) {
    const surface = phrasesIn(answer).find((phrase) => phrase.key === key)?.surface
    if (surface !== undefined) surfaces.set(surface, (surfaces.get(surface) ?? 0) + 1)
  }
  const [first] = [...surfaces].toSorted((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
  return first?.[0] ?? key
}
