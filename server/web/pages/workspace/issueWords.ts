/** What should be looked at, in words, and where it is put right. */
import type { PersonalDataKind } from '../../../audit/personalData.js'
import type { QualityIssue } from '../../../audit/qualityIssues.js'
import { sectorsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'

/** Why an issue is listed. */
export function issueReason(issue: QualityIssue, questionnaire: Questionnaire, language: Language): string {
  const { reasons } = language.reviewing.quality
  const { kind, details, other } = issue
  switch (kind) {
    case 'personal-data':
      return reasons[kind](details.map((one) => language.interruption.kinds[one as PersonalDataKind]))
    case 'wrong-sector':
      return reasons[kind](sectorsOf(questionnaire).find(({ id }) => id === other)?.label ?? '')
    case 'possible-duplicate':
      return reasons[kind][details[0] === 'same-agency' ? 'same-agency' : 'near-same-text'](other ?? '')
    case 'look-again':
    case 'blank-sector':
    case 'unread-number':
    case 'thin-throughout':
      return reasons[kind]
  }
}

/** Where it is put right: the answer's page, or a form of the response's. */
export function issueHref({ kind, reference, questionId, other }: QualityIssue, round: Round): string {
  const { sentAnswer, sentResponse } = addressesOf(round)
  if (questionId !== null && questionId !== 'sector') return sentAnswer(reference, questionId)
  if (kind === 'possible-duplicate')
    return `${sentResponse(reference)}?duplicate=${encodeURIComponent(other ?? '')}#duplicate`
  return `${sentResponse(reference)}#${kind === 'thin-throughout' ? 'exclusion' : 'sector'}`
}
