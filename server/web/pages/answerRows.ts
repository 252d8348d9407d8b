/** Answers as rows of a summary list: the question, and what was answered, word for word. */
import { isAnswered, textOf, type Answers } from '../../audit/answers.js'
import {
  detailIdOf,
  optionsOf,
  wordsBeside,
  type Option,
  type Question,
  type Section,
  type Wording,
} from '../../audit/questionnaire.js'
import type { Language } from '../language/en.js'
import { wordingOf } from './fields.js'

/** One answer in print. `missing` where nothing was answered; then `text` says so. */
export interface AnswerRow {
  readonly id: string
  readonly question: string
  /** The answer as typed, or the labels of what was ticked, a line each. */
  readonly text: string
  readonly missing: boolean
}

/** A section's answers in the instrument's order, with the further text of a choice below it. */
export function answerRows(
  section: Section,
  answers: Answers,
  wording: Wording,
  language: Language,
): readonly AnswerRow[] {
  return section.questions.map((question) => {
    const text = textOfAnswer(question, answers)
    const missing = text === ''
    return {
      id: question.id,
      question: wordingOf(question, wording),
      text: missing ? language.check.notProvided : text,
      missing,
    }
  })
}

function textOfAnswer(question: Question, answers: Answers): string {
  const answer = answers[question.id]
  if (answer === undefined || !isAnswered(answer)) return ''
  const chosen = optionsOf(question).filter(({ id }) =>
    typeof answer === 'string' ? answer === id : answer.includes(id),
  )
  if (typeof answer === 'string' && chosen.length === 0) return answer
  return [
    ...chosen.flatMap((option) => [option.label, ...detailOf(option, answers)]),
    ...wordsBeside(answer, question),
  ].join('\n')
}

function detailOf(option: Option, answers: Answers): readonly string[] {
  const detail = option.specify === undefined ? '' : textOf(answers, detailIdOf(option))
  return detail.trim() === '' ? [] : [detail]
}
