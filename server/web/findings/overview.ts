/** The findings of a round, for organisers: who took part, and a page a section. */
import { isLead, visitRound, visitSection } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { findingsPage, findingsSectionPage } from '../pages/findingsPages.js'
import { sendPage } from '../sendPage.js'
import { findingsOrProgress } from './waiting.js'

/** GET /rounds/:round/findings */
export const showFindings: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const found = await findingsOrProgress(services, visit, req, res, { evenEarlier: true })
  if (!found) return
  const page = findingsPage({ ...visit, findings: found.findings, isLead: isLead(req) }, services.language)
  await sendPage(services, res, 'findings/overview', page, {
    ...{ round: visit.round, back: '/', wide: true },
    updating: found.updating,
  })
}

/** GET /rounds/:round/findings/sections/:section */
export const showFindingsSection: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const section = visitSection(req, visit)
  const found = await findingsOrProgress(services, visit, req, res, { evenEarlier: true })
  if (!found) return
  const page = findingsSectionPage({ ...visit, findings: found.findings, section }, services.language)
  const back = addressesOf(visit.round).findings
  await sendPage(services, res, 'findings/section', page, {
    ...{ round: visit.round, back, wide: true },
    updating: found.updating,
  })
}
