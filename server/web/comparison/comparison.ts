/** A round set beside the earlier one. Nothing in it is by sector or says who answered, but for the list leads get. */
import type { Request, Response } from 'express'
import type { Panel } from '../../audit/comparison.js'
import { csvText } from '../../export/csv.js'
import { notFound } from '../errors.js'
import { readerOf, scoresOf } from '../findings/scoreCard.js'
import { isLead, param, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { comparisonFileRows } from '../pages/comparison/comparisonFile.js'
import { comparisonPage, noComparisonPage } from '../pages/comparison/comparisonPage.js'
import { comparedSectionPage } from '../pages/comparison/comparedSectionPage.js'
import { comparisonOfRound } from '../pages/comparison/addresses.js'
import { findingsWork } from '../pages/progressPage.js'
import { sendProgress } from '../progress.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { record } from '../workspace/record.js'
import { comparisonOf, type RoundsCompared } from './comparedRounds.js'

/** How often the page asks again by itself while findings are worked out. */
const SECONDS = 5

/** GET /rounds/:round/comparison, of agencies in both rounds alone with "?of=both" */
export const showComparison: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { language } = services
  const back = addressesOf(visit.round).findings
  if (visit.round.earlierRoundId === null) {
    const none = noComparisonPage(visit.round, isLead(req), language)
    await sendPage(services, res, 'findings/no-comparison', none, { round: visit.round, back, wide: true })
    return
  }
  const compared = await comparedOrProgress(services, visit, req, res)
  if (!compared) return
  // Indicators are of all responses: beside figures of some agencies they would mislead.
  const { rows } =
    compared.comparison.panel === 'all'
      ? await scoresOf(services, visit, compared.found, { reader: readerOf(req), waits: true })
      : { rows: [] }
  const page = comparisonPage({ ...compared, indicators: rows, isLead: isLead(req) }, language)
  await sendPage(services, res, 'findings/comparison', page, { round: visit.round, back, wide: true })
}

/** GET /rounds/:round/comparison/sections/:section */
export const showComparedSection: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const section = visit.questionnaire.sections.find(({ id }) => id === param(req, 'section'))
  if (!section || visit.round.earlierRoundId === null) throw notFound()
  const compared = await comparedOrProgress(services, visit, req, res)
  if (!compared) return
  const page = comparedSectionPage({ ...compared, section }, services.language)
  const back = comparisonOfRound(visit.round).page(compared.comparison.panel)
  await sendPage(services, res, 'findings/compared-section', page, {
    round: visit.round,
    back,
    wide: true,
  })
}

/** GET /rounds/:round/comparison.csv: every figure of the comparison, a row each */
export const downloadComparison: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  if (visit.round.earlierRoundId === null) throw notFound()
  const compared = await comparedOrProgress(services, visit, req, res)
  if (!compared) return
  await record(services, req, visit.round, 'findings-exported', 'comparison.csv')
  res.attachment(`${visit.round.slug}-comparison.csv`).type('csv')
  res.send(csvText(comparisonFileRows(compared, services.language)))
}

async function comparedOrProgress(
  services: Services,
  visit: RoundVisit,
  req: Request,
  res: Response,
): Promise<RoundsCompared | undefined> {
  const panel: Panel = req.query.of === 'both' ? 'both' : 'all'
  const compared = await comparisonOf(services, visit, panel)
  if (!compared) throw notFound()
  if ('comparison' in compared) return compared
  const work = findingsWork(compared, services.language)
  await sendProgress(services, req, res, work, { round: visit.round, back: '/', every: SECONDS })
  return undefined
}
