/** A round and the earlier one that it is compared with, each as its findings say. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { answersToRead } from '../../audit/codings.js'
import type { ComparedRound, Comparison, Panel } from '../../audit/comparison.js'
import { coverageOf } from '../../audit/coverage.js'
import { crosswalkBetween, type Crosswalk } from '../../audit/crosswalk.js'
import type { Findings } from '../../audit/findings.js'
import { populationOf } from '../../audit/intervals.js'
import { sectorsOf } from '../../audit/questionnaire.js'
import type { Codebook } from '../../audit/themes/codebook.js'
import { codebookEvents, foldDecisions } from '../../audit/themes/decisions.js'
import { listRoundAgencies } from '../../db/agencies.js'
import { listMatchedAgencies } from '../../db/matches.js'
import { findRoundById } from '../../db/rounds.js'
import { expectedIn, inputOf } from '../findings/findingsInput.js'
import { findingsOf, type RoundFindings } from '../findings/roundFindings.js'
import type { RoundVisit } from '../guards.js'
import type { Progress } from '../pages/progressPage.js'
import type { Services } from '../services.js'
import type { Layer } from '../workspace/layer.js'
import { rememberedComparison } from './rememberedComparison.js'

/** The round that a round is compared with; undefined where none is chosen. */
export async function earlierRoundOf(
  { db, questionnaires }: Services,
  { round }: Pick<RoundVisit, 'round'>,
): Promise<RoundVisit | undefined> {
  const earlier = round.earlierRoundId === null ? undefined : await findRoundById(db, round.earlierRoundId)
  const questionnaire = earlier && questionnaires.get(earlier.edition)
  return earlier && questionnaire && { round: earlier, questionnaire }
}

/**
 * The findings of the earlier round under the codebook of the later, or how far they are. Where its words are deleted
 * they are as they were then: their own codebook says by what they were read.
 *
 * @throws findingsFailed
 */
export async function earlierFindings(
  services: Services,
  earlier: RoundVisit,
  codebook: Codebook,
): Promise<RoundFindings | Progress> {
  const found = await findingsOf(services, earlier)
  if (!('findings' in found) || earlier.round.wordsDeletedOn !== null) return found
  // Rounds count the versions of their own codebooks: only what is in them tells whether two are the same.
  if (isDeepStrictEqual(found.reading.codebook, codebook)) return found
  const under = readAnew(services, earlier, found, codebook)
  const findings = await Promise.race([under, sleep(services.pace.patience)])
  const of = answersToRead(earlier.questionnaire, found.responses)
  return findings ? { ...found, findings } : { read: 0, of }
}

/** What was read by other codebooks, for as long as the responses are the same. */
const read = new WeakMap<Layer, Map<string, Promise<Findings>>>()

function readAnew(
  services: Services,
  earlier: RoundVisit,
  found: RoundFindings,
  codebook: Codebook,
): Promise<Findings> {
  const { layer } = found
  const known = read.get(layer) ?? new Map<string, Promise<Findings>>()
  read.set(layer, known)
  const key = JSON.stringify([codebook, found.reading.last])
  const begun = known.get(key) ?? begin(services, earlier, found, codebook)
  known.set(key, begun)
  begun.catch(() => known.delete(key))
  return begun
}

async function begin(
  services: Services,
  earlier: RoundVisit,
  { layer, responses, reading }: RoundFindings,
  codebook: Codebook,
): Promise<Findings> {
  const own = reading.decisions
  const ofCodebook = new Set(codebookEvents(own))
  // What people decided on single answers stays theirs, in terms of the themes that there are in this codebook.
  const { decided, dismissed } = foldDecisions(
    codebook,
    own.filter((decision) => !ofCodebook.has(decision)),
  )
  const input = inputOf(layer, earlier, {
    ...{ codebook, decided, dismissed },
    expected: await expectedIn(services.db, earlier.round),
  })
  if (answersToRead(earlier.questionnaire, responses) >= services.pace.largeFrom)
    return services.findingsThread.compute(input, () => undefined)
  const { coderFor, computeFindings } = await services.reader()
  return computeFindings({ ...input, coder: coderFor(codebook) })
}

/** The crosswalk between the editions of two rounds; undefined where there is none. */
export function crosswalkOf(
  { crosswalks }: Pick<Services, 'crosswalks'>,
  then: RoundVisit,
  now: RoundVisit,
): Crosswalk | undefined {
  return crosswalkBetween(crosswalks, then.questionnaire, now.questionnaire)
}

export interface RoundsCompared {
  readonly then: RoundVisit
  readonly now: RoundVisit
  readonly comparison: Comparison
  /** The later round's. */
  readonly found: RoundFindings
  /** By the name of the register, those that took part in both rounds. */
  readonly both: readonly { readonly id: number; readonly name: string }[]
}

/**
 * The comparison of a round with the earlier one, or how far the findings are; undefined where no earlier round is
 * chosen.
 *
 * @throws findingsFailed
 */
export async function comparisonOf(
  services: Services,
  now: RoundVisit,
  panel: Panel,
): Promise<RoundsCompared | Progress | undefined> {
  const then = await earlierRoundOf(services, now)
  if (!then) return undefined
  const later = await findingsOf(services, now)
  if (!('findings' in later)) return later
  const earlier = await earlierFindings(services, then, later.reading.codebook)
  if (!('findings' in earlier)) return earlier
  const [before, after] = [
    await comparedRound(services, then, earlier, readByOf(then, now)),
    await comparedRound(services, now, later, now),
  ]
  const crosswalk = crosswalkOf(services, then, now)
  const comparison = rememberedComparison(before.compared, after.compared, crosswalk, panel)
  const both = comparison.agencies.both.map((id) => ({ id, name: after.names.get(id) ?? '' }))
  return {
    then,
    now,
    comparison,
    found: later,
    both: both.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  }
}

/** `readBy`: the round whose codebook the themes were read by. */
async function comparedRound(
  { db }: Services,
  { round, questionnaire }: RoundVisit,
  { findings, responses }: RoundFindings,
  readBy: RoundVisit,
): Promise<{ readonly compared: ComparedRound; readonly names: ReadonlyMap<number, string> }> {
  const register = await listRoundAgencies(db, round.id)
  const { expected, submitted } = coverageOf(register, sectorsOf(questionnaire)).total
  const counted = new Set(responses.map(({ reference }) => reference))
  const matched = await listMatchedAgencies(db, round.id)
  return {
    compared: {
      findings,
      readBy: readingKey(findings, readBy),
      population: populationOf(responses, findings.expected),
      coverage: expected > 0 ? { expected, responded: submitted } : undefined,
      agencies: new Map([...matched].filter(([reference]) => counted.has(reference))),
    },
    names: new Map(register.map(({ agency }) => [agency.id, agency.name])),
  }
}

/** The round whose codebook the themes of the earlier round were read by. */
function readByOf(then: RoundVisit, now: RoundVisit): RoundVisit {
  return then.round.wordsDeletedOn === null ? now : then
}

/** Whether themes were read by one codebook in the findings of the earlier round and in those of the later. */
export function areReadAlike(then: RoundVisit, earlier: Findings, now: RoundVisit, later: Findings): boolean {
  return readingKey(earlier, readByOf(then, now)) === readingKey(later, now)
}

/** The same for two findings where one codebook read both. A round that changed it counts versions of its own: "1.1.1+2". */
function readingKey({ codebook: { id, version } }: Findings, { round }: RoundVisit): string {
  return version.includes('+') ? `${id} ${version} of ${round.slug}` : `${id} ${version}`
}
