/** What an agency reads of a release beside its own answers, from its private link, also after the deadline. */
import { sectorOf } from '../../audit/answers.js'
import { findSentResponse } from '../../db/responses.js'
import { nothingHeard } from '../errors.js'
import { heardBy } from '../findings/visitHeard.js'
import { visitDraft } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { answerRows } from '../pages/answerRows.js'
import { heardPage } from '../pages/heardPage.js'
import { wordingFor } from '../pages/roundWording.js'
import { sendPage } from '../sendPage.js'

/** GET /rounds/:round/response/heard. Whoever sent nothing is led to what they have. */
export const showHeard: Handler = (services) => async (req, res) => {
  const visit = await visitDraft(services, req)
  const { round, questionnaire, draft } = visit
  const { language } = services
  const { copy } = addressesOf(round)
  const sent = await findSentResponse(services.db, draft.id)
  if (!sent) {
    res.redirect(303, copy)
    return
  }
  const input = await heardBy(services, visit, sectorOf(sent))
  if (!input) throw nothingHeard(copy)
  const rows = questionnaire.sections.flatMap((section) =>
    answerRows(section, sent.answers, wordingFor(round), language),
  )
  const own = new Map(rows.map((row) => [row.id, row]))
  await sendPage(services, res, 'respond/heard', heardPage({ ...input, own }, language), {
    round,
    back: copy,
    wide: true,
  })
}
