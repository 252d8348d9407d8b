/** Suggestions for one question: phrases grouped, each with quotes and the rule that accepting it would create. */
import type { Question } from '../questionnaire.js'
import type { Codebook } from './codebook.js'
import type { CodedAnswer, Excerpt } from './coded.js'
import { stillDismissed, type DismissedSuggestion } from './dismissals.js'
import { groupCandidates, type CandidateGroup } from './grouping.js'
import type { MergedUse } from './nearDuplicates.js'
import { compareText, groupBy } from './order.js'
import { chooseQuotes, firstOfEachSector, type MayQuote, type Quote, type QuoteCandidate } from './quotes.js'
import { forgetful, type Recall } from './recall.js'
import { firstReading } from './sameWords.js'
import { placedTokensOf } from './segments.js'
import { candidatesIn, rankedPhrase, type RankedPhrase } from './suggestions.js'
import type { Everywhere, MinedAnswer, QuestionUses } from './uses.js'

/** A phrase that several answers use and no theme explains, with those that go with it. */
export interface Suggestion extends RankedPhrase {
  /** Up to three passages that hold it, word for word. */
  readonly quotes: readonly Quote[]
  /** Passages held back because they may identify somebody. */
  readonly heldBack: number
}

export interface SuggestionSources {
  readonly question: Question
  readonly uses: QuestionUses
  /** What is used in answer to every question: a phrase is telling where it is commoner here than there. */
  readonly everywhere: Everywhere
  readonly glossary?: Codebook['glossary']
  readonly mayQuote?: MayQuote | undefined
  /** Suggestions that somebody dismissed. */
  readonly dismissed?: readonly DismissedSuggestion[]
  /** What suggestions were before, in the same words. */
  readonly recall?: Recall | undefined
}

/** Keeps a phrase of one answer from seeming rare elsewhere. */
const SMOOTHING = 0.01
const MOST_SUGGESTIONS = 15
const MOST_QUOTES = 3
/** So many answers of each sector are read for quotes. */
const MOST_OF_A_SECTOR = 5

/** By the first reading of an answer, and the phrases looked for: themes change, and the words stay. */
const placed = new WeakMap<CodedAnswer, Map<string, readonly Excerpt[]>>()

/**
 * Up to 15 suggestions for a question, most telling first: in at least three answers, 1.5% of them and two agencies;
 * near-duplicates merged and what goes together grouped; ties alphabetical; those that were dismissed stay away. The
 * order of answers never matters.
 */
export function suggestPhrases(sources: SuggestionSources): Suggestion[] {
  const { uses, everywhere, glossary = [], dismissed = [] } = sources
  const boost = ({ phrase, answers }: MergedUse) => {
    const here = answers.length / Math.max(1, uses.answers.length)
    const all = everywhere.counts.get(phrase.key) ?? 0
    const there = all / Math.max(1, everywhere.answers.length)
    return 1 + Math.max(0, Math.log((here + SMOOTHING) / (there + SMOOTHING)))
  }
  const candidates = candidatesIn(uses, glossary, boost)
  const most = MOST_SUGGESTIONS + dismissed.length
  return groupCandidates(candidates, uses.answers.length, most)
    .map((group) => suggestionOf(group, sources))
    .filter((suggestion) => !dismissed.some((old) => stillDismissed(old, suggestion)))
    .slice(0, MOST_SUGGESTIONS)
}

function suggestionOf(
  { seed, joined }: CandidateGroup,
  { question, mayQuote, recall = forgetful }: SuggestionSources,
): Suggestion {
  const members = [seed, ...joined]
  const answers = [...new Set(members.flatMap((member) => member.answers))].toSorted((a, b) =>
    compareText(a.reference, b.reference),
  )
  const keys = members.flatMap((member) => member.keys)
  const from = answers.flatMap(({ reference, sector, agency, coded }) => [reference, sector, agency, coded])
  return recall(
    `${question.id} suggests ${keys.join(', ')}`,
    [question.text, question.noneIsContent, ...from],
    () => {
      const candidates = mostTelling(answers).map((answer) => candidateOf(answer, keys, question))
      const { quotes, heldBack } = chooseQuotes(candidates, MOST_QUOTES, mayQuote)
      return { ...rankedPhrase({ ...seed, keys, answers }), quotes, heldBack }
    },
  )
}

/** Of each sector those that themes explain least. */
function mostTelling(answers: readonly MinedAnswer[]): MinedAnswer[] {
  return [...groupBy(firstOfEachSector(answers), ({ sector }) => sector).values()].flatMap((ofSector) =>
    ofSector
      .toSorted((a, b) => b.weight - a.weight || compareText(a.reference, b.reference))
      .slice(0, MOST_OF_A_SECTOR),
  )
}

function candidateOf(answer: MinedAnswer, keys: readonly string[], question: Question): QuoteCandidate {
  const { reference, sector, agency, text, coded } = answer
  const byKeys = placed.get(firstReading(coded)) ?? new Map<string, readonly Excerpt[]>()
  placed.set(firstReading(coded), byKeys)
  const name = JSON.stringify([question.text, keys])
  const excerpts = byKeys.get(name) ?? excerptsOf(text, keys)
  byKeys.set(name, excerpts)
  return { reference, sector, agency, text, question, excerpts }
}

/** Where phrases stand in a text. */
function excerptsOf(text: string, keys: readonly string[]): Excerpt[] {
  const tokens = placedTokensOf(text)
  return tokens.flatMap(({ start, clause }, from) =>
    keys.flatMap((key) => {
      const stems = key.split(' ')
      const found = tokens.slice(from, from + stems.length)
      const stands = stems.every((stem, i) => found[i]?.stem === stem && found[i].clause === clause)
      return stands ? [{ themeId: '', ruleId: '', start, end: found.at(-1)?.end ?? start }] : []
    }),
  )
}
