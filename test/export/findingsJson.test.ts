import { describe, expect, it } from 'vitest'
import { findingsDocument as promised } from '../../server/audit/findingsDocument.js'
import { findingsJson } from '../../server/export/findingsJson.js'
import { questionsOf } from '../../server/audit/questionnaire.js'
import { findingsOf, questionnaire, sampleResponses } from '../support/findings.js'

const written: unknown = JSON.parse(findingsJson(findingsOf(sampleResponses(), 120), 'Invented.'))
const document = promised.parse(written)
const question = (id: string) => document.questions.find((candidate) => candidate.id === id)

describe('the JSON document', () => {
  it('has no key that is not promised', () => {
    expect(document).toEqual(written)
  })

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
