/** A round's findings, worked out when its responses, or what was put right in them, have changed since. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { AuditResponse } from '../../audit/answers.js'
import { answersToRead } from '../../audit/codings.js'
import type { Findings } from '../../audit/findings.js'
import type { ReleaseBasis } from '../../audit/releases.js'
import type { Round } from '../../audit/rounds.js'
import { findFrozenFindings } from '../../db/frozenFindings.js'
import { findingsFailed } from '../errors.js'
import type { RoundVisit } from '../guards.js'
import type { Progress } from '../pages/progressPage.js'
import type { Services } from '../services.js'
import { readLayer, type Layer } from '../workspace/layer.js'
import { decisionsStamp, layerMoment, layerStamp } from '../workspace/layerStamp.js'
import { expectedIn, inputOf } from './findingsInput.js'
import { keptLayer, type KeptLayer } from './keptLayer.js'
import { shownMeanwhile } from './meanwhile.js'
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
  /** Where something has come in since they were worked out, and newer ones are being. */
  readonly updating?: Updating
}

/** What of findings is earlier than the newest response, and when it was worked out. */
export interface Updating {
  /** Everything, or what takes all answers together to say: quotes, suggestions, what sectors mention more often. */
  readonly of: 'everything' | 'words'
  readonly since: Date
}

/** What is remembered of a round: its moment and layer are those of the latest. */
export interface Remembered extends KeptLayer {
  /** Findings as they were worked out. */
  readonly whole: RoundFindings
  /** The same, with what has come since counted on top; the very same where nothing was. */
  readonly latest: RoundFindings
  /** The stamp of the latest. */
  readonly stamp: string
  /** The stamp of what people had decided before it was begun. */
  readonly decisions: string
  /** Until then others wait for nothing newer though responses may have come since, or they would see it never. */
  readonly freshUntil: number
  /** Whether it was worked out in the thread, which takes seconds. */
  readonly isLarge: boolean
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

/** Work that has begun, and the stamp of what people had decided before. */
interface BegunWork {
  readonly decisions: string
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
  /**
   * Milliseconds for which files of a large round are given though responses have come since; findings for as long at
   * most, and no longer than a quarter of what they took to be worked out.
   */
  readonly fresh: number
}

export const PACE: Pace = { largeFrom: 2_000, exportFrom: 500, patience: 1_000, fresh: 15_000 }

/**
 * The findings of a round and the responses they rest on, or how far the work on them is. With `evenEarlier`, those
 * that something has come in for since are given at once, with what has come counted on top where it can be, and marked,
 * while newer ones are being worked out.
 *
 * @throws findingsFailed where the thread ended. Asking again begins anew.
 */
export async function findingsOf(
  services: Services,
  visit: RoundVisit,
  { evenEarlier = false } = {},
): Promise<RoundFindings | Progress> {
  const { db, findingsMemory, findingsWork, pace } = services
  const { id } = visit.round
  const expected = await expectedIn(db, visit.round)
  const stamp = `${await layerStamp(db, id)}-${expected ?? ''}`
  const remembered = findingsMemory.get(id)
  if (remembered?.stamp === stamp && remembered.latest === remembered.whole) return remembered.whole
  if (visit.round.wordsDeletedOn !== null) return frozenOf(services, visit.round, stamp)
  // Whoever decides or puts right something sees what comes of it; responses that come in may wait for a while.
  const decisions = await decisionsStamp(db, id)
  const earlier = remembered?.decisions === decisions ? remembered : undefined
  const shown =
    evenEarlier && earlier?.isLarge
      ? await shownMeanwhile(services, visit, earlier, { expected, stamp })
      : undefined
  if (earlier && performance.now() < earlier.freshUntil) return shown ?? earlier.whole
  const known = findingsWork.get(id)
  const begun =
    known?.decisions === decisions
      ? known
      : keepWork(services, id, decisions, begin(services, visit, { expected, stamp, decisions }))
  try {
    if (shown) return (await Promise.race([doneOf(begun), sleep(0)])) ?? shown
    const work = await begun.work
    return (await Promise.race([work.done, sleep(pace.patience)])) ?? work.progress
  } catch (error) {
    endWork(services, id, begun)
    throw error
  }
}

async function doneOf({ work }: BegunWork): Promise<RoundFindings> {
  return (await work).done
}

/** Keeps work until it is done, whether or not anybody waits for it, or somebody was told that it failed. */
function keepWork(services: Services, roundId: number, decisions: string, work: Promise<Work>): BegunWork {
  const begun = { decisions, work }
  services.findingsWork.set(roundId, begun)
  doneOf(begun).then(
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

/** The figures as they were when the round's words were deleted. */
async function frozenOf(services: Services, round: Round, stamp: string): Promise<RoundFindings> {
  const frozen = await findFrozenFindings(services.db, round.id)
  if (!frozen) throw new Error('The words of a round were deleted, and its figures are not there.')
  const layer = await readLayer(services.db, round.id)
  const reading = await roundCodebookOf(services, round)
  const found = { ...frozen, responses: layer.responses, layer, reading }
  services.findingsMemory.set(round.id, {
    ...{ stamp, layer, whole: found, latest: found },
    ...{ decisions: '', moment: await layerMoment(services.db, round.id), freshUntil: 0, isLarge: false },
    computedAt: services.clock().getTime(),
  })
  return found
}

async function begin(
  services: Services,
  visit: RoundVisit,
  { expected, ...stamps }: Pick<Remembered, 'stamp' | 'decisions'> & { readonly expected: number | null },
): Promise<Work> {
  const { round, questionnaire } = visit
  const begunAt = performance.now()
  const reading = await roundCodebookOf(services, round)
  const { layer, moment } = await keptLayer(services, round)
  const { responses } = layer
  const { codebook, decided, dismissed } = reading
  const input = inputOf(layer, visit, { codebook, decided, dismissed, expected })
  const remember = (findings: Findings, isLarge: boolean) => {
    const found = { findings, responses, layer, reading }
    const now = performance.now()
    services.findingsMemory.set(round.id, {
      ...{ ...stamps, moment, layer, isLarge, whole: found, latest: found },
      // Working out takes four fifths of the time at most, however often something comes: others have a processor too.
      freshUntil: isLarge ? now + Math.min(services.pace.fresh, (now - begunAt) / 4) : 0,
      computedAt: services.clock().getTime(),
    })
    return found
  }
  const of = answersToRead(questionnaire, responses)
  if (of < services.pace.largeFrom) {
    const { coderFor, computeFindings, nextRecall } = await services.reader()
    const findings = computeFindings({ ...input, coder: coderFor(codebook), recall: nextRecall() })
    return { progress: { read: of, of }, done: Promise.resolve(remember(findings, false)) }
  }
  const done = services.findingsThread
    .compute(input, (progress) => (work.progress = progress))
    .then((findings) => remember(findings, true))
    .catch((error: unknown) => {
      throw findingsFailed(error)
    })
  // Where nobody waits just now, whoever asks next is told.
  done.catch(() => undefined)
  const work: Work = { progress: { read: 0, of }, done }
  return work
}
