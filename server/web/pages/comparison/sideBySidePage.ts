/** One agency's answers of two rounds, question by question. */
import type { AuditResponse } from '../../../audit/answers.js'
import type { Crosswalk, QuestionPair } from '../../../audit/crosswalk.js'
import { findQuestion, type Question } from '../../../audit/questionnaire.js'
import type { Language } from '../../language/en.js'
import { answerRows } from '../answerRows.js'
import { wordingOf } from '../fields.js'
import { wordingFor } from '../roundWording.js'
import type { ComparedVisit } from './comparisonPage.js'

export interface SideInput extends ComparedVisit {
  /** The agency's, one or several. */
  readonly responses: readonly AuditResponse[]
}

export interface SideBySideInput {
  readonly agency: string
  readonly then: SideInput
  readonly now: SideInput
  readonly crosswalk: Crosswalk | undefined
}

/** The page's words. */
export function sideBySidePage({ agency, then, now, crosswalk }: SideBySideInput, language: Language) {
  const { sideBySide: words } = language.comparison
  const pairs = crosswalk?.questions ?? []
  const pairsOf = (question: Question): readonly QuestionPair[] => {
    const own = pairs.filter(({ to }) => to === question.id)
    return own.length > 0 ? own : [{ from: null, to: question.id, relation: 'none' }]
  }
  const headings = {
    then: words.then(then.round.title, referencesOf(then)),
    now: words.now(now.round.title, referencesOf(now)),
  }
  return {
    title: words.title(agency),
    caption: language.comparison.title,
    intro: words.intro,
    sections: now.questionnaire.sections.map(({ heading, questions }) => ({
      heading,
      questions: questions.flatMap((question) =>
        pairsOf(question).map((pair) => ({
          heading: wordingOf(question, wordingFor(now.round)),
          notes: notesOf(pair, then, language),
          sides: [
            { heading: headings.then, answers: answersTo(pair.from, then, language) },
            { heading: headings.now, answers: answersTo(question.id, now, language) },
          ],
        })),
      ),
    })),
  }
}

function referencesOf({ responses }: SideInput): string {
  return responses.map(({ reference }) => reference).join(', ')
}

function notesOf({ from, relation, note }: QuestionPair, then: SideInput, language: Language) {
  const { breaks } = language.comparison
  const before = findQuestion(then.questionnaire, from ?? '')
  if (relation === 'exact' || !before) return []
  const said = relation === 'none' ? [] : [breaks.question[relation]]
  const wording = breaks.earlierWording(wordingOf(before, wordingFor(then.round)))
  return [...said, wording, ...(note === undefined ? [] : [note])]
}

/** What each of the agency's responses says, as it was typed. */
function answersTo(
  questionId: string | null,
  { questionnaire, responses, round }: SideInput,
  language: Language,
): readonly string[] {
  const { sideBySide: words } = language.comparison
  const question = questionId === null ? undefined : findQuestion(questionnaire, questionId)
  if (!question) return [words.notAsked]
  const section = { id: '', heading: '', questions: [question] }
  return responses.flatMap(({ answers }) =>
    answerRows(section, answers, wordingFor(round), language).map(({ text, missing }) =>
      missing ? words.notAnswered : text,
    ),
  )
}
