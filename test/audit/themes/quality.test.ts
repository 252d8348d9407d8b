import { describe, expect, it } from 'vitest'
import { createCoder } from '../../../server/audit/themes/coding.js'
import { evaluate } from '../../../server/audit/themes/evaluation.js'
import { sampleTexts } from '../../../scripts/sampleTexts.js'
import { earlyHelp } from './support.js'

const codebook = earlyHelp()
const themeIds = codebook.themes.map(({ id }) => id)
const { read, putAside } = sampleTexts(createCoder(codebook))

// Floors a little below what is reached, so that a change that makes the reading worse is seen. `npm run evaluate`
// prints the figures. Of the responses put aside nothing but these totals is looked at.
describe('the reading of the sample', () => {
  it.each([
    ['read while rules were written', read, { texts: 529, micro: 0.92, macro: 0.91, rank: 0.95, topTen: 9 }],
    ['put aside', putAside, { texts: 272, micro: 0.765, macro: 0.68, rank: 0.75, topTen: 8 }],
  ])('is no worse than it was, for responses %s', (_, texts, floor) => {
    const quality = evaluate(texts, themeIds)
    expect(quality.texts).toBe(floor.texts)
    expect(quality.micro.f1).toBeGreaterThan(floor.micro)
    expect(quality.macro.f1).toBeGreaterThan(floor.macro)
    expect(quality.rankCorrelation).toBeGreaterThan(floor.rank)
    expect(quality.topTen[0]).toBeGreaterThanOrEqual(floor.topTen)
    expect(quality.thin?.precision).toBeGreaterThan(0.95)
    expect(quality.thin?.recall).toBeGreaterThan(0.9)
  })
})
