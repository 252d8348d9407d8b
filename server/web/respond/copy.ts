/** One's own copy, available from the private link also after the deadline. */
import { answersIn } from '../../audit/saving.js'
import { listDraftAnswers } from '../../db/draftAnswers.js'
import { findSentResponse } from '../../db/responses.js'
import { writeResponseCopy } from '../../export/responseCopy.js'
import { isHeard } from '../findings/visitHeard.js'
import { takesAnswers, visitDraft, type DraftVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { copiedAnswers, copyPage, type CopyInput } from '../pages/copyPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { formOf, sendFile } from './offline.js'

/** GET /rounds/:round/response/copy */
export const showCopy: Handler = (services) => async (req, res) => {
  const input = await copyOf(services, await visitDraft(services, req))
  const { round, open } = input
  const back = open ? addressesOf(round).response : addressesOf(round).start
  await sendPage(services, res, 'respond/copy', copyPage(input, services.language), { round, back })
}

/** GET /rounds/:round/response/copy.docx */
export const downloadCopy: Handler = (services) => async (req, res) => {
  const input = await copyOf(services, await visitDraft(services, req))
  const { round, reference, sent, open, erasedAt } = input
  const answers = copiedAnswers(input)
  const note = erasedAt === null ? undefined : services.language.requests.erasedNote(erasedAt)
  const state = { draft: sent === undefined, open, reference, sentAt: sent?.sentAt, note }
  const document = await writeResponseCopy({ ...formOf(services, input), answers, ...state })
  sendFile(res, `${round.slug}-response-${reference}.docx`, document)
}

async function copyOf(services: Services, visit: DraftVisit): Promise<CopyInput> {
  const { db, clock } = services
  return {
    ...visit,
    reference: visit.draft.reference,
    answers: answersIn(await listDraftAnswers(db, visit.draft.id)),
    sent: await findSentResponse(db, visit.draft.id),
    open: takesAnswers(visit, clock()),
    erasedAt: visit.draft.erasedAt,
    heard: await isHeard(services, visit),
  }
}
