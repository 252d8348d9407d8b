import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateCount, ruleRecords, sampleToCheck } from '../../../server/audit/themes/reviews.js'

const reviewed = (right: number, wrong: number) =>
  Array.from({ length: right + wrong }, (_, i) => ({ ruleId: 'r', right: i < right }))
const record = (right: number, wrong: number) => ruleRecords(new Map([['r', 20]]), reviewed(right, wrong))[0]

describe('ruleRecords', () => {
  it('count what was right and wrong, cautiously', () => {
    expect(record(0, 0)).toEqual({ ruleId: 'r', hits: 20, right: 0, wrong: 0, mean: 0.5, offerOff: false })
    expect(record(3, 1)?.mean).toBeCloseTo(4.2 / 6.4)
  })
  it('offer to switch a rule off when three were checked and few were right', () => {
    expect(record(0, 2)?.offerOff).toBe(false)
    expect(record(0, 3)?.offerOff).toBe(true)
    expect(record(1, 2)?.offerOff).toBe(false)
    expect(record(1, 4)?.offerOff).toBe(true)
  })
})

describe('estimateCount', () => {
  const checked = { matching: 30, others: 120, matchesChecked: 10, othersChecked: 10 }
  it('waits for ten matches and ten others', () => {
    const theme = { ...checked, matchesRight: 9, othersMissed: 0 }
    expect(estimateCount({ ...theme, othersChecked: 9 })).toBeUndefined()
    expect(estimateCount({ ...theme, matchesChecked: 9 })).toBeUndefined()
    expect(estimateCount({ ...theme, matching: 4, matchesChecked: 4, matchesRight: 4 })).toBeDefined()
  })
  it('adds what was missed and takes off what was wrong', () => {
    const estimate = estimateCount({ ...checked, matchesRight: 8, othersMissed: 1 })
    expect(estimate?.estimate).toBeCloseTo(9 + 20 * (9 / 12) + 110 * (1.5 / 30))
    expect(estimate?.low).toBeGreaterThanOrEqual(9)
  })
  it('is exact where all was checked, and always within its range and what is possible', () => {
    const all = {
      matching: 3,
      others: 2,
      matchesChecked: 3,
      matchesRight: 2,
      othersChecked: 2,
      othersMissed: 1,
    }
    expect(estimateCount(all)).toEqual({ estimate: 3, low: 3, high: 3 })
    const counts = fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200), fc.nat(200), fc.nat(200), fc.nat(200))
    fc.assert(
      fc.property(counts, ([matching, others, a, b, c, d]) => {
        const [matchesChecked, othersChecked] = [Math.min(matching, a), Math.min(others, b)]
        const [matchesRight, othersMissed] = [Math.min(matchesChecked, c), Math.min(othersChecked, d)]
        const theme = { matching, others, matchesChecked, othersChecked, matchesRight, othersMissed }
        const found = estimateCount(theme)
        if (!found) return
        expect(found.low).toBeLessThanOrEqual(found.estimate)
        expect(found.high).toBeGreaterThanOrEqual(found.estimate)
        expect(found.low).toBeGreaterThanOrEqual(0)
        expect(found.high).toBeLessThanOrEqual(matching + others)
      }),
    )
  })
})

describe('sampleToCheck', () => {
  it('gives the same ones in any order, from all over the list', () => {
    const references = Array.from({ length: 92 }, (_, i) => `S${String(i).padStart(2, '0')}`)
    const sample = sampleToCheck(references)
    expect(sample).toHaveLength(10)
    expect(new Set(sample).size).toBe(10)
    expect(sampleToCheck(references.toReversed())).toEqual(sample)
    expect(sample.filter((it) => it < 'S46')).toHaveLength(5)
    expect(sampleToCheck(['B', 'A'])).toEqual(['A', 'B'])
  })
})
