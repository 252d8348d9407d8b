import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervalNote, populationOf, wilsonInterval } from '../../server/audit/intervals.js'
import { responseOf } from '../support/findings.js'

describe('wilsonInterval', () => {
  it.each([
    [34, 46, 120, 62.9, 82.6],
    [20, 40, 60, 41.1, 58.9],
    [20, 40, null, 35.2, 64.8],
    [5, 5, 8, 75.2, 100],
    [0, 12, 20, 0, 11.9],
    [7, 20, 20, 35, 35],
  ])('of %d out of %d, of %s, is %d to %d', (count, base, population, low, high) => {
    const interval = wilsonInterval(count, base, population)
    expect(Math.round(interval.low * 1000) / 10).toBe(low)
    expect(Math.round(interval.high * 1000) / 10).toBe(high)
  })

  it('holds the share, stays between 0 and 1, and is narrower the more of a population answered', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 300 }), fc.nat(300), (count, base, more) => {
        const k = Math.min(count, base)
        const [wide, narrow] = [wilsonInterval(k, base, null), wilsonInterval(k, base, base + more)]
        expect(narrow.low).toBeLessThanOrEqual(k / base + 1e-9)
        expect(narrow.high).toBeGreaterThanOrEqual(k / base - 1e-9)
        expect(wide.low).toBeGreaterThanOrEqual(0)
        expect(wide.high).toBeLessThanOrEqual(1)
        expect(narrow.high - narrow.low).toBeLessThanOrEqual(wide.high - wide.low + 1e-9)
      }),
    )
  })
})

describe('populationOf', () => {
  const named = (...agencies: string[]) =>
    agencies.map((agency, index) => responseOf(`R${index}`, agency === '' ? {} : { agency }))
  it('is N where every response is of another agency', () => {
    expect(populationOf(named('A', 'B'), 5)).toBe(5)
    expect(intervalNote(5)).toContain('5 agencies were expected')
  })
  it('is unknown where an agency answered twice, is not named, or nobody said how many there are', () => {
    expect(populationOf(named('A', 'a '), 5)).toBeNull()
    expect(populationOf(named('A', ''), 5)).toBeNull()
    expect(populationOf(named('A', 'B'), null)).toBeNull()
    expect(populationOf(named('A', 'B', 'C'), 2)).toBeNull()
    expect(intervalNote(null)).not.toContain('expected')
  })
})
