/** Published findings as files. */
import { releaseJson, releaseTableCsv } from '../../export/releaseData.js'
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

/** What a release's files are called: "spring-findings-2", or "spring-findings-draft". */
function nameOf({ round, release }: ReleaseVisit): string {
  return `${round.slug}-findings-${isDraft(release) ? 'draft' : release.details.number}`
}
