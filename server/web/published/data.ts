/** Published findings as files. */
import { writeCommitteeReport } from '../../export/committeeReport.js'
import { releaseJson, releaseTableCsv } from '../../export/releaseData.js'
import { writeReleaseWorkbook } from '../../export/releaseWorkbook.js'
import { notFound } from '../errors.js'
import { param } from '../guards.js'
import type { Handler } from '../handler.js'
import { isDraft } from '../pages/published/releasePage.js'
import type { ReleaseVisit, VisitRelease } from './visitRelease.js'

/** GET /published/:round/:release/findings.json, and a draft's. */
export const downloadReleaseJson =
  (visit: VisitRelease): Handler =>
  (services) =>
  async (req, res) => {
    const found = await visit(services, req, res)
    if (!found) return
    res
      .attachment(`${nameOf(found)}.json`)
      .type('json')
      .send(releaseJson(found.release))
  }

/** GET /published/:round/:release/tables/:table.csv, and a draft's. */
export const downloadReleaseTable =
  (visit: VisitRelease): Handler =>
  (services) =>
  async (req, res) => {
    const found = await visit(services, req, res)
    if (!found) return
    const table = param(req, 'table')
    const text = releaseTableCsv(found.release, table)
    if (text === undefined) throw notFound()
    res
      .attachment(`${nameOf(found)}-${table}.csv`)
      .type('csv')
      .send(text)
  }

/** GET /published/:round/:release/findings.xlsx, and a draft's. */
export const downloadReleaseWorkbook =
  (visit: VisitRelease): Handler =>
  (services) =>
  async (req, res) => {
    const found = await visit(services, req, res)
    if (!found) return
    res.attachment(`${nameOf(found)}.xlsx`).type('xlsx')
    await writeReleaseWorkbook(found.release, res)
  }

/** GET /published/:round/:release/report.docx, and a draft's: a committee report for officers to complete. */
export const downloadReport =
  (visit: VisitRelease): Handler =>
  (services) =>
  async (req, res) => {
    const found = await visit(services, req, res)
    if (!found) return
    const document = await writeCommitteeReport(found.release)
    res
      .attachment(`${nameOf(found)}-report.docx`)
      .type('docx')
      .send(document)
  }

/** What a release's files are called: "spring-findings-2", or "spring-findings-draft". */
function nameOf({ round, release }: ReleaseVisit): string {
  return `${round.slug}-findings-${isDraft(release) ? 'draft' : release.details.number}`
}
