import { describe, expect, it } from 'vitest'
import { cellText } from '../../server/audit/cellText.js'
import { cellIn, findCell, tablesOf } from '../../server/audit/findings.js'
import { findingsOf, sampleResponses } from '../support/findings.js'

const findings = findingsOf(sampleResponses())

/** What is printed at an address. */
function printed(table: string, row: string, column = 'all'): string | undefined {
  const found = findCell(findings, table, row, column)
  return found && cellText(found.cell)
}

describe('the sample round', () => {
  it('has the published responses by sector', () => {
    const [sectors] = findings.tables
    expect(sectors?.rows.map(({ label, cells }) => [label, cells[0] && cellText(cells[0])])).toEqual([
      ['Local Authority', '16'],
      ['Schools / Education', '35'],
      ['Health', '9'],
      ['Police', '5'],
      ['Voluntary and Community Sector', '9'],
      ['Private', '15'],
      ['(blank)', '3'],
      ['Grand total', '92'],
    ])
    expect(printed('sectors', 'schools-education', 'share')).toBe('38%')
    expect(printed('sectors', 'schools-education', 'base')).toBe('92 responses')
  })

  it('lists the nine kinds of health agency beneath', () => {
    const [, kinds] = findings.tables
    const counts = kinds?.rows.slice(0, -1).map(({ id }) => Number(printed('health-agencies', id)))
    expect(kinds?.title).toBe('Kinds of Health agency')
    expect(counts?.reduce((sum, count) => sum + count, 0)).toBe(9)
    expect(printed('health-agencies', 'not-specified')).toBe('0')
    expect(printed('health-agencies', 'total')).toBe('9')
  })

  it('has 59% yes and 41% no among the 34 clear answers on the lead practitioner', () => {
    const table = 'assess_lead_practitioner-choices'
    expect(['yes', 'no', 'unclear', 'not-answered'].map((row) => printed(table, row))).toEqual([
      '20',
      '14',
      '2',
      '56',
    ])
    expect(['yes', 'no', 'unclear'].map((row) => printed(table, row, 'share'))).toEqual(['59%', '41%', '[z]'])
    expect(printed(table, 'yes', 'base')).toBe('34 clear answers')
    const unclear = findings.questions.find(({ question }) => question.kind === 'yes-no')?.unclear
    expect(unclear).toHaveLength(2)
    expect(unclear?.map(({ text }) => text.split(' ')[0])).toContain('Sometimes')
  })

  it('has 43 answers on thresholds, 7 of them thin', () => {
    const table = 'assess_thresholds-answers'
    expect(printed(table, 'answered')).toBe('43')
    expect(printed(table, 'thin')).toBe('7')
    expect(printed(table, 'thin', 'share')).toBe('16%')
    expect(printed(table, 'thin', 'base')).toBe('43 answers')
  })

  it('has 18 thin answers on how well practitioners understand their responsibilities', () => {
    expect(printed('identify_understanding-answers', 'answered')).toBe('72')
    expect(printed('identify_understanding-answers', 'thin')).toBe('18')
    expect(printed('identify_understanding-themes', 'thin')).toBe('18')
  })

  it('has as many numbers read and unread as answers on families', () => {
    const [read, unread] = ['read', 'unread'].map((row) => Number(printed('families_count-numbers', row)))
    const question = findings.questions.find(({ question }) => question.id === 'families_count')
    expect((read ?? 0) + (unread ?? 0)).toBe(Number(printed('families_count-answers', 'answered')))
    expect(question?.unread).toHaveLength(unread ?? -1)
    expect(question?.unread.map(({ text }) => text)).toContain('11 or 12')
  })
})

describe('findings', () => {
  it('have tables of unique ids with rows of unique ids and a cell a column', () => {
    const tables = tablesOf(findings)
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length)
    for (const { rows, columns } of tables) {
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      expect(new Set(rows.map(({ cells }) => cells.length))).toEqual(
        rows.length > 0 ? new Set([columns.length]) : new Set(),
      )
    }
  })

  it('count personal questions and print none of their words', () => {
    const personal = findings.questions.filter(({ question }) => question.personal)
    expect(personal.map(({ tables }) => tables.map(({ id }) => id))).toEqual([
      ['respondent_name-answers'],
      ['contact_details-answers'],
    ])
    const answers = sampleResponses().flatMap(({ answers }) => [
      answers.respondent_name,
      answers.contact_details,
    ])
    const everything = JSON.stringify(findings)
    for (const answer of answers) expect(everything.includes(JSON.stringify(answer))).toBe(false)
  })

  it('fill in the area and leave a line out that has no address', () => {
    expect(findings.title).toBe('Multi-agency early help in Dunmere')
    const thresholds = findings.questions.find(({ question }) => question.id === 'assess_thresholds')
    expect(thresholds?.question.hint).toBeUndefined()
  })

  it('find no cell where there is none', () => {
    expect(findCell(findings, 'weather', 'total', 'all')).toBeUndefined()
    expect(findCell(findings, 'sectors', 'weather', 'all')).toBeUndefined()
    expect(findCell(findings, 'sectors', 'total', 'weather')).toBeUndefined()
    const [sectors] = findings.tables
    expect(sectors && cellIn(sectors, 'total', 'weather')).toBeUndefined()
  })

  it('refuse a response to another edition', () => {
    const [response] = sampleResponses()
    expect(() => findingsOf(response ? [{ ...response, edition: 'other' }] : [])).toThrow(
      'answers edition "other", not "working-together-2018".',
    )
  })

  it('of no responses are tables of nothing', () => {
    const empty = findingsOf([], 120)
    expect(tablesOf(empty).length).toBeGreaterThan(50)
    expect(findCell(empty, 'sectors', 'total', 'share')?.cell).toEqual({
      kind: 'percentage',
      count: 0,
      base: 0,
    })
  })
})
