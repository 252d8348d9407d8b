/** What is shown while newer findings are being worked out. */
import type { RoundVisit } from '../guards.js'
import type { Services } from '../services.js'
import { inputOf } from './findingsInput.js'
import { grownSince } from './keptLayer.js'
import type { Remembered, RoundFindings } from './roundFindings.js'

/** How a round is now. */
interface Now {
  readonly stamp: string
  readonly expected: number | null
}

/** Earlier findings of a round, with what has come since counted on top where it can be, and marked. */
export async function shownMeanwhile(
  services: Services,
  visit: RoundVisit,
  earlier: Remembered,
  now: Now,
): Promise<RoundFindings> {
  const latest = earlier.stamp === now.stamp ? earlier.latest : await countedOn(services, visit, earlier, now)
  const since = new Date(earlier.computedAt)
  return { ...(latest ?? earlier.latest), updating: { of: latest ? 'words' : 'everything', since } }
}

/** Counts what has come since on top; undefined where more has changed than that. */
async function countedOn(
  { db, findingsMemory, counter }: Services,
  visit: RoundVisit,
  earlier: Remembered,
  { stamp, expected }: Now,
): Promise<RoundFindings | undefined> {
  const { id } = visit.round
  const grown = await grownSince(db, id, earlier)
  if (!grown) return undefined
  const { moment, layer, arrived } = grown
  const { reading, findings: before } = earlier.latest
  const { codebook, decided } = reading
  const { coderFor, countArrivals } = await counter()
  const input = { ...inputOf(layer, visit, { codebook, decided, expected }), coder: coderFor(codebook) }
  const findings = countArrivals(before, arrived, input)
  const latest = { findings, responses: layer.responses, layer, reading }
  // Whoever worked them out, or counted, meanwhile knows as much.
  if (findingsMemory.get(id) === earlier) findingsMemory.set(id, { ...earlier, latest, stamp, moment, layer })
  return latest
}
