/** Published findings as files. */
import { releaseDocumentSchema } from '../../audit/releases.js'
import { csvMetadata } from '../../export/csvMetadata.js'
import { writeCommitteeReport } from '../../export/committeeReport.js'
import { releaseJson, releaseTableCsv } from '../../export/releaseData.js'
import { writeReleaseWorkbook } from '../../export/releaseWorkbook.js'
import { notFound } from '../errors.js'
import { param } from '../guards.js'
import type { Handler } from '../handler.js'
import { FINDINGS_SCHEMA } from '../pages/published/addresses.js'
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
      .send(releaseJson(found.release, `${services.config.publicUrl}${FINDINGS_SCHEMA}`))
  }

/** GET /published/findings-1.schema.json */
export const showFindingsSchema: Handler =
  ({ config }) =>
  (_req, res) => {
    res.type('application/schema+json')
    res.send(JSON.stringify(releaseDocumentSchema(`${config.publicUrl}${FINDINGS_SCHEMA}`), null, 2) + '\n')
  }

/** GET /published/:round/:release/tables/csv-metadata.json, and a draft's. */
export const downloadCsvMetadata =
  (visit: VisitRelease): Handler =>
  (services) =>
  async (req, res) => {
    const found = await visit(services, req, res)
    if (!found) return
    res.attachment('csv-metadata.json').type(CSV_METADATA).send(csvMetadata(found.release))
  }

/** The media type of CSV on the Web's metadata. */
const CSV_METADATA = 'application/csvm+json'

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
      .set('Link', `<csv-metadata.json>; rel="describedby"; type="${CSV_METADATA}"`)
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
