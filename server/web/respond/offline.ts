/** The form to take away: blank for anybody, or with a draft's answers. */
import type { Response } from 'express'
import { answersIn } from '../../audit/saving.js'
import { listDraftAnswers } from '../../db/draftAnswers.js'
import type { OfflineForm } from '../../export/offline/form.js'
import { writeOfflineDocument } from '../../export/offline/writeDocument.js'
import { writeOfflineWorkbook } from '../../export/offline/writeWorkbook.js'
import { visitDraft, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { wordingFor } from '../pages/roundWording.js'
import type { Services } from '../services.js'

/** GET /rounds/:round/offline.docx */
export const downloadBlankDocument: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const document = await writeOfflineDocument(formOf(services, visit))
  sendFile(res, `${visit.round.slug}-form.docx`, document)
}

/** GET /rounds/:round/offline.xlsx */
export const downloadBlankWorkbook: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const workbook = await writeOfflineWorkbook(formOf(services, visit))
  sendFile(res, `${visit.round.slug}-form.xlsx`, workbook)
}

/** GET /rounds/:round/response/offline.xlsx: with the draft's answers, sent or not. */
export const downloadPrefilledWorkbook: Handler = (services) => async (req, res) => {
  const visit = await visitDraft(services, req)
  const answers = answersIn(await listDraftAnswers(services.db, visit.draft.id))
  const workbook = await writeOfflineWorkbook({ ...formOf(services, visit), answers })
  sendFile(res, `${visit.round.slug}-form-${visit.draft.reference}.xlsx`, workbook)
}

/** What every copy of a round's form is made from. */
export function formOf({ config, language }: Services, { round, questionnaire }: RoundVisit): OfflineForm {
  const title = round.invented ? `${round.title} (${language.layout.inventedTag})` : round.title
  return {
    questionnaire,
    wording: wordingFor(round),
    round: { title, closesOn: round.closesOn },
    words: language.offline,
    organisation: config.councilName,
  }
}

/** Sends bytes as a file to keep; the name's ending says what it is. */
export function sendFile(res: Response, name: string, bytes: Buffer): void {
  res.attachment(name).send(bytes)
}
