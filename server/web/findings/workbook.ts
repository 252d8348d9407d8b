import { signOffText } from '../../audit/themes/publishedSignOff.js'
import { writeFindingsWorkbook } from '../../export/workbook.js'
import { visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { record } from '../workspace/record.js'
import { codebookSignOffOf } from '../workspace/publication.js'
import { findingsOrProgress } from './waiting.js'

/** GET /rounds/:round/findings.xlsx: the findings pages' tables as a workbook, as its reader may see them. */
export const downloadWorkbook: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const found = await findingsOrProgress(services, visit, req, res)
  if (!found) return
  await record(services, req, visit.round, 'findings-exported', 'findings.xlsx')
  res.attachment(`${visit.round.slug}-findings.xlsx`)
  res.type('xlsx')
  await writeFindingsWorkbook(found.findings, res, {
    creator: services.config.councilName,
    signOff: signOffText(await codebookSignOffOf(services, visit, found.findings)),
    banner: visit.round.invented ? services.language.layout.invented : undefined,
  })
}
