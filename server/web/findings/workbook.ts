import { writeFindingsWorkbook } from '../../export/workbook.js'
import { requireOrganiser, visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { findingsOf } from './roundFindings.js'

/** GET /rounds/:round/findings.xlsx: the findings pages' tables as a workbook, for organisers. */
export const downloadWorkbook: Handler = (services) => async (req, res) => {
  await requireOrganiser(services, req)
  const visit = await visitRound(services, req)
  const { findings } = await findingsOf(services, visit)
  res.attachment(`${visit.round.slug}-findings.xlsx`)
  res.type('xlsx')
  await writeFindingsWorkbook(findings, res, {
    creator: services.config.councilName,
    banner: visit.round.invented ? services.language.layout.invented : undefined,
  })
}
