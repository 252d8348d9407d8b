/** The offer of last round's answer below a question: what it was, and what an agency can say of it. */
import { EARLIER_CHOICES, type EarlierAnswers, type EarlierChoice } from '../../audit/earlierAnswers.js'
import type { Question, Wording } from '../../audit/questionnaire.js'
import type { Language } from '../language/en.js'
import { answerRows } from './answerRows.js'

export interface EarlierContext {
  /** Of the earlier round. */
  readonly title: string
  readonly answers: EarlierAnswers
  /** What was said of them already, by question. */
  readonly choices: ReadonlyMap<string, EarlierChoice>
}

/** The id by which the page is shown again where somebody has just chosen. */
export function earlierId(questionId: string): string {
  return `earlier-${questionId}`
}

/** The offer's words and buttons; false where there is none to this question. */
export function earlierAnswer(
  question: Question,
  earlier: EarlierContext | undefined,
  wording: Wording,
  language: Language,
) {
  const answers = earlier?.answers.get(question.id)
  if (!earlier || !answers) return false
  const words = language.earlierAnswers
  const section = { id: '', heading: '', questions: [question] }
  const rows = answerRows(section, answers, wording, language)
  const chosen = earlier.choices.get(question.id)
  return {
    id: earlierId(question.id),
    said: chosen ? words.said[chosen] : '',
    summary: words.summary(earlier.title),
    texts: rows.map(({ text }) => text),
    intro: words.intro,
    buttons: EARLIER_CHOICES.map((choice) => ({
      text: words.choices[choice],
      value: `${choice} ${question.id}`,
    })),
    // Read out alone, a summary or a button would not say to which question it belongs.
    about: rows.map((row) => words.about(row.question)).join(''),
  }
}
