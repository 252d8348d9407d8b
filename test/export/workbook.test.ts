import { PassThrough, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import exceljs, { type CellValue, type Workbook, type Worksheet } from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../server/audit/cellText.js'
import { tablesOf, type Findings } from '../../server/audit/findings.js'
import { sheetsOf } from '../../server/export/sheets.js'
import { writeFindingsWorkbook, type WorkbookOptions } from '../../server/export/workbook.js'
import { PERCENTAGE_FORMAT } from '../../server/export/worksheet.js'
import { anyResponses } from '../support/anyResponses.js'
import { findingsOf, responseOf, sampleResponses } from '../support/findings.js'

async function writeAndRead(findings: Findings, options?: WorkbookOptions): Promise<Workbook> {
  const stream = new PassThrough()
  const [bytes] = await Promise.all([buffer(stream), writeFindingsWorkbook(findings, stream, options)])
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0])
  return workbook
}

function sheetOf(workbook: Workbook, name: string): Worksheet {
  const worksheet = workbook.getWorksheet(name)
  if (!worksheet) throw new Error(`No sheet ${name}`)
  return worksheet
}

/** What a spreadsheet program shows for a cell, with the one number format there is. */
function shown(value: CellValue, format: string | undefined): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'number') throw new Error(`Neither text nor number: ${JSON.stringify(value)}`)
  if (format !== PERCENTAGE_FORMAT) return String(value)
  if (value === 0) return '0%'
  return value < 0.005 ? '<1%' : `${Math.floor(Number((value * 100).toPrecision(12)) + 0.5)}%`
}

/** The table on a sheet as it is shown: the last rows, header first. */
function tableOn(worksheet: Worksheet, rows: number, columns: number): string[][] {
  const first = worksheet.rowCount - rows
  return Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const cell = worksheet.getCell(first + row, column + 1)
      return shown(cell.value, cell.numFmt)
    }),
  )
}

/** Characters that no spreadsheet can hold, as they are shown instead. */
function visible(text: string): string {
  return text.replace('\u0007', '\u2407')
}

async function expectSameCells(findings: Findings): Promise<void> {
  const workbook = await writeAndRead(findings)
  const sheets = sheetsOf(findings)
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Contents', ...sheets.map(({ name }) => name)])
  for (const table of tablesOf(findings)) {
    const sheet = sheets.find(({ id }) => id === table.id)
    const expected = [
      [table.rowHeading, ...table.columns.map(({ label }) => label)],
      ...table.rows.map(({ label, cells }) => [label, ...cells.map(cellText)]),
    ]
    const found = tableOn(sheetOf(workbook, sheet?.name ?? ''), table.rows.length, table.columns.length + 1)
    expect(found).toEqual(expected.map((row) => row.map(visible)))
  }
}

describe('the workbook', () => {
  it('has every table of the sample round, cell for cell as the page prints it', async () => {
    await expectSameCells(findingsOf(sampleResponses()))
  })

  it('has the cells of any responses', async () => {
    await fc.assert(
      fc.asyncProperty(anyResponses('R', 4), async (responses) => expectSameCells(findingsOf(responses))),
      { numRuns: 3 },
    )
  })

  it('says what it is and has a link to each sheet', async () => {
    const findings = findingsOf(sampleResponses())
    const workbook = await writeAndRead(findings, {
      banner: 'Invented responses.',
      creator: 'Dunmere Council',
    })
    const { title, creator, lastModifiedBy } = workbook
    expect({ title, creator, lastModifiedBy }).toEqual({
      title: 'Findings: Multi-agency early help in Dunmere',
      creator: 'Dunmere Council',
      lastModifiedBy: 'Dunmere Council',
    })
    expect((workbook as unknown as { language: string }).language).toBe('en-GB')
    const contents = sheetOf(workbook, 'Contents')
    const links = contents.getColumn(1).values.filter((value) => typeof value === 'object')
    expect(links).toEqual(
      workbook.worksheets.slice(1).map(({ name }) => ({ text: name, hyperlink: `#'${name}'!A1` })),
    )
    for (const worksheet of workbook.worksheets) {
      expect(worksheet.getCell('A2').value).toBe('This worksheet contains one table.')
      expect(worksheet.getCell('A3').value).toBe('Invented responses.')
      expect(worksheet.name).toMatch(/^[A-Z][A-Za-z0-9_]{0,30}$/)
    }
  })

  it('has typed cells in readable type, and no formula whatever was typed', async () => {
    const formula = '=HYPERLINK("http://example.org")'
    const responses = [
      ...Array.from({ length: 10 }, (_, index) =>
        responseOf(`A${index}`, { assess_lead_practitioner: 'yes' }),
      ),
      responseOf('B', { sector: 'health', health_detail: '=1+1', assess_lead_practitioner: formula }),
      responseOf('C', { families_count: '+44\u0000 _x0041_ \u{1F600}', sector: 'police' }),
    ]
    const workbook = await writeAndRead(findingsOf(responses))
    const choices = sheetOf(workbook, 'Q11_choices')
    const yes = choices.getRow(choices.rowCount - 3)
    expect(yes.values).toEqual([undefined, 'Yes', 10, 1, '10 clear answers', 0, 0, 0, 0, 0, 0, 10])
    expect(yes.getCell(3).numFmt).toBe(PERCENTAGE_FORMAT)
    expect(yes.getCell(1).font).toMatchObject({ name: 'Arial', size: 12 })
    expect(yes.getCell(1).alignment).toMatchObject({ wrapText: true })
    const unclear = sheetOf(workbook, 'Q11_unclear')
    expect(unclear.getRow(unclear.rowCount).values).toEqual([undefined, formula, 'B', 'Health'])
    const unread = sheetOf(workbook, 'Q23_unread')
    expect(unread.getRow(unread.rowCount).getCell(1).value).toBe('+44\u2400 _x005F_x0041_ \u{1F600}')
    for (const worksheet of workbook.worksheets) {
      worksheet.eachRow((row) => {
        expect(row.height).toBeGreaterThanOrEqual(15.75)
        row.eachCell((cell) => {
          expect(cell.formula).toBeUndefined()
        })
      })
    }
    // A question's wording takes several lines of the title's size.
    expect(sheetOf(workbook, 'Q12_answers').getRow(1).height).toBeGreaterThan(60)
  })

  it('fails where its destination fails or closes early', async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => {
        done(new Error('disk full'))
      },
    })
    await expect(writeFindingsWorkbook(findingsOf([]), full)).rejects.toThrow('disk full')
    const closed = new PassThrough()
    const writing = writeFindingsWorkbook(findingsOf([]), closed)
    closed.destroy()
    await expect(writing).rejects.toThrow(/close/i)
    await expect(writeFindingsWorkbook(findingsOf([]), '/nowhere/at/all.xlsx')).rejects.toThrow('ENOENT')
  })
})
