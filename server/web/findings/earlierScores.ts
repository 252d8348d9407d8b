/** What a round's score card is compared with, and who may see the figures of which sectors. */
import { setTimeout as sleep } from 'node:timers/promises'
import { coverageOf } from '../../audit/coverage.js'
import type { Findings } from '../../audit/findings.js'
import { gatherSectors } from '../../audit/gatheredSectors.js'
import { sectorsOf } from '../../audit/questionnaire.js'
import { brokenQuestions } from '../../audit/scoreCard/brokenQuestions.js'
import type { RoundFigures } from '../../audit/scoreCard/computedIndicators.js'
import type { EarlierRound } from '../../audit/scoreCard/scoreCard.js'
import { listRoundAgencies } from '../../db/agencies.js'
import { listIndicators } from '../../db/indicators.js'
import { areReadAlike, crosswalkOf, earlierFindings, earlierRoundOf } from '../comparison/comparedRounds.js'
import type { RoundVisit } from '../guards.js'
import type { Services } from '../services.js'
import type { RoundFindings } from './roundFindings.js'

/** "member": no rate of a sector of few responses. */
export type ScoreReader = 'lead' | 'member'

/** Findings that a score card is made of, without the mask: indicators are counts of the whole round. */
export type ScoredFindings = Pick<RoundFindings, 'findings' | 'reading'>

/** The earlier round and its figures; those are undefined while they are being worked out. */
export interface EarlierScores {
  readonly visit: RoundVisit
  readonly figures: EarlierRound | undefined
}

/** Milliseconds until somebody who waits looks again. */
const AGAIN = 10

/** What indicators are worked out from. */
export async function figuresOf(
  { db }: Services,
  { round, questionnaire }: RoundVisit,
  findings: Findings,
  reader: ScoreReader,
): Promise<RoundFigures> {
  const agencies = await listRoundAgencies(db, round.id)
  const coverage = agencies.length > 0 ? coverageOf(agencies, sectorsOf(questionnaire)) : undefined
  if (reader === 'lead') return { findings, coverage }
  const { findings: gathered, notShown } = gatherSectors(findings, questionnaire)
  const rows = coverage?.rows.filter(({ sector }) => !notShown.has(sector)) ?? []
  return { findings: gathered, coverage: coverage && { ...coverage, rows } }
}

/**
 * The round that a round's score card is compared with; undefined where none is chosen.
 *
 * @param waits whether to answer only when its figures are there
 * @throws findingsFailed
 */
export async function earlierScoresOf(
  services: Services,
  now: RoundVisit,
  { findings, reading }: ScoredFindings,
  { reader, waits }: { readonly reader: ScoreReader; readonly waits: boolean },
): Promise<EarlierScores | undefined> {
  const then = await earlierRoundOf(services, now)
  if (!then) return undefined
  let found = await earlierFindings(services, then, reading.codebook)
  while (waits && !('findings' in found)) {
    await sleep(AGAIN)
    found = await earlierFindings(services, then, reading.codebook)
  }
  if (!('findings' in found)) return { visit: then, figures: undefined }
  const figures = {
    ...(await figuresOf(services, then, found.findings, reader)),
    hand: await listIndicators(services.db, then.round.id),
    brokenQuestions: brokenQuestions(crosswalkOf(services, then, now), now.questionnaire),
    isSameCodebook: areReadAlike(then, found.findings, now, findings),
  }
  return { visit: then, figures }
}
