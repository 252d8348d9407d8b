/** A round's score card: the page and the file. */
import type { Request } from 'express'
import type { ScoreCardDefinition } from '../../audit/scoreCard/definition.js'
import { scoreCardOf, type ScoreRow } from '../../audit/scoreCard/scoreCard.js'
import { findTargets, listIndicators } from '../../db/indicators.js'
import { csvText } from '../../export/csv.js'
import { isLead, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { scoreCardLines, scoreCardPage } from '../pages/findings/scoreCardPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { record, told } from '../workspace/record.js'
import { findingsOrProgress, type ReadableFindings } from './waiting.js'
import { aroundGroup } from './around.js'
import {
  earlierScoresOf,
  figuresOf,
  type EarlierScores,
  type ScoredFindings,
  type ScoreReader,
} from './earlierScores.js'

/** GET /rounds/:round/score-card */
export const showScoreCard: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const found = await findingsOrProgress(services, visit, req, res)
  if (!found) return
  const { language } = services
  const { round } = visit
  const { rows, earlier } = await scoresOf(services, visit, scoredIn(found), {
    reader: readerOf(req),
    waits: false,
  })
  const banner = told(req, language.scoreCard.done)
  const page = scoreCardPage({ round, rows, earlier, isLead: isLead(req), banner }, language)
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
  const { rows } = await scoresOf(services, visit, scoredIn(found), { reader: readerOf(req), waits: true })
  await record(services, req, visit.round, 'score-card-exported', 'score-card.csv')
  res.attachment(`${visit.round.slug}-score-card.csv`).type('csv')
  res.send(csvText(scoreCardLines(rows, services.language)))
}

/** Who asks. */
export function readerOf(req: Request): ScoreReader {
  return isLead(req) ? 'lead' : 'member'
}

function scoredIn({ unmasked, reading }: ReadableFindings): ScoredFindings {
  return { findings: unmasked, reading }
}

/** A score card's lines, and the round that they are compared with; undefined where none is chosen. */
export interface RoundScores {
  readonly rows: readonly ScoreRow[]
  readonly earlier: EarlierScores | undefined
}

/**
 * Every line of a round's score card.
 *
 * @param how `waits`: whether to answer only when the figures of the earlier round are there
 * @throws findingsFailed
 */
export async function scoresOf(
  services: Services,
  visit: RoundVisit,
  found: ScoredFindings,
  how: { readonly reader: ScoreReader; readonly waits: boolean },
): Promise<RoundScores> {
  const { db } = services
  const { round } = visit
  const earlier = await earlierScoresOf(services, visit, found, how)
  const rows = scoreCardOf({
    ...(await figuresOf(services, visit, found.findings, how.reader)),
    definition: definitionFor(services, visit),
    targets: (await findTargets(db, round.id)).targets,
    hand: await listIndicators(db, round.id),
    earlier: earlier?.figures,
  })
  return { rows, earlier }
}

/** What a round's score card is made of; undefined where nobody has said for its edition. */
export function definitionFor(
  { scoreCards }: Services,
  { round }: RoundVisit,
): ScoreCardDefinition | undefined {
  return [...scoreCards.values()].find(({ edition }) => edition === round.edition)
}
