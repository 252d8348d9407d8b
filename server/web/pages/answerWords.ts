/** One answer in words: what it is called, and what it says. */
import type { Answer } from '../../audit/answers.js'
import { findQuestion, optionsOf, wordsBeside, type Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import { labelsOf } from './problems.js'
import { wordingFor } from './roundWording.js'

/** The wording of every question, and the label of every option's further text, by the answer's id. */
export function answerLabels(questionnaire: Questionnaire, round: Round): ReadonlyMap<string, string> {
  const wording = wordingFor(round)
  return new Map(questionnaire.sections.flatMap((section) => [...labelsOf(section, wording)]))
}

/** An answer as typed, or the labels of what was chosen, a line each; `empty` where nothing was answered. */
export function printedAnswer(
  answer: Answer,
  questionId: string,
  questionnaire: Questionnaire,
  empty: string,
): string {
  const question = findQuestion(questionnaire, questionId)
  const chosen = question
    ? optionsOf(question).filter(({ id }) =>
        typeof answer === 'string' ? answer === id : answer.includes(id),
      )
    : []
  const beside = question ? wordsBeside(answer, question) : []
  const text = [...chosen.map(({ label }) => label), ...beside].join('\n')
  return text || (typeof answer === 'string' && answer) || empty
}
