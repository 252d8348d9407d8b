/** What should be looked at in a round, remembered response by response: reading ten thousand takes some seconds. */
import { setImmediate } from 'node:timers/promises'
import type { Correction, SubmittedResponse } from '../../audit/corrections.js'
import { lookAt, qualityIssues, type LookedAt, type QualityInput } from '../../audit/dataQuality.js'
import type { QualityIssue } from '../../audit/qualityIssues.js'
import { groupBy } from '../../audit/themes/order.js'
import type { Db } from '../../db/store.js'
import type { RoundVisit } from '../guards.js'
import type { Services } from '../services.js'
import { readLayer } from './layer.js'
import { layerStamp } from './layerStamp.js'
import { readRegister, type Register } from './register.js'

/** After so many responses other work gets its turn. */
const AT_A_TIME = 20

interface Memory {
  readonly looked: Map<string, { readonly key: string; readonly value: LookedAt }>
  all: { readonly stamp: string; readonly issues: readonly QualityIssue[] } | undefined
}

const memories = new WeakMap<Db, Map<number, Memory>>()

/** Forgets what was looked at, so that nothing of an erased answer stays in memory. */
export function forgetLookedAt(db: Db): void {
  memories.delete(db)
}

/** Every issue of a round. */
export async function issuesOfRound(
  { db }: Services,
  { round, questionnaire }: RoundVisit,
): Promise<readonly QualityIssue[]> {
  if (round.wordsDeletedOn !== null) return nothingIn(db, round.id)
  const memory = memoryOf(db, round.id)
  const register = await readRegister(db, round.id)
  const stamp = await stampOf(db, round.id, register)
  if (memory.all?.stamp === stamp) return memory.all.issues
  const input = { questionnaire, registeredSector: register.registeredSector }
  const { submitted, corrections } = await readLayer(db, round.id)
  const byReference = groupBy(corrections, ({ reference }) => reference)
  const looked: LookedAt[] = []
  for (const [index, response] of submitted.entries()) {
    looked.push(lookOnce(memory, response, byReference.get(response.reference) ?? [], input))
    if (index % AT_A_TIME === AT_A_TIME - 1) await setImmediate()
  }
  const issues = qualityIssues(looked)
  memory.all = { stamp, issues }
  return issues
}

/** The issues of some responses; possible duplicates only where the whole round was looked at since it last changed. */
export async function issuesOfResponses(
  { db }: Services,
  { round, questionnaire }: RoundVisit,
  responses: readonly SubmittedResponse[],
  corrections: readonly Correction[],
): Promise<readonly QualityIssue[]> {
  if (round.wordsDeletedOn !== null) return nothingIn(db, round.id)
  const memory = memoryOf(db, round.id)
  const references = new Set(responses.map(({ reference }) => reference))
  const register = await readRegister(db, round.id)
  if (memory.all?.stamp === (await stampOf(db, round.id, register)))
    return memory.all.issues.filter(({ reference }) => references.has(reference))
  const byReference = groupBy(corrections, ({ reference }) => reference)
  const input = { questionnaire, registeredSector: register.registeredSector }
  return responses.flatMap(
    (response) => lookOnce(memory, response, byReference.get(response.reference) ?? [], input).issues,
  )
}

/** Forgets a round whose words were deleted: there is nothing to look at in it. */
function nothingIn(db: Db, roundId: number): readonly QualityIssue[] {
  memories.get(db)?.delete(roundId)
  return []
}

function lookOnce(
  memory: Memory,
  response: SubmittedResponse,
  own: readonly Correction[],
  input: QualityInput,
): LookedAt {
  const registered = input.registeredSector(response) ?? ''
  const key = [
    registered,
    response.version,
    ...own.map(({ id, undone }) => `${id}${undone ? 'u' : ''}`),
  ].join(' ')
  const known = memory.looked.get(response.reference)
  if (known?.key === key) return known.value
  const value = lookAt(response, own, input)
  memory.looked.set(response.reference, { key, value })
  return value
}

async function stampOf(db: Db, roundId: number, register: Register): Promise<string> {
  return `${await layerStamp(db, roundId)} ${register.stamp}`
}

function memoryOf(db: Db, roundId: number): Memory {
  const ofStore = memories.get(db) ?? new Map<number, Memory>()
  memories.set(db, ofStore)
  const memory = ofStore.get(roundId) ?? { looked: new Map(), all: undefined }
  ofStore.set(roundId, memory)
  return memory
}
