import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCoder } from '../../../server/audit/themes/coding.js'
import { polaritiesOf, polarityOf } from '../../../server/audit/themes/polarity.js'
import { placedTokensOf } from '../../../server/audit/themes/segments.js'
import { codebookOf } from './support.js'

/** How a text speaks of its [marked] words. */
function spoken(marked: string, noneIsContent = false) {
  const text = marked.replace('[', '').replace(']', '')
  const span = { start: marked.indexOf('['), end: marked.indexOf(']') - 1 }
  return polarityOf(span, placedTokensOf(text), { noneIsContent })
}

describe('polarityOf', () => {
  it.each([
    ['We have annual [training] for all staff', 'present'],
    ['No time for [training]', 'lacking'],
    ['Nobody has ever offered us any [training]', 'lacking'],
    ['[Training] is not on offer to us', 'lacking'],
    ['There is a shortage of [school nurses]', 'lacking'],
    ['We would like more [training]', 'lacking'],
    ['It needs better [data]', 'lacking'],
    ['Children with additional needs get [support]', 'present'],
    ['More than twenty staff had [training]', 'present'],
    ['No problem with [consent] here', 'present'],
    ['There is not only [training] but coffee', 'present'],
    ['[Training] varies by site', 'unclear'],
    ['Not everyone has [training]', 'unclear'],
    ['No time, but [training] is good', 'present'],
    ['We never have cakes or biscuits from shops near stations at [training]', 'present'],
    ['We do not collect meals, but buy pens during our yearly summer [training]', 'present'],
  ])('reads %s as %s', (marked, polarity) => {
    expect(spoken(marked)).toBe(polarity)
  })

  it('says nothing of a bare mention where a question asks for gaps', () => {
    expect(spoken('[CAMHS]', true)).toBe('unclear')
    expect(spoken('No [CAMHS]', true)).toBe('lacking')
  })

  it('takes linear time and any text', () => {
    const long = 'no training '.repeat(2000)
    expect(spoken(`[${long}]`)).toBe('lacking')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), fc.nat(40), (text, a, b) => {
        const span = { start: Math.min(a, b), end: Math.max(a, b) }
        expect(['present', 'lacking', 'unclear']).toContain(polarityOf(span, placedTokensOf(text)))
      }),
    )
  })
})

describe('polaritiesOf', () => {
  const coder = createCoder(codebookOf({ training: { match: 'training' }, data: { match: 'data' } }))
  const read = (text: string) => Object.fromEntries(polaritiesOf(coder.code(text), text))
  it('puts the excerpts of a theme together', () => {
    expect(read('We have training. There is no training for volunteers. We use data.')).toEqual({
      training: 'both',
      data: 'present',
    })
    expect(read('Training varies. We have training.')).toEqual({ training: 'present' })
    expect(read('Nothing of it.')).toEqual({})
  })
})
