/** The report to a committee of a release: a draft to finish in Word, with every figure in it as it was published. */
import type { Release } from '../audit/releases.js'
import { reportOf } from './report/parts.js'
import { writeReport } from './report/reportFile.js'
import { loadReportTemplate } from './report/template.js'

/**
 * The report as a .docx file, in the order and words of data/reports/committee-report.json. What officers have to write
 * stands as a prompt and is listed at the front; nothing is made up for them. Marked as a draft until it is released.
 */
export function writeCommitteeReport(release: Release): Promise<Buffer> {
  return writeReport(reportOf(release, loadReportTemplate()), release.details.council, 'en-GB')
}
