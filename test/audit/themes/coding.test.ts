import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkCodebook, printCodebook, readCodebook } from '../../../server/audit/themes/codebook.js'
import { createCoder, themesOf } from '../../../server/audit/themes/coding.js'

const document: unknown = JSON.parse(readFileSync('data/codebooks/early-help.json', 'utf8'))

describe('the early help codebook', () => {
  it('has no faults', () => {
    expect(checkCodebook(document)).toEqual([])
  })

  it('is kept as it is printed', () => {
    expect(JSON.parse(printCodebook(readCodebook(document)))).toEqual(document)
  })
})

describe('createCoder', () => {
  const coder = createCoder(readCodebook(document))

  it('finds themes and where they stand', () => {
    const text = 'The LATs ran a course on thresholds.'
    const coded = coder.code(text)
    expect(themesOf(coded)).toEqual(['local-area-team', 'training', 'thresholds'])
    expect(coded.excerpts.map(({ start, end }) => text.slice(start, end))).toEqual([
      'LATs',
      'course',
      'thresholds',
    ])
  })

  it('finds no theme in a thin answer', () => {
    expect(coder.code('n/a')).toEqual({ answerClass: 'not-applicable', excerpts: [] })
  })
})
