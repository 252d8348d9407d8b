import { describe, expect, it } from 'vitest'
import type { Coverage } from '../../../server/audit/coverage.js'
import { findCell } from '../../../server/audit/findings.js'
import { computedIndicators } from '../../../server/audit/scoreCard/computedIndicators.js'
import { checkScoreCard, type ScoreCardDefinition } from '../../../server/audit/scoreCard/definition.js'
import {
  indicatorIn,
  indicatorValues,
  NO_INDICATOR,
  numberIn,
} from '../../../server/audit/scoreCard/handForm.js'
import type { HandIndicator } from '../../../server/audit/scoreCard/indicators.js'
import { publishedIndicator, publishScoreCard } from '../../../server/audit/scoreCard/publishedScoreCard.js'
import { scoreCardOf } from '../../../server/audit/scoreCard/scoreCard.js'
import { loadData } from '../../../server/data.js'
import { codebook, findingsOf, questionnaire, sampleResponses } from '../../support/findings.js'

const card = cardOf('working-together-2018')
const findings = findingsOf(sampleResponses(), 120)
const counts = { declined: 0, partDone: 0, opened: 0, invited: 0, notInvited: 0 }
const coverage: Coverage = {
  rows: [
    { sector: 'health', label: 'Health', expected: 30, submitted: 12, ...counts },
    { sector: 'police', label: 'Police', expected: 6, submitted: 5, ...counts },
    { sector: 'private', label: 'Private', expected: 0, submitted: 0, ...counts },
  ],
  total: { expected: 36, submitted: 17, ...counts },
  ...{ unexpected: 0, severally: 0 },
}
const figures = { findings, coverage }

function cardOf(edition: string): ScoreCardDefinition {
  const card = [...loadData().scoreCards.values()].find((one) => one.edition === edition)
  if (!card) throw new Error(`There is no score card for ${edition}.`)
  return card
}

const hand = (given: Partial<HandIndicator> = {}): HandIndicator => ({
  ...{ id: 1, label: 'Assessments started', unit: 'count', polarity: 'up', value: 340 },
  ...{ period: '2026 to 2027', source: 'Case system', target: 400, isPublic: true, version: 1 },
  ...{ benchmarks: {}, writtenBy: 'Lee', writtenAt: '' },
  ...given,
})

describe('the indicators of the 2018 edition', () => {
  const computed = new Map(computedIndicators(card, figures).map((one) => [one.id, one]))

  it('are figures that the findings hold, each with the way to the responses behind it', () => {
    const shares = [...computed.values()].map(({ id, share }) => [
      id,
      share && `${share.count}/${share.base}`,
    ])
    expect(Object.fromEntries(shares)).toMatchObject({
      'response-rate': '17/36',
      'response-rate/health': '12/30',
      'response-rate/police': '5/6',
      'lead-practitioner': '20/34',
      'thin-thresholds': '7/43',
      'thin-responsibilities': '18/72',
      'data-use': '56/63',
      'named-worker': '21/27',
    })
    expect(computed.has('response-rate/private')).toBe(false)
    const followed = [...computed.values()].filter(({ cell }) => cell)
    expect(followed.length).toBeGreaterThan(5)
    for (const { cell, share } of followed) {
      const found = cell && findCell(findings, cell.table, cell.row, cell.column)
      expect(found?.cell).toMatchObject({ kind: 'count', value: share?.count })
    }
  })

  it('count a response once that names a tool in several answers', () => {
    const share = computed.get('common-tools')?.share
    const references = (table: string, row: string) => {
      const cell = findCell(findings, table, row, 'all')?.cell
      return cell?.kind === 'count' ? cell.references : []
    }
    const named = [
      ...references('identify_how-themes', 'systems-tools'),
      ...references('identify_data-themes', 'systems-tools'),
    ]
    expect(share?.count).toBe(new Set(named).size)
    expect(named.length).toBeGreaterThan(new Set(named).size)
    expect(share?.base).toBeGreaterThanOrEqual(87)
  })

  it('are without a figure where nobody answered, and at 0 where nobody says it', () => {
    const none = computedIndicators(card, { findings: findingsOf([]), coverage: undefined })
    expect(none.map(({ share }) => share)).toEqual(none.map(() => null))
    const one = {
      reference: 'R1',
      edition: questionnaire.edition,
      answers: { identify_data: 'Census figures' },
    }
    const other = { ...one, answers: { identify_data: 'We ask our partners at the panel' } }
    const few = computedIndicators(card, { findings: findingsOf([other]), coverage: undefined })
    expect(few.find(({ id }) => id === 'common-tools')?.share).toMatchObject({ count: 0, base: 1 })
  })
})

