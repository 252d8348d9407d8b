/** A round's findings for programs, as its lead reads them. */
import type { z } from 'zod'
import { findingsData } from '../../export/findingsJson.js'
import { findingsOf } from '../findings/roundFindings.js'
import { visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { sendAnswer, type apiSchemas } from './schemas.js'
import { recordReading } from './token.js'

/** After how many seconds findings that are being worked out may be asked for again. */
const SECONDS = 5

/** GET /api/v1/rounds/:round/findings: 202 while those of a large round are being worked out. */
export const answerFindings: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const found = await findingsOf(services, visit)
  if (!('findings' in found)) {
    res.set('Retry-After', String(SECONDS))
    sendAnswer(res, 'Progress', found, 202)
    return
  }
  await recordReading(services, req, visit.round, 'findings-exported', 'findings')
  const note = visit.round.invented ? services.language.layout.invented : undefined
  sendAnswer(res, 'Findings', findingsData(found.findings, note) as z.input<typeof apiSchemas.Findings>)
}
