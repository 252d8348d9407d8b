/** An invented round of the draft 2023 edition: thirty responses, made of a few answers in turn. */
import type { AuditResponse } from '../../server/audit/answers.js'
import { computeFindings } from '../../server/audit/computeFindings.js'
import type { Findings } from '../../server/audit/findings.js'
import { sectorsOf } from '../../server/audit/questionnaire.js'
import { createCoder } from '../../server/audit/themes/coding.js'
import { findCodebook, findEdition, loadData } from '../../server/data.js'

export const DRAFT_EDITION = 'working-together-2023-draft'
export const draftQuestionnaire = findEdition(loadData(), DRAFT_EDITION)

const data = loadData()
const codebook = findCodebook(data)
const coder = createCoder(codebook)

/** Findings of these responses to the draft edition. */
export function draftFindings(responses: readonly AuditResponse[]): Findings {
  const input = { questionnaire: draftQuestionnaire, codebook, coder, expected: null }
  return computeFindings({ ...input, responses, wording: { area: 'Dunmere' } })
}

const HOW = [
  'Staff know families and talk to parents at the gate.',
  'Teachers notice changes in behaviour and attendance, and log them on CPOMS.',
  'Very well',
  'Health visitors see every new baby at home and screen for need.',
]
const GAPS = [
  'Long waiting lists for CAMHS, and no parenting courses in the evening.',
  'None that we know of',
  'Nothing for young carers; transport from the villages is poor.',
]
const ALERT = [['none-of-these'], ['mental-health', 'exclusion'], ['missing-education'], []]
const OUTCOMES = [['education', 'health', 'housing'], ['domestic-abuse', 'crime'], ['none-of-these']]
const LEAD = ['yes', 'no', 'yes']

function inTurn<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('There is nothing to take in turn.')
  return item
}

/** So many responses to the draft edition, D01 and on. */
export function draftResponses(count = 30): readonly AuditResponse[] {
  const sectors = sectorsOf(draftQuestionnaire).map(({ id }) => id)
  return Array.from({ length: count }, (_, index) => ({
    reference: `D${String(index + 1).padStart(2, '0')}`,
    edition: DRAFT_EDITION,
    answers: {
      agency: `Invented agency ${index + 1}`,
      sector: inTurn(sectors.slice(0, 2), index),
      identify_how: inTurn(HOW, index),
      identify_alert: inTurn(ALERT, index),
      assess_lead_practitioner: inTurn(LEAD, index),
      assess_lead_barriers: 'No time to lead, and no training for it.',
      provide_gaps: inTurn(GAPS, index),
      families_count: String(10 + index),
      families_outcomes: inTurn(OUTCOMES, index),
    },
  }))
}
