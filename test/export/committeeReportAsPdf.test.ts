import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { writeCommitteeReport } from '../../server/export/committeeReport.js'
import { sampleResponses } from '../support/findings.js'
import { releaseOf } from '../support/releases.js'

const TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'

/** Why there is no PDF; undefined where LibreOffice can be started. */
function reasonAgainst(): string | undefined {
  const { error, status } = spawnSync('soffice', ['--version'])
  if (error) return `LibreOffice could not be started (${error.message})`
  return status === 0 ? undefined : `LibreOffice ended with ${status ?? 'a signal'}`
}

describe('the committee report in LibreOffice', () => {
  const reason = reasonAgainst()
  const title =
    reason === undefined ? 'becomes a tagged PDF' : `is written. No PDF of it was tried: ${reason}`

  it(title, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'report-'))
    try {
      const bytes = await writeCommitteeReport(releaseOf(sampleResponses(), { releasedOn: null }))
      expect(bytes.subarray(0, 2).toString()).toBe('PK')
      if (reason !== undefined) return
      await writeFile(join(folder, 'report.docx'), bytes)
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      await promisify(execFile)('soffice', [
        ...[profile, '--headless', '--convert-to', TAGGED],
        ...['--outdir', folder, join(folder, 'report.docx')],
      ])
      const pdf = (await readFile(join(folder, 'report.pdf'))).toString('latin1')
      expect(pdf).toMatch(/^%PDF-/)
      expect(pdf).toContain('/Marked true')
      expect(pdf).toContain('/Lang(en-GB)')
      expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(20)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
