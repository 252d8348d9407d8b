import { listDraftAnswers } from '../../db/drafts.js'
import { findSentResponse } from '../../db/responses.js'
import { visitDraft, assertOpen } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { taskListPage } from '../pages/taskListPage.js'
import { sendPage } from '../sendPage.js'
import { privateLink } from './link.js'

/** GET /rounds/:round/response: the hub; a response that was sent shows its receipt instead. */
export const showTaskList: Handler = (services) => async (req, res) => {
  const visit = await visitDraft(services, req)
  if (await findSentResponse(services.db, visit.draft.id)) {
    res.redirect(303, addressesOf(visit.round).receipt)
    return
  }
  assertOpen(visit.round, services.clock())
  const page = taskListPage(
    {
      ...visit,
      answers: await listDraftAnswers(services.db, visit.draft.id),
      privateLink: privateLink(services, visit.key),
      saved: visit.questionnaire.sections.find(({ id }) => id === req.query.saved),
    },
    services.language,
  )
  await sendPage(services, res, 'respond/task-list', page, {
    round: visit.round,
    back: addressesOf(visit.round).start,
  })
}
