/** The plainest program that writes a workbook of responses by exceljs: no store, no themes to read, no paper to print on. */
import { createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import exceljs, { type Style, type Worksheet } from 'exceljs'
import type { AuditResponse } from '../../server/audit/answers.js'
import { themesIn } from '../../server/audit/codings.js'
import { questionsOf } from '../../server/audit/questionnaire.js'
import { createCoder } from '../../server/audit/themes/coding.js'
import { findCodebook, findEdition, loadData } from '../../server/data.js'
import {
  responseSheets,
  type ResponsesSheet,
  type ResponsesToWrite,
} from '../../server/export/responseSheets.js'
import { heightOf } from '../../server/export/rowHeight.js'
import { styleOf, untilTaken } from '../../server/export/worksheet.js'

/** A row and how it looks. */
interface BareRow {
  readonly texts: string[]
  /** In points. */
  readonly height: number
}

/**
 * Writes the rows of so many responses, those of the pool again and again. Dressed, cells have the styles and rows the
 * heights of the service's workbook; plain, they are texts alone.
 */
export async function writeBare(
  folder: string,
  pool: readonly AuditResponse[],
  count: number,
  looks: 'plain' | 'dressed',
) {
  const path = join(folder, 'bare.xlsx')
  const output = createWriteStream(path)
  const ended = finished(output)
  const sheets = await rowsOf(pool)
  const never = new AbortController().signal
  const start = performance.now()
  const useStyles = looks === 'dressed'
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    ...{ stream: output, useSharedStrings: false, useStyles },
  })
  for (const [{ name, columns }, rows] of sheets) {
    const worksheet = workbook.addWorksheet(name)
    const styles = useStyles ? columns.map((column, index) => styleOf({ value: '' }, index > 0, column)) : []
    for (let index = 0; index < count; index += 1) {
      writeRow(worksheet, rows[index % rows.length], styles)
      if (index % 50 === 49) await untilTaken(worksheet, never)
    }
    worksheet.commit()
  }
  await workbook.commit()
  await ended
  return { seconds: (performance.now() - start) / 1000, megabytes: statSync(path).size / 1e6 }
}

function writeRow(worksheet: Worksheet, bare: BareRow | undefined, styles: readonly Partial<Style>[]): void {
  if (!bare) return
  const row = worksheet.addRow(bare.texts)
  for (const [at, style] of styles.entries()) row.getCell(at + 1).style = style
  if (styles.length > 0) row.height = bare.height
  row.commit()
}

/** Each sheet's rows, for every response of the pool. */
async function rowsOf(
  pool: readonly AuditResponse[],
): Promise<readonly (readonly [ResponsesSheet, readonly BareRow[]])[]> {
  const data = loadData()
  const [questionnaire, codebook] = [findEdition(data), findCodebook(data)]
  const [questions, coder] = [questionsOf(questionnaire), createCoder(codebook)]
  const responses: ResponsesToWrite = {
    async *submitted() {
      yield await Promise.resolve(pool.map((response) => ({ ...response, version: 1 })))
    },
    corrections: [],
    themesOf: (some) => Promise.resolve(some.map((response) => themesIn(response, questions, coder))),
  }
  const options = {
    questionnaire,
    labels: new Map<string, string>(),
    kinds: {} as never,
    codebook,
    status: '',
  }
  const sheets: (readonly [ResponsesSheet, readonly BareRow[]])[] = []
  for (const sheet of responseSheets(responses, options)) {
    const widths = sheet.columns.map(({ width }) => width)
    const rows: BareRow[] = []
    for await (const row of sheet.rows()) rows.push({ texts: [...row], height: heightOf(row, widths) })
    sheets.push([sheet, rows])
  }
  return sheets
}
