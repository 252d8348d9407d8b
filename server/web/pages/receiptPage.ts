/** What a person sees once their response is sent: its reference, what happens next, and their answers to keep. */
import type { Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import type { SentResponse } from '../../db/responses.js'
import type { Language } from '../language/en.js'
import { answerRows } from './answerRows.js'
import { wordingFor } from './roundWording.js'

/** The receipt's words and component options. */
export function receiptPage(
  { round, questionnaire, response }: { round: Round; questionnaire: Questionnaire; response: SentResponse },
  language: Language,
) {
  const words = language.receipt
  return {
    title: words.title,
    panel: { titleText: words.panel, reference: response.reference, referenceLabel: words.reference },
    sentAt: words.sentAt(language.dateAndTime(response.sentAt)),
    keep: words.keep,
    nextTitle: words.next,
    next: words.nextText,
    answersTitle: words.answers,
    sections: questionnaire.sections.map((section) => ({
      heading: section.heading,
      rows: answerRows(section, response.answers, wordingFor(round), language),
    })),
  }
}
