import { describe, expect, it } from 'vitest'
import { quotedText, sentencesIn, showsMore, stretchesOf } from '../../server/audit/chosenQuotes.js'

const answer = 'Ann told us. We have no time! Nor money.'
const span = (words: string, generic = '[a person]') => {
  const start = answer.indexOf(words)
  return { start, end: start + words.length, generic }
}
const passage = (words: string, ...hidden: ReturnType<typeof span>[]) => ({ ...span(words), hidden })

describe('a passage of an answer', () => {
  it('is printed with generics in the place of hidden words', () => {
    expect(quotedText(answer, passage('Ann told us.', span('Ann'), span('money')))).toBe(
      '[a person] told us.',
    )
    expect(quotedText(answer, passage('We have no time!', span('us. We')))).toBe('[a person] have no time!')
  })

  it('is chosen by sentences', () => {
    const stretches = stretchesOf(answer)
    expect(stretches.map(({ start, end }) => answer.slice(start, end))).toEqual([
      ...['Ann told us.', 'We have no time!', 'Nor money.'],
    ])
    expect(sentencesIn(stretches, span('no time! Nor'))).toEqual([1, 2])
    expect(sentencesIn(stretches, { start: 900, end: 950 })).toEqual([0, 2])
    expect(stretchesOf('…')).toEqual([{ start: 0, end: 1 }])
  })

  it.each([
    ['hiding more', passage('Ann told us.'), passage('Ann told us.', span('Ann')), false],
    ['quoting less', passage('Ann told us. We have no time!'), passage('We have no time!'), false],
    ['quoting more', passage('We have no time!'), passage('Ann told us. We have no time!'), true],
    ['hiding less', passage('Ann told us.', span('Ann')), passage('Ann told us.'), true],
    ['hiding a part', passage('Ann told us.', span('Ann told')), passage('Ann told us.', span('Ann')), true],
    [
      'another generic',
      passage('Ann told us.', span('Ann')),
      passage('Ann told us.', span('Ann', '[…]')),
      false,
    ],
  ])('shows more or not: %s', (_, before, after, more) => {
    expect(showsMore(before, after)).toBe(more)
  })
})
