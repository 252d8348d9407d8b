import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCoder } from '../../../server/audit/themes/coding.js'
import type { Codebook } from '../../../server/audit/themes/codebook.js'
import { stillDismissed } from '../../../server/audit/themes/dismissals.js'
import type { AnswerToMine } from '../../../server/audit/themes/mining.js'
import { suggestPhrases, type Suggestion } from '../../../server/audit/themes/questionSuggestions.js'
import { rankPhrases } from '../../../server/audit/themes/suggestions.js'
import { everywhereOf, usesOf } from '../../../server/audit/themes/uses.js'
import type { Question } from '../../../server/audit/questionnaire.js'
import { codebookOf } from './support.js'

const question: Question = { id: 'gaps', kind: 'long-text', text: 'What gaps in transport are you aware of?' }
const coder = createCoder(codebookOf({ waiting: { match: 'waiting list' } }))
const answered = (texts: string[], agencyOf = (i: number) => `Agency ${i}`): AnswerToMine[] =>
  texts.map((text, i) => ({
    reference: `R${i}`,
    sector: null,
    agency: agencyOf(i),
    text,
    coded: coder.code(text, question),
  }))

function suggest(answers: readonly AnswerToMine[], glossary: Codebook['glossary'] = []): Suggestion[] {
  const uses = usesOf({ question, answers })
  return suggestPhrases({ question, uses, everywhere: everywhereOf([uses]), glossary })
}

/** Each suggestion's phrase and responses. */
const listed = (suggestions: readonly Suggestion[]) =>
  suggestions.map(({ phrase, references }) => `${phrase}: ${references.join(' ')}`)

const texts = [
  'Bus fares are dear and the waiting list is long.',
  'The bus fare into town, and the waiting list.',
  'Parents cannot pay bus fares. Transport gaps.',
  'A long waiting list. Transport gaps in the villages.',
  'Transport gaps everywhere.',
]

