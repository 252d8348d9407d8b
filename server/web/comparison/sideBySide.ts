/** One agency's answers of two rounds side by side, for leads. */
import type { AuditResponse } from '../../audit/answers.js'
import { cleanResponse } from '../../audit/corrections.js'
import { findAgency } from '../../db/agencies.js'
import { listCorrections } from '../../db/corrections.js'
import { findMatchedAgency, listMatched } from '../../db/matches.js'
import { findResponseHistory } from '../../db/responseHistory.js'
import type { Db } from '../../db/store.js'
import { notFound } from '../errors.js'
import { wholeNumber } from '../fields.js'
import { param, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { comparisonOfRound } from '../pages/comparison/addresses.js'
import { sideBySidePage } from '../pages/comparison/sideBySidePage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { record } from '../workspace/record.js'
import { crosswalkOf, earlierRoundOf } from './comparedRounds.js'

/** GET /rounds/:round/comparison/agencies/:agency */
export const showSideBySide: Handler = (services) => async (req, res) => {
  const now = await visitRound(services, req)
  const then = await earlierRoundOf(services, now)
  const agency = await findAgency(services.db, wholeNumber(param(req, 'agency')))
  if (!then || !agency) throw notFound()
  const [before, after] = [
    await responsesOf(services.db, then, agency.id),
    await responsesOf(services.db, now, agency.id),
  ]
  if (before.length === 0 || after.length === 0) throw notFound()
  await record(services, req, now.round, 'side-by-side-seen', `comparison/agencies/${agency.id}`)
  const crosswalk = crosswalkOf(services, then, now)
  const sides = { then: { ...then, responses: before }, now: { ...now, responses: after } }
  const page = sideBySidePage({ agency: agency.name, ...sides, crosswalk }, services.language)
  const back = comparisonOfRound(now.round).page()
  await sendPage(services, res, 'findings/side-by-side', page, { round: now.round, back, wide: true })
}

/** Where an agency's answers of a round stand beside its answers of the earlier one; undefined where there are none. */
export async function sideBySideOf(
  services: Services,
  now: RoundVisit,
  reference: string,
): Promise<string | undefined> {
  const { db } = services
  const then = await earlierRoundOf(services, now)
  const agencyId = then && (await findMatchedAgency(db, now.round.id, reference))
  if (!then || agencyId === undefined) return undefined
  const before = await listMatched(db, then.round.id, agencyId)
  return before.length === 0 ? undefined : comparisonOfRound(now.round).agency(agencyId)
}

/** An agency's responses in the order in which they came, as corrected. */
async function responsesOf(
  db: Db,
  { round }: RoundVisit,
  agencyId: number,
): Promise<readonly AuditResponse[]> {
  const responses: AuditResponse[] = []
  for (const { reference } of await listMatched(db, round.id, agencyId)) {
    const history = await findResponseHistory(db, round.id, reference)
    if (history) responses.push(cleanResponse(history, await listCorrections(db, round.id, reference)))
  }
  return responses
}
