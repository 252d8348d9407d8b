import { describe, expect, it } from 'vitest'
import { LONGEST_ANSWER } from '../../server/audit/answers.js'
import { parseResponseLine, parseResponseLines } from '../../server/audit/responseLines.js'
import { questionnaire } from '../support/findings.js'

const parse = (line: unknown) => parseResponseLine(JSON.stringify(line), questionnaire)
const reasonsOf = (line: unknown) => parse(line).reasons

describe('a good line', () => {
  it('becomes a response with its answers by id', () => {
    const { response } = parse({
      reference: 'H1',
      agency: 'Vale Practice',
      sector: 'health',
      health_detail: 'GP',
      respondent_name: 'A Person',
      contact_details: 'a@example.org',
      codes: { anything: ['else'] },
      answers: {
        assess_lead_practitioner: 'Sometimes',
        families_count: 12,
        families_issues: ['health', 'health'],
      },
    })
    expect(response).toEqual({
      reference: 'H1',
      edition: 'working-together-2018',
      answers: {
        agency: 'Vale Practice',
        sector: 'health',
        health_detail: 'GP',
        respondent_name: 'A Person',
        contact_details: 'a@example.org',
        assess_lead_practitioner: 'Sometimes',
        families_count: '12',
        families_issues: ['health'],
      },
    })
  })

  it('leaves out what is blank', () => {
    const line = {
      reference: 'B1',
      agency: ' ',
      sector: null,
      answers: { identify_how: '\n', families_issues: [], identify_data: null },
    }
    expect(parse(line).response?.answers).toEqual({})
    expect(parse({ reference: 'B2', sector: '' }).response?.answers).toEqual({})
  })

  it('keeps every character but for line breaks', () => {
    const text = '  =1+1 <b> \u0000 \u{1F600} e\u0301 \t'
    const { response } = parse({ reference: 'T', answers: { identify_how: `${text}\r\nnext\rlast` } })
    expect(response?.answers.identify_how).toBe(`${text}\nnext\nlast`)
  })

  it('may have an answer of 20,000 characters', () => {
    const { response } = parse({ reference: 'L', answers: { identify_how: 'x'.repeat(LONGEST_ANSWER) } })
    expect(response?.answers.identify_how).toHaveLength(LONGEST_ANSWER)
  })
})

describe('a faulty line', () => {
  it.each([
    ['{"reference":', 'The line is not valid JSON.'],
    ['[]', 'The line is not a JSON object.'],
    ['null', 'The line is not a JSON object.'],
    ['"text"', 'The line is not a JSON object.'],
  ])('%s is refused', (source, reason) => {
    expect(parseResponseLine(source, questionnaire).reasons).toEqual([reason])
  })

  it.each([
    [{}, '"reference" is missing.'],
    [{ reference: null }, '"reference" is missing.'],
    [{ reference: 5 }, '"reference" must be text.'],
    [{ reference: ' ' }, '"reference" is empty.'],
    [{ reference: 'x'.repeat(101) }, '"reference" has more than 100 characters.'],
    [{ reference: 'A', answers: [] }, '"answers" is not an object with an answer a question id.'],
    [
      { reference: 'A', answers: { weather: 'fine' } },
      '"weather" is not a question of working-together-2018.',
    ],
    [{ reference: 'A', answers: { identify_how: ['a'] } }, '"identify_how" must be text, not a list.'],
    [{ reference: 'A', answers: { identify_how: 5 } }, '"identify_how" must be text, not a number.'],
    [
      { reference: 'A', answers: { assess_lead_practitioner: true } },
      '"assess_lead_practitioner" must be text, not true or false.',
    ],
    [{ reference: 'A', answers: { identify_how: {} } }, '"identify_how" must be text, not an object.'],
    [
      { reference: 'A', answers: { identify_how: 'x'.repeat(20_001) } },
      '"identify_how" has 20001 characters; the longest answer is 20000.',
    ],
    [
      { reference: 'A', sector: 'moon' },
      '"sector" is "moon", which is none of local-authority, schools-education, health, police, voluntary-community, private.',
    ],
    [
      { reference: 'A', answers: { families_issues: ['health', 'moon'] } },
      '"families_issues" is "moon", which is none of crime-asb, attendance, children-need-help, worklessness, domestic-abuse, health.',
    ],
    [
      { reference: 'A', answers: { families_issues: 'health' } },
      '"families_issues" must be a list of option ids, not text.',
    ],
    [
      { reference: 'A', agency: 'Us', answers: { agency: 'Them' } },
      '"agency" stands both beside "answers" and in it.',
    ],
  ])('%j is refused', (line, reason) => {
    expect(reasonsOf(line)).toEqual([reason])
  })

  it('is refused for an id that every object has', () => {
    const { reasons } = parseResponseLine('{"reference":"A","answers":{"__proto__":"x"}}', questionnaire)
    expect(reasons).toEqual(['"__proto__" is not a question of working-together-2018.'])
  })

  it('gives every reason, and never a long text', () => {
    const reasons = reasonsOf({ sector: 'x'.repeat(5000), answers: { weather: 1 } }) ?? []
    expect(reasons).toHaveLength(3)
    expect(Math.max(...reasons.map(({ length }) => length))).toBeLessThan(250)
  })
})

describe('parseResponseLines', () => {
  it('numbers faults by line, passes over empty lines and refuses a reference twice', () => {
    const text =
      '\uFEFF{"reference":"A"}\r\n\r\n{"reference":"B","answers":{"weather":1}}\n{"reference":"A"}\n{"reference":"C"}\n'
    const { responses, faults } = parseResponseLines(text, questionnaire)
    expect(responses.map(({ reference }) => reference)).toEqual(['A', 'C'])
    expect(faults).toEqual([
      { line: 3, reason: '"weather" is not a question of working-together-2018.' },
      { line: 4, reason: 'The reference is the same as on line 1.' },
    ])
  })

  it('reads an empty text as no responses', () => {
    expect(parseResponseLines('', questionnaire)).toEqual({ responses: [], faults: [] })
  })
})
