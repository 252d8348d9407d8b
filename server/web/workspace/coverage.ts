/** The coverage board: who was expected, who has responded, and what waits for the lead. */
import { coverageByDay, coverageOf } from '../../audit/coverage.js'
import { sectorsOf } from '../../audit/questionnaire.js'
import { announcements } from '../../audit/retention.js'
import { listRoundAgencies } from '../../db/agencies.js'
import { countUnmatched } from '../../db/matches.js'
import { listMessages } from '../../db/messages.js'
import { findKeeping } from '../../db/retentions.js'
import { visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import { chasePage, coveragePage } from '../pages/workspace/coveragePage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'

/** GET /rounds/:round/coverage */
export const showCoverage: Handler = (services) => async (req, res) => {
  const { round, questionnaire } = await visitRound(services, req)
  const { db, clock, language, config } = services
  const agencies = await listRoundAgencies(db, round.id)
  const messages = await listMessages(db, round.id)
  const having = (...states: string[]) => messages.filter(({ state }) => states.includes(state)).length
  const page = coveragePage(
    {
      round,
      now: clock(),
      agencies,
      coverage: coverageOf(agencies, sectorsOf(questionnaire)),
      days: coverageByDay(agencies),
      unmatched: await countUnmatched(db, round.id),
      uncertain: having('uncertain'),
      failed: having('bounced', 'failed'),
      announced: announcements(await findKeeping(db, round, config.privacy.retentionYears), clock()),
    },
    language,
  )
  const navigation = workspaceNavigation(round, 'coverage', language)
  await sendPage(services, res, 'workspace/coverage', page, { round, navigation, wide: true })
}

/** GET /rounds/:round/coverage/chase: the agencies that the round still waits for. */
export const showChase: Handler = (services) => async (req, res) => {
  const { round, questionnaire } = await visitRound(services, req)
  const { db, language } = services
  const page = chasePage({ round, questionnaire, agencies: await listRoundAgencies(db, round.id) }, language)
  const back = workspaceOf(round).coverage
  await sendPage(services, res, 'workspace/chase', page, { round, back, wide: true })
}
