/** Puts responses right, undoes it, and does the same again to an answer that a respondent changed since. */
import type { Request } from 'express'
import { questionOf, renewed, type Correction } from '../../audit/corrections.js'
import { insertCorrection, listCorrections, undoCorrection } from '../../db/corrections.js'
import { listReferences } from '../../db/responses.js'
import { notFound } from '../errors.js'
import type { Fields } from '../forms.js'
import { param, requireRole } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { addressesOf } from '../pages/addresses.js'
import { readCorrection } from './readCorrection.js'
import { sendAnswer, sendResponse } from './response.js'
import { visitResponse, type ResponseVisit } from './visitResponse.js'
import { record } from './record.js'

/** POST /rounds/:round/responses/:reference/corrections */
export const createCorrection: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitResponse(services, req)
  const fields = (req.body ?? {}) as Fields
  const { db, language } = services
  const others = {
    references: await listReferences(db, visit.round.id),
    corrections: await listCorrections(db, visit.round.id),
  }
  const read = readCorrection(fields, visit, others, language.reviewing.corrections.problems)
  if (!read) throw notFound()
  const { remedy, reason, problem } = read
  const questionId = typeof fields.question === 'string' ? fields.question : ''
  if (!remedy) {
    const sent = problem && { fields, problem }
    if (questionId === '') await sendResponse(services, req, res, visit, sent)
    else await sendAnswer(services, req, res, visit, questionId, sent)
    return
  }
  const { history, round } = visit
  const { id: responseId, version } = history
  const made = { responseId, version, remedy, reason, organiserId }
  await inOneStep(services, async (within) => {
    const id = await insertCorrection(within.db, made, services.clock())
    await record(within, req, round, 'correction-made', objectOf(visit, id), reason)
  })
  res.redirect(303, pageOf(visit, questionOf(remedy)))
}

/** POST /rounds/:round/responses/:reference/corrections/:correction/undoing */
export const createUndoing: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitResponse(services, req)
  const correction = visitCorrection(req, visit)
  const { id } = correction
  const which = { id, responseId: visit.history.id, organiserId }
  await inOneStep(services, async (within) => {
    if (await undoCorrection(within.db, which, services.clock()))
      await record(within, req, visit.round, 'correction-undone', objectOf(visit, id))
  })
  res.redirect(303, pageOf(visit, questionOf(correction.remedy)))
}

/** POST /rounds/:round/responses/:reference/corrections/:correction/renewal */
export const createRenewal: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitResponse(services, req)
  const { history, round } = visit
  const correction = visitCorrection(req, visit)
  const remedy = correction.undone ? undefined : renewed(correction, history)
  if (remedy) {
    const { reason } = correction
    const renewal = { responseId: history.id, version: history.version, remedy, reason, organiserId }
    const before = { id: correction.id, responseId: history.id, organiserId }
    await inOneStep(services, async (within) => {
      await insertCorrection(within.db, renewal, services.clock())
      await undoCorrection(within.db, before, services.clock())
      await record(within, req, round, 'correction-made', objectOf(visit, correction.id), reason)
    })
  }
  res.redirect(303, pageOf(visit, questionOf(correction.remedy)))
}

function visitCorrection(req: Request, { corrections }: ResponseVisit): Correction {
  const correction = corrections.find(({ id }) => String(id) === param(req, 'correction'))
  if (!correction) throw notFound()
  return correction
}

function objectOf({ history }: ResponseVisit, id: number): string {
  return `responses/${history.reference}/corrections/${id}`
}

/** The page that shows what was done: the answer's, or the response's. */
function pageOf({ round, history }: ResponseVisit, questionId: string | null): string {
  const { sentAnswer, sentResponse } = addressesOf(round)
  const page =
    questionId === null || questionId === 'sector'
      ? sentResponse(history.reference)
      : sentAnswer(history.reference, questionId)
  return `${page}?saved=yes`
}
