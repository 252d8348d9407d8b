/** A round's findings, worked out when its responses, or what was put right in them, have changed since. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { AuditResponse } from '../../audit/answers.js'
import { answersToRead } from '../../audit/codings.js'
import { countLeftOut } from '../../audit/corrections.js'
import type { FindingsInput } from '../../audit/computeFindings.js'
import type { Findings } from '../../audit/findings.js'
import type { ReleaseBasis } from '../../audit/releases.js'
import type { Round } from '../../audit/rounds.js'
import type { Db } from '../../db/store.js'
import { countExpected } from '../../db/agencies.js'
import { findFrozenFindings } from '../../db/frozenFindings.js'
import { findingsFailed } from '../errors.js'
import type { RoundVisit } from '../guards.js'
import type { Progress } from '../pages/progressPage.js'
import { wordingFor } from '../pages/roundWording.js'
import type { Services } from '../services.js'
import { layerStamp, readLayer, type Layer } from '../workspace/layer.js'

export interface RoundFindings {
  readonly findings: Findings
  /** Those that count, as corrected. */
  readonly responses: readonly AuditResponse[]
  readonly layer: Layer
  /** What a release of frozen findings rests on; undefined where the responses tell it themselves. */
  readonly basis?: ReleaseBasis
}

interface Remembered extends RoundFindings {
  readonly stamp: string
  /** Until then it is shown though responses may have come since, or those who wait would see it never. */
  readonly freshUntil: number
}

/** Findings that are being worked out. */
interface Work {
  progress: Progress
  readonly done: Promise<RoundFindings>
}

/** Findings of rounds, each remembered until its responses change. */
export type FindingsMemory = Map<number, Remembered>

/** What is under way, by round. */
export type FindingsWork = Map<number, Promise<Work>>

/** When a round is large, and how those who ask for its findings are kept waiting. */
export interface Pace {
  /** From so many answers on, findings are worked out in the thread: fewer take a few tenths of a second. */
  readonly largeFrom: number
  /** From so many responses on, their workbook is written in a thread, to a file that is then fetched. */
  readonly exportFrom: number
  /** Milliseconds until those who wait are told how far the work is. */
  readonly patience: number
  /** Milliseconds for which findings and files of a large round are shown though responses have come since. */
  readonly fresh: number
}

export const PACE: Pace = { largeFrom: 2_000, exportFrom: 500, patience: 1_000, fresh: 15_000 }

/**
 * The findings of a round and the responses they rest on, or how far the work on them is.
 *
 * @throws findingsFailed where the thread ended. Asking again begins anew.
 */
export async function findingsOf(services: Services, visit: RoundVisit): Promise<RoundFindings | Progress> {
  const { db, findingsMemory, findingsWork, pace } = services
  const { id } = visit.round
  const expected = await expectedIn(db, visit.round)
  const stamp = `${await layerStamp(db, id)}-${expected ?? ''}`
  const remembered = findingsMemory.get(id)
  const isDeleted = visit.round.wordsDeletedOn !== null
  if (remembered && (remembered.stamp === stamp || (!isDeleted && performance.now() < remembered.freshUntil)))
    return remembered
  if (isDeleted) return frozenOf(services, id, stamp)
  const begun = findingsWork.get(id) ?? begin(services, visit, expected, stamp)
  findingsWork.set(id, begun)
  try {
    const work = await begun
    const found = await Promise.race([work.done, sleep(pace.patience)])
    if (!found) return work.progress
    findingsWork.delete(id)
    return found
  } catch (error) {
    findingsWork.delete(id)
    throw error
  }
}

/** What a round's findings are worked out from. */
export function inputOf(
  layer: Layer,
  { round, questionnaire }: RoundVisit,
  given: Pick<FindingsInput, 'codebook' | 'expected'>,
): Omit<FindingsInput, 'coder'> {
  const leftOut = countLeftOut(layer.leftOut)
  return { responses: layer.responses, leftOut, questionnaire, wording: wordingFor(round), ...given }
}

/** N comes from the register, where the round has one. */
export async function expectedIn(db: Db, { id, expected }: Round): Promise<number | null> {
  return (await countExpected(db, id)) ?? expected
}

/** The figures as they were when the round's words were deleted. */
async function frozenOf(services: Services, roundId: number, stamp: string): Promise<RoundFindings> {
  const frozen = await findFrozenFindings(services.db, roundId)
  if (!frozen) throw new Error('The words of a round were deleted, and its figures are not there.')
  const layer = await readLayer(services.db, roundId)
  const found = { ...frozen, responses: layer.responses, layer }
  services.findingsMemory.set(roundId, { stamp, freshUntil: 0, ...found })
  return found
}

async function begin(
  services: Services,
  visit: RoundVisit,
  expected: number | null,
  stamp: string,
): Promise<Work> {
  const { round, questionnaire } = visit
  const { codebook } = services
  const layer = await readLayer(services.db, round.id)
  const { responses } = layer
  const input = inputOf(layer, visit, { codebook, expected })
  const remember = (findings: Findings, fresh: number) => {
    const freshUntil = performance.now() + fresh
    services.findingsMemory.set(round.id, { stamp, freshUntil, findings, responses, layer })
    return { findings, responses, layer }
  }
  const of = answersToRead(questionnaire, responses)
  if (of < services.pace.largeFrom) {
    const { coderFor, computeFindings } = await services.reader()
    const findings = computeFindings({ ...input, coder: coderFor(codebook) })
    return { progress: { read: of, of }, done: Promise.resolve(remember(findings, 0)) }
  }
  const done = services.findingsThread
    .compute(input, (progress) => (work.progress = progress))
    .then((findings) => {
      services.findingsWork.delete(round.id)
      return remember(findings, services.pace.fresh)
    })
    .catch((error: unknown) => {
      throw findingsFailed(error)
    })
  // Where nobody waits just now, whoever asks next is told.
  done.catch(() => undefined)
  const work: Work = { progress: { read: 0, of }, done }
  return work
}
