/** What findings quote: passages for each theme and for each suggestion, held back where they may identify somebody. */
import type { CodedResponse, Codings } from './codings.js'
import type { SuggestionFindings, ThemeFindings, Verbatim } from './findings.js'
import type { Question } from './questionnaire.js'
import { mayQuoteBy } from './quoting.js'
import { ALL, referencesIn } from './tallies.js'
import type { OccurringThemes } from './themeTables.js'
import { suggestPhrases, type SuggestionSources } from './themes/questionSuggestions.js'
import { forgetful, type Parts, type Recall } from './themes/recall.js'
import { firstReading } from './themes/sameWords.js'
import { chooseQuotes, firstOfEachSector, type ChosenQuotes } from './themes/quotes.js'

const MOST_QUOTES = 3

/** Each occurring theme with the responses that hold it and a few quotes. */
export function themeFindings(
  question: Question,
  codings: Codings,
  { themes, tallies }: OccurringThemes,
  recall: Recall,
): readonly ThemeFindings[] {
  return themes.map(({ id, label, meaning }) => {
    const references = referencesIn(tallies, id, ALL)
    const answers = firstOfEachSector(references.flatMap((reference) => codings.get(reference) ?? []))
    const quoted = recall(`${question.id} quotes ${id}`, partsOf(question, answers, id), () => {
      const candidates = answers.map((answer) => {
        const excerpts = answer.coded.excerpts.filter(({ themeId }) => themeId === id)
        return { ...answer, question, excerpts }
      })
      return printed(chooseQuotes(candidates, MOST_QUOTES, mayQuoteBy(recall)))
    })
    return { id, label, meaning, references, ...quoted }
  })
}

/** What a theme's quotes are chosen from. */
function partsOf({ text, noneIsContent }: Question, answers: readonly CodedResponse[], id: string): Parts {
  const parts: unknown[] = [text, noneIsContent]
  for (const { reference, sector, agency, coded } of answers) {
    parts.push(reference, sector, agency, firstReading(coded))
    for (const excerpt of coded.excerpts) if (excerpt.themeId === id) parts.push(excerpt)
  }
  return parts
}

/** The suggestions for a question, with what they rest on. */
export function suggestionFindings(sources: SuggestionSources): readonly SuggestionFindings[] {
  return suggestPhrases({ ...sources, mayQuote: mayQuoteBy(sources.recall ?? forgetful) }).map(
    (suggestion) => {
      const { phrase, phrases, rule, references, agencies } = suggestion
      return { phrase, phrases, rule, references, agencies, ...printed(suggestion) }
    },
  )
}

function printed({ quotes, heldBack }: ChosenQuotes): { quotes: readonly Verbatim[]; heldBack: number } {
  return { quotes: quotes.map(({ reference, sector, text }) => ({ reference, sector, text })), heldBack }
}
