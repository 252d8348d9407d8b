/** Phrases that several answers use and no theme explains: what the codebook may be missing. */
import type { Question } from '../questionnaire.js'
import type { CodedAnswer } from './coded.js'
import { placedTokensOf } from './segments.js'

/** An answer to the question, read by the coder. */
export interface AnswerToMine {
  readonly reference: string
  readonly agency: string
  readonly text: string
  readonly coded: CodedAnswer
}

/** A phrase as people most often write it, and the responses that use it. */
export interface Suggestion {
  readonly phrase: string
  readonly references: readonly string[]
}

const MOST = 15

/** Phrases of a question's answers that no theme explains, the most telling first; at most 15. */
export function suggestPhrases(
  answers: readonly AnswerToMine[],
  question: Question,
  all: readonly string[] = [],
): Suggestion[] {
  const asked = new Set(placedTokensOf(question.text).map((token) => token.stem))
  const uses = new Map<string, { phrase: string; references: Set<string>; agencies: Set<string> }>()
  for (const answer of answers) {
    for (const token of placedTokensOf(answer.text)) {
      if (asked.has(token.stem) || token.word.length < 5) continue
      if (answer.coded.excerpts.some((excerpt) => token.start < excerpt.end && token.end > excerpt.start))
        continue
      const use = uses.get(token.stem) ?? { phrase: token.word, references: new Set(), agencies: new Set() }
      use.references.add(answer.reference)
      use.agencies.add(answer.agency)
      uses.set(token.stem, use)
    }
  }
  const least = Math.max(3, 0.015 * all.length)
  return [...uses.values()]
    .filter((use) => use.references.size >= least && use.agencies.size >= 2)
    .map((use) => ({ phrase: use.phrase, references: [...use.references].toSorted() }))
    .toSorted((a, b) => b.references.length - a.references.length || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, MOST)
}
