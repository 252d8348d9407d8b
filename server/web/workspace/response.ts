/** One response and one answer of it. */
import type { Request, Response } from 'express'
import { cleanResponse } from '../../audit/corrections.js'
import { findQuestion } from '../../audit/questionnaire.js'
import { countEarlierChoices } from '../../db/earlierChoices.js'
import { notFound } from '../errors.js'
import { isLead, param, visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { sideBySideOf } from '../comparison/sideBySide.js'
import { findingsOrProgress } from '../findings/waiting.js'
import { addressesOf } from '../pages/addresses.js'
import { answerPage } from '../pages/workspace/answerPage.js'
import type { Sent } from '../pages/workspace/correctionFormParts.js'
import { maskedResponsePage, responsePage } from '../pages/workspace/responsePage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { visitQuestion, visitResponse, type ResponseVisit } from './visitResponse.js'
import { record } from './record.js'

/** GET /rounds/:round/responses/:reference */
export const showResponse: Handler = (services) => async (req, res) => {
  if (!isLead(req)) {
    await showMasked(services, req, res)
    return
  }
  const visit = await visitResponse(services, req)
  await record(services, req, visit.round, 'response-seen', `responses/${visit.history.reference}`)
  await sendResponse(services, req, res, visit)
}

/** GET /rounds/:round/responses/:reference/answers/:question */
export const showAnswer: Handler = (services) => async (req, res) => {
  const visit = await visitResponse(services, req)
  const { id } = visitQuestion(req, visit)
  await record(
    services,
    req,
    visit.round,
    'response-seen',
    `responses/${visit.history.reference}/answers/${id}`,
  )
  await sendAnswer(services, req, res, visit, id)
}

/** The page of a response, after a form of it was sent with what is wrong in it. */
export async function sendResponse(
  services: Services,
  req: Request,
  res: Response,
  visit: ResponseVisit,
  sent?: Sent,
): Promise<void> {
  const { duplicate = '' } = req.query
  const other = typeof duplicate === 'string' ? duplicate : ''
  const { round, history } = visit
  const sideBySide = await sideBySideOf(services, visit, history.reference)
  const earlierChoices = await countEarlierChoices(services.db, history.id)
  const isSaved = req.query.saved === 'yes'
  const input = { ...visit, sent, other, isSaved, sideBySide, earlierChoices }
  const model = responsePage(input, services.language)
  const back = addressesOf(round).responses
  const navigation = workspaceNavigation(round, 'responses', services.language)
  const hasErrors = sent !== undefined
  await sendPage(services, res, 'workspace/response', model, { round, back, navigation, hasErrors })
}

/** The page of an answer, after a form of it was sent with what is wrong in it. */
export async function sendAnswer(
  services: Services,
  req: Request,
  res: Response,
  visit: ResponseVisit,
  questionId: string,
  sent?: Sent,
): Promise<void> {
  const question = findQuestion(visit.questionnaire, questionId)
  if (!question) throw notFound()
  const model = answerPage(
    {
      ...visit,
      question,
      sent,
      isSaved: req.query.saved === 'yes',
      dangerContact: services.config.safeguardingContact,
    },
    services.language,
  )
  const { round, history } = visit
  const back = addressesOf(round).sentResponse(history.reference)
  const navigation = workspaceNavigation(round, 'responses', services.language)
  const hasErrors = sent !== undefined
  await sendPage(services, res, 'workspace/answer', model, { round, back, navigation, hasErrors })
}

async function showMasked(services: Services, req: Request, res: Response): Promise<void> {
  const visit = await visitRound(services, req)
  const worked = await findingsOrProgress(services, visit, req, res)
  if (!worked) return
  const { layer, view } = worked
  const reference = param(req, 'reference')
  const submitted = layer.submitted.find((response) => response.reference === reference)
  if (!submitted || !view) throw notFound()
  const own = layer.corrections.filter((correction) => correction.reference === reference)
  const masked = view.response(cleanResponse(submitted, own), visit.questionnaire)
  await record(services, req, visit.round, 'response-seen', `responses/${reference}`)
  const model = maskedResponsePage(masked, visit, services.language)
  const { round } = visit
  await sendPage(services, res, 'workspace/response', model, { round, back: addressesOf(round).findings })
}
