/** All answers by section before sending, each with a way to change it. */
import type { Answers } from '../../audit/answers.js'
import type { Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import type { Draft } from '../../db/drafts.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { answerRows } from './answerRows.js'
import { errorSummary } from './problems.js'
import { wordingFor } from './roundWording.js'

export interface CheckInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly draft: Pick<Draft, 'reference'>
  readonly answers: Answers
  /** Whether an earlier version of it has been sent. */
  readonly isSent: boolean
  /** What stands in the way of sending, by the field's id; empty before somebody tried. */
  readonly messages: ReadonlyMap<string, string>
}

/** The check page's words, links and component options. */
export function checkPage(
  { round, questionnaire, draft, answers, messages, isSent }: CheckInput,
  language: Language,
) {
  const addresses = addressesOf(round)
  const words = language.check
  const sectionOf = (fieldId: string) =>
    questionnaire.sections.find((section) => section.questions.some((question) => question.id === fieldId))
  const changeHref = (fieldId: string) => addresses.change(sectionOf(fieldId)?.id ?? '', fieldId)
  return {
    title: words.title,
    errorSummary: messages.size > 0 && errorSummary(messages, language, changeHref),
    sections: questionnaire.sections.map((section) => ({
      heading: section.heading,
      rows: answerRows(section, answers, wordingFor(round), language).map((row) => ({
        ...row,
        change: { text: words.change, href: changeHref(row.id) },
      })),
    })),
    sendText: words.sendText(round.closesOn),
    action: addresses.submission,
    reference: draft.reference,
    sendButton: { text: isSent ? words.sendAgain : words.send, preventDoubleClick: true },
  }
}
