/** A draft beside a filled copy of the form: what would change if the copy's answers were taken over. */
import { isAnswered, normaliseText, type Answer, type Answers } from './answers.js'
import { answerIdsOf, type Questionnaire } from './questionnaire.js'
import { visibleText } from './visibleText.js'

/**
 * "same": nothing to do. "new": only the copy has an answer. "changed": both have one, and they differ.
 * "blank-in-upload": only the draft has one; it stays, because a blank never erases.
 */
export type ChangeKind = 'same' | 'new' | 'changed' | 'blank-in-upload'

export interface AnswerChange {
  /** A question's id, or the id of the further text of one of its options. */
  readonly questionId: string
  /** "" where there is none. */
  readonly current: Answer
  readonly uploaded: Answer
  readonly kind: ChangeKind
}

/** Every answer the questionnaire has a place for, in its order, with what is kept now and what the copy holds. */
export function compareAnswers(
  current: Answers,
  uploaded: Answers,
  questionnaire: Questionnaire,
): readonly AnswerChange[] {
  return answerIdsOf(questionnaire).map((questionId) => {
    const pair = { current: answerIn(current, questionId), uploaded: answerIn(uploaded, questionId) }
    return { questionId, ...pair, kind: kindOf(pair.current, pair.uploaded) }
  })
}

function kindOf(current: Answer, uploaded: Answer): ChangeKind {
  if (!isAnswered(uploaded)) return isAnswered(current) ? 'blank-in-upload' : 'same'
  if (!isAnswered(current)) return 'new'
  return keyOf(current) === keyOf(uploaded) ? 'same' : 'changed'
}

/** Equal for answers that say the same: a file shows control characters as pictures, and ticks have no order. */
function keyOf(answer: Answer): string {
  return typeof answer === 'string'
    ? visibleText(normaliseText(answer))
    : JSON.stringify([...answer].sort((a, b) => (a < b ? -1 : 1)))
}

function answerIn(answers: Answers, id: string): Answer {
  return Object.hasOwn(answers, id) ? (answers[id] ?? '') : ''
}
