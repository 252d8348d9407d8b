import { answersIn } from '../../audit/saving.js'
import { listAlternatives, listDraftAnswers } from '../../db/draftAnswers.js'
import { noteOpened } from '../../db/drafts.js'
import { listSavedSections } from '../../db/draftSections.js'
import { findSentResponse } from '../../db/responses.js'
import { takesAnswers, visitDraft } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { taskListPage } from '../pages/taskListPage.js'
import { sendPage } from '../sendPage.js'
import { privateLink } from './link.js'

const ACTS = ['renewed', 'mailed', 'uploaded'] as const

/** GET /rounds/:round/response: the hub. Once the round takes no answers, one's own copy stands in its place. */
export const showTaskList: Handler = (services) => async (req, res) => {
  const { db, language } = services
  const visit = await visitDraft(services, req)
  const addresses = addressesOf(visit.round)
  if (!takesAnswers(visit, services.clock())) {
    res.redirect(303, addresses.copy)
    return
  }
  await noteOpened(db, visit.draft.id, services.clock())
  const page = taskListPage(
    {
      ...visit,
      answers: answersIn(await listDraftAnswers(db, visit.draft.id)),
      savedSections: await listSavedSections(db, visit.draft.id),
      unsettled: (await listAlternatives(db, visit.draft.id)).some(({ settled }) => !settled),
      sent: await findSentResponse(db, visit.draft.id),
      privateLink: privateLink(services, visit.key),
      saved: visit.questionnaire.sections.find(({ id }) => id === req.query.saved),
      done: ACTS.find((act) => req.query[act] === 'yes'),
      mail: services.mailer !== undefined,
    },
    language,
  )
  await sendPage(services, res, 'respond/task-list', page, { round: visit.round, back: addresses.start })
}
