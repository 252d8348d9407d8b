import { expect, it } from 'vitest'
import type { Answers } from '../../server/audit/answers.js'
import { cellText } from '../../server/audit/cellText.js'
import { questionFindings } from '../../server/audit/questionFindings.js'
import { findQuestion, wordsBeside } from '../../server/audit/questionnaire.js'
import { sectorColumns } from '../../server/audit/tallies.js'
import { createMask, maskResponse } from '../../server/audit/maskedText.js'
import { findEdition, loadData } from '../../server/data.js'
import { responseSheets, type ResponsesToWrite } from '../../server/export/responseSheets.js'

const questionnaire = findEdition(loadData())
const edition = questionnaire.edition
const response = (reference: string, answers: Answers) => ({ reference, edition, version: 1, answers })
const responses = [
  response('A1', { sector: ['Dentistry'], families_issues: ['attendance', 'Housing for Zoltan Quill'] }),
  response('A2', { sector: 'health', families_issues: ['attendance'] }),
  response('A3', { sector: 'health', families_issues: ['Debt'] }),
]
const question = (id: string) => {
  const found = findQuestion(questionnaire, id)
  if (!found) throw new Error(id)
  return found
}
const findings = (id: string) =>
  questionFindings(
    { question: question(id), responses, sectors: sectorColumns(questionnaire), population: null },
    'any',
  )
const counts = (id: string) =>
  Object.fromEntries(
    (findings(id).tables.find((table) => table.id === `${id}-choices`)?.rows ?? []).map((row) => [
      row.id,
      row.cells.slice(0, 2).map(cellText),
    ]),
  )

it('words that are no option are counted as such, and are not in the base of percentages', () => {
  expect(counts('families_issues')).toMatchObject({ attendance: ['2', '[u]'], unclear: ['2', '[z]'] })
  const base = findings('families_issues').tables.find(({ id }) => id === 'families_issues-choices')
  expect(base?.rows[1]?.cells[1]).toEqual({ kind: 'percentage', count: 2, base: 2 })
  expect(findings('families_issues').unclear.map(({ text, sector }) => [text, sector])).toEqual([
    ['Housing for Zoltan Quill', null],
    ['Debt', 'health'],
  ])
  expect(wordsBeside(['attendance', 'Debt'], question('families_issues'))).toEqual(['Debt'])
})

it('they stand in the internal workbook beside the labels', async () => {
  const layer: ResponsesToWrite = {
    async *submitted() {
      yield await Promise.resolve(responses)
    },
    corrections: [],
    themesOf: (some) => Promise.resolve(some.map(() => undefined)),
  }
  const codebook = { id: 'any', version: '1', themes: [] }
  const options = {
    questionnaire,
    labels: new Map<string, string>(),
    kinds: {} as never,
    codebook,
    status: '',
  }
  const [submitted] = responseSheets(layer, options)
  const rows: (readonly string[])[] = []
  for await (const one of submitted?.rows() ?? []) rows.push(one)
  const [row] = rows
  expect(row).toContain('Dentistry')
  expect(row?.join('|')).toMatch(/Children who have not been attending school regularly\., Housing/)
})

it('members read them through the mask', () => {
  const mask = createMask({ agencies: [], persons: ['Zoltan Quill'] })
  const { answers } = maskResponse(responses[0] ?? response('', {}), mask, questionnaire)
  expect(answers.families_issues).toEqual(['attendance', 'Housing for [a person]'])
})
