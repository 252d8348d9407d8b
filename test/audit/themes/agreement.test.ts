import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agreedOn,
  agreementOfReaders,
  kappaOf,
  kappaRangeOf,
  type TwoByTwo,
} from '../../../server/audit/themes/agreement.js'

const table = (both: number, firstAlone: number, secondAlone: number, neither: number): TwoByTwo => ({
  both,
  firstAlone,
  secondAlone,
  neither,
})
const swapped = ({ both, firstAlone, secondAlone, neither }: TwoByTwo) =>
  table(both, secondAlone, firstAlone, neither)

describe('kappa', () => {
  // Worked examples in wide use: 50 grant applications read twice, and two tables of 100 with the same agreement.
  it.each([
    [table(20, 5, 10, 15), 0.4],
    [table(45, 15, 25, 15), 0.1304],
    [table(25, 35, 5, 35), 0.2593],
    // By hand: n 10, same .8, by chance .6 * .6 + .4 * .4 = .52; (.8 - .52) / .48.
    [table(5, 1, 1, 3), 0.5833],
    [table(10, 0, 0, 10), 1],
    [table(0, 10, 10, 0), -1],
    // One reader finds it nowhere: no better than chance.
    [table(0, 0, 4, 6), 0],
  ])('of %o is %d', (counts, expected) => {
    expect(kappaOf(counts)).toBeCloseTo(expected, 4)
  })

  it.each([table(0, 0, 0, 40), table(40, 0, 0, 0), table(0, 0, 0, 0)])(
    'has no meaning where both said the same of every answer: %o',
    (counts) => {
      expect(kappaOf(counts)).toBeNull()
      expect(kappaRangeOf(counts)).toBeNull()
    },
  )

  it('has a range by the large-sample error', () => {
    // By hand: same .7, chance .5, yes .5 and .6. Agreeing .4 * .17^2 + .3 * .23^2 = .02743; differing
    // .3^2 * (.1 * 1.1^2 + .2 * .9^2) = .02547; less .05^2; over 50 * .5^4: variance .016128, error .1270.
    const [low = 0, high = 0] = kappaRangeOf(table(20, 5, 10, 15)) ?? []
    expect(low).toBeCloseTo(0.4 - 1.96 * 0.127, 3)
    expect(high).toBeCloseTo(0.4 + 1.96 * 0.127, 3)
  })

  it('has no range where the two never differ, and none beyond what is possible', () => {
    expect(kappaRangeOf(table(10, 0, 0, 10))).toBeNull()
    const [low = 0, high = 0] = kappaRangeOf(table(2, 1, 0, 3)) ?? []
    expect(low).toBeGreaterThanOrEqual(-1)
    expect(high).toBeLessThanOrEqual(1)
  })
})

describe('agreement on a table', () => {
  it('has the share that is the same and the F1 of the two', () => {
    // F1: 2 * 20 / (2 * 20 + 5 + 10) = 40 / 55.
    expect(agreedOn(table(20, 5, 10, 15))).toMatchObject({ n: 50, observed: 0.7, f1: 40 / 55 })
    expect(agreedOn(table(0, 0, 0, 9))).toMatchObject({ n: 9, observed: 1, f1: null, kappa: null })
    expect(agreedOn(table(0, 0, 0, 0))).toMatchObject({ n: 0, observed: null, f1: null, kappa: null })
  })

  it('is the same whichever reader is the first, and within its limits', () => {
    const count = fc.nat({ max: 60 })
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), (counts) => {
        const [one, other] = [table(...counts), swapped(table(...counts))]
        const [here, there] = [agreedOn(one), agreedOn(other)]
        expect([here.kappa, here.f1, here.observed]).toEqual([there.kappa, there.f1, there.observed])
        const [ranges, mirrored] = [kappaRangeOf(one) ?? [], kappaRangeOf(other) ?? []]
        for (const [index, limit] of ranges.entries()) expect(limit).toBeCloseTo(mirrored[index] ?? NaN, 10)
        if (here.kappa !== null) {
          expect(here.kappa).toBeGreaterThanOrEqual(-1)
          expect(here.kappa).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('agreement of two readers', () => {
  const answers = [
    { unit: 'R1', first: ['a', 'b'], second: ['a'] },
    { unit: 'R1', first: ['a'], second: ['a', 'b'] },
    { unit: 'R2', first: [], second: [] },
    { unit: 'R3', first: ['b'], second: ['b'] },
  ]
  const { themes, pooled, mean, answers: read } = agreementOfReaders(answers, ['a', 'b', 'c'])

  it('counts every theme in every answer', () => {
    expect(read).toBe(4)
    expect(themes.map(({ table: counts }) => counts)).toEqual([
      table(2, 0, 0, 2),
      table(1, 1, 1, 1),
      table(0, 0, 0, 4),
    ])
    // b: same .5, by chance .5.
    expect(themes.map(({ kappa }) => kappa)).toEqual([1, 0, null])
    expect(themes.map(({ f1 }) => f1)).toEqual([1, 0.5, null])
  })

  it('pools decisions, and takes the mean over themes where there is something to say', () => {
    // 3, 1, 1, 7: same 10 of 12; by chance (16 + 64) / 144; (120 - 80) / (144 - 80).
    expect(pooled).toMatchObject({ table: table(3, 1, 1, 7), n: 12, kappa: 0.625, f1: 0.75 })
    expect(mean).toEqual({ kappa: 0.5, kappaThemes: 2, f1: 0.75, f1Themes: 2 })
    const [low = 2, high = -2] = pooled.kappaRange ?? []
    expect(low).toBeLessThanOrEqual(0.625)
    expect(high).toBeGreaterThanOrEqual(0.625)
  })

  it('does not depend on the order of answers or readers', () => {
    const here = agreementOfReaders(answers, ['a', 'b', 'c'])
    expect(agreementOfReaders(answers.toReversed(), ['a', 'b', 'c'])).toEqual(here)
    const turned = answers.map(({ unit, first, second }) => ({ unit, first: second, second: first }))
    expect(agreementOfReaders(turned, ['a', 'b', 'c']).pooled.kappaRange).toEqual(here.pooled.kappaRange)
  })

  it('has nothing to say of no answers', () => {
    expect(agreementOfReaders([], ['a'])).toMatchObject({
      answers: 0,
      pooled: { n: 0, kappa: null, f1: null, kappaRange: null },
      mean: { kappa: null, f1: null },
    })
  })
})
