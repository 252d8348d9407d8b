import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCoder } from '../../../server/audit/themes/coding.js'
import { decideExcerpts, fingerprintOf } from '../../../server/audit/themes/decidedExcerpts.js'
import type { AnswerAct } from '../../../server/audit/themes/decisionTypes.js'
import { codebookOf } from './support.js'

const TEXT = 'Training is good. No time for data.'
const coded = createCoder(
  codebookOf({ training: { match: 'training' }, time: { match: 'no time' }, data: { match: 'data' } }),
).code(TEXT)
const place = { reference: 'R1', questionId: 'q', madeOn: fingerprintOf(TEXT) }
const span = (words: string) => {
  const start = TEXT.indexOf(words)
  return { start, end: start + words.length }
}
const moved = (words: string, from: string | null, to: string | null): AnswerAct => ({
  ...{ kind: 'excerpt-decided', ...place, ...span(words), from, to },
})
const marked = (themeId: string, holds: boolean): AnswerAct => ({
  ...{ kind: 'answer-marked', ...place, themeId, holds },
})
const decided = (...acts: AnswerAct[]) =>
  decideExcerpts(coded, TEXT, acts).excerpts.map(
    ({ themeId, ruleId, start, end }) => `${themeId} ${ruleId}: ${TEXT.slice(start, end)}`,
  )

describe('decideExcerpts', () => {
  it('moves an excerpt to another theme, takes it away, and gives words to a theme', () => {
    expect(decided()).toEqual(['training training-1: Training', 'time time-1: No time', 'data data-1: data'])
    expect(decided(moved('No time', 'time', 'training'))).toEqual([
      ...['training training-1: Training', 'training person: No time', 'data data-1: data'],
    ])
    expect(decided(moved('data', 'data', null))).toEqual([
      'training training-1: Training',
      'time time-1: No time',
    ])
    expect(decided(moved('good', null, 'data'))).toContain('data person: good')
  })

  it('keeps what a person looked at, whatever rules become of', () => {
    const act = moved('data', 'data', 'data')
    expect(decideExcerpts({ ...coded, excerpts: [] }, TEXT, [act]).excerpts).toEqual([
      { themeId: 'data', ruleId: 'person', ...span('data') },
    ])
  })

  it('finds the excerpt again where a changed rule takes a longer one', () => {
    const longer = createCoder(codebookOf({ time: { match: 'no time for data' } })).code(TEXT)
    expect(decideExcerpts(longer, TEXT, [moved('No time', 'time', null)]).excerpts).toEqual([])
  })

  it('has the later of two decisions on the same words', () => {
    const there = moved('No time', 'time', 'data')
    const back = moved('No time', 'data', 'time')
    expect(decided(there, back)).toContain('time person: No time')
    expect(decided(there, back).filter((line) => line.includes('No time'))).toHaveLength(1)
  })

  it('takes a theme that an answer does not hold, and gives the whole answer where it holds one unread', () => {
    expect(decided(marked('training', false))).not.toContain('training training-1: Training')
    expect(decided(marked('other', true))).toContain(`other person: ${TEXT}`)
    expect(decided(marked('training', true))).toEqual(decided())
  })

  it('makes an answer that was thin one that says something', () => {
    const thin = { answerClass: 'generic', excerpts: [] } as const
    const act = { ...moved('', null, 'data'), start: 0, end: 4, madeOn: fingerprintOf('Very well') }
    expect(decideExcerpts(thin, 'Very well', [act]).answerClass).toBe('substantive')
    expect(decideExcerpts(thin, 'Very well', [{ ...act, to: null } as AnswerAct]).answerClass).toBe('generic')
  })

  it('changes nothing where the answer is another by now', () => {
    expect(decideExcerpts(coded, `${TEXT} Today.`, [moved('data', 'data', null)])).toBe(coded)
    expect(decideExcerpts(coded, TEXT, [{ ...moved('data', 'data', null), madeOn: '' }])).toBe(coded)
  })

  it('never leaves two excerpts of one theme that overlap', () => {
    const themes = fc.constantFrom('training', 'time', 'data', null)
    const spans = fc
      .tuple(fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => ({ start, end: Math.min(TEXT.length, start + length) }))
    const acts: fc.Arbitrary<AnswerAct> = fc.oneof(
      fc
        .record({ from: themes, to: themes, at: spans })
        .map(({ from, to, at }): AnswerAct => ({ kind: 'excerpt-decided', ...place, ...at, from, to })),
      fc
        .record({ themeId: fc.constantFrom('training', 'time'), holds: fc.boolean() })
        .map(({ themeId, holds }) => marked(themeId, holds)),
    )
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 8 }), (all) => {
        const { excerpts } = decideExcerpts(coded, TEXT, all)
        for (const [i, one] of excerpts.entries())
          for (const other of excerpts.slice(i + 1))
            if (one.themeId === other.themeId)
              expect(one.start >= other.end || other.start >= one.end).toBe(true)
      }),
    )
  })
})

it('fingerprintOf tells texts apart that differ in one character', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(fingerprintOf(one) === fingerprintOf(other)).toBe(one === other)
    }),
  )
  expect(fingerprintOf('')).toMatch(/^[0-9a-f]{16}$/)
})
