import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AuditResponse } from '../../server/audit/answers.js'
import { countArrivals } from '../../server/audit/arrivals.js'
import type { Findings } from '../../server/audit/findings.js'
import { createCoder } from '../../server/audit/themes/coding.js'
import { anyOrder, anyResponses } from '../support/anyResponses.js'
import { codebook, findingsOf, questionnaire, sampleResponses } from '../support/findings.js'

const coder = createCoder(codebook)

/** Findings of all, the second of the two counted on top of the first. */
function onTop(
  earlier: readonly AuditResponse[],
  arrived: readonly AuditResponse[],
  expected: number | null,
): Findings {
  const responses = [...earlier, ...arrived]
  const before = findingsOf(earlier, expected)
  return countArrivals(before, arrived, { responses, questionnaire, codebook, coder, expected })
}

/** All but quotes, suggestions and emphasis, which take all answers together to say. */
function counted(findings: Findings) {
  return {
    ...findings,
    tables: findings.tables.filter(({ id }) => id !== 'emphasis'),
    questions: findings.questions.map((question) => ({
      ...question,
      tables: question.tables.filter(({ id }) => !id.endsWith('-suggestions')),
      suggestions: [],
      themes: question.themes.map(({ id, label, meaning, references }) => ({
        ...{ id, label, meaning, references },
      })),
    })),
  }
}

const left = ({ tables }: Findings) => tables.find(({ id }) => id === 'emphasis')

it('counts what has arrived as if all had been counted together', () => {
  const cases = fc.tuple(
    anyResponses('R').chain(anyOrder),
    anyResponses('R-', 4).chain(anyOrder),
    fc.option(fc.nat(20)),
  )
  fc.assert(
    fc.property(cases, ([earlier, arrived, expected]) => {
      const all = findingsOf([...earlier, ...arrived], expected)
      expect(counted(onTop(earlier, arrived, expected))).toEqual(counted(all))
    }),
    { numRuns: 30 },
  )
})

it('does so with the responses of the sample, whichever come last', () => {
  const sample = sampleResponses()
  const all = counted(findingsOf(sample, 120))
  const splits = fc.tuple(anyOrder(sample), fc.integer({ min: 0, max: sample.length }))
  fc.assert(
    fc.property(splits, ([order, at]) => {
      expect(counted(onTop(order.slice(0, at), order.slice(at), 120))).toEqual(all)
    }),
    { numRuns: 6 },
  )
})

it('leaves quotes, suggestions and what sectors mention more often as they were', () => {
  const sample = sampleResponses()
  const [earlier, arrived] = [sample.slice(0, 80), sample.slice(80)]
  const before = findingsOf(earlier)
  const after = onTop(earlier, arrived, null)
  expect(left(after)).toEqual(left(before))
  const quotesOf = ({ questions }: Findings) =>
    new Map(
      questions.flatMap(({ question, themes }) =>
        themes.map(({ id, quotes }) => [`${question.id} ${id}`, quotes]),
      ),
    )
  expect(quotesOf(before).size).toBeGreaterThan(100)
  for (const [place, quotes] of quotesOf(before)) expect(quotesOf(after).get(place)).toEqual(quotes)
  const suggestionsOf = ({ questions }: Findings) => questions.map(({ suggestions }) => suggestions)
  expect(suggestionsOf(after)).toEqual(suggestionsOf(before))
})
