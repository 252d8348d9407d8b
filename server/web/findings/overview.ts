/** The findings of a round, for organisers: who took part, and a page a section. */
import { requireOrganiser, visitRound, visitSection } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { findingsPage, findingsSectionPage } from '../pages/findingsPages.js'
import { sendPage } from '../sendPage.js'
import { findingsOf } from './roundFindings.js'

/** GET /rounds/:round/findings */
export const showFindings: Handler = (services) => async (req, res) => {
  await requireOrganiser(services, req)
  const visit = await visitRound(services, req)
  const { findings } = await findingsOf(services, visit)
  const page = findingsPage({ ...visit, findings }, services.language)
  await sendPage(services, res, 'findings/overview', page, { round: visit.round, back: '/', wide: true })
}

/** GET /rounds/:round/findings/sections/:section */
export const showFindingsSection: Handler = (services) => async (req, res) => {
  await requireOrganiser(services, req)
  const visit = await visitRound(services, req)
  const section = visitSection(req, visit)
  const { findings } = await findingsOf(services, visit)
  const page = findingsSectionPage({ ...visit, findings, section }, services.language)
  const back = addressesOf(visit.round).findings
  await sendPage(services, res, 'findings/section', page, { round: visit.round, back, wide: true })
}
