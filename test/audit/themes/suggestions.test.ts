import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCoder } from '../../../server/audit/themes/coding.js'
import { suggestPhrases, type AnswerToMine } from '../../../server/audit/themes/suggestions.js'
import { codebookOf } from './support.js'
import type { Question } from '../../../server/audit/questionnaire.js'

const question: Question = { id: 'gaps', kind: 'long-text', text: 'What gaps in transport are you aware of?' }
const coder = createCoder(codebookOf({ waiting: { match: 'waiting list' } }))
const answered = (texts: string[], agencyOf = (i: number) => `Agency ${i}`): AnswerToMine[] =>
  texts.map((text, i) => ({
    reference: `R${i}`,
    agency: agencyOf(i),
    text,
    coded: coder.code(text, question),
  }))

const texts = [
  'Bus fares are dear and the waiting list is long.',
  'The bus fare into town, and the waiting list.',
  'Parents cannot pay bus fares. Transport gaps.',
  'A long waiting list. Transport gaps in the villages.',
  'Transport gaps everywhere.',
]

describe('suggestPhrases', () => {
  it('lists phrases of several agencies as people write them, with their answers', () => {
    expect(suggestPhrases(answered(texts), question)).toEqual([
      { phrase: 'bus fares', references: ['R0', 'R1', 'R2'] },
    ])
  })

  it('asks for two agencies and three answers', () => {
    expect(
      suggestPhrases(
        answered(texts, () => 'One'),
        question,
      ),
    ).toEqual([])
    expect(suggestPhrases(answered(texts.slice(1)), question)).toEqual([])
  })

  it('counts a slip with the word it is a slip of', () => {
    const slips = ['Transprot costs. Playgrounds.', 'Playgrounds.', 'The playground.', 'No playgruond.']
    expect(suggestPhrases(answered(slips), question)).toEqual([
      { phrase: 'playgrounds', references: ['R0', 'R1', 'R2', 'R3'] },
    ])
  })

  it('leaves thin answers out', () => {
    expect(suggestPhrases(answered(['Not sure', 'Not sure', 'Not sure', 'Not sure']), question)).toEqual([])
  })

  it('never lists more than fifteen, and gives the same in any order', () => {
    const nouns = [
      'bus',
      'fare',
      'nurse',
      'garden',
      'tram',
      'bridge',
      'river',
      'library',
      'kitchen',
      'doctor',
      'stile',
      'lamp',
    ]
    const answer = fc
      .array(fc.constantFrom(...nouns, 'and', 'the', '.'), { maxLength: 25 })
      .map((it) => it.join(' '))
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (many) => {
        const answers = answered(many)
        const suggestions = suggestPhrases(answers, question)
        expect(suggestions.length).toBeLessThanOrEqual(15)
        expect(suggestPhrases(answers.toReversed(), question)).toEqual(suggestions)
      }),
      { numRuns: 40 },
    )
  })
})
