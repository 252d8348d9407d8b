/** How one theme was worked out, for organisers. */
import { notFound } from '../errors.js'
import { param, visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { themePage } from '../pages/themePage.js'
import { sendPage } from '../sendPage.js'
import { findingsOrProgress } from './waiting.js'

/** GET /rounds/:round/findings/themes/:theme */
export const showTheme: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const found = await findingsOrProgress(services, visit, req, res)
  if (!found) return
  const theme = found.findings.workings.find(({ id }) => id === param(req, 'theme'))
  if (!theme) throw notFound()
  const page = themePage({ ...visit, findings: found.findings, theme }, services.language)
  const back = addressesOf(visit.round).findings
  await sendPage(services, res, 'findings/theme', page, { round: visit.round, back })
}
