import { expect, it } from 'vitest'
import { textOf } from '../../server/audit/answers.js'
import { cellText } from '../../server/audit/cellText.js'
import { tablesOf } from '../../server/audit/findings.js'
import { createMask, knownNamesIn } from '../../server/audit/maskedText.js'
import { answerIdsOf, findQuestion } from '../../server/audit/questionnaire.js'
import { createCoder, themesOf } from '../../server/audit/themes/coding.js'
import {
  codingsIn,
  deletedText,
  findingsWithoutWords,
  isDeletedText,
  personalIdsOf,
  remedyWithoutWords,
  withoutWords,
} from '../../server/audit/wordless.js'
import { codebook, findingsOf, questionnaire, responseOf, sampleResponses } from '../support/findings.js'

const DELETED = deletedText('2029-03-31')
const left = (id: string, answer: string | readonly string[]) =>
  withoutWords(findQuestion(questionnaire, id), answer, DELETED)

it('leaves choices, numbers and blanks of answers, and says when words were deleted', () => {
  expect(DELETED).toBe('[deleted on 31 March 2029]')
  expect(isDeletedText(DELETED)).toBe(true)
  expect(left('provide_gaps', 'Speech therapy')).toBe(DELETED)
  expect(left('provide_gaps', ' \n')).toBe(' \n')
  expect(left('assess_lead_practitioner', ' Yes.')).toBe(' Yes.')
  expect(left('assess_lead_practitioner', 'Yes, Dawn does')).toBe(DELETED)
  expect(left('families_count', 'About 1,200 with Dawn')).toBe('1200')
  expect(left('families_count', 'Ask Dawn')).toBe(DELETED)
  expect(left('families_issues', ['crime-asb'])).toEqual(['crime-asb'])
  expect(left('families_issues', ['crime-asb', 'Dawn knows'])).toEqual(['crime-asb', DELETED])
  expect(left('families_issues', ['crime-asb', DELETED])).toEqual(['crime-asb', DELETED])
  expect(left('health_detail', 'Dentist')).toBe(DELETED)
})

it('knows which answers say who answered', () => {
  expect(personalIdsOf(questionnaire)).toEqual(['respondent_name', 'contact_details'])
})

it('leaves of corrections that they were made', () => {
  const spans = [{ start: 0, end: 4, generic: '[a child]' }]
  const of = { questionId: 'provide_gaps' }
  expect(remedyWithoutWords({ kind: 'text', ...of, text: 'Clean' }, DELETED)).toMatchObject({ text: DELETED })
  expect(remedyWithoutWords({ kind: 'redaction', ...of, spans }, DELETED)).toMatchObject({ spans: [] })
  const reading = { kind: 'reading', ...of, reading: 'yes' } as const
  expect(remedyWithoutWords(reading, DELETED)).toBe(reading)
})

it('keeps every figure of the sample with the responses behind it, and none of its words', () => {
  const responses = sampleResponses()
  const findings = findingsOf(responses, 120)
  const frozen = findingsWithoutWords(findings, '2029-03-31')
  const kept = new Map(tablesOf(frozen).map((table) => [table.id, table]))
  expect(kept.size).toBe(tablesOf(findings).length)
  for (const { id, rows } of tablesOf(findings)) {
    const leftRows = kept.get(id)?.rows ?? []
    if (!/-suggestions$|^emphasis$|-agencies$/.test(id)) expect(leftRows, id).toEqual(rows)
    for (const row of leftRows) expect(rows).toContain(row)
  }
  const words = JSON.stringify(frozen)
  const texts = responses.flatMap(({ answers }) =>
    answerIdsOf(questionnaire)
      .map((id) => textOf(answers, id))
      .filter((text) => text.length >= 25),
  )
  expect(texts.length).toBeGreaterThan(800)
  expect(texts.filter((text) => words.includes(JSON.stringify(text).slice(1, -1)))).toEqual([])
  const phrases = findings.questions.flatMap(({ suggestions }) => suggestions.flatMap((one) => one.quotes))
  expect(phrases.length).toBeGreaterThan(10)
  expect(phrases.filter(({ text }) => words.includes(text))).toEqual([])
  // What JSON keeps is all there is.
  expect(JSON.parse(words)).toEqual(frozen)
  expect(cellText(kept.get('sectors')?.rows.at(-1)?.cells[0] ?? { kind: 'text', text: '' })).toBe('92')
})

it('keeps what was read in each answer, as the coder read it', () => {
  const coder = createCoder(codebook)
  const responses = sampleResponses()
  const codings = codingsIn(findingsWithoutWords(findingsOf(responses), '2029-03-31'))
  expect(codings.length).toBeGreaterThan(800)
  const byReference = new Map(responses.map((response) => [response.reference, response]))
  for (const { reference, questionId, answerClass, themes } of codings) {
    const question = findQuestion(questionnaire, questionId)
    const response = byReference.get(reference)
    if (!question || !response) throw new Error(`There is no ${reference} or ${questionId}.`)
    const coded = coder.code(textOf(response.answers, questionId), question)
    expect({ answerClass, themes: themes.toSorted() }).toEqual({
      answerClass: coded.answerClass,
      themes: [...new Set(themesOf(coded))].toSorted(),
    })
  }
})

it('is no name that the mask hides', () => {
  const names = knownNamesIn([responseOf('A', { agency: DELETED, respondent_name: DELETED })])
  expect(names).toEqual({ agencies: [], persons: [] })
  expect(createMask(names).text(`In March: ${DELETED}`)).toBe(`In March: ${DELETED}`)
})
