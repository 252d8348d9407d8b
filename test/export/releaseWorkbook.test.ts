import { PassThrough, Writable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditResponse } from '../../server/audit/answers.js'
import { cellText } from '../../server/audit/cellText.js'
import { releaseTables } from '../../server/audit/conclusionTables.js'
import type { Release } from '../../server/audit/releases.js'
import { writeReleaseWorkbook } from '../../server/export/releaseWorkbook.js'
import { visibleText } from '../../server/audit/visibleText.js'
import { anyResponses } from '../support/anyResponses.js'
import { concluded } from '../support/conclusions.js'
import { findingsOf, sampleResponses } from '../support/findings.js'
import { releaseOf } from '../support/releases.js'
import { partsOf, readWorkbook, releaseFile, shown } from '../support/workbooks.js'

/** The tables of a workbook as they are shown, by their Excel names, headers first. */
async function tablesShown(bytes: Buffer): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const workbook = await readWorkbook(bytes)
  const parts = await partsOf(bytes)
  const places = [...parts].filter(([name]) => name.startsWith('xl/tables/'))
  return new Map(
    places.slice(2).map(([, xml], index) => {
      const [, name = '', ref = ''] = /displayName="([^"]*)" ref="([^"]*)"/.exec(xml) ?? []
      const [, top = '', right = '', bottom = ''] = /^A(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? []
      const sheet = workbook.worksheets[index + 3]
      const rows = Array.from({ length: Number(bottom) - Number(top) + 1 }, (_, at) =>
        Array.from({ length: sheet?.getColumn(right).number ?? 0 }, (_column, column) => {
          const cell = sheet?.getCell(Number(top) + at, column + 1)
          return shown(cell?.value, cell?.numFmt)
        }),
      )
      return [name, rows] as const
    }),
  )
}

async function expectSameCells(release: Release): Promise<void> {
  const tables = await tablesShown(await releaseFile(release))
  const published = releaseTables(release)
  expect(tables.size).toBe(published.length)
  for (const [index, rows] of [...tables.values()].entries()) {
    const table = published[index]
    const printed = (table?.rows ?? []).map(({ label, cells }) => [
      visibleText(label),
      ...cells.map(cellText),
    ])
    const none = [['None', ...(table?.columns ?? []).map(() => '[z]')]]
    const expected = [
      [table?.rowHeading, ...(table?.columns ?? []).map(({ label }) => label)],
      ...(printed.length === 0 ? none : printed),
    ]
    const [header = [], ...rest] = rows
    expect([header.map((heading) => heading.replace(/ \[note \d+\]$/, '')), ...rest]).toEqual(expected)
  }
}

describe('the workbook of a release', () => {
  it('has every published table of the sample round, cell for cell as the page prints it', async () => {
    await expectSameCells(releaseOf())
  })

  it('has conclusions on sheets of their own, a list each', async () => {
    const release = concluded(releaseOf(), findingsOf(sampleResponses()))
    await expectSameCells(release)
    const workbook = await readWorkbook(await releaseFile(release))
    const names = ['Statements', 'Quotes', 'Actions', 'Score_card', 'Offer']
    expect(workbook.worksheets.slice(-5).map(({ name }) => name)).toEqual(names)
    expect(workbook.getWorksheet('Quotes')?.getCell('A1').value).toMatch(
      /^In respondents’ words \[note \d+\]$/,
    )
  })

  it('has the cells of any responses', async () => {
    const many = (responses: readonly AuditResponse[]) =>
      Array.from({ length: 4 }, (_, copy) =>
        responses.map((one) => ({ ...one, reference: `${one.reference}-${copy}` })),
      ).flat()
    await fc.assert(
      fc.asyncProperty(anyResponses('R', 8), async (responses) => {
        await expectSameCells(concluded(releaseOf(many(responses)), findingsOf(many(responses))))
      }),
      { numRuns: 3 },
    )
  })

  it('begins with a cover, contents and notes', async () => {
    const workbook = await readWorkbook(await releaseFile(releaseOf(undefined, {}, { expected: 120 })))
    const [cover, contents, notes, first] = workbook.worksheets
    expect([cover, contents, notes, first].map((sheet) => sheet?.name)).toEqual([
      ...['Cover', 'Contents', 'Notes', 'Sectors'],
    ])
    const lines = (cover?.getColumn(1).values ?? []).filter((value) => typeof value === 'string')
    expect(lines.slice(0, 5)).toEqual([
      'Findings: Early help audit 2027',
      'Release 2, 20 May 2027.',
      'The responses are invented: every agency, person and answer is made up.',
      'About these findings',
      'Dunmere Council asked agencies that work with children and families in Dunmere about early help. These tables hold what they answered, as figures.',
    ])
    expect(lines).toContain('Responses received: 92. Agencies expected: 120.')
    expect(first?.getCell('A1').value).toBe('Responses by sector [note 1] [note 2]')
    expect(notes?.getCell('A5').value).toBe('[note 1]')
    expect(notes?.getCell('B5').value).toBe('"(blank)" counts the responses that name no sector.')
  })

  it('says of a draft that it is one, gives no licence to it, and makes up no date', async () => {
    const bytes = await releaseFile(releaseOf([], { releasedOn: null, contactEmail: '' }))
    const workbook = await readWorkbook(bytes)
    expect(workbook.getWorksheet('Cover')?.getCell('A2').value).toMatch(/^Draft, not released/)
    const parts = await partsOf(bytes)
    expect(parts.get('xl/sharedStrings.xml')).not.toMatch(/Licence|mailto/)
    expect(parts.get('docProps/core.xml')).not.toContain('dcterms:created')
  })

  it('is the same file each time', async () => {
    const [one, two] = [await releaseFile(releaseOf()), await releaseFile(releaseOf())]
    expect(one.equals(two)).toBe(true)
  })

  it('fails where its destination fails or closes early', async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => {
        done(new Error('disk full'))
      },
    })
    await expect(writeReleaseWorkbook(releaseOf([]), full)).rejects.toThrow('disk full')
    const closed = new PassThrough()
    const writing = writeReleaseWorkbook(releaseOf([]), closed)
    closed.destroy()
    await expect(writing).rejects.toThrow(/close/i)
    await expect(writeReleaseWorkbook(releaseOf([]), '/nowhere/at/all.xlsx')).rejects.toThrow('ENOENT')
  })
})
