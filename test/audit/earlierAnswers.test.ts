import { describe, expect, it } from 'vitest'
import type { Answers } from '../../server/audit/answers.js'
import { crosswalkBetween } from '../../server/audit/crosswalk.js'
import { changesToClear, changesToCopy, earlierAnswersOf } from '../../server/audit/earlierAnswers.js'
import { outcomeOf, type KeptAnswers } from '../../server/audit/saving.js'
import { findEdition, loadData } from '../../server/data.js'
import { draftQuestionnaire } from '../support/draftEdition.js'

const data = loadData()
const older = findEdition(data)
const later = { then: older, now: draftQuestionnaire }
const between = { ...later, crosswalk: crosswalkBetween([...data.crosswalks.values()], older, later.now) }
const same = { then: older, now: older, crosswalk: crosswalkBetween([], older, older) }

const answers: Answers = {
  respondent_name: 'Robin',
  contact_details: '01632 960123',
  agency: 'Mill School',
  sector: 'health',
  identify_how: 'By talking',
  assess_lead_practitioner: 'yes',
  families_issues: ['crime-asb'],
  provide_gaps: '  ',
}

const kept = (answer: string | readonly string[], version = 2, writer = 'page'): KeptAnswers =>
  new Map([['identify_how', { answer, version, writer }]])
const outcomes = (changes: ReturnType<typeof changesToCopy>, now: KeptAnswers, writer: string) =>
  changes.map((change) => outcomeOf(change, now.get(change.questionId), writer))

describe('what of an earlier response is offered', () => {
  it('is every answer of the same edition but those that say who answered', () => {
    const offered = earlierAnswersOf(answers, same)
    expect([...offered.keys()]).toEqual(['identify_how', 'assess_lead_practitioner', 'families_issues'])
    expect(offered.get('families_issues')).toEqual({ families_issues: ['crime-asb'] })
  })

  it('is between editions what the crosswalk calls exact', () => {
    const offered = earlierAnswersOf(answers, between)
    expect(Object.fromEntries(offered)).toEqual({
      identify_how: { identify_how: 'By talking' },
      assess_lead_practitioner: { assess_lead_practitioner: 'yes' },
    })
    expect(earlierAnswersOf(answers, { ...between, crosswalk: undefined }).size).toBe(0)
  })

  it('is nothing of which the form cannot take all', () => {
    const beside: Answers = {
      assess_lead_practitioner: ['Sometimes'],
      families_issues: ['crime-asb', 'Sleep'],
    }
    expect(earlierAnswersOf(beside, same).size).toBe(0)
  })

  it('is never an option that stands for another in the later edition', () => {
    const pair = { from: 'families_issues', to: 'families_outcomes', relation: 'exact' } as const
    const options = [
      { from: 'crime-asb', to: 'crime', relation: 'exact' },
      { from: 'attendance', to: 'education', relation: 'broader' },
    ] as const
    const crosswalk = { from: '', to: '', source: '', questions: [{ ...pair, options }] }
    const of = (ticked: readonly string[]) =>
      earlierAnswersOf({ families_issues: ticked }, { ...later, crosswalk }).get('families_outcomes')
    expect(of(['crime-asb'])).toEqual({ families_outcomes: ['crime'] })
    expect(of(['crime-asb', 'attendance'])).toBeUndefined()
  })
})

describe('an earlier answer in a draft', () => {
  const earlier = { identify_how: 'By talking' }

  it('is written into what is blank, and kept beside what is not', () => {
    const copied = (now: KeptAnswers) => outcomes(changesToCopy(earlier, now), now, 'earlier/page')
    expect(copied(new Map())).toEqual(['write'])
    expect(copied(kept('  '))).toEqual(['write'])
    expect(copied(kept('By listening'))).toEqual(['beside'])
    expect(copied(kept('By talking'))).toEqual(['leave'])
  })

  it('is taken out again only where it stands word for word, and was seen', () => {
    const posted = (version: number) => [
      { questionId: 'identify_how', answer: 'By talking', seen: { version, untouched: true } },
    ]
    const cleared = (now: KeptAnswers, seen: number) =>
      outcomes(changesToClear(earlier, now, posted(seen)), now, 'other')
    expect(cleared(kept('By talking'), 2)).toEqual(['write'])
    expect(cleared(kept('By talking'), 0)).toEqual(['beside'])
    expect(cleared(kept('By listening'), 2)).toEqual([])
  })
})
