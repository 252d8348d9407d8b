/** Takes in a filled Excel copy. Nothing of it is saved before somebody has looked at what it would change. */
import type { Response } from 'express'
import { deleteUpload, keepUpload } from '../../db/draftUploads.js'
import { faultMessage } from '../../export/offline/faultMessage.js'
import { readOfflineWorkbook } from '../../export/offline/readWorkbook.js'
import { LARGEST_FILE } from '../../export/offline/zip.js'
import { visitOpenDraft, type DraftVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { newKey } from '../keys.js'
import { addressesOf } from '../pages/addresses.js'
import { uploadPage } from '../pages/uploadPage.js'
import { readPostedFile } from '../postedFile.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'

/** GET /rounds/:round/response/upload */
export const showUpload: Handler = (services) => async (req, res) => {
  await sendUpload(services, res, await visitOpenDraft(services, req))
}

/** POST /rounds/:round/response/upload, a form with one file. It takes the place of the upload before it. */
export const createUpload: Handler = (services) => async (req, res) => {
  const visit = await visitOpenDraft(services, req)
  const { db, language, questionnaires, clock } = services
  // One byte more than is read, so that the reader sees what is too large.
  const bytes = await readPostedFile(req, LARGEST_FILE + 1)
  if (!bytes || bytes.length === 0) {
    await sendUpload(services, res, visit, bytes ? language.upload.noFile : language.upload.incomplete)
    return
  }
  const reading = await readOfflineWorkbook(bytes, questionnaires, visit.round.edition)
  if ('fault' in reading) {
    await sendUpload(services, res, visit, faultMessage(reading.fault, language.offline.faults))
    return
  }
  await keepUpload(db, visit.draft.id, { id: newKey(), answers: reading.answers }, clock())
  res.redirect(303, addressesOf(visit.round).uploadChanges)
}

/** POST /rounds/:round/response/upload/cancellation: the file is forgotten and nothing is changed. */
export const createUploadCancellation: Handler = (services) => async (req, res) => {
  const { round, draft } = await visitOpenDraft(services, req)
  await deleteUpload(services.db, draft.id)
  res.redirect(303, addressesOf(round).response)
}

async function sendUpload(
  services: Services,
  res: Response,
  { round, draft }: DraftVisit,
  problem?: string,
): Promise<void> {
  await sendPage(services, res, 'respond/upload', uploadPage(round, draft, problem, services.language), {
    round,
    back: addressesOf(round).response,
    hasErrors: problem !== undefined,
  })
}
