import { describe, expect, it } from 'vitest'
import { evaluateKeyphrases, readKeyedTexts } from '../../../server/audit/themes/keyphraseEvaluation.js'

const text = 'The named health visitor runs a sleep clinic. The sleep clinic is full.'

describe('evaluateKeyphrases', () => {
  it('matches labels by the stems of their words', () => {
    const right = evaluateKeyphrases([{ text, keys: ['Sleep clinics', 'named health visitors'] }])
    expect(right).toEqual({ texts: 1, f1At5: 1, f1At10: 1 })
    expect(evaluateKeyphrases([{ text, keys: ['sleep'] }]).f1At10).toBe(0)
  })

  it('takes the mean over texts that have keys', () => {
    const texts = [
      { text, keys: ['sleep clinic', 'named health visitor'] },
      { text: '', keys: ['sleep clinic'] },
      { text, keys: [] },
    ]
    expect(evaluateKeyphrases(texts)).toEqual({ texts: 2, f1At5: 0.5, f1At10: 0.5 })
    expect(evaluateKeyphrases([])).toEqual({ texts: 0, f1At5: 0, f1At10: 0 })
  })
})

describe('readKeyedTexts', () => {
  it('reads a text a line', () => {
    expect(readKeyedTexts('{"text":"a","keys":["b"],"id":1}\n\n{"text":"c","keys":[]}\n')).toEqual([
      { text: 'a', keys: ['b'] },
      { text: 'c', keys: [] },
    ])
  })

  it('names the line that is otherwise', () => {
    expect(() => readKeyedTexts('{"text":"a","keys":[]}\n{"text":"a"}')).toThrow('Line 2 is not of the form')
    expect(() => readKeyedTexts('text')).toThrow('Line 1 is not')
  })
})
