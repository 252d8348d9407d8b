import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clausesOf, placedTokensOf, sentencesOf } from '../../../server/audit/themes/segments.js'
import { stemOf, tokensOf } from '../../../server/audit/themes/words.js'
import { expectLinearTime, repeated } from '../../support/growth.js'

const words = (text: string) => tokensOf(text).map((token) => token.word)
const sentences = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))
const clauses = (text: string) => clausesOf(text).map(({ start, end }) => text.slice(start, end))

describe('tokensOf', () => {
  it('parts words at spaces, hyphens and slashes, and reads & and + as "and"', () => {
    expect(words('Drop-in at LAT/FEHA (0-19) & more')).toEqual(
      ['drop', 'in', 'at', 'lat', 'feha', '0', '19', 'and', 'more'], // prettier-ignore
    )
  })

  it('takes off possessives and shortened verbs, straight or curly, and keeps what says no', () => {
    expect(words("child's we’ll don't o’clock")).toEqual(['child', 'we', 'dont', 'oclock'])
  })

  it('reads compatibility forms and invisible marks as plain letters', () => {
    expect(words('ｔｒａｉｎｉｎｇ prac\u00ADtice e\u0301lan')).toEqual(['training', 'practice', 'élan'])
  })

  it('gives offsets that slice back to what was typed, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let end = 0
        for (const token of tokensOf(text)) {
          const typed = text.slice(token.start, token.end)
          if (token.start < end || !/^(?:[&+]|[\p{L}\p{N}])/u.test(typed)) throw new Error(typed)
          end = token.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('stemOf', () => {
  it.each([
    ['organisation', 'organizations'],
    ['behaviour', 'behaviors'],
    ['programme', 'programs'],
    ['counselling', 'counseling'],
    ['refer', 'referrals'],
    ['child', "children's"],
    ['early', 'earlier'],
    ['nursery', 'nurseries'],
    ['safeguarding', 'safegaurding'],
    ['policy', 'policies'],
    ['understand', 'understood'],
  ])('takes %s and %s for one word', (a, b) => {
    expect(stemOf(a)).toBe(stemOf(b))
  })

  it.each([
    ['university', 'universal'],
    ['community', 'communication'],
    ['nursery', 'nursing'],
    ['experience', 'experiment'],
    ['officer', 'office'],
    ['policy', 'police'],
    ['general', 'generous'],
    ['authority', 'author'],
    ['meeting', 'meets'],
    ['responsibility', 'responsive'],
    ['helpful', 'helping'],
    ['activity', 'active'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(stemOf(a)).not.toBe(stemOf(b))
  })
})

describe('sentencesOf', () => {
  it('ends sentences at stops, question marks and line breaks', () => {
    expect(sentences('We train. Do you?\n- Yes!  Often')).toEqual(['We train.', 'Do you?', 'Yes!', 'Often'])
  })

  it('does not end them at abbreviations, initials, numbers or times', () => {
    const text = 'At 8.30, e.g. on Mondays, approx. 4 parents w. babies call.'
    expect(sentences(text)).toEqual([text])
  })

  it('ends them where the space after the stop is missing', () => {
    expect(sentences('It goes on CPOMS.The DSL reads it.')).toEqual([
      'It goes on CPOMS.',
      'The DSL reads it.',
    ])
  })

  it('keeps quotation marks and closing brackets', () => {
    expect(sentences("'Not us' (they say.) Then what?")).toEqual(["'Not us' (they say.)", 'Then what?'])
  })
})

describe('clausesOf', () => {
  it('parts clauses at commas, dashes, brackets, colons and turning words', () => {
    expect(clauses('We know them, mostly - but not dads (yet): 1:1 help')).toEqual(
      ['We know them', 'mostly', 'but not dads', '(yet)', '1:1 help'], // prettier-ignore
    )
  })
})

describe('hostile text', () => {
  it.each([
    ['one letter', repeated('a')],
    ['one short word', repeated('no ')],
    ['brackets', (length: number) => '(['.repeat(length / 4) + 'x' + '])'.repeat(length / 4)],
    ['apostrophes', repeated("a'")],
    ['stops', repeated('. ')],
    ['combining marks', (length: number) => 'e' + '\u0301'.repeat(length)],
    ['emoji', repeated('👩‍👧‍👦')],
    ['hyphens', repeated('- ')],
  ])('of %s is read in linear time', (_, textOf) => {
    expectLinearTime(textOf, (text) => {
      sentencesOf(text, placedTokensOf(text))
    })
  })
})

describe('natural', () => {
  it('is loaded by its parts: never its root, its database drivers or .env', () => {
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) =>
      file.includes('natural'),
    )
    expect(loaded.some((file) => file.endsWith('porter_stemmer.js'))).toBe(true)
    expect(
      loaded.filter((file) => /natural\/lib\/natural\/index\.js|storage|dotenv|pg\/|redis/.test(file)),
    ).toEqual([])
  })
})
