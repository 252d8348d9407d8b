import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPersonalData, type PersonalDataHit } from '../../server/audit/personalData.js'
import { expectLinearTime, repeated } from '../support/growth.js'

/** Pieces that rules look for, so that generated texts meet them often. */
const PIECES = [
  ...[
    '943 476 5919',
    'B801200005001',
    'AB 12 34 56 C',
    'YO1 9GA',
    '07700 900123',
    '+44 ',
    'kerry@example.org',
  ],
  ...[
    'dob ',
    'born ',
    'aged 8 ',
    '12/03/2011',
    '12 March 2011',
    '14 ',
    'Acacia ',
    'Avenue',
    'Flat 2, ',
    'Mrs ',
  ],
  ...[
    'Jaydon',
    'Smith',
    'Stacey',
    'called ',
    'a child ',
    'his mum ',
    'the ',
    ' family',
    "'s mum",
    'de ',
    'J. ',
    'and ',
  ],
  ...[' ', ' ', ', ', '. ', '(', ')', '-', '\u00A0', '\n', '\0', '👩‍👧', '\uD83D', 'é', 'e\u0301'],
]
const text = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(''))

function moved(hits: readonly PersonalDataHit[], by: number): PersonalDataHit[] {
  return hits.map(({ kind, start, end }) => ({ kind, start: start + by, end: end + by }))
}

describe('findPersonalData, for any text', () => {
  it('gives places within the text, in order and apart', () => {
    fc.assert(
      fc.property(text, (any) => {
        let last = 0
        for (const { start, end } of findPersonalData(any)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(any.slice(start, end)).toBe(any.slice(start, end).trim())
          last = end
        }
        expect(last).toBeLessThanOrEqual(any.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives the same hits each time', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(findPersonalData(any)).toEqual(findPersonalData(any))
      }),
    )
  })

  it('reads each paragraph alone', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const both = `${one}\n${other}`
        const apart = [...findPersonalData(one), ...moved(findPersonalData(other), one.length + 1)]
        expect(findPersonalData(both)).toEqual(apart)
      }),
      { numRuns: 1000 },
    )
  })

  it('reads a non-breaking space as a space', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(findPersonalData(any.replaceAll(' ', '\u00A0'))).toEqual(findPersonalData(any))
      }),
      { numRuns: 1000 },
    )
  })

  it('finds nothing where there is no letter or digit', () => {
    const marks = fc.string({ unit: fc.constantFrom(...Array.from('@.,+-()/\'’ \n\t"&£\0')), maxLength: 60 })
    fc.assert(
      fc.property(marks, (any) => {
        expect(findPersonalData(any)).toEqual([])
      }),
    )
  })
})

describe('findPersonalData, for hostile text', () => {
  const hostile = [
    ...[
      'a',
      'A',
      'Aa',
      '1',
      '0',
      '@',
      '.',
      '-',
      "'",
      ' ',
      '\n',
      '\0',
      '(',
      '+44',
      '0 ',
      '1 ',
      '1/',
      '1-',
      '👩‍👧',
      '\uD83D',
    ],
    ...[
      'a@',
      'a.',
      '@a',
      '@a.',
      'a.a@',
      'Aa ',
      'Mr ',
      'J. ',
      'Aa-',
      "Aa's ",
      'de ',
      '14 Aa ',
      '14 Aa, ',
      'Flat 1 1 ',
    ],
    ...[
      'dob ',
      'born ',
      'dob 1/1/1',
      '1/1/10 ',
      'born 1/1/10 ',
      '1 May ',
      'aged 1 ',
      'called ',
      'child ',
      'child called ',
    ],
    ...[
      'mum Aa ',
      'Aa and ',
      'the Aa family ',
      'AB12',
      'AB 12 ',
      'B801200005001',
      '943 476 591',
      'YO1 ',
      '07700 90012 ',
    ],
  ]

  it.each(hostile)('takes linear time over %j repeated', (piece) => {
    expectLinearTime(repeated(piece), findPersonalData)
  })
})
