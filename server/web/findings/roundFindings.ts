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
import { lastThemeDecision } from '../../db/themeDecisions.js'
import { findingsFailed } from '../errors.js'
import type { RoundVisit } from '../guards.js'
import type { Progress } from '../pages/progressPage.js'
import { wordingFor } from '../pages/roundWording.js'
import type { Services } from '../services.js'
import { readLayer, type Layer } from '../workspace/layer.js'
import { layerStamp } from '../workspace/layerStamp.js'
import { keptLayer } from './keptLayer.js'
import { roundCodebookOf, type RoundCodebook } from './roundCodebook.js'

export interface RoundFindings {
  readonly findings: Findings
  /** Those that count, as corrected. */
  readonly responses: readonly AuditResponse[]
  readonly layer: Layer
  /** What themes were read by. */
  readonly reading: RoundCodebook
  /** What a release of frozen findings rests on; undefined where the responses tell it themselves. */
  readonly basis?: ReleaseBasis
}

interface Remembered extends RoundFindings {
  readonly stamp: string
  /** The stamp of the layer alone. */
  readonly layerStamp: string
  /** Until then it is shown though responses may have come since, or those who wait would see it never. */
  readonly freshUntil: number
  /** When it was worked out, in milliseconds since the epoch. */
  readonly computedAt: number
}

/** Findings that are being worked out. */
interface Work {
  progress: Progress
  readonly done: Promise<RoundFindings>
}

/** Findings of rounds, each remembered until its responses change. */
export type FindingsMemory = Map<number, Remembered>

/** Work that has begun, and the last decision on themes that it rests on. */
interface BegunWork {
  readonly last: number
  readonly work: Promise<Work>
}

/** What is under way, by round. */
export type FindingsWork = Map<number, BegunWork>

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
  const last = await lastThemeDecision(db, id)
  const stamp = `${await layerStamp(db, id)}-${expected ?? ''}`
  const remembered = findingsMemory.get(id)
  if (remembered && mayBeShown(remembered, visit, stamp, last)) return remembered
  if (visit.round.wordsDeletedOn !== null) return frozenOf(services, visit.round, stamp)
  const known = findingsWork.get(id)
  const begun =
    known?.last === last ? known : keepWork(services, id, last, begin(services, visit, expected, stamp))
  try {
    const work = await begun.work
    return (await Promise.race([work.done, sleep(pace.patience)])) ?? work.progress
  } catch (error) {
    endWork(services, id, begun)
    throw error
  }
}

/** Whoever decides something on themes sees what comes of it; what comes in meanwhile may wait for a while. */
function mayBeShown(
  { stamp, reading, freshUntil }: Remembered,
  { round }: RoundVisit,
  stampNow: string,
  last: number,
): boolean {
  if (stamp === stampNow) return true
  return round.wordsDeletedOn === null && reading.last === last && performance.now() < freshUntil
}

/** Keeps work until it is done, whether or not anybody waits for it, or somebody was told that it failed. */
function keepWork(services: Services, roundId: number, last: number, work: Promise<Work>): BegunWork {
  const begun = { last, work }
  services.findingsWork.set(roundId, begun)
  work
    .then(({ done }) => done)
    .then(
      () => {
        endWork(services, roundId, begun)
      },
      () => undefined,
    )
  return begun
}

function endWork({ findingsWork }: Services, roundId: number, begun: BegunWork): void {
  if (findingsWork.get(roundId) === begun) findingsWork.delete(roundId)
}

/** What a round's findings are worked out from. */
export function inputOf(
  layer: Layer,
  { round, questionnaire }: RoundVisit,
  given: Pick<FindingsInput, 'codebook' | 'decided' | 'dismissed' | 'expected'>,
): Omit<FindingsInput, 'coder'> {
  const leftOut = countLeftOut(layer.leftOut)
  return { responses: layer.responses, leftOut, questionnaire, wording: wordingFor(round), ...given }
}

/** N comes from the register, where the round has one. */
export async function expectedIn(db: Db, { id, expected }: Round): Promise<number | null> {
  return (await countExpected(db, id)) ?? expected
}

/** The figures as they were when the round's words were deleted. */
async function frozenOf(services: Services, round: Round, stamp: string): Promise<RoundFindings> {
  const frozen = await findFrozenFindings(services.db, round.id)
  if (!frozen) throw new Error('The words of a round were deleted, and its figures are not there.')
  const layer = await readLayer(services.db, round.id)
  const reading = await roundCodebookOf(services, round)
  const found = { ...frozen, responses: layer.responses, layer, reading }
  services.findingsMemory.set(round.id, {
    stamp,
    layerStamp: '',
    freshUntil: 0,
    computedAt: services.clock().getTime(),
    ...found,
  })
  return found
}

async function begin(
  services: Services,
  visit: RoundVisit,
  expected: number | null,
  stamp: string,
): Promise<Work> {
  const { round, questionnaire } = visit
  const reading = await roundCodebookOf(services, round)
  const { layer, layerStamp } = await keptLayer(services, round)
  const { responses } = layer
  const { codebook, decided, dismissed } = reading
  const input = inputOf(layer, visit, { codebook, decided, dismissed, expected })
  const remember = (findings: Findings, fresh: number) => {
    const found = { findings, responses, layer, reading }
    const freshUntil = performance.now() + fresh
    services.findingsMemory.set(round.id, {
      stamp,
      layerStamp,
      freshUntil,
      computedAt: services.clock().getTime(),
      ...found,
    })
    return found
  }
  const of = answersToRead(questionnaire, responses)
  if (of < services.pace.largeFrom) {
    const { coderFor, computeFindings, nextRecall } = await services.reader()
    const findings = computeFindings({ ...input, coder: coderFor(codebook), recall: nextRecall() })
    return { progress: { read: of, of }, done: Promise.resolve(remember(findings, 0)) }
  }
  const done = services.findingsThread
    .compute(input, (progress) => (work.progress = progress))
    .then((findings) => remember(findings, services.pace.fresh))
    .catch((error: unknown) => {
      throw findingsFailed(error)
    })
  // Where nobody waits just now, whoever asks next is told.
  done.catch(() => undefined)
  const work: Work = { progress: { read: 0, of }, done }
  return work
}
