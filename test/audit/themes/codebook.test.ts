import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  checkCodebook,
  codebookSchema,
  printCodebook,
  readCodebook,
} from '../../../server/audit/themes/codebook.js'
import { questionsOf } from '../../../server/audit/questionnaire.js'
import { loadData } from '../../../server/data.js'

const file = readFileSync('data/codebooks/early-help.json', 'utf8')

const theme = (id: string, rules: object[]) => ({ id, label: id, meaning: 'What it means', rules })
const codebook = (...themes: object[]) => ({ id: 'test', version: '1', title: 'Test', glossary: [], themes })

describe('the early help codebook', () => {
  it('has no faults', () => {
    const ids = [...loadData().questionnaires.values()].flatMap(questionsOf).map((question) => question.id)
    expect(checkCodebook(JSON.parse(file), ids)).toEqual([])
  })

  it('is kept as it is printed, a rule a line', () => {
    expect(printCodebook(readCodebook(JSON.parse(file)))).toBe(file)
  })

  it('has 25 themes with rules that fit on a line', () => {
    const { themes } = readCodebook(JSON.parse(file))
    expect(themes).toHaveLength(25)
    expect(themes.flatMap((each) => each.rules).filter((rule) => rule.match.length > 200)).toEqual([])
  })

  it('has the schema that the code reads it by', () => {
    const schema: unknown = JSON.parse(readFileSync('data/codebooks/codebook.schema.json', 'utf8'))
    expect(schema).toEqual(z.toJSONSchema(codebookSchema))
  })
})

describe('checkCodebook', () => {
  it('lists every fault in a sentence', () => {
    const faulty = codebook(
      theme('a', [
        { id: 'a-1', match: 'rota, "cover' },
        { id: 'a-1', match: 'rota &  ' },
        { id: 'a-2', match: '*' },
        { id: 'a-3', match: 'rota ~99 cover', questions: ['elsewhere'] },
        { id: 'a-4', match: 'co*', unless: ['='] },
        { id: 'a-5', match: 'drop-in '.repeat(7) },
        { id: 'a-6', match: 'drop-in '.repeat(6) },
      ]),
      theme('a', []),
    )
    expect(checkCodebook(faulty, ['q'])).toEqual([
      'The theme id "a" is used more than once.',
      'The label "a" is used more than once.',
      'The rule id "a-1" is used more than once.',
      'Rule "a-1": the pattern "\\"cover" has a quotation mark without its partner.',
      'Rule "a-1": the pattern "rota &" can\'t read \'&\': words hold letters, digits, hyphens and apostrophes.',
      'Rule "a-2" matches any answer: name the questions it is for.',
      'Rule "a-3": the pattern "rota ~99 cover" needs a number of words from 0 to 20 after \'~\'.',
      'Rule "a-3" names the question "elsewhere", which the questionnaire does not have.',
      'Rule "a-4": the pattern "co*" needs at least three letters before \'*\' in \'co*\'.',
      'Rule "a-4": the pattern "=" has nothing to look for.',
      'Rule "a-5": the pattern "drop-in drop-in drop-in drop-in drop-in drop-in drop-in" can be written in more than 64 ways: it needs fewer words with hyphens side by side.',
    ])
  })

  it('keeps the names of table rows from themes', () => {
    expect(checkCodebook(codebook(theme('thin', []), theme('no-theme', [])))).toEqual([
      'The theme id "thin" is taken: tables have a row of that name.',
      'The theme id "no-theme" is taken: tables have a row of that name.',
    ])
  })

  it('names the place of what has the wrong shape', () => {
    expect(checkCodebook(codebook({ ...theme('a', []), colour: 'red' }))).toEqual([
      'themes.0: Unrecognized key: "colour".',
    ])
    expect(checkCodebook('text')).toEqual(['The document: Invalid input: expected object, received string.'])
  })

  it('stops a faulty document from being read', () => {
    expect(() => readCodebook(codebook(theme('A', [])))).toThrow('small letters')
  })
})
