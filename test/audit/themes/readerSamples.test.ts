import { describe, expect, it } from 'vitest'
import { createCoder } from '../../../server/audit/themes/coding.js'
import {
  agreementOf,
  answersOfSubstance,
  disagreementsIn,
  drawSample,
  pairedCodes,
  sampleState,
  type AnswerPlace,
  type ReaderSample,
} from '../../../server/audit/themes/readerSamples.js'
import { codebook, questionnaire, responseOf, sampleResponses } from '../../support/findings.js'

const coder = createCoder(codebook)
const place = (readerId: number, finishedAt: string | null = null) => ({
  readerId,
  name: `Reader ${readerId}`,
  finishedAt,
})
const answers: AnswerPlace[] = ['R1', 'R2', 'R3'].map((reference) => ({
  reference,
  questionId: 'identify_how',
}))
const sample: ReaderSample = {
  id: 1,
  codebook: { id: 'early-help', version: '1' },
  themeIds: ['a', 'b'],
  answers,
  madeBy: 'Lee',
  madeAt: '2027-03-10T12:00:00Z',
  endedAt: null,
  places: [place(7), place(8)],
}
const code = (answer: number, readerId: number, themeIds: string[], madeOn = 'x') => ({
  answer,
  readerId,
  themeIds,
  madeOn,
})

describe('drawing a sample', () => {
  const all = answersOfSubstance(questionnaire, sampleResponses(), coder)

  it('takes answers of substance alone', () => {
    const thin = responseOf('T', { identify_how: 'Very well', identify_data: 'Our attendance figures' })
    expect(answersOfSubstance(questionnaire, [thin], coder)).toEqual([
      { reference: 'T', questionId: 'identify_data' },
    ])
  })

  it('is the same for the same answers in any order, and spread over questions and responses', () => {
    const drawn = drawSample(all, 40)
    expect(drawSample(all.toReversed(), 40)).toEqual(drawn)
    expect(drawn).toHaveLength(40)
    expect(new Set(drawn.map(({ questionId }) => questionId)).size).toBeGreaterThan(12)
    expect(new Set(drawn.map(({ reference }) => reference)).size).toBeGreaterThan(25)
  })

  it('leaves out what was drawn before, and takes all where there are few', () => {
    const drawn = drawSample(all, 40)
    const next = drawSample(all, 40, drawn)
    expect(next).toHaveLength(40)
    expect(next.filter((one) => drawn.includes(one))).toEqual([])
    expect(drawSample(answers, 40, answers.slice(0, 1))).toEqual(answers.slice(1))
  })
})

describe('a sample', () => {
  it('is finished once both have finished, and ended only before', () => {
    const at = '2027-03-11T12:00:00Z'
    expect(sampleState({ places: [], endedAt: null })).toBe('under-way')
    expect(sampleState({ places: [place(7, at), place(8)], endedAt: null })).toBe('under-way')
    expect(sampleState({ places: [place(7, at), place(8)], endedAt: at })).toBe('ended')
    expect(sampleState({ places: [place(7, at), place(8, at)], endedAt: null })).toBe('finished')
  })

  const codes = [
    code(0, 7, ['a']),
    code(0, 8, ['b']),
    code(1, 7, ['a']),
    code(1, 8, ['a'], 'other words'),
    code(2, 7, []),
    code(2, 8, ['b']),
  ]

  it('compares only what both read in the same words', () => {
    expect(pairedCodes(sample, codes).map(({ reference }) => reference)).toEqual(['R1', 'R3'])
    expect(pairedCodes(sample, codes.slice(0, 1))).toEqual([])
  })

  it('says how far the readers agree with each other and with rules', () => {
    const found = agreementOf(pairedCodes(sample, codes), ['a', 'b'], ({ reference }) =>
      reference === 'R1' ? ['a'] : undefined,
    )
    expect(found.readers.pooled.table).toEqual({ both: 0, firstAlone: 1, secondAlone: 2, neither: 1 })
    expect(found.firstAndRules?.pooled).toMatchObject({ n: 2, observed: 1 })
    expect(found.secondAndRules?.pooled).toMatchObject({ n: 2, observed: 0 })
    expect(agreementOf([], ['a'], () => []).firstAndRules).toBeUndefined()
  })

  it('lists on what they differ, and who found it', () => {
    expect(disagreementsIn(pairedCodes(sample, codes), ['b', 'a'])).toMatchObject([
      {
        reference: 'R1',
        themes: [
          { themeId: 'b', foundBy: 'second' },
          { themeId: 'a', foundBy: 'first' },
        ],
      },
      { reference: 'R3', themes: [{ themeId: 'b', foundBy: 'second' }] },
    ])
    expect(disagreementsIn(pairedCodes(sample, codes), [])).toEqual([])
  })
})
