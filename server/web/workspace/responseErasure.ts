/** Erasing a whole response, where the agency that sent it asks for that. */
import type { Response } from 'express'
import { countWholeResponse, eraseResponse } from '../../db/responseErasures.js'
import { listCorrections } from '../../db/corrections.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { addressesOf } from '../pages/addresses.js'
import { responseErasurePage } from '../pages/workspace/responseErasurePage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { forgetErased } from './forgetting.js'
import { posted, record } from './record.js'
import { visitResponse, type ResponseVisit } from './visitResponse.js'

const LONGEST_REASON = 500

/** GET /rounds/:round/responses/:reference/erasure: what would go, before anything does. */
export const showResponseErasure: Handler = (services) => async (req, res) => {
  await sendErasure(services, res, await visitResponse(services, req))
}

/** POST /rounds/:round/responses/:reference/erasure */
export const createResponseErasure: Handler = (services) => async (req, res) => {
  const visit = await visitResponse(services, req)
  const { round, history } = visit
  const reason = posted(req, 'reason')
  const problem = await problemOf(services, visit, reason)
  if (problem !== undefined) {
    await sendErasure(services, res, visit, { reason, problem })
    return
  }
  await inOneStep(services, async (within) => {
    if (await eraseResponse(within.db, history.id, services.clock()))
      await record(within, req, round, 'response-erased', `responses/${history.reference}`, reason)
  })
  // No transaction can hold it: the file is written anew as a whole.
  const isCleared = await forgetErased(services)
  res.redirect(
    303,
    `${addressesOf(round).responses}?done=${isCleared ? 'response-erased' : 'response-uncleared'}`,
  )
}

async function problemOf(
  { db, language }: Services,
  { round, history }: ResponseVisit,
  reason: string,
): Promise<string | undefined> {
  const words = language.requests.choice
  if (reason === '') return words.reasonMissing
  if (reason.length > LONGEST_REASON) return words.reasonTooLong
  const copy = (await listCorrections(db, round.id)).find(
    ({ remedy, undone }) => !undone && remedy.kind === 'duplicate' && remedy.of === history.reference,
  )
  return copy && language.reviewing.corrections.problems.isOriginal(copy.reference)
}

async function sendErasure(
  services: Services,
  res: Response,
  { round, history }: ResponseVisit,
  sent?: { readonly reason: string; readonly problem: string },
): Promise<void> {
  const { db, config, clock, language } = services
  const page = responseErasurePage(
    {
      round,
      reference: history.reference,
      whole: await countWholeResponse(db, history.id),
      backupDays: config.backupDays,
      now: clock(),
      sent,
    },
    language,
  )
  const back = addressesOf(round).sentResponse(history.reference)
  await sendPage(services, res, 'workspace/form', page, { round, back, hasErrors: sent !== undefined })
}
