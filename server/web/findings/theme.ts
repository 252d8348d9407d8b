/** How one theme was worked out, for organisers. */
import { notFound } from '../errors.js'
import { param, requireOrganiser, visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { themePage } from '../pages/themePage.js'
import { sendPage } from '../sendPage.js'
import { findingsOf } from './roundFindings.js'

/** GET /rounds/:round/findings/themes/:theme */
export const showTheme: Handler = (services) => async (req, res) => {
  await requireOrganiser(services, req)
  const visit = await visitRound(services, req)
  const { findings } = await findingsOf(services, visit)
  const theme = findings.workings.find(({ id }) => id === param(req, 'theme'))
  if (!theme) throw notFound()
  const page = themePage({ ...visit, findings, theme }, services.language)
  const back = addressesOf(visit.round).findings
  await sendPage(services, res, 'findings/theme', page, { round: visit.round, back })
}