describe('suggestPhrases', () => {
  it('lists phrases of several agencies as people write them, with all that somebody needs to judge them', () => {
    expect(suggest(answered(texts))).toMatchObject([
      {
        phrase: 'bus fares',
        phrases: ['bus fares'],
        rule: 'bus fares',
        references: ['R0', 'R1', 'R2'],
        agencies: 3,
        heldBack: 0,
      },
    ])
    const [first] = suggest(answered(texts))
    expect(first?.quotes.map(({ reference }) => reference).toSorted()).toEqual(['R0', 'R1', 'R2'])
    for (const { text } of first?.quotes ?? []) expect(text.toLowerCase()).toContain('bus fare')
  })

  it('asks for two agencies and three answers', () => {
    expect(suggest(answered(texts, () => 'One'))).toEqual([])
    expect(suggest(answered(texts.slice(1)))).toEqual([])
  })

  it('counts a slip with the word it is a slip of, and the rule finds both', () => {
    const slips = ['Transprot costs. Playgrounds.', 'Playgrounds.', 'The playgrounds.', 'No playgruonds.']
    const [first] = suggest(answered(slips))
    expect(first).toMatchObject({ phrase: 'playgrounds', rule: 'playgrounds, playgruonds' })
    expect(first?.references).toEqual(['R0', 'R1', 'R2', 'R3'])
  })

  it('shows a phrase inside a longer one only where it says more', () => {
    const cited = ['Youth club nights.', 'A youth club.', 'The youth club.', 'Our youth club.']
    expect(listed(suggest(answered(cited)))).toEqual(['youth club: R0 R1 R2 R3'])
    const more = [...cited, ...Array<string>(6).fill('A chess club.')]
    const [first, ...others] = suggest(answered(more))
    expect(first?.phrases).toEqual(['chess club', 'club', 'youth club'])
    expect(others).toEqual([])
  })

  it('takes a short form and its long form for one', () => {
    const said = ['A credit union.', 'Credit union.', 'The credit union.', 'CU.', 'The CU.', 'Our CU.']
    const glossary = [{ short: 'CU', long: 'credit union' }]
    expect(listed(suggest(answered(said), glossary))).toEqual(['credit union: R0 R1 R2 R3 R4 R5'])
  })

  it('groups what goes together', () => {
    const said = [
      ...Array<string>(4).fill('Damp flats and mouldy walls.'),
      ...Array<string>(9).fill('Trams.'),
    ]
    const [first] = suggest(answered(said)).filter(({ phrases }) => phrases.length > 1)
    expect(first?.phrases.toSorted()).toEqual(['damp flats', 'mouldy walls'])
    expect(first?.rule.split(', ')).toEqual(first?.phrases)
  })

  it('holds back quotes that may not be shown', () => {
    const uses = usesOf({ question, answers: answered(texts) })
    const sources = {
      question,
      uses,
      everywhere: everywhereOf([uses]),
      mayQuote: (text: string) => !text.includes('town'),
    }
    expect(suggestPhrases(sources)[0]).toMatchObject({ heldBack: 1, quotes: { length: 2 } })
  })

  it('leaves thin answers out', () => {
    expect(suggest(answered(['Not sure', 'Not sure', 'Not sure', 'Not sure']))).toEqual([])
  })

  const nouns = 'bus fare nurse garden tram bridge river library kitchen doctor stile lamp ½ naïve'.split(' ')
  const answer = fc
    .array(fc.constantFrom(...nouns, 'and', 'the', '.'), { maxLength: 25 })
    .map((it) => it.join(' '))

  it('never lists more than fifteen, and gives the same in any order', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (many) => {
        const answers = answered(many)
        const suggestions = suggest(answers)
        expect(suggestions.length).toBeLessThanOrEqual(15)
        expect(suggest(answers.toReversed())).toEqual(suggestions)
      }),
      { numRuns: 40 },
    )
  })

  it('gives rules that find every answer they rest on, and quotes that are cut from the answers', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (many) => {
        for (const { rule, references, quotes } of suggest(answered(many))) {
          const accepted = createCoder(codebookOf({ accepted: { match: rule } }))
          const textOf = (reference: string) => many[Number(reference.slice(1))] ?? ''
          const missed = references.filter((it) => accepted.code(textOf(it), question).excerpts.length === 0)
          expect(missed).toEqual([])
          for (const quote of quotes) {
            expect(textOf(quote.reference).slice(quote.start, quote.end)).toBe(quote.text)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('rankPhrases', () => {
  it('ranks over all questions, telling answers apart by question', () => {
    const other: Question = { id: 'how', kind: 'long-text', text: 'How do you do it?' }
    const asked = [
      { question, answers: answered(texts.slice(0, 2)) },
      { question: other, answers: answered(texts.slice(0, 3)) },
    ]
    const [first] = rankPhrases(asked.map(usesOf))
    expect(first).toMatchObject({ phrase: 'bus fares', references: ['R0', 'R1', 'R2'], agencies: 3 })
    expect(first?.answers).toHaveLength(5)
  })
})

describe('a dismissed suggestion', () => {
  const phrases = ['bus fares', 'tickets', 'trams']
  it('stays away until twice as many responses use it', () => {
    const old = { phrases, references: ['R1', 'R2', 'R3'] }
    const twice = { phrases, references: ['R1', 'R2', 'R3', 'R4', 'R5', 'R6'] }
    expect(stillDismissed(old, { phrases, references: twice.references.slice(1) })).toBe(true)
    expect(stillDismissed(old, twice)).toBe(false)
  })
  it('is known again by half of its phrases', () => {
    const old = { phrases, references: ['R1', 'R2', 'R3'] }
    expect(stillDismissed(old, { ...old, phrases: ['tickets', 'trams'] })).toBe(true)
    expect(stillDismissed(old, { ...old, phrases: ['trams'] })).toBe(false)
    expect(stillDismissed(old, { ...old, phrases: ['gardens'] })).toBe(false)
  })
})
