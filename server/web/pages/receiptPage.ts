/** What a person sees once their response is sent: its reference, what happens next, and their answers to keep. */
import type { Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import type { SentResponse } from '../../db/responses.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { answerRows } from './answerRows.js'
import { dangerWarning } from './dangerWarning.js'
import { wordingFor } from './roundWording.js'

export interface ReceiptInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly response: SentResponse
  /** Whether it can still be changed and sent again. */
  readonly open: boolean
  readonly contact: string | undefined
  /** Whether agencies read what comes of their answers. */
  readonly heard: boolean
}

/** The receipt's words and component options. */
export function receiptPage(
  { round, questionnaire, response, open, contact, heard }: ReceiptInput,
  language: Language,
) {
  const words = language.receipt
  const addresses = addressesOf(round)
  return {
    title: words.title,
    panel: { titleText: words.panel, reference: response.reference, referenceLabel: words.reference },
    sentAt: words.sentAt(language.dateAndTime(response.sentAt)),
    keep: words.keep,
    nextTitle: words.next,
    next: words.nextText,
    changeText: open ? words.changeText(language.date(round.closesOn)) : '',
    links: [
      ...(heard ? [{ text: language.heard.respondentLink, href: addresses.heard }] : []),
      { text: words.copy, href: addresses.copyDocument },
      ...(open ? [{ text: words.change, href: addresses.response }] : []),
    ],
    danger: dangerWarning(contact, language),
    answersTitle: words.answers,
    sections: questionnaire.sections.map((section) => ({
      heading: section.heading,
      rows: answerRows(section, response.answers, wordingFor(round), language),
    })),
  }
}
