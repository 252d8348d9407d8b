/** Every question of one section, as it was answered then and now. */
import type { ComparedQuestion, Comparison } from '../../../audit/comparison.js'
import type { Section } from '../../../audit/questionnaire.js'
import type { Language } from '../../language/en.js'
import { wordingOf } from '../fields.js'
import { wordingFor } from '../roundWording.js'
import { comparedTable } from './comparedRows.js'
import { breakWords, type ComparedVisit } from './comparisonPage.js'

export interface ComparedSectionInput {
  readonly then: ComparedVisit
  readonly now: ComparedVisit
  readonly comparison: Comparison
  readonly section: Section
}

/** The page's words and tables. */
export function comparedSectionPage(input: ComparedSectionInput, language: Language) {
  const { section, comparison } = input
  const { comparison: words } = language
  const own = comparison.questions.filter(({ now }) => section.questions.some(({ id }) => id === now?.id))
  return {
    title: words.sectionTitle(section.shortHeading ?? section.heading),
    caption: input.now.round.title,
    panelText: comparison.panel === 'all' ? words.panels.allText : words.panels.bothText,
    breaks: breakWords(comparison, language).map((text) => ({ text })),
    questions: own.map((question, at) => ({
      heading: headingOf(question, own, input, language),
      ...questionOptions(question, `question-${at + 1}`, input, language),
    })),
    howToRead: { title: words.howToRead, items: words.howToReadItems },
  }
}

/** The question's wording; with what it is set beside where it stands beside several. */
function headingOf(
  { now: asked, then: before }: ComparedQuestion,
  own: readonly ComparedQuestion[],
  { then, now }: ComparedSectionInput,
  { comparison: words }: Language,
): string {
  if (!asked) return ''
  const heading = wordingOf(asked, wordingFor(now.round))
  const isAlone = own.filter((other) => other.now?.id === asked.id).length === 1
  return isAlone || !before ? heading : words.beside(heading, wordingOf(before, wordingFor(then.round)))
}

function questionOptions(
  question: ComparedQuestion,
  id: string,
  { then }: ComparedSectionInput,
  language: Language,
) {
  const { comparison: words, number } = language
  const { then: before, median, tables } = question
  const numberOr = (value: number | null) => (value === null ? words.noMedian : number(value))
  return {
    id,
    breaks: [
      ...breakOf(question, language),
      ...(question.relation !== 'exact' && before
        ? [words.breaks.earlierWording(wordingOf(before, wordingFor(then.round)))]
        : []),
      ...(question.note === undefined ? [] : [question.note]),
    ],
    tables: tables.map(({ kind, rows }) =>
      comparedTable(
        {
          id: `${id}-${kind}`,
          caption: words.tables[kind],
          rowHeading: words.rows[kind],
          under: id,
          notes: [...new Set(rows.flatMap(({ note }) => note ?? []))],
        },
        rows,
        language,
      ),
    ),
    median: median ? words.median(numberOr(median.then), numberOr(median.now)) : '',
  }
}

function breakOf({ relation }: ComparedQuestion, { comparison: { breaks } }: Language): readonly string[] {
  if (relation === 'none') return [breaks.notAsked]
  return relation === 'exact' ? [] : [breaks.question[relation]]
}
