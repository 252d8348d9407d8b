/** Checking and sending a response. */
import type { Response } from 'express'
import { isAnswered, type Answers } from '../../audit/answers.js'
import { AGENCY_QUESTION, answerIdsIn, SECTOR_QUESTION, type Section } from '../../audit/questionnaire.js'
import { listDraftAnswers } from '../../db/drafts.js'
import { findSentResponse, sendDraft } from '../../db/responses.js'
import { linkNeeded } from '../errors.js'
import { problemOf, type Problem } from '../forms.js'
import { visitDraft, visitUnsentDraft, assertOpen, type DraftVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { newReference } from '../keys.js'
import { addressesOf } from '../pages/addresses.js'
import { checkPage } from '../pages/checkPage.js'
import { messagesFor } from '../pages/problems.js'
import { receiptPage } from '../pages/receiptPage.js'
import { wordingFor } from '../pages/roundWording.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'

/** GET /rounds/:round/response/check */
export const showCheck: Handler = (services) => async (req, res) => {
  const visit = await visitUnsentDraft(services, req)
  const answers = await listDraftAnswers(services.db, visit.draft.id)
  await sendCheck(services, res, visit, answers, new Map())
}

/** POST /rounds/:round/response/submission. Repeatable: sent twice, it is kept once and the receipt is the same. */
export const createSubmission: Handler = (services) => async (req, res) => {
  const visit = await visitDraft(services, req)
  const { receipt } = addressesOf(visit.round)
  if (await findSentResponse(services.db, visit.draft.id)) {
    res.redirect(303, receipt)
    return
  }
  const now = services.clock()
  assertOpen(visit.round, now)
  const answers = await listDraftAnswers(services.db, visit.draft.id)
  const messages = obstaclesTo(visit, answers, services)
  if (messages.size > 0) return sendCheck(services, res, visit, answers, messages)
  const response = { reference: newReference(), edition: visit.round.edition, answers }
  await sendDraft(services.db, visit.draft, response, now)
  res.redirect(303, receipt)
}

/** GET /rounds/:round/response/receipt */
export const showReceipt: Handler = (services) => async (req, res) => {
  const visit = await visitDraft(services, req)
  const response = await findSentResponse(services.db, visit.draft.id)
  if (!response) throw linkNeeded()
  await sendPage(services, res, 'respond/receipt', receiptPage({ ...visit, response }, services.language), {
    round: visit.round,
  })
}

async function sendCheck(
  services: Services,
  res: Response,
  visit: DraftVisit,
  answers: Answers,
  messages: ReadonlyMap<string, string>,
): Promise<void> {
  await sendPage(
    services,
    res,
    'respond/check',
    checkPage({ ...visit, answers, messages }, services.language),
    {
      round: visit.round,
      back: addressesOf(visit.round).response,
      hasErrors: messages.size > 0,
    },
  )
}

/** What stands in the way of sending, by field: a response must say who sent it, and no answer may be too long. */
function obstaclesTo(
  { round, questionnaire }: DraftVisit,
  answers: Answers,
  { language }: Services,
): ReadonlyMap<string, string> {
  const named = isAnswered(answers[AGENCY_QUESTION]) || isAnswered(answers[SECTOR_QUESTION])
  return new Map([
    ...(named ? [] : [[AGENCY_QUESTION, language.problems.agencyOrSector] as const]),
    ...questionnaire.sections.flatMap((section) => [
      ...messagesFor(tooLongIn(section, answers), { section, wording: wordingFor(round), answers, language }),
    ]),
  ])
}

function tooLongIn(section: Section, answers: Answers): readonly Problem[] {
  return answerIdsIn(section).flatMap((id) => {
    const kind = problemOf(answers[id])
    return kind ? [{ fieldId: id, kind }] : []
  })
}
