import { visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { qualityPage } from '../pages/workspace/qualityPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import { issuesOfRound } from './lookedAt.js'

/** GET /rounds/:round/quality */
export const showQuality: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const issues = await issuesOfRound(services, visit)
  const { round } = visit
  const page = qualityPage({ ...visit, issues }, services.language)
  const back = addressesOf(round).responses
  const navigation = workspaceNavigation(round, 'responses', services.language)
  await sendPage(services, res, 'workspace/quality', page, { round, back, navigation })
}
