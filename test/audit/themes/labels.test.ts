import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelText, stemShares } from '../../../server/audit/themes/labels.js'

const ABSTRACT = `Keyphrase extraction for short survey answers. We compare keyphrase extraction methods on survey answers.
A part-of-speech tagger finds noun phrases, and a simple weighting ranks them. Results show that NHS comments are hard.`

describe('labelText', () => {
  it('labels a text by its noun phrases, the first and most frequent first', () => {
    const labels = labelText(ABSTRACT, 10)
    expect(labels).toContain('keyphrase extraction')
    expect(labels).toContain('short survey answers')
    expect(labels).toContain('NHS comments')
    expect(labels.every((label) => label.split(' ').length <= 5)).toBe(true)
  })

  it('prefers words that other texts do not use', () => {
    const shares = stemShares(Array<string>(50).fill('The annual report.').concat('The heron survey.'))
    const labels = labelText('The annual report. The heron survey.', 2, shares)
    expect(labels).toEqual(['heron survey', 'annual report'])
  })

  it('gives at most n, each once, from the text itself, in linear time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(8), (text, n) => {
        const labels = labelText(text, n)
        expect(labels.length).toBeLessThanOrEqual(n)
        expect(new Set(labels).size).toBe(labels.length)
      }),
    )
    expect(labelText('word '.repeat(4000), 3).length).toBeLessThanOrEqual(3)
    expect(labelText('', 3)).toEqual([])
  })
})
