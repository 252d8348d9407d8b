import { expect, it } from 'vitest'
import { NO_WORDS, WordNumbers } from '../../../server/audit/themes/wordNumbers.js'
import { tokensOf } from '../../../server/audit/themes/words.js'

it('finds the words of every text, of as many as fill rows and of one that is longer than a row', () => {
  const numbers = new WordNumbers()
  const long = Array.from({ length: 70_000 }, (_, i) => `word${i}`).join(' ')
  const texts = [
    ...['', 'One bus a day.', long],
    ...Array.from({ length: 9_000 }, (_, i) => `Bus ${i}, then a walk of ${i} minutes, then bus ${i + 1}.`),
  ]
  const places = texts.map((text) => numbers.keep(tokensOf(text)))

  const found = (word: string) => {
    const has = numbers.finder(({ written }) => written === word)
    return texts.filter((_, i) => has(places[i] ?? NO_WORDS))
  }
  for (const word of ['day', 'walk', 'word0', 'word69999', '8999', '9000', 'nothing'])
    expect(found(word)).toEqual(texts.filter((text) => new RegExp(`\\b${word}\\b`).test(text)))
  expect(numbers.finder(() => true)(NO_WORDS)).toBe(false)
})
