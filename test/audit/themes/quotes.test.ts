import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseQuotes, type QuoteCandidate } from '../../../server/audit/themes/quotes.js'

/** An answer in which the marked words hold the theme: "We have [no time] for it". */
function candidate(reference: string, sector: string | null, agency: string, marked: string): QuoteCandidate {
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  const excerpts = [{ themeId: 'time', ruleId: 'time-1', start, end }]
  return { reference, sector, agency, text: marked.replace('[', '').replace(']', ''), excerpts }
}

const texts = (candidates: QuoteCandidate[], n?: number) =>
  chooseQuotes(candidates, n).quotes.map((quote) => quote.text)

describe('chooseQuotes', () => {
  it('takes the sentence that holds the theme', () => {
    const answer = candidate(
      'R1',
      'health',
      'A',
      'We like it. There is simply [no time] to write it all up on a Friday. Nothing else.',
    )
    expect(texts([answer])).toEqual(['There is simply no time to write it all up on a Friday.'])
  })

  it('lengthens a short sentence by its neighbour and leaves a short answer whole', () => {
    expect(
      texts([candidate('R1', null, 'A', 'It is hard. [No time]. We teach every lesson of every day.')]),
    ).toEqual(['No time. We teach every lesson of every day.'])
    expect(texts([candidate('R1', null, 'A', '[No time]!')])).toEqual(['No time!'])
  })

  it('cuts an endless sentence to forty words around the theme', () => {
    const before = 'one two three four five '.repeat(20)
    const [quote] = texts([candidate('R1', null, 'A', `${before}[no time] ${'six seven '.repeat(40)}`)])
    expect(quote).toContain('no time')
    expect(quote?.split(' ').length).toBeLessThanOrEqual(40)
  })

  it('takes one an agency and spreads over sectors', () => {
    const schools = ['R1', 'R2', 'R3'].map((reference) =>
      candidate(
        reference,
        'schools',
        reference,
        'There is [no time] to teach and to write up plans as well.',
      ),
    )
    const candidates = [
      ...schools,
      candidate('R4', 'schools', 'r1 ', 'There is [no time] to teach and write, as our other form says.'),
      candidate(
        'R5',
        'health',
        'Surgery',
        'Ten minutes each means [no time] for anything beyond the cough itself.',
      ),
    ]
    const { quotes } = chooseQuotes(candidates)
    expect(quotes.map((quote) => quote.reference)).toEqual(['R1', 'R5', 'R2'])
    expect(chooseQuotes(candidates, 9).quotes.map((quote) => quote.reference)).not.toContain('R4')
  })

  it('quotes both who have it and who lack it', () => {
    const candidates = [
      ...['R1', 'R2', 'R3', 'R4'].map((reference) =>
        candidate(
          reference,
          reference,
          reference,
          'We give our staff [training] in it every year of the job.',
        ),
      ),
      candidate('R5', 'R1', 'R5', 'There is simply no [training] on offer for volunteers like us out here.'),
    ]
    expect(chooseQuotes(candidates).quotes.map(({ reference }) => reference)).toContain('R5')
    expect(chooseQuotes(candidates.toReversed(), 2).quotes.map(({ reference }) => reference)).toContain('R5')
  })

  it('keeps back what may not be quoted', () => {
    const named = candidate(
      'R1',
      null,
      'A',
      'There is [no time] for this, as Jo Bloggs told us all last week.',
    )
    expect(chooseQuotes([named], 3, (text) => !text.includes('Bloggs'))).toEqual({ quotes: [], heldBack: 1 })
  })

  it('gives exact spans, whatever the order of the answers', () => {
    const word = fc.constantFrom('time', 'no', 'we', 'teach', 'all', 'day', '.', '\n', '😀', 'é,')
    const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '))
    const answer = fc.tuple(text, fc.nat(5), fc.nat(3), fc.nat(50)).map(([it, agency, sector, from]) => ({
      text: it,
      agency: `agency ${agency}`,
      sector: `sector ${sector}`,
      excerpts: [{ themeId: 't', ruleId: 't-1', start: Math.min(from, it.length - 1), end: it.length }],
    }))
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 8 }), (answers) => {
        const candidates = answers.map((each, i) => ({ ...each, reference: `R${i}` }))
        const { quotes } = chooseQuotes(candidates)
        expect(chooseQuotes(candidates.toReversed()).quotes).toEqual(quotes)
        expect(new Set(quotes.map(({ reference }) => reference)).size).toBe(quotes.length)
        for (const { reference, start, end, text: quoted } of quotes) {
          expect(candidates.find((each) => each.reference === reference)?.text.slice(start, end)).toBe(quoted)
        }
      }),
    )
  })
})
