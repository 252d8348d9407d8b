/** One whole response, as it was sent. */
import { textOf, type AuditResponse } from '../../audit/answers.js'
import { AGENCY_QUESTION, type Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import type { Language } from '../language/en.js'
import { answerRows } from './answerRows.js'
import { wordingFor } from './roundWording.js'

/** The response page's words. */
export function responsePage(
  { round, questionnaire, response }: { round: Round; questionnaire: Questionnaire; response: AuditResponse },
  language: Language,
) {
  return {
    title: language.findings.responseTitle(response.reference),
    caption: textOf(response.answers, AGENCY_QUESTION) || language.findings.noAgency,
    sections: questionnaire.sections.map((section) => ({
      heading: section.heading,
      rows: answerRows(section, response.answers, wordingFor(round), language),
    })),
  }
}
