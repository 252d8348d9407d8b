/** A round's score card: the page and the file. */
import { coverageOf } from '../../audit/coverage.js'
import type { Findings } from '../../audit/findings.js'
import { sectorsOf } from '../../audit/questionnaire.js'
import type { ScoreCardDefinition } from '../../audit/scoreCard/definition.js'
import { scoreCardOf, type ScoreRow } from '../../audit/scoreCard/scoreCard.js'
import { listRoundAgencies } from '../../db/agencies.js'
import { findTargets, listIndicators } from '../../db/indicators.js'
import { csvText } from '../../export/csv.js'
import { isLead, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { scoreCardLines, scoreCardPage } from '../pages/findings/scoreCardPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { record, told } from '../workspace/record.js'
import { findingsOrProgress } from './waiting.js'
import { aroundGroup } from './around.js'

/** GET /rounds/:round/score-card */
export const showScoreCard: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const found = await findingsOrProgress(services, visit, req, res)
  if (!found) return
  const { language } = services
  const { round } = visit
  const rows = await scoreRowsOf(services, visit, found.findings)
  const banner = told(req, language.scoreCard.done)
  const page = scoreCardPage({ round, rows, isLead: isLead(req), banner }, language)
  await sendPage(services, res, 'findings/score-card', page, {
    ...aroundGroup(res.req, round, language),
    back: addressesOf(round).findings,
    wide: true,
  })
}

/** GET /rounds/:round/score-card.csv */
export const downloadScoreCard: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const found = await findingsOrProgress(services, visit, req, res)
  if (!found) return
  const rows = await scoreRowsOf(services, visit, found.findings)
  await record(services, req, visit.round, 'score-card-exported', 'score-card.csv')
  res.attachment(`${visit.round.slug}-score-card.csv`).type('csv')
  res.send(csvText(scoreCardLines(rows, services.language)))
}

/** Every line of a round's score card. */
export async function scoreRowsOf(
  services: Services,
  visit: RoundVisit,
  findings: Findings,
): Promise<readonly ScoreRow[]> {
  const { db } = services
  const { round, questionnaire } = visit
  const agencies = await listRoundAgencies(db, round.id)
  return scoreCardOf({
    findings,
    coverage: agencies.length > 0 ? coverageOf(agencies, sectorsOf(questionnaire)) : undefined,
    definition: definitionFor(services, visit),
    targets: (await findTargets(db, round.id)).targets,
    hand: await listIndicators(db, round.id),
  })
}

/** What a round's score card is made of; undefined where nobody has said for its edition. */
export function definitionFor(
  { scoreCards }: Services,
  { round }: RoundVisit,
): ScoreCardDefinition | undefined {
  return [...scoreCards.values()].find(({ edition }) => edition === round.edition)
}
