import { describe, expect, it } from 'vitest'
import { changedEvidence, evidenceAt, placeOf, readPlace } from '../../../server/audit/statements/evidence.js'
import { linkFigures, refilled, strayNumbers } from '../../../server/audit/statements/figuresInText.js'

const cell = (row: string, ...figures: string[]) => ({ table: 't', row, column: 'all', figures })
const evidence = [cell('yes', '20', '34', '59%'), cell('unclear', '2'), cell('none', '34')]

describe('the numbers of a text', () => {
  it('lead to the figures that carry them, in reading order', () => {
    const pieces = linkFigures('20 of the 34 (59%); 2 neither; 34 silent.', evidence)
    expect(pieces.flatMap(({ text, from }) => (from ? [[text, from.cell, from.figure]] : []))).toEqual([
      ['20', 0, 0],
      ['34', 0, 1],
      ['59%', 0, 2],
      ['2', 1, 0],
      ['34', 2, 0],
    ])
  })

  it('may be said twice, and with a comma', () => {
    expect(strayNumbers('20, that is 20 of 34', evidence)).toEqual([])
    expect(strayNumbers('1,300 in all', [cell('sum', '1300')])).toEqual([])
  })

  it.each([
    ['Of 35, 20 say so', ['35']],
    ['58% and 59%', ['58%']],
    ['Services for 0–19 and P6, and the 3-to-5s', []],
    ['Working Together 2018', ['2018']],
    ['About 2.5', ['2.5']],
  ])('are told from others: %s', (text, stray) => {
    expect(strayNumbers(text, evidence)).toEqual(stray)
  })

  it('are put at what their cells say now', () => {
    const now = [cell('yes', '21', '35', '60%'), cell('unclear', '2'), cell('none', '33')]
    expect(refilled('20 of the 34 (59%); 34 silent; 34 in 7', evidence, now)).toBe(
      '21 of the 35 (60%); 33 silent; 35 in 7',
    )
    expect(
      refilled('20 of the 34 (59%)', evidence, [cell('yes', '3', '5'), cell('unclear'), cell('none')]),
    ).toBe('3 of the 5 (59%)')
  })
})

describe('evidence', () => {
  const table = {
    id: 't',
    shortTitle: 'T',
    columns: ['all', 'share', 'health'].map((id) => ({ id, label: id })),
    rows: [
      {
        id: 'yes',
        label: 'Yes',
        cells: [
          { kind: 'count', value: 3 },
          { kind: 'percentage', count: 3, base: 8 },
          { kind: 'withheld' },
        ] as const,
      },
    ],
  }

  it('is a count with its base, and a percentage where the base bears one', () => {
    expect(evidenceAt([table], { table: 't', row: 'yes', column: 'all' }).figures).toEqual(['3', '8'])
    expect(evidenceAt([table], { table: 't', row: 'yes', column: 'health' }).figures).toEqual(['[c]'])
    expect(evidenceAt([table], { table: 't', row: 'no', column: 'all' }).figures).toEqual([])
  })

  it('has changed where a cell prints otherwise or is gone', () => {
    const kept = [cell('yes', '3', '8'), cell('no', '5', '8'), cell('yes', '4', '8')]
    expect(changedEvidence(kept, [table])).toEqual([
      { evidence: kept[1], now: [] },
      { evidence: kept[2], now: ['3', '8'] },
    ])
  })

  it('has an address that forms can hold', () => {
    const address = { table: 'a-b', row: 'x/y z', column: 'all' }
    expect(readPlace(placeOf(address))).toEqual(address)
    expect(readPlace('a/b')).toBeUndefined()
    expect(readPlace('a/b/%')).toBeUndefined()
  })
})
