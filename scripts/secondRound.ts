/** The sample round a year later: some agencies gone, some new, some answers changed. As invented as the first. */
import { textOf, type Answers, type AuditResponse } from '../server/audit/answers.js'
import { AGENCY_QUESTION, SECTOR_QUESTION } from '../server/audit/questionnaire.js'

const TRAINING =
  'All staff take the early help and lead practitioner training of the partnership, every year.'
const GAPS = 'Waiting lists for CAMHS are months long, and no debt advice can be had near families.'
const NEWCOMERS = [
  'Beckside Family Hub',
  'Larchfield Junior School',
  'Northgate Surgery',
  'Tall Trees Nursery',
]

/** What an agency says this time; every other one acts as lead practitioner by now and has been trained. */
function changed(answers: Answers, index: number): Answers {
  return {
    ...answers,
    ...(index % 2 === 0 && { assess_lead_practitioner: 'yes', identify_training_accessed: TRAINING }),
    ...(index % 3 === 0 && { provide_gaps: GAPS }),
  }
}

/** Every sixth agency stays away; four come that were not there. References begin with T. */
export function secondRound(first: readonly AuditResponse[]): readonly AuditResponse[] {
  const again = first
    .filter((_, index) => index % 6 !== 5)
    .map(({ edition, answers }, index) => ({ edition, answers: changed(answers, index) }))
  const newcomers = NEWCOMERS.map((name, index) => ({
    edition: first[0]?.edition ?? '',
    answers: {
      [AGENCY_QUESTION]: name,
      [SECTOR_QUESTION]: textOf(first[index]?.answers ?? {}, SECTOR_QUESTION),
      assess_lead_practitioner: 'yes',
      identify_training_accessed: TRAINING,
      provide_gaps: GAPS,
    },
  }))
  return [...again, ...newcomers].map((response, index) => ({
    ...response,
    reference: `T${String(index + 1).padStart(2, '0')}`,
  }))
}
