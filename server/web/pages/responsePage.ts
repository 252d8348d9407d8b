/** One whole response, as it was sent. */
import { textOf, type AuditResponse } from '../../audit/answers.js'
import { findPersonalDataIn } from '../../audit/personalData.js'
import { AGENCY_QUESTION, findQuestion, type Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import type { Language } from '../language/en.js'
import { answerRows } from './answerRows.js'
import { wordingOf } from './fields.js'
import { wordingFor } from './roundWording.js'

/** The response page's words. */
export function responsePage(
  { round, questionnaire, response }: { round: Round; questionnaire: Questionnaire; response: AuditResponse },
  language: Language,
) {
  const found = findPersonalDataIn(response.answers, questionnaire)
  return {
    title: language.findings.responseTitle(response.reference),
    caption: textOf(response.answers, AGENCY_QUESTION) || language.findings.noAgency,
    personal: found.length > 0 && {
      text: language.findings.personal,
      items: found.map(({ questionId, hits }) => {
        const question = findQuestion(questionnaire, questionId)
        const kinds = [...new Set(hits.map(({ kind }) => language.interruption.kinds[kind]))]
        const wording = question ? wordingOf(question, wordingFor(round)) : questionId
        return `${language.interruption.found(kinds)}: ${wording}`
      }),
    },
    sections: questionnaire.sections.map((section) => ({
      heading: section.heading,
      rows: answerRows(section, response.answers, wordingFor(round), language),
    })),
  }
}
