import { describe, expect, it } from 'vitest'
import { computeFindings } from '../../../server/audit/computeFindings.js'
import { computedIndicators } from '../../../server/audit/scoreCard/computedIndicators.js'
import { checkDrafting } from '../../../server/audit/statements/drafting.js'
import { draftStatements } from '../../../server/audit/statements/drafts.js'
import { createCoder } from '../../../server/audit/themes/coding.js'
import { findCodebook, findEdition, loadData } from '../../../server/data.js'

const EDITION = 'working-together-2023-draft'
const data = loadData()
const [questionnaire, codebook] = [findEdition(data, EDITION), findCodebook(data)]
const drafting = data.drafting.get(EDITION)
const card = data.scoreCards.get('early-help-2023-draft')
if (!drafting || !card) throw new Error(`${EDITION} has no drafting or no score card.`)

/** Twelve invented responses: nine act as lead practitioner, two do not, one does not say. */
const findings = computeFindings({
  responses: Array.from({ length: 12 }, (_, at) => ({
    reference: `R${at}`,
    edition: EDITION,
    answers: {
      ...(at < 11 && { assess_lead_practitioner: at < 9 ? 'yes' : 'no' }),
      families_whole_family: at < 10 ? 'Yes, every plan is for the whole family.' : 'No, not yet.',
    },
  })),
  ...{ questionnaire, codebook, coder: createCoder(codebook), expected: null },
})

describe('another edition than the first', () => {
  it('has statements drafted by its own document', () => {
    const texts = new Map(draftStatements(findings, drafting).map(({ id, text }) => [id, text]))
    expect(texts.get('assess_lead_practitioner/choices')).toBe(
      '9 of the 11 responses that gave a clear yes or no say that their practitioners act as lead practitioner (82%); 1 gave no answer.',
    )
    expect(texts.get('families_whole_family/choices')).toMatch(
      /^10 of the 12 answers that could be read as a yes or a no say that the agency works in a whole-family way \(83%\)/,
    )
  })

  it('has indicators by its own score card', () => {
    const shares = new Map(
      computedIndicators(card, { findings, coverage: undefined }).map(({ definitionId, share }) => [
        definitionId,
        share,
      ]),
    )
    expect(shares.get('lead-practitioner')).toMatchObject({ count: 9, base: 11 })
  })

  it('is refused where its document speaks of questions of the other', () => {
    const [first] = drafting.questions
    const wrong = { ...drafting, questions: [...drafting.questions, { ...first, id: 'families_issues' }] }
    expect(checkDrafting(wrong, questionnaire)).toEqual([
      'The questionnaire has no question "families_issues".',
    ])
  })
})
