import type { Worksheet } from 'exceljs'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import type { ResponsesToWrite } from '../../server/export/responseSheets.js'
import { writeResponsesWorkbook } from '../../server/export/responsesWorkbook.js'
import { en } from '../../server/web/language/en.js'
import { correctionOf, undo } from '../support/corrections.js'
import { questionnaire, responseOf } from '../support/findings.js'
import { lintWorkbook } from '../../server/export/workbookLint.js'
import { partsOf, readWorkbook } from '../support/workbooks.js'

const LONG = 'x'.repeat(32_767) + '\u{1F600} the end'
const MARKUP = ' "R&D" <b>isn\'t</b> ]]> &amp; _x0041_ \u0007 \u{1F600}\n'
const submitted = [
  {
    ...responseOf('A', {
      agency: '=1+1',
      sector: '',
      identify_how: 'Ellie came',
      identify_training_offered: MARKUP,
      families_count: '11 or 12',
      families_issues: ['health'],
    }),
    version: 1,
  },
  { ...responseOf('B', { agency: '-B', sector: 'police', identify_how: LONG }), version: 2 },
]
const [a, b] = submitted as [(typeof submitted)[0], (typeof submitted)[0]]
const spans = [{ start: 0, end: 5, generic: '[a child]' }]
const corrections = [
  correctionOf(a, { kind: 'redaction', questionId: 'identify_how', spans }, 1),
  correctionOf(a, { kind: 'reading', questionId: 'families_count', reading: 12 }, 2),
  undo(correctionOf(b, { kind: 'exclusion' }, 3)),
]

const themes = [
  { id: 'training', label: 'Training' },
  { id: 'other', label: 'Other' },
]
const responses: ResponsesToWrite = {
  async *submitted() {
    for (const one of submitted) yield await Promise.resolve([one])
  },
  corrections,
  themesOf: (some) =>
    Promise.resolve(some.map(({ reference }) => (reference === 'A' ? new Set(['training']) : undefined))),
}

async function written() {
  const output = new PassThrough()
  const options = {
    title: 'Spring',
    questionnaire,
    labels: new Map<string, string>(),
    kinds: en.reviewing.corrections.kinds,
    creator: 'Exampleton Council',
    codebook: { id: 'early-help', version: '1', themes },
    status: 'Status of these counts: automatic.',
  }
  const [bytes] = await Promise.all([buffer(output), writeResponsesWorkbook(responses, output, options)])
  return bytes
}

/** The table of a sheet, its header first. */
function tableOf(sheet: Worksheet): readonly Readonly<Record<string, unknown>>[] {
  const [view] = sheet.views
  const header = view?.state === 'frozen' ? (view.ySplit ?? 0) : 0
  const labels = sheet.getRow(header).values as unknown[]
  return Array.from({ length: sheet.rowCount - header }, (_, index) => {
    const values = sheet.getRow(header + 1 + index).values as unknown[]
    return Object.fromEntries(Array.from(labels, (label, column) => [String(label), values[column]]))
  })
}

it('holds what was submitted, what counts, and what was put right', async () => {
  const workbook = await readWorkbook(await written())
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['As_submitted', 'Cleaned', 'Change_log'])
  const [raw, clean, log] = workbook.worksheets.map(tableOf)
  expect(raw?.[0]).toMatchObject({ Reference: 'A', agency: '=1+1', identify_how: 'Ellie came' })
  expect(clean?.[0]).toMatchObject({ identify_how: '[a child] came', 'Read as: families_count': '12' })
  expect(log?.map((row) => [row.Reference, row.What, row['New value'], row['Undone by']])).toEqual([
    ['A', 'Words hidden', '[a child]', undefined],
    ['A', 'Reading corrected', '12', undefined],
    ['B', 'Left out', undefined, 'Lee Dean'],
  ])
  expect(JSON.stringify(log)).not.toContain('Ellie')
})

it('has a column for each option of a tick list and for each theme', async () => {
  const [, clean] = (await readWorkbook(await written())).worksheets.map(tableOf)
  const ticked = (label: string) => `Ticked: ${label} (families_issues)`
  const health = ticked('Parents and children with a range of health problems.')
  const attendance = ticked('Children who have not been attending school regularly.')
  const cells = clean?.map((row) => [
    row[health],
    row[attendance],
    row['Theme: Training'],
    row['Theme: Other'],
  ])
  expect(cells?.slice(0, 2)).toEqual([
    ['Yes', 'No', 'Yes', 'No'],
    [undefined, undefined, undefined, undefined],
  ])
  const names = Object.keys(clean?.[0] ?? {})
  expect(names.filter((name) => name.startsWith('Ticked: '))).toHaveLength(6)
})

it('is marked, easy to work in, and never a formula', async () => {
  const workbook = await readWorkbook(await written())
  for (const sheet of workbook.worksheets) {
    expect(sheet.getCell('A1').value).toMatch(/^OFFICIAL-SENSITIVE: /)
    expect(sheet.headerFooter.oddFooter).toBe('&COFFICIAL-SENSITIVE')
    const header = sheet.views[0]?.state === 'frozen' ? (sheet.views[0].ySplit ?? 0) : 0
    expect(sheet.getRow(header).getCell(1).value).toBe('Reference')
    // Rows that a long answer goes on in are below the filter too.
    expect(sheet.autoFilter).toMatch(new RegExp(`^A${header}:[A-Z]+${sheet.rowCount}$`))
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.formula).toBeUndefined()
      })
    })
  }
  expect(workbook.title).toBe('OFFICIAL-SENSITIVE: Spring')
})

it('keeps every rule for workbooks that workbooks for working in have to keep', async () => {
  expect(await lintWorkbook(await written(), 'internal')).toEqual([])
})

it('has its title on one line, and prints large enough to read, with headings and references on each page', async () => {
  const [sheet] = (await readWorkbook(await written())).worksheets
  expect(sheet?.getRow(1).height).toBe(21)
  expect(sheet?.pageSetup).toMatchObject({ scale: 65, printTitlesRow: '7:7', printTitlesColumn: 'A:A' })
})

it('holds words as they were typed, whatever they mean in XML', async () => {
  const xml = (await partsOf(await written())).get('xl/worksheets/sheet1.xml')
  expect(xml).toContain(
    `> "R&amp;D" &lt;b&gt;isn't&lt;/b&gt; ]]&gt; &amp;amp; _x005F_x0041_ \u2407 \u{1F600}\n</v>`,
  )
})

it('goes on in the row below where an answer is longer than a cell', async () => {
  const [sheet] = (await readWorkbook(await written())).worksheets
  const rows = sheet ? tableOf(sheet).slice(1) : []
  expect(rows.map(({ Reference }) => Reference)).toEqual(['B', '(continued)'])
  expect(rows.map(({ identify_how }) => identify_how).join('')).toBe(LONG)
})
