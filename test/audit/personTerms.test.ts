import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personFinder, termFault } from '../../server/audit/personTerms.js'

const found = (term: string, text: string) =>
  personFinder(term)(text).map(({ start, end, form }) => [text.slice(start, end), form])

describe('a name', () => {
  it.each([
    ['Ellie Marsh', 'We met ELLIE  marsh twice', 'ELLIE  marsh'],
    ['ellie marsh', 'Marsh, Ellie (7)', 'Marsh, Ellie'],
    ["Zoë O'Brien", 'Then Zoe OBrien left', 'Zoe OBrien'],
    ['Zoe OBrien', 'Then Zoë O’Brien’s mum left', 'Zoë O’Brien'],
    ['Zoe Obrien', 'Zoe\u0308 O`Brien', 'Zoe\u0308 O`Brien'],
    ['Dawn Ellerby-Moss', 'dawn ellerby moss', 'dawn ellerby moss'],
    ['Ian MacDonald', 'Ian Mac Donald', 'Ian Mac Donald'],
    ['E Marsh', 'from E. Marsh. Then', 'E. Marsh'],
    ['Łukasz Strauß', 'Lukasz Strauss came', 'Lukasz Strauss'],
    ['Ellie Marsh', 'write to ellie.marsh@larkfield.example.org.', 'ellie.marsh@larkfield.example.org'],
  ])('%s is found in %s', (term, text, words) => {
    expect(found(term, text)).toEqual([[words, 0]])
  })

  it('is found by its parts, which are not all that was typed', () => {
    expect(found('Ms Ellie Marsh', 'Ellie and the marsh. Ms Ellie Marsh')).toEqual([
      ['Ellie', 1],
      ['marsh', 2],
      ['Ellie Marsh', 0],
    ])
  })

  it('is not found within other words or across sentences of other words', () => {
    expect(found('Ann Lee', 'Annual leeway; Leeann')).toEqual([['Leeann', 0]])
    expect(found('Ann Lee', 'Annual leeway')).toEqual([])
    expect(found('Ann Lee', 'Ann: 5 – (and) Lee')).toEqual([
      ['Ann', 1],
      ['Lee', 2],
    ])
  })
})

it('finds a phrase only as a whole', () => {
  const phrase = 'the boy in the red coat'
  expect(found(phrase, 'The boy, in the red coat, and the boy')).toEqual([['The boy, in the red coat', 0]])
})

it('finds an e-mail address in any case, and no longer one', () => {
  const term = 'Ann@Mill.example.org'
  expect(found(term, 'To ann@mill.example.org.')).toEqual([['ann@mill.example.org', 0]])
  expect(found(term, 'joann@mill.example.org, ann@mill.example.org.uk')).toEqual([])
})

it.each(['01632 960123', '+44 1632 960 123', '0044(0)1632-960123', '(01632) 960123'])(
  'finds a telephone number typed as %s however it is written',
  (term) => {
    const text =
      'Call 01632 960123, +44 (0)1632 960-123, 0044 1632960123 or (01632) 960 123; not 016329601234'
    expect(found(term, text).map(([words]) => words)).toEqual([
      '01632 960123',
      '+44 (0)1632 960-123',
      '0044 1632960123',
      '(01632) 960 123',
    ])
  },
)

it('says what cannot be looked for', () => {
  expect(['', ' ', 'Al', '.. -', 'x'.repeat(201)].map(termFault)).toEqual([
    'empty',
    'empty',
    'too-short',
    'too-short',
    'too-long',
  ])
  expect(['Ann', '01632 960123', 'a@b.c', 'Li Wu'].map(termFault)).toEqual(Array(4).fill(undefined))
})

it('finds a name in whatever text it stands, in order and without overlaps', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
      const text = `${before} | Ellie Marsh | ${after}`
      const matches = personFinder('ellie marsh')(text)
      expect(matches.some(({ start, end }) => text.slice(start, end).includes('Ellie Marsh'))).toBe(true)
      for (const [index, match] of matches.entries())
        expect(match.start).toBeGreaterThanOrEqual(matches[index - 1]?.end ?? 0)
    }),
  )
})
