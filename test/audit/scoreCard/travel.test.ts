import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IndicatorValue } from '../../../server/audit/scoreCard/indicators.js'
import { directionOfTravel, isTargetMet } from '../../../server/audit/scoreCard/travel.js'

const share = (count: number, base: number, population: number | null = null): IndicatorValue => ({
  ...{ kind: 'share', count, base, population },
})
const figure = (value: number): IndicatorValue => ({ kind: 'figure', value })

const travel = (
  before: IndicatorValue | null | undefined,
  now: IndicatorValue | null,
  polarity: 'up' | 'down' | 'neutral' = 'up',
  isBroken = false,
) => directionOfTravel({ now, before, polarity, isBroken })

const shares = fc
  .record({ base: fc.integer({ min: 10, max: 400 }), part: fc.integer({ min: 0, max: 400 }) })
  .map(({ base, part }) => share(part % (base + 1), base))
const polarities = fc.constantFrom('up' as const, 'down' as const, 'neutral' as const)

describe('the direction of travel', () => {
  it('is better or worse by which way is good, where the 95% ranges do not overlap', () => {
    expect(travel(share(20, 80), share(60, 80))).toEqual({ kind: 'better', way: 'up' })
    expect(travel(share(20, 80), share(60, 80), 'down')).toEqual({ kind: 'worse', way: 'up' })
    expect(travel(share(60, 80), share(20, 80), 'down')).toEqual({ kind: 'better', way: 'down' })
    expect(travel(share(60, 80), share(20, 80), 'neutral')).toEqual({ kind: 'changed', way: 'down' })
  })

  it('is no clear change where chance alone may have made it', () => {
    expect(travel(share(40, 80), share(44, 80))).toEqual({ kind: 'no-clear-change' })
    expect(travel(share(10, 20), share(14, 20))).toEqual({ kind: 'no-clear-change' })
  })

  it('knows no chance where everybody was counted, nor in figures entered by hand', () => {
    expect(travel(share(60, 80, 80), share(61, 80, 80))).toEqual({ kind: 'better', way: 'up' })
    expect(travel(share(60, 80, 80), share(30, 40, 40))).toEqual({ kind: 'no-clear-change' })
    expect(travel(figure(340), figure(310), 'down')).toEqual({ kind: 'better', way: 'down' })
    expect(travel(figure(340), figure(340))).toEqual({ kind: 'no-clear-change' })
  })

  it('says why there is no comparison', () => {
    const why = (...given: Parameters<typeof travel>) => travel(...given)
    expect(why(undefined, share(1, 20))).toEqual({ kind: 'no-comparison', why: 'no-earlier' })
    expect(why(share(1, 20), null)).toEqual({ kind: 'no-comparison', why: 'not-now' })
    expect(why(null, share(1, 20))).toEqual({ kind: 'no-comparison', why: 'not-then' })
    expect(why(share(0, 9), share(20, 20))).toEqual({ kind: 'no-comparison', why: 'small-base' })
    expect(why(share(0, 20), share(20, 20), 'up', true)).toEqual({
      ...{ kind: 'no-comparison', why: 'series-break' },
    })
    expect(why(share(0, 20), figure(3))).toEqual({ kind: 'no-comparison', why: 'series-break' })
  })

  it('turns round when the rounds or which way is good do', () => {
    fc.assert(
      fc.property(shares, shares, polarities, (a, b, polarity) => {
        const there = travel(a, b, polarity)
        const back = travel(b, a, polarity)
        expect(travel(a, a, polarity)).toEqual({ kind: 'no-clear-change' })
        if (there.kind === 'no-clear-change') expect(back).toEqual(there)
        else if ('way' in there && 'way' in back) {
          expect(back.way).not.toBe(there.way)
          if (polarity === 'neutral') expect([there.kind, back.kind]).toEqual(['changed', 'changed'])
          else expect([there.kind, back.kind].sort()).toEqual(['better', 'worse'])
        } else expect.unreachable()
      }),
    )
  })
})

describe('a target', () => {
  it('is met without rounding, by which way is good', () => {
    expect(isTargetMet(share(799, 1_000), 80, 'up')).toBe(false)
    expect(isTargetMet(share(800, 1_000), 80, 'up')).toBe(true)
    expect(isTargetMet(share(29, 200), 14.5, 'down')).toBe(true)
    expect(isTargetMet(figure(21), 20, 'down')).toBe(false)
  })

  it('is nothing that can be told of where there is none, no figure, no good way or a small base', () => {
    expect(isTargetMet(share(8, 10), null, 'up')).toBeNull()
    expect(isTargetMet(null, 80, 'up')).toBeNull()
    expect(isTargetMet(figure(3), 80, 'neutral')).toBeNull()
    expect(isTargetMet(share(8, 9), 80, 'up')).toBeNull()
  })
})
