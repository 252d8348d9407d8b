import { describe, expect, it } from 'vitest'
import { crosswalkBetween } from '../../../server/audit/crosswalk.js'
import { questionsOf } from '../../../server/audit/questionnaire.js'
import { brokenQuestions } from '../../../server/audit/scoreCard/brokenQuestions.js'
import { loadData } from '../../../server/data.js'
import { DRAFT_EDITION } from '../../support/draftEdition.js'
import { questionnaire } from '../../support/findings.js'

const { crosswalks, questionnaires } = loadData()
const draft = questionnaires.get(DRAFT_EDITION) ?? questionnaire

describe('questions that two rounds did not ask in the same way', () => {
  it('are none where both answered one edition, and all where nobody wrote how editions hang together', () => {
    expect(brokenQuestions(crosswalkBetween([], questionnaire, questionnaire), questionnaire).size).toBe(0)
    expect(brokenQuestions(undefined, questionnaire).size).toBe(questionsOf(questionnaire).length)
  })

  it('are those that a crosswalk does not call the same, or of which an option is not', () => {
    const broken = brokenQuestions(
      crosswalkBetween([...crosswalks.values()], draft, questionnaire),
      questionnaire,
    )
    expect(broken.has('assess_lead_practitioner')).toBe(false)
    expect(['assess_thresholds', 'identify_data', 'families_issues'].every((id) => broken.has(id))).toBe(true)
    const pair = { from: 'sector', to: 'sector', relation: 'exact' } as const
    const option = { from: 'police', to: 'police', relation: 'broader' } as const
    expect(
      brokenQuestions({ questions: [{ ...pair, options: [option] }] }, questionnaire).has('sector'),
    ).toBe(true)
    expect(brokenQuestions({ questions: [pair] }, questionnaire).has('sector')).toBe(false)
  })
})
