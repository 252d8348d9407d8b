/** One section of the form. Whatever is posted is kept at once, right or wrong; then it is said what is wrong. */
import type { Request, Response } from 'express'
import { guidanceOn } from '../../audit/guidance.js'
import type { Section } from '../../audit/questionnaire.js'
import { listDraftAnswers, saveDraftAnswers } from '../../db/drafts.js'
import { readSection, type Fields, type Problem } from '../forms.js'
import { visitSection, visitUnsentDraft, type DraftVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { sectionPage } from '../pages/sectionPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'

/** GET /rounds/:round/response/sections/:section */
export const showSection: Handler = (services) => async (req, res) => {
  const visit = await visitUnsentDraft(services, req)
  await sendSection(services, res, visit, visitSection(req, visit), [])
}

/** POST /rounds/:round/response/sections/:section */
export const saveSection: Handler = (services) => async (req, res) => {
  const visit = await visitUnsentDraft(services, req)
  const section = visitSection(req, visit)
  const { answers, problems } = readSection(fieldsOf(req), section)
  await saveDraftAnswers(services.db, visit.draft.id, answers, services.clock())
  if (problems.length > 0) return sendSection(services, res, visit, section, problems)
  res.redirect(303, nextAddress(visit, section, req))
}

async function sendSection(
  services: Services,
  res: Response,
  visit: DraftVisit,
  section: Section,
  problems: readonly Problem[],
): Promise<void> {
  const guidance = services.guidance.get(visit.round.edition)
  const page = sectionPage(
    {
      ...visit,
      section,
      guidance: guidance && guidanceOn(guidance, section.id),
      answers: await listDraftAnswers(services.db, visit.draft.id),
      problems,
    },
    services.language,
  )
  const { response } = addressesOf(visit.round)
  await sendPage(services, res, 'respond/section', page, {
    round: visit.round,
    back: response,
    hasErrors: problems.length > 0,
  })
}

/** On to the next section, after the last to the check page; coming back later leads to the task list. */
function nextAddress({ round, questionnaire }: DraftVisit, section: Section, req: Request): string {
  const addresses = addressesOf(round)
  if (fieldsOf(req).then === 'later') return `${addresses.response}?saved=${section.id}`
  const next = questionnaire.sections[questionnaire.sections.indexOf(section) + 1]
  return next ? addresses.section(next.id) : addresses.check
}

function fieldsOf(req: Request): Fields {
  return (req.body ?? {}) as Fields
}
