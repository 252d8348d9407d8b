import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../server/audit/cellText.js'
import { readFamilyCount } from '../../server/audit/familyCounts.js'
import { largest, median, smallest, sum } from '../../server/audit/measures.js'
import { percentageText } from '../../server/audit/percentages.js'

describe('readFamilyCount', () => {
  it.each([
    ['12', 12],
    ['0', 0],
    ['about 30', 30],
    ['approx 45 across both sites', 45],
    ['1,200', 1200],
    ['12,345 at the last count', 12345],
    ['20ish', 20],
    ['30+', 30],
    ['~30.', 30],
    ['c.30', 30],
    ['(30)', 30],
    ['Currently - 45', 45],
    ['24 on the books, dozens more we keep an eye on', 24],
    ['No one else has more than 17', 17],
  ])('reads %j', (answer, number) => {
    expect(readFamilyCount(answer)).toBe(number)
  })

  it.each([
    ...['11 or 12', '24 (2 workers x 12)', '10-15', '12+3', '26 in nursery, maybe 5 more', '1,20', '2x'],
    ...['', 'none', 'n/a', 'twelve', 'eleven or 12', '2 dozen', '3 hundred', 'unknown'],
    ...[
      '12/03/2019',
      '12 March',
      'since March 12',
      '2019',
      '6 weeks each',
      '16yrs',
      '8.30',
      '.5',
      '4.5',
      '2½',
      '٣',
    ],
    ...['S47', 'Y11', '3rd', '50%', '50 %', '£200', '12k', '-3', '9'.repeat(30)],
  ])('leaves %j unread', (answer) => {
    expect(readFamilyCount(answer)).toBeUndefined()
  })
})

describe('percentageText', () => {
  it.each([
    [20, 34, '59%'],
    [14, 34, '41%'],
    [7, 43, '16%'],
    [29, 200, '15%'],
    [1, 200, '1%'],
    [1, 201, '<1%'],
    [0, 43, '0%'],
    [43, 43, '100%'],
    [9, 9, '[u]'],
    [5, 10, '50%'],
    [0, 0, '[z]'],
  ])('%i of %i is %s', (count, base, text) => {
    expect(percentageText(count, base)).toBe(text)
  })

  it('is never more than half a per cent from the share, and 0% only for none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100_000 }), fc.nat(100_000), (base, number) => {
        const count = number % (base + 1)
        const text = percentageText(count, base)
        if (text === '<1%') expect(200 * count < base && count > 0).toBe(true)
        else expect(Math.abs(100 * count - parseInt(text) * base) * 2).toBeLessThanOrEqual(base)
        expect(text === '0%').toBe(count === 0)
      }),
    )
  })
})

describe('measures', () => {
  it('take the middle, the ends and the sum', () => {
    expect([median, smallest, largest, sum].map((measure) => measure([11, 2, 100]))).toEqual([
      11, 2, 100, 113,
    ])
    expect(median([10, 2, 9, 100])).toBe(9.5)
  })

  it('of nothing are nothing, not 0', () => {
    expect([median, smallest, largest, sum].map((measure) => measure([]))).toEqual([null, null, null, null])
  })
})

describe('cellText', () => {
  it('prints each kind of cell', () => {
    expect(cellText({ kind: 'count', value: 2 })).toBe('2')
    expect(cellText({ kind: 'percentage', count: 20, base: 34 })).toBe('59%')
    expect(cellText({ kind: 'measure', value: 9.5 })).toBe('9.5')
    expect(cellText({ kind: 'measure', value: null })).toBe('[z]')
    expect(cellText({ kind: 'text', text: '34 clear answers' })).toBe('34 clear answers')
    expect(cellText({ kind: 'withheld' })).toBe('[c]')
  })
})
