import { describe, expect, it } from 'vitest'
import { checkCrosswalk } from '../../server/audit/checkCrosswalk.js'
import { crosswalkBetween, type Crosswalk } from '../../server/audit/crosswalk.js'
import { findEdition, loadData } from '../../server/data.js'
import { DRAFT_EDITION, draftQuestionnaire } from '../support/draftEdition.js'

const data = loadData()
const older = findEdition(data)
const { questionnaires } = data
const shipped =
  data.crosswalks.get(`${older.edition}--${DRAFT_EDITION}`) ?? expect.fail('there is no crosswalk')

/** The faults of the shipped crosswalk after a change of its text; the piece must be there. */
function faultsAfter(piece: string, other: string): readonly string[] {
  const source = JSON.stringify(shipped)
  if (!source.includes(piece)) throw new Error(`Not in the document: ${piece}`)
  return checkCrosswalk(JSON.parse(source.replace(piece, () => other)), questionnaires)
}

const pair = (crosswalk: Crosswalk | undefined, from: string | null, to: string | null) =>
  crosswalk?.questions.find((one) => one.from === from && one.to === to)

describe('the crosswalk from 2018 to the draft of 2023', () => {
  it('has no faults, and no one-to-one map of six problems to ten outcomes', () => {
    expect(checkCrosswalk(shipped, questionnaires)).toEqual([])
    const options = pair(shipped, 'families_issues', 'families_outcomes')?.options ?? []
    const exact = options.filter(({ relation }) => relation === 'exact').map(({ to }) => to)
    expect(exact).toEqual(['crime', 'domestic-abuse'])
    const fresh = options.filter(({ from }) => from === null).map(({ to }) => to)
    expect(fresh).toEqual(['early-years', 'relationships', 'housing', 'none-of-these'])
  })

  it('joins by the same id what it calls the same, so that rules of themes read both', () => {
    for (const { from, to, relation } of shipped.questions) if (relation === 'exact') expect(from).toBe(to)
  })

  it('leads back too, broader become narrower', () => {
    const back = crosswalkBetween([shipped], draftQuestionnaire, older)
    expect(pair(back, 'provide_help', 'provide_universal')?.relation).toBe('narrower')
    expect(pair(back, 'identify_alert', null)?.relation).toBe('none')
    expect(crosswalkBetween([], draftQuestionnaire, older)).toBeUndefined()
  })

  it('is not needed within an edition', () => {
    const same = crosswalkBetween([], older, older)
    expect(same?.questions).toHaveLength(25)
    expect(same?.questions.every(({ relation }) => relation === 'exact')).toBe(true)
  })
})

describe('checkCrosswalk', () => {
  it.each([
    ['a missing key', '"source"', '"sauce"', '"source" is missing.'],
    ['an unknown edition', DRAFT_EDITION, 'other', 'There is no questionnaire "other".'],
    [
      'an edition and itself',
      DRAFT_EDITION,
      older.edition,
      'It leads from an edition to itself: an edition needs none for that.',
    ],
    [
      'an unknown question',
      '"from":"identify_how"',
      '"from":"identify_why"',
      'The question "identify_why" is named as one of "working-together-2018", which has none of that id.',
    ],
    [
      'a question without a place',
      '"from":"identify_how"',
      '"from":"identify_improve"',
      'The question "identify_how" of "working-together-2018" is not placed: give it a pair, or "none".',
    ],
    [
      'an option without a place',
      '"from":"attendance"',
      '"from":"health"',
      'The option "attendance" of "families_issues" is not placed: give it a pair, or "none".',
    ],
    [
      'a question that is placed and has nothing',
      '"from":"identify_data"',
      '"from":"identify_how"',
      'The question "identify_how" of "working-together-2018" is placed and said to have nothing as well.',
    ],
    [
      '"none" of two',
      '{"from":"identify_how","to":"identify_how","relation":"exact"}',
      '{"from":"identify_how","to":"identify_how","relation":"none","note":"x"}',
      'The questions "identify_how" and "identify_how" are "none": "none" has null on one side, and nothing else has.',
    ],
    [
      'the same of two kinds',
      '"from":"families_count","to":"families_count"',
      '"from":"families_count","to":"families_outcomes"',
      'The questions "families_count" and "families_outcomes" cannot be "exact": one is a count, the other a tick-list.',
    ],
    [
      'the same with options that are not',
      '"to":"families_outcomes","relation":"broader"',
      '"to":"families_outcomes","relation":"exact"',
      'The questions "families_issues" and "families_outcomes" cannot be "exact" while an option is not.',
    ],
    [
      'a pair placed twice',
      '"from":"provide_targeted"',
      '"from":"provide_universal"',
      'The questions "provide_universal" and "provide_help" are placed twice.',
    ],
  ])('finds %s', (_, piece, other, fault) => {
    expect(faultsAfter(piece, other)).toContain(fault)
  })

  it('asks why where a relation is not the same', () => {
    const without = JSON.stringify(shipped).replace(
      /,"note":"Two[^"]*"|,"note":"The draft asks about help[^"]*"/,
      '',
    )
    expect(checkCrosswalk(JSON.parse(without), questionnaires)).toEqual([
      'The questions "provide_universal" and "provide_help" are "broader": say why in a "note".',
    ])
  })
})
