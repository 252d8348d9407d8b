import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvFiles } from '../../server/export/csv.js'
import { writeFindingsFiles } from '../../server/export/findingsFiles.js'
import { findingsJson } from '../../server/export/findingsJson.js'
import { findingsOf, responseOf } from '../support/findings.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'findings-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const findings = findingsOf([responseOf('A', { sector: 'health', assess_lead_practitioner: 'Sometimes' })])

describe('writeFindingsFiles', () => {
  it('writes a file in a folder that it makes', async () => {
    const output = join(folder, 'new', 'findings.json')
    await writeFindingsFiles(findings, 'json', output, 'Invented.')
    expect(readFileSync(output, 'utf8')).toBe(findingsJson(findings, 'Invented.'))
    expect(readdirSync(join(folder, 'new'))).toEqual(['findings.json'])
  })

  it('writes a workbook', async () => {
    const output = join(folder, 'findings.xlsx')
    await writeFindingsFiles(findings, 'xlsx', output)
    expect(readFileSync(output).subarray(0, 2).toString()).toBe('PK')
  })

  it('writes a file a sheet for csv, and leaves other files alone', async () => {
    const output = join(folder, 'csv')
    mkdirSync(output)
    writeFileSync(join(output, 'mine.txt'), 'kept')
    writeFileSync(join(output, 'sectors.csv'), 'old')
    await writeFindingsFiles(findings, 'csv', output)
    const files = csvFiles(findings)
    expect(readdirSync(output)).toEqual([...files.map(({ name }) => name), 'mine.txt'].toSorted())
    for (const { name, text } of files) expect(readFileSync(join(output, name), 'utf8')).toBe(text)
  })

  it('leaves nothing half-written where the place is taken by a folder', async () => {
    const output = join(folder, 'taken')
    mkdirSync(output)
    await expect(writeFindingsFiles(findings, 'json', output)).rejects.toThrow(
      `${output} could not be written (EISDIR).`,
    )
    expect(readdirSync(output)).toEqual([])
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })
})
