import { describe, expect, it } from 'vitest'
import { readCodebook } from '../../../server/audit/themes/codebook.js'
import { codebookDocument, codebookTable } from '../../../server/audit/themes/codebookTable.js'
import { printCsvTable, readCsvTable } from '../../../server/export/csvTable.js'
import { codebookOf, earlyHelp } from './support.js'

const thereAndBack = async (codebook: Parameters<typeof codebookTable>[0]) =>
  readCodebook(codebookDocument(await readCsvTable(await printCsvTable(codebookTable(codebook)))))

describe('a codebook as a table', () => {
  it('is the same there and back', async () => {
    expect(await thereAndBack(earlyHelp())).toEqual(earlyHelp())
  })

  it('keeps every field of a rule', async () => {
    const rule = {
      match: '=see above, "SEND", a ~2 b',
      questions: ['q', 'r'],
      notQuestions: ['s'],
      unless: ['=no', 'x y'],
    }
    const codebook = codebookOf({
      one: { ...rule, off: true },
      two: { match: '*', questions: ['q'], off: false },
    })
    expect(await thereAndBack(codebook)).toEqual(codebook)
  })

  it('has a rule a row, and no cell that a spreadsheet would run', () => {
    const { rows } = codebookTable(codebookOf({ one: { match: '=see above' } }))
    expect(rows.map(({ row, match }) => [row, match])).toEqual([
      ['codebook', ''],
      ['theme', ''],
      ['rule', ' =see above'],
    ])
  })

  it.each([
    [{ row: 'note' }, 'Row 2: the first column says "note"; it must say codebook, glossary, theme or rule.'],
    [{ row: 'rule', theme: 'none' }, 'Row 2: there is no theme "none".'],
  ])('says which row is wrong', (row, message) => {
    const { columns } = codebookTable(earlyHelp())
    expect(() => codebookDocument({ columns, rows: [row] })).toThrow(message)
    expect(() => codebookDocument({ columns: ['row'], rows: [] })).toThrow('lacks the columns: theme, id')
  })

  it('leaves what a cell should not hold to the checker', () => {
    const { columns, rows } = codebookTable(codebookOf({ one: { match: 'rota' } }))
    const edited = rows.map((row) => (row.row === 'rule' ? { ...row, off: 'perhaps' } : row))
    expect(() => readCodebook(codebookDocument({ columns, rows: edited }))).toThrow('themes.0.rules.0.off')
  })
})