describe('the score card', () => {
  const rows = scoreCardOf({
    ...figures,
    definition: card,
    targets: { 'lead-practitioner': 50 },
    hand: [hand()],
  })
  const row = (id: string) => rows.find((one) => one.id === id)

  it('has targets that a lead set, and what became of them', () => {
    expect(row('lead-practitioner')).toMatchObject({ target: 50, isMet: true })
    expect(row('data-use')).toMatchObject({ target: null, isMet: null })
    expect(row('hand-1')).toMatchObject({ target: 400, isMet: false })
  })

  it('compares with the round before, unless a question was asked otherwise', () => {
    const earlier = {
      ...{ findings: findingsOf(sampleResponses().slice(0, 40), null), coverage },
      hand: [hand({ id: 9, label: ' assessments STARTED', value: 300 })],
      brokenQuestions: new Set(['identify_data']),
      isSameCodebook: true,
    }
    const compared = scoreCardOf({ ...figures, definition: card, targets: {}, hand: [hand()], earlier })
    const travelOf = (id: string) => compared.find((one) => one.id === id)?.travel
    expect(travelOf('hand-1')).toEqual({ kind: 'better', way: 'up' })
    expect(travelOf('response-rate')).toEqual({ kind: 'no-clear-change' })
    expect(travelOf('data-use')).toEqual({ kind: 'no-comparison', why: 'series-break' })
    expect(travelOf('common-tools')).toEqual({ kind: 'no-comparison', why: 'series-break' })
    const otherwise = { ...earlier, isSameCodebook: false, brokenQuestions: new Set<string>() }
    const read = scoreCardOf({ ...figures, definition: card, targets: {}, hand: [], earlier: otherwise })
    const broken = read.filter(
      ({ travel }) => travel.kind === 'no-comparison' && travel.why === 'series-break',
    )
    expect(broken.map(({ id }) => id)).toEqual(['lead-barrier-time', 'common-tools', 'data-use'])
    expect(row('data-use')?.travel).toEqual({ kind: 'no-comparison', why: 'no-earlier' })
  })

  it('is published from a base of ten on, by hand where a lead has said so', () => {
    const few = findingsOf(sampleResponses().slice(0, 9))
    const hands = [
      hand({ id: 1, source: 'Larkfield' }),
      hand({ id: 2, isPublic: false }),
      hand({ id: 3, value: 4 }),
    ]
    const mask = { text: (text: string) => text.replace('Larkfield', '[an agency]') }
    const publish = (of: typeof findings) =>
      publishScoreCard(scoreCardOf({ findings: of, coverage, definition: card, targets: {}, hand: hands }), {
        minimumCount: 5,
        mask,
      })
    const cells = new Map(publish(findings).map((one) => [one.id, one.now]))
    expect(cells.get('lead-practitioner')).toEqual({ kind: 'percentage', count: 20, base: 34 })
    expect(cells.get('response-rate/police')).toEqual({ kind: 'percentage', count: 5, base: 6 })
    expect(cells.get('hand-1')).toEqual({ kind: 'measure', value: 340 })
    expect(cells.has('hand-2')).toBe(false)
    expect(cells.get('hand-3')).toEqual({ kind: 'withheld' })
    const small = publish(few).filter(({ id }) => !/^(response-rate|hand)/.test(id))
    for (const { now, isMet } of small) {
      expect(now === null || now.kind === 'withheld').toBe(true)
      expect(isMet).toBeNull()
    }
    const all = publish(findings)
    expect(all.find(({ id }) => id === 'hand-1')?.source).toBe('[an agency]')
    expect(() => all.map((one) => publishedIndicator.parse(one))).not.toThrow()
    expect(JSON.stringify(all)).not.toContain('references')
  })
})

