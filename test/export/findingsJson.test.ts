import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findingsJson } from '../../server/export/findingsJson.js'
import { questionsOf } from '../../server/audit/questionnaire.js'
import { findingsOf, questionnaire, sampleResponses } from '../support/findings.js'

const sector = z.string().nullable()
const count = z.number().int().min(0)
const references = z.array(z.string())
const quotes = z.array(z.strictObject({ reference: z.string(), sector, text: z.string() }))

/** The shape that is promised to those who read the document. */
const promised = z.strictObject({
  edition: z.string(),
  responses: count,
  leftOut: z.strictObject({ duplicates: count, excluded: count }),
  expected: count.nullable(),
  sectors: z.array(z.strictObject({ id: sector, label: z.string(), responses: count })),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      section: z.string(),
      text: z.string(),
      kind: z.string(),
      answered: count,
      notAnswered: count,
      notAsked: z.literal(0),
      thin: count.optional(),
      bySector: z.array(z.strictObject({ sector, answered: count })),
      choices: z
        .array(
          z.strictObject({
            id: z.string(),
            label: z.string(),
            count,
            bySector: z.array(z.strictObject({ sector, count })),
          }),
        )
        .optional(),
      unclear: z.array(z.string()).optional(),
      number: z
        .strictObject({
          read: count,
          median: z.number().nullable(),
          min: z.number().nullable(),
          max: z.number().nullable(),
          sum: z.number().nullable(),
          unread: z.array(z.string()),
        })
        .optional(),
      themes: z
        .array(
          z.strictObject({
            id: z.string(),
            label: z.string(),
            responses: count,
            bySector: z.array(z.strictObject({ sector, responses: count })),
            references,
            quotes,
            heldBack: count,
            polarity: z.strictObject({ present: count, lacking: count, both: count, unclear: count }),
          }),
        )
        .optional(),
      classes: z.record(z.string(), count).optional(),
      suggestions: z
        .array(
          z.strictObject({
            phrase: z.string(),
            responses: count,
            references,
            phrases: z.array(z.string()),
            rule: z.string(),
            agencies: count,
            quotes,
            heldBack: count,
          }),
        )
        .optional(),
    }),
  ),
  codebook: z.strictObject({ id: z.string(), version: z.string() }),
  note: z.string().optional(),
})

const document = promised.parse(JSON.parse(findingsJson(findingsOf(sampleResponses(), 120), 'Invented.')))
const question = (id: string) => document.questions.find((candidate) => candidate.id === id)

describe('the JSON document', () => {
  it('has the promised keys in the promised order', () => {
    expect(Object.keys(document)).toEqual(Object.keys(promised.shape))
    const order = Object.keys(promised.shape.questions.element.shape)
    for (const item of document.questions) {
      expect(Object.keys(item)).toEqual(order.filter((key) => key in item))
    }
    expect(document.questions.map(({ id }) => id)).toEqual(questionsOf(questionnaire).map(({ id }) => id))
  })

  it('has the published figures', () => {
    expect(document.responses).toBe(92)
    expect(document.sectors.map(({ id, responses }) => [id, responses])).toEqual([
      ['local-authority', 16],
      ['schools-education', 35],
      ['health', 9],
      ['police', 5],
      ['voluntary-community', 9],
      ['private', 15],
      [null, 3],
    ])
    const lead = question('assess_lead_practitioner')
    expect(lead?.choices?.map(({ id, count: k }) => [id, k])).toEqual([
      ['yes', 20],
      ['no', 14],
    ])
    expect(lead?.unclear).toHaveLength(2)
    expect(lead?.notAnswered).toBe(56)
  })

  it('has a key only where the kind of question gives it a meaning', () => {
    const keys = (id: string) => Object.keys(question(id) ?? {}).slice(7)
    expect(keys('respondent_name')).toEqual(['bySector'])
    expect(keys('identify_how')).toEqual(['thin', 'bySector', 'themes', 'classes', 'suggestions'])
    expect(keys('assess_consent')).toEqual([
      'thin',
      'bySector',
      'choices',
      'unclear',
      'themes',
      'classes',
      'suggestions',
    ])
    expect(keys('families_caseloads')).toEqual(['bySector', 'choices', 'unclear'])
    expect(keys('families_count')).toEqual(['bySector', 'number'])
    expect(keys('families_issues')).toEqual(['bySector', 'choices'])
  })

  it('has numbers of families that could be read or not', () => {
    const number = question('families_count')?.number
    expect((number?.read ?? 0) + (number?.unread.length ?? 0)).toBe(question('families_count')?.answered)
  })
})
