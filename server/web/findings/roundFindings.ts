/** A round's findings, computed when its responses have changed since they were last asked for. */
import type { AuditResponse } from '../../audit/answers.js'
import type { Findings } from '../../audit/findings.js'
import { listResponses, responsesStamp } from '../../db/responses.js'
import { wordingFor } from '../pages/roundWording.js'
import type { RoundVisit } from '../guards.js'
import type { Services } from '../services.js'

export interface RoundFindings {
  readonly findings: Findings
  readonly responses: readonly AuditResponse[]
}

interface Remembered extends RoundFindings {
  readonly stamp: string
}

/** Findings of rounds, each remembered until its responses change. */
export type FindingsMemory = Map<number, Remembered>

/** The findings of a round and the responses they rest on. */
export async function findingsOf(
  services: Services,
  { round, questionnaire }: RoundVisit,
): Promise<RoundFindings> {
  const { db, codebook, findingsMemory } = services
  const stamp = await responsesStamp(db, round.id)
  const remembered = findingsMemory.get(round.id)
  if (remembered?.stamp === stamp) return remembered
  const responses = await listResponses(db, round.id)
  const { coder, computeFindings } = await services.reader()
  const findings = computeFindings({
    responses,
    questionnaire,
    codebook,
    coder,
    expected: round.expected,
    wording: wordingFor(round),
  })
  const computed = { stamp, findings, responses }
  findingsMemory.set(round.id, computed)
  return computed
}
