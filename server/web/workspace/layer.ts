/** A round's responses as submitted, what was put right in them, and the clean layer that results. */
import { setImmediate } from 'node:timers/promises'
import {
  cleanResponses,
  type CleanLayer,
  type Correction,
  type SubmittedResponse,
} from '../../audit/corrections.js'
import { reviewedAnswers } from '../../audit/dataQuality.js'
import { maskFindings } from '../../audit/maskedFindings.js'
import { createMask, knownNamesIn, maskResponse, type Mask } from '../../audit/maskedText.js'
import type { AuditResponse } from '../../audit/answers.js'
import type { Findings } from '../../audit/findings.js'
import type { Questionnaire } from '../../audit/questionnaire.js'
import { groupBy } from '../../audit/themes/order.js'
import { listCorrections } from '../../db/corrections.js'
import { responseBatches } from '../../db/responseBatches.js'
import { listResponses } from '../../db/responses.js'
import type { Db } from '../../db/store.js'
import { layerStamp } from './layerStamp.js'
import { readRegister, type Register } from './register.js'

export interface Layer extends CleanLayer {
  readonly submitted: readonly SubmittedResponse[]
  readonly corrections: readonly Correction[]
}

/** So many responses are read before other work gets its turn. */
const BATCH = 250
/** Where something comes while a round is read, it is read again; after so many times all at once. */
const TRIES = 3

/** Reads everything of a round, as it was at one moment. */
export async function readLayer(db: Db, roundId: number): Promise<Layer> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const stamp = await layerStamp(db, roundId)
    const submitted = await readInTurns(db, roundId)
    const corrections = await listCorrections(db, roundId)
    if (stamp === (await layerStamp(db, roundId))) return layerOf(submitted, corrections)
  }
  return layerOf(await listResponses(db, roundId), await listCorrections(db, roundId))
}

async function readInTurns(db: Db, roundId: number): Promise<readonly SubmittedResponse[]> {
  const all: SubmittedResponse[] = []
  for await (const some of responseBatches(db, roundId, BATCH)) {
    all.push(...some)
    await setImmediate()
  }
  return all
}

function layerOf(submitted: readonly SubmittedResponse[], corrections: readonly Correction[]): Layer {
  return { ...cleanResponses(submitted, corrections), submitted, corrections }
}

/** How members of the group read a round. */
export interface MemberView {
  readonly mask: Mask
  readonly findings: (findings: Findings) => Findings
  readonly response: (response: AuditResponse, questionnaire: Questionnaire) => AuditResponse
  readonly isReviewed: (reference: string, questionId: string) => boolean
}

interface RememberedView {
  readonly stamp: string
  readonly view: MemberView
}

const views = new WeakMap<Layer, RememberedView>()

/** The members' view of a layer, made anew only when the register has changed: it knows every name of the round. */
export async function memberViewOf(db: Db, roundId: number, layer: Layer): Promise<MemberView> {
  const register = await readRegister(db, roundId)
  const known = views.get(layer)
  if (known?.stamp === register.stamp) return known.view
  const view = createView(layer, register)
  views.set(layer, { stamp: register.stamp, view })
  return view
}

function createView(layer: Layer, register: Register): MemberView {
  const mask = createMask(knownNamesIn([...layer.submitted, ...layer.responses], register))
  const masked = new WeakMap<Findings, Findings>()
  // The same response stands behind many figures.
  const maskedResponses = new WeakMap<AuditResponse, AuditResponse>()
  const byReference = groupBy(layer.corrections, ({ reference }) => reference)
  const reviewed = new Map(
    layer.submitted.map((response) => [
      response.reference,
      reviewedAnswers(response, byReference.get(response.reference) ?? []),
    ]),
  )
  const isReviewed = (reference: string, questionId: string) =>
    reviewed.get(reference)?.has(questionId) ?? false
  return {
    mask,
    isReviewed,
    findings: (findings) => {
      const known = masked.get(findings) ?? maskFindings(findings, mask, isReviewed)
      masked.set(findings, known)
      return known
    },
    response: (response, questionnaire) => {
      const known =
        maskedResponses.get(response) ??
        maskResponse(response, mask, questionnaire, reviewed.get(response.reference))
      maskedResponses.set(response, known)
      return known
    },
  }
}
