import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codingsOf, isReadForThemes } from '../../../server/audit/codings.js'
import { questionsOf, sectorsOf } from '../../../server/audit/questionnaire.js'
import { createCoder } from '../../../server/audit/themes/coding.js'
import { emphasisedByChance } from '../../../server/audit/themes/emphasisQuality.js'
import { emphasised, type Mention } from '../../../server/audit/themes/emphasis.js'
import { emphasisedWords } from '../../../server/audit/themes/mentions.js'
import { usesOf } from '../../../server/audit/themes/uses.js'
import { codebook, questionnaire, sampleResponses } from '../../support/findings.js'

const mentions = (sector: string | null, agencies: number, each: number, items: string[]): Mention[] =>
  Array.from({ length: agencies * each }, (_, i) => ({
    reference: `${sector ?? 'none'}${i % agencies}`,
    sector,
    agencyKey: `${sector ?? 'none'} agency ${i % agencies}`,
    items,
  }))

describe('emphasised', () => {
  const rest = mentions('schools', 60, 1, ['bell'])
  it('finds what a sector mentions more than the rest', () => {
    const found = emphasised([...mentions('health', 30, 1, ['clinic']), ...rest], 50)
    expect(found.map(({ sector, item }) => `${sector} ${item}`)).toEqual(['health clinic', 'schools bell'])
  })

  it('says nothing of a sector of two agencies, nor of none', () => {
    const found = emphasised([...mentions('health', 2, 30, ['clinic']), ...rest], 50)
    expect(found.filter(({ sector }) => sector === 'health')).toEqual([])
    expect(emphasised([...mentions(null, 30, 1, ['clinic']), ...rest], 50)).toMatchObject([
      { sector: 'schools' },
    ])
  })

  it('counts several answers of a response for less than as many responses', () => {
    const z = (own: Mention[]) =>
      emphasised([...own, ...rest], 50).find(({ item }) => item === 'clinic')?.z ?? 0
    expect(z(mentions('health', 30, 1, ['clinic']))).toBeGreaterThan(z(mentions('health', 10, 3, ['clinic'])))
  })

  it('does not depend on the order of mentions', () => {
    const mention = fc.record({
      reference: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      sector: fc.constantFrom('x', 'y', null),
      agencyKey: fc.constantFrom('a', 'b', 'c', 'd'),
      items: fc.uniqueArray(fc.constantFrom('bus', 'tram', 'train')),
    })
    fc.assert(
      fc.property(fc.array(mention, { maxLength: 40 }), (all) => {
        expect(emphasised(all.toReversed(), 5)).toEqual(emphasised(all, 5))
      }),
    )
  })
})

describe('words of the sample round', () => {
  it('are seldom emphasised where sectors are dealt out by chance', { timeout: 60_000 }, () => {
    const responses = sampleResponses()
    const coder = createCoder(codebook)
    const answers = questionsOf(questionnaire)
      .filter(isReadForThemes)
      .flatMap((question) => {
        const coded = [...codingsOf(question, responses, coder).values()]
        return usesOf({ question, answers: coded }).answers
      })
    expect(emphasisedWords(answers).length).toBeGreaterThan(3)
    expect(emphasisedByChance(answers, 15) / sectorsOf(questionnaire).length).toBeLessThanOrEqual(0.3)
  })
})
