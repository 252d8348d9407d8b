import { describe, expect, it } from 'vitest'
import { csvFiles, csvText } from '../../server/export/csv.js'
import { sheetNames } from '../../server/export/sheetNames.js'
import { LONGEST_CELL, piecesOf, sheetText } from '../../server/export/sheetText.js'
import { sheetsOf } from '../../server/export/sheets.js'
import { findingsOf, responseOf, sampleResponses } from '../support/findings.js'

describe('sheetNames', () => {
  it('are short, plain and different in any case', () => {
    const long = 'a-very-long-name-for-a-kind-of-agency'
    expect(sheetNames(['sectors', 'Q01-answers', 'q01_answers', 'contents', long, long])).toEqual([
      'Sectors',
      'Q01_answers',
      'Q01_answers_2',
      'Contents_2',
      'A_very_long_name_for_a_kind_of_',
      'A_very_long_name_for_a_kind_o_2',
    ])
  })
})

describe('sheetText', () => {
  it('shows what XML cannot carry and changes nothing else', () => {
    expect(sheetText('a\tb\nc \u{1F600} e\u0301 \u0085 <&>')).toBe('a\tb\nc \u{1F600} e\u0301 \u0085 <&>')
    expect(sheetText('\u0000\u0007\u000b\r\u001f\u007f')).toBe('\u2400\u2407\u240b\u240d\u241f\u2421')
    expect(sheetText('\ud800 \uffff')).toBe('\ufffd \ufffd')
    expect(sheetText('_x0041_ _x41_')).toBe('_x005F_x0041_ _x41_')
  })
})

describe('piecesOf', () => {
  it('cuts nothing off', () => {
    const text = 'x'.repeat(LONGEST_CELL - 1) + '\u{1F600}' + 'y'.repeat(LONGEST_CELL)
    const pieces = piecesOf(text)
    expect(pieces.join('')).toBe(text)
    expect(pieces.map(({ length }) => length)).toEqual([LONGEST_CELL - 1, LONGEST_CELL, 2])
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true)
    expect(piecesOf('')).toEqual([''])
  })
})

describe('sheets', () => {
  it('list the words that no rule reads with their response and sector', () => {
    const findings = findingsOf([
      responseOf('B', { assess_lead_practitioner: 'Sometimes', sector: 'health' }),
      responseOf('A', { assess_lead_practitioner: 'Yes and no' }),
    ])
    const unclear = sheetsOf(findings).find(({ id }) => id === 'assess_lead_practitioner-unclear')
    expect(unclear?.name).toBe('Q11_unclear')
    expect(unclear?.rows.map((row) => row.map((cell) => cell.kind === 'text' && cell.text))).toEqual([
      ['Yes and no', 'A', '(blank)'],
      ['Sometimes', 'B', 'Health'],
    ])
  })
})

describe('csvText', () => {
  it('quotes what it has to, disarms formulas and leaves numbers bare', () => {
    expect(csvText([['12', '59%', 'a,b', 'say "x"', 'two\nlines', '']])).toBe(
      '12,59%,"a,b","say ""x""","two\nlines",\r\n',
    )
    expect(csvText([['=1+1', '+44', '-3', '@x', '\tx', '\rx', '=a,b']])).toBe(
      `'=1+1,'+44,'-3,'@x,'\tx,"'\rx","'=a,b"\r\n`,
    )
  })
})

describe('csvFiles', () => {
  it('are notes and a file a sheet', () => {
    const findings = findingsOf(sampleResponses(), 120)
    const files = new Map(csvFiles(findings, 'Invented responses.').map(({ name, text }) => [name, text]))
    expect([...files.keys()]).toEqual(['notes.csv', ...sheetsOf(findings).map(({ id }) => `${id}.csv`)])
    expect(files.get('notes.csv')?.split('\r\n').slice(0, 3)).toEqual([
      'File,Title,Note',
      'notes.csv,Multi-agency early help in Dunmere,Invented responses.',
      'notes.csv,Multi-agency early help in Dunmere,Responses received: 92. Agencies expected: 120.',
    ])
    expect(files.get('sectors.csv')?.split('\r\n').slice(0, 2)).toEqual([
      'Sector,Responses,Percentage,Percentage of',
      'Local Authority,16,17%,92 responses',
    ])
  })
})