describe('a definition', () => {
  const contextOf = (edition: string) => ({
    questionnaire: edition === questionnaire.edition ? questionnaire : undefined,
    codebook,
  })
  const check = (...indicators: readonly object[]) => {
    const common = { id: 'one', label: 'One', polarity: 'up', note: 'Of all.' }
    const value = { id: 'x', edition: questionnaire.edition }
    return checkScoreCard(
      { ...value, indicators: indicators.map((one) => ({ ...common, ...one })) },
      contextOf,
    )
  }

  it('is told every fault in a sentence', () => {
    expect(check({ kind: 'response-rate' })).toEqual([])
    expect(
      check({ kind: 'thin', question: 'nothing' }, { kind: 'thin', question: 'families_count' }),
    ).toEqual([
      'The indicator "one" is there twice.',
      'The indicator "one": the questionnaire has no question "nothing".',
      'The indicator "one": answers to "families_count" are not read for themes.',
    ])
    expect(check({ kind: 'choice', question: 'assess_lead_practitioner', choice: 'maybe' })).toEqual([
      'The indicator "one": the question "assess_lead_practitioner" has no choice "maybe".',
    ])
    expect(check({ kind: 'theme', questions: ['identify_how'], theme: 'x' })).toEqual([
      'The indicator "one": the codebook has no theme "x".',
    ])
    expect(check({ kind: 'thin', question: 'identify_how', polarity: 'left', target: 120 })).toHaveLength(2)
    expect(checkScoreCard({ id: 'x', edition: 'y', indicators: card.indicators }, contextOf)).toEqual([
      'There is no questionnaire of the edition "y".',
    ])
  })
})

describe('an indicator entered by hand', () => {
  it('is what was typed, and the form shows it again', () => {
    const kept = hand({ benchmarks: { national: { value: 12_500, period: '2026', source: 'DfE' } } })
    const { indicator, faults } = indicatorIn(indicatorValues(kept))
    expect(faults).toEqual([])
    expect(indicator).toMatchObject({ value: 340, target: 400, isPublic: true, benchmarks: kept.benchmarks })
  })

  it('needs a name, a figure, when and where it was counted, and whole benchmarks', () => {
    const faults = (given: Partial<typeof NO_INDICATOR>) =>
      indicatorIn({ ...NO_INDICATOR, ...given }).faults.map(({ field, kind }) => `${field} ${kind}`)
    expect(faults({})).toEqual(['label empty', 'period empty', 'source empty', 'value empty'])
    const whole = { label: 'L', period: 'P', source: 'S' }
    expect(faults({ ...whole, value: '1.5' })).toEqual(['value no-whole-number'])
    expect(faults({ ...whole, unit: 'percent', value: '101', target: 'x' })).toEqual([
      'value over-100',
      'target no-number',
    ])
    expect(faults({ ...whole, value: '1', 'regional-value': '3', 'national-source': 'DfE' })).toEqual([
      'national-value half',
      'national-period half',
      'regional-period half',
      'regional-source half',
    ])
    expect(faults({ ...whole, value: '1', label: 'x'.repeat(201) })).toEqual(['label too-long'])
  })

  it('takes numbers as people write them', () => {
    expect(['1,250', '12.5', '12.5%', ' 7 ', '1234'].map(numberIn)).toEqual([1250, 12.5, 12.5, 7, 1234])
    for (const text of ['', 'x', '1,25', '-3', '1e3', '1.2.3']) expect(numberIn(text)).toBeUndefined()
  })
})
