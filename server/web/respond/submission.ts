/** Checking and sending a response. */
import type { Request, Response } from 'express'
import { isAnswered, type Answers } from '../../audit/answers.js'
import { findPersonalDataIn } from '../../audit/personalData.js'
import {
  AGENCY_QUESTION,
  answerIdsIn,
  findQuestion,
  SECTOR_QUESTION,
  type Questionnaire,
} from '../../audit/questionnaire.js'
import { answersIn, changedBetween } from '../../audit/saving.js'
import { listDraftAnswers } from '../../db/draftAnswers.js'
import { findSentResponse, sendDraft, type SentResponse } from '../../db/responses.js'
import { contactsOf } from '../contacts.js'
import { roundClosed } from '../errors.js'
import { problemOf, type Problem } from '../forms.js'
import { isHeard } from '../findings/visitHeard.js'
import { takesAnswers, visitDraft, visitOpenDraft, type DraftVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { checkPage } from '../pages/checkPage.js'
import { interruptionPage } from '../pages/interruptionPage.js'
import { messagesFor } from '../pages/problems.js'
import { receiptPage } from '../pages/receiptPage.js'
import { wordingFor } from '../pages/roundWording.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'

interface Sending extends DraftVisit {
  readonly answers: Answers
  readonly sent: SentResponse | undefined
}

/** GET /rounds/:round/response/check */
export const showCheck: Handler = (services) => async (req, res) => {
  const sending = await sendingOf(services, await visitOpenDraft(services, req))
  await sendCheck(services, res, sending, new Map())
}

/**
 * POST /rounds/:round/response/submission. Repeatable: sent twice, it is kept once and the receipt is the same. Sent
 * again with changes, it becomes the response's next version.
 */
export const createSubmission: Handler = (services) => async (req, res) => {
  const sending = await sendingOf(services, await visitDraft(services, req))
  const { round, draft, answers, sent } = sending
  const { receipt } = addressesOf(round)
  const now = services.clock()
  if (sent && (changedBetween(sent.answers, answers).length === 0 || !takesAnswers(sending, now))) {
    res.redirect(303, receipt)
    return
  }
  if (!takesAnswers(sending, now)) throw roundClosed(round.closedAt ?? round.closesOn)
  const messages = obstaclesTo(sending, services)
  if (messages.size > 0) {
    await sendCheck(services, res, sending, messages)
    return
  }
  if (await interrupt(services, req, res, sending)) return
  await sendDraft(services.db, draft, { reference: draft.reference, edition: round.edition, answers }, now)
  res.redirect(303, receipt)
}

/** GET /rounds/:round/response/receipt */
export const showReceipt: Handler = (services) => async (req, res) => {
  const visit = await visitDraft(services, req)
  const response = await findSentResponse(services.db, visit.draft.id)
  if (!response) {
    res.redirect(303, addressesOf(visit.round).response)
    return
  }
  const open = takesAnswers(visit, services.clock())
  const contact = contactsOf(services.config, visit.round).danger
  const heard = await isHeard(services, visit)
  const page = receiptPage({ ...visit, response, open, contact, heard }, services.language)
  await sendPage(services, res, 'respond/receipt', page, { round: visit.round })
}

async function sendingOf({ db }: Services, visit: DraftVisit): Promise<Sending> {
  const answers = answersIn(await listDraftAnswers(db, visit.draft.id))
  return { ...visit, answers, sent: await findSentResponse(db, visit.draft.id) }
}

async function sendCheck(
  services: Services,
  res: Response,
  sending: Sending,
  messages: ReadonlyMap<string, string>,
): Promise<void> {
  const page = checkPage({ ...sending, messages, isSent: sending.sent !== undefined }, services.language)
  await sendPage(services, res, 'respond/check', page, {
    round: sending.round,
    back: addressesOf(sending.round).response,
    hasErrors: messages.size > 0,
  })
}

/** Asks once more where an answer looks as if it identified somebody. Returns whether it asked. */
async function interrupt(
  services: Services,
  req: Request,
  res: Response,
  sending: Sending,
): Promise<boolean> {
  const { personal } = (req.body ?? {}) as { readonly personal?: unknown }
  const found = personal === 'keep' ? [] : findPersonalDataIn(sending.answers, sending.questionnaire)
  if (found.length === 0) return false
  const page = interruptionPage({ ...sending, found }, services.language)
  const { check } = addressesOf(sending.round)
  await sendPage(services, res, 'respond/interruption', page, { round: sending.round, back: check })
  return true
}

/** What stands in the way of sending, by field: it must say who sent it, and each answer must be one that can be kept. */
function obstaclesTo(
  { round, questionnaire, answers }: Sending,
  { language }: Services,
): ReadonlyMap<string, string> {
  const named = isAnswered(answers[AGENCY_QUESTION]) || isAnswered(answers[SECTOR_QUESTION])
  const wording = wordingFor(round)
  return new Map([
    ...(named ? [] : [[AGENCY_QUESTION, language.problems.agencyOrSector] as const]),
    ...questionnaire.sections.flatMap((section) => [
      ...messagesFor(problemsIn(questionnaire, answerIdsIn(section), answers), {
        section,
        wording,
        answers,
        language,
      }),
    ]),
  ])
}

function problemsIn(
  questionnaire: Questionnaire,
  ids: readonly string[],
  answers: Answers,
): readonly Problem[] {
  return ids.flatMap((id) => {
    const kind = problemOf(answers[id], findQuestion(questionnaire, id))
    return kind ? [{ fieldId: id, kind }] : []
  })
}
