/** What was put right in a response: with reasons, and the way to undo it. */
import {
  foundAgain,
  isReopened,
  questionOf,
  type Correction,
  type SubmittedResponse,
} from '../../../audit/corrections.js'
import { textOf } from '../../../audit/answers.js'
import { sectorsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { answerLabels } from '../answerWords.js'

export interface CorrectionListInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly submitted: SubmittedResponse
  readonly corrections: readonly Correction[]
}

/** Each correction, the last one first. */
export function correctionList(input: CorrectionListInput, language: Language) {
  const { round, questionnaire, submitted, corrections } = input
  const words = language.reviewing.response
  const labels = answerLabels(questionnaire, round)
  return corrections.toReversed().map((correction) => {
    const { id, remedy, madeBy, madeAt, reason, undone } = correction
    const questionId = questionOf(remedy)
    const reopened = !undone && isReopened(correction, submitted)
    const gone =
      reopened &&
      remedy.kind === 'redaction' &&
      foundAgain(correction, textOf(submitted.answers, remedy.questionId)).length === 0
    const at = `${addressesOf(round).corrections(submitted.reference)}/${id}`
    const context = language.reviewing.corrections.kinds[remedy.kind]
    return {
      heading: `${context}: ${questionId === null ? words.whole : (labels.get(questionId) ?? questionId)}`,
      value: newValue(correction, input, language),
      made: words.made(madeBy, madeAt),
      reason: words.reason(reason),
      undone: undone ? words.undone(undone.by, undone.at) : '',
      reopened: reopened ? (gone ? words.dropped : words.reopened) : '',
      undo: !undone &&
        round.wordsDeletedOn === null && {
          action: `${at}/undoing`,
          button: { text: words.undo, classes: 'govuk-button--secondary', preventDoubleClick: true },
        },
      renew: reopened &&
        !gone &&
        round.wordsDeletedOn === null && {
          action: `${at}/renewal`,
          button: { text: words.renew, preventDoubleClick: true },
        },
    }
  })
}

function newValue(
  { remedy }: Correction,
  { questionnaire }: CorrectionListInput,
  language: Language,
): string {
  switch (remedy.kind) {
    case 'sector':
      return sectorsOf(questionnaire).find(({ id }) => id === remedy.sector)?.label ?? ''
    case 'duplicate':
      return remedy.of
    case 'redaction':
      return remedy.spans.map(({ generic }) => generic).join(', ')
    case 'reading':
      return typeof remedy.reading === 'number'
        ? language.number(remedy.reading)
        : language.reviewing.answer.readings[remedy.reading]
    case 'acceptance':
      return language.reviewing.issues[remedy.issue]
    case 'exclusion':
    case 'text':
      return ''
  }
}
