/** What an uploaded copy would change, and the act of changing it. */
import type { Request } from 'express'
import type { Change } from '../../audit/saving.js'
import { listDraftAnswers } from '../../db/draftAnswers.js'
import { applyUpload, findUpload, type Upload } from '../../db/draftUploads.js'
import { visitOpenDraft } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { uploadChangesPage } from '../pages/uploadChangesPage.js'
import { readSeen } from '../seen.js'
import { sendPage } from '../sendPage.js'

/** GET /rounds/:round/response/upload/changes */
export const showUploadChanges: Handler = (services) => async (req, res) => {
  const visit = await visitOpenDraft(services, req)
  const addresses = addressesOf(visit.round)
  const upload = await findUpload(services.db, visit.draft.id)
  if (!upload) {
    res.redirect(303, addresses.upload)
    return
  }
  const kept = await listDraftAnswers(services.db, visit.draft.id)
  const replaced = req.query.replaced === 'meanwhile'
  const page = uploadChangesPage({ ...visit, kept, upload, replaced }, services.language)
  await sendPage(services, res, 'respond/upload-changes', page, {
    round: visit.round,
    back: addresses.upload,
  })
}

/**
 * POST /rounds/:round/response/upload/application: saves what the page showed as new or changed. What a colleague
 * wrote since the page was shown is kept beside it. Sent twice, it is done once.
 */
export const createUploadApplication: Handler = (services) => async (req, res) => {
  const { round, draft } = await visitOpenDraft(services, req)
  const { response, differences, uploadChanges } = addressesOf(round)
  const upload = await findUpload(services.db, draft.id)
  const { upload: shown } = fieldsOf(req)
  if (!upload || upload.id !== shown) {
    res.redirect(303, upload ? `${uploadChanges}?replaced=meanwhile` : response)
    return
  }
  const saved = await applyUpload(services.db, draft.id, upload.id, changesIn(req, upload), services.clock())
  if (saved && saved.beside.length > 0) res.redirect(303, `${differences}?writer=${upload.id}`)
  else res.redirect(303, `${response}?uploaded=yes`)
}

/** The upload's answers that the page showed as new or changed: those with a hidden field of what they would replace. */
function changesIn(req: Request, { answers }: Upload): readonly Change[] {
  const fields = fieldsOf(req)
  return Object.entries(answers).flatMap(([questionId, answer]) => {
    const field = fields[`seen.${questionId}`]
    return typeof field === 'string' ? [{ questionId, answer, seen: readSeen(field, answer) }] : []
  })
}

function fieldsOf(req: Request): Readonly<Record<string, unknown>> {
  return (req.body ?? {}) as Readonly<Record<string, unknown>>
}
