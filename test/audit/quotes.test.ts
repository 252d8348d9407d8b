import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf, type AuditResponse } from '../../server/audit/answers.js'
import type { Findings, Verbatim } from '../../server/audit/findings.js'
import { findPersonalData } from '../../server/audit/personalData.js'
import { heldBackNote, mayQuote } from '../../server/audit/quoting.js'
import { anyResponses } from '../support/anyResponses.js'
import { findingsOf, responseOf, sampleResponses } from '../support/findings.js'

/** Every quote of findings with the answer it is said to be from. */
function quotesIn(findings: Findings, responses: readonly AuditResponse[]) {
  const byReference = new Map(responses.map((response) => [response.reference, response]))
  return findings.questions.flatMap(({ question, themes, suggestions }) =>
    [...themes, ...suggestions].flatMap(({ quotes }) =>
      quotes.map((quote: Verbatim) => {
        const response = byReference.get(quote.reference)
        return { ...quote, answer: response ? textOf(response.answers, question.id) : '' }
      }),
    ),
  )
}

describe('quotes', () => {
  it('of the sample round are exact, mostly of 8 to 40 words, and show no possible personal data', () => {
    const responses = sampleResponses()
    const quotes = quotesIn(findingsOf(responses), responses)
    expect(quotes.length).toBeGreaterThan(500)
    for (const { text, answer } of quotes) {
      expect(answer.includes(text)).toBe(true)
      expect(findPersonalData(text)).toEqual([])
    }
    const lengths = quotes.map(({ text }) => text.split(/\s+/).length)
    expect(lengths.filter((length) => length > 42)).toEqual([])
    expect(lengths.filter((length) => length >= 8).length / lengths.length).toBeGreaterThan(0.9)
  })

  it('of any responses are exact', () => {
    fc.assert(
      fc.property(anyResponses('R', 8), (responses) => {
        for (const { text, answer } of quotesIn(findingsOf(responses), responses)) {
          expect(answer.includes(text)).toBe(true)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('that may identify somebody are held back and counted', () => {
    const provide_gaps = 'Waiting lists for CAMHS are so long that we now ring 01632 960123 every week.'
    const findings = findingsOf([responseOf('R1', { agency: 'A', provide_gaps })])
    const themes = findings.questions.flatMap((question) => question.themes)
    expect(themes.length).toBeGreaterThan(0)
    expect(themes.flatMap(({ quotes }) => quotes)).toEqual([])
    expect(themes.every(({ heldBack }) => heldBack === 1)).toBe(true)
    expect([0, 1, 2].map((heldBack) => heldBackNote([{ heldBack }]))).toEqual([
      undefined,
      'One passage was held back because it may identify somebody.',
      '2 passages were held back because they may identify somebody.',
    ])
  })

  it('are held back where the answer around them shows what they hold', () => {
    const text = 'Call 01632 960123 for it.'
    expect(mayQuote(text, { start: 0, end: 4 })).toBe(true)
    expect(mayQuote(text, { start: 5, end: 10 })).toBe(false)
  })
})
