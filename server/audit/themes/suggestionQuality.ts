/** How good the ranking of suggestions is: whether it finds a theme that the codebook lacks, and whether it holds. */
import type { Codebook } from './codebook.js'
import type { AskedAnswers } from './uses.js'
import { usesOf } from './uses.js'
import { rankPhrases, type RankedPhrase } from './suggestions.js'

/** A theme taken out of the codebook and what the ranking made of its answers. */
export interface HiddenTheme {
  readonly themeId: string
  /** Answers that the reader gave this theme. */
  readonly answers: number
  /** The place of the first phrase of the theme, from 1; undefined where none is ranked. */
  readonly rank: number | undefined
  readonly phrase: string | undefined
}

/** Whether a reader gave an answer a theme. */
export type ReaderGave = (reference: string, questionId: string, themeId: string) => boolean

/** A phrase is of a theme where the reader gave the theme to this share of the phrase's answers or more. */
const OWN_SHARE = 0.5
/** The first so many phrases are looked at. */
const FIRST = 20

/**
 * Takes each theme's rules out in turn and looks for the theme in the ranking of the whole audit. A phrase is of the
 * theme where the reader gave the theme to at least half of the answers that use the phrase. `read` reads the round by
 * a codebook; only themes that the reader gave to at least `fewest` answers are tried.
 */
export function hiddenThemeRecovery(
  codebook: Codebook,
  read: (codebook: Codebook) => readonly AskedAnswers[],
  readerGave: ReaderGave,
  fewest = 10,
): HiddenTheme[] {
  const asked = read(codebook)
  return codebook.themes.flatMap(({ id }) => {
    const answers = asked.flatMap(({ question, answers }) =>
      answers.filter(({ reference }) => readerGave(reference, question.id, id)),
    ).length
    if (answers < fewest) return []
    const without = { ...codebook, themes: codebook.themes.filter((theme) => theme.id !== id) }
    const ranked = rankPhrases(read(without).map(usesOf), codebook.glossary)
    const index = ranked.findIndex((phrase) => isOf(phrase, id, readerGave))
    return [{ themeId: id, answers, rank: index < 0 ? undefined : index + 1, phrase: ranked[index]?.phrase }]
  })
}

/** The share of hidden themes that have a phrase among the first n. */
export function recoveredWithin(hidden: readonly HiddenTheme[], n: number): number {
  return hidden.filter(({ rank }) => rank !== undefined && rank <= n).length / Math.max(1, hidden.length)
}

/**
 * How well the first 20 phrases of the whole audit hold when a single response is added: the mean, over the responses,
 * of the Jaccard index between the list without the response and the list with it; a phrase is the same in any form of
 * its words. 1 of fewer than two responses.
 */
export function suggestionStability(
  asked: readonly AskedAnswers[],
  glossary: Codebook['glossary'] = [],
): number {
  const references = [...new Set(asked.flatMap(({ answers }) => answers.map(({ reference }) => reference)))]
  if (references.length < 2) return 1
  const whole = firstPhrases(asked, glossary)
  const sum = references.reduce((total, reference) => {
    const without = asked.map(({ question, answers }) => ({
      question,
      answers: answers.filter((answer) => answer.reference !== reference),
    }))
    return total + jaccard(firstPhrases(without, glossary), whole)
  }, 0)
  return sum / references.length
}

function firstPhrases(asked: readonly AskedAnswers[], glossary: Codebook['glossary']): ReadonlySet<string> {
  return new Set(rankPhrases(asked.map(usesOf), glossary, FIRST).map(({ key }) => key))
}

function isOf({ answers }: RankedPhrase, themeId: string, readerGave: ReaderGave): boolean {
  const own = answers.filter(({ reference, questionId }) => readerGave(reference, questionId, themeId)).length
  return own >= OWN_SHARE * answers.length
}

/** Shared members of all members; 1 where both are empty. */
function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((member) => b.has(member)).length
  const all = a.size + b.size - shared
  return all === 0 ? 1 : shared / all
}
