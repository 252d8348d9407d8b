/** The committee report's template, which is data: data/reports/committee-report.json. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseReportTemplate, type ReportTemplate } from '../../audit/report/reportTemplate.js'
import { projectRoot } from '../../projectRoot.js'

/** Reads and checks the template. Throws an Error that names the file and every fault in it. */
export function loadReportTemplate(
  path = join(projectRoot(), 'data/reports/committee-report.json'),
): ReportTemplate {
  try {
    return parseReportTemplate(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new Error(`${path}\n${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
