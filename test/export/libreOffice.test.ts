import type { CellValue, Workbook } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { lintWorkbook } from '../../server/export/workbookLint.js'
import { PERCENTAGE_FORMAT } from '../../server/export/worksheet.js'
import { converted, whyNotConverted } from '../support/libreOffice.js'
import { releaseOf } from '../support/releases.js'
import { readWorkbook, releaseFile } from '../support/workbooks.js'

/** Every cell of a workbook by its place, as text of what it holds and how it is printed. */
function cellsOf(workbook: Workbook): ReadonlyMap<string, string> {
  const cells = new Map<string, string>()
  for (const worksheet of workbook.worksheets) {
    worksheet.eachRow((row) => {
      row.eachCell(({ value, numFmt, address }) => {
        const format = numFmt === PERCENTAGE_FORMAT ? ' as a percentage' : ''
        cells.set(`${worksheet.name}!${address}`, `${contentOf(value)}${format}`)
      })
    })
  }
  return cells
}

function contentOf(value: CellValue): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(12)))
  if (typeof value === 'string') return value
  return value !== null && typeof value === 'object' && 'text' in value ? value.text : JSON.stringify(value)
}

describe('the workbook of a release in LibreOffice', () => {
  const reason = whyNotConverted()
  if (reason !== undefined) {
    it.skip(reason)
    return
  }

  it('keeps every cell as an OpenDocument spreadsheet, and on the way back', async () => {
    const workbook = await releaseFile(releaseOf())
    const spreadsheet = converted(workbook, 'xlsx', 'ods')
    const back = spreadsheet && converted(spreadsheet, 'ods', 'xlsx')
    if (!back) throw new Error('LibreOffice did not convert the workbook.')
    const [before, after] = [cellsOf(await readWorkbook(workbook)), cellsOf(await readWorkbook(back))]
    expect(before.size).toBeGreaterThan(3_000)
    expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before))
    // Tables and headings are still known as such.
    expect(await lintWorkbook(back, 'public')).toEqual([])
  })
})
