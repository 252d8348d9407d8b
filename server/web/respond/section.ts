/** One section of the form. Whatever is posted is kept at once, right or wrong; then it is said what is wrong. */
import type { Request, Response } from 'express'
import type { KeptAnswers } from '../../audit/saving.js'
import { guidanceOn } from '../../audit/guidance.js'
import type { Section } from '../../audit/questionnaire.js'
import { listAlternatives, listDraftAnswers } from '../../db/draftAnswers.js'
import { listSavedSections, saveSection as keepSection } from '../../db/draftSections.js'
import { listEarlierChoices } from '../../db/earlierChoices.js'
import { contactsOf } from '../contacts.js'
import { cookieOf, initialsCookie, isSecure } from '../cookies.js'
import { visitOpenDraft, visitSection, type DraftVisit } from '../guards.js'
import { readSection, type Fields, type PostedSection, type Problem } from '../forms.js'
import type { Handler } from '../handler.js'
import { newKey } from '../keys.js'
import { addressesOf } from '../pages/addresses.js'
import { earlierId } from '../pages/earlierAnswer.js'
import { savedReply } from '../pages/savedReply.js'
import { sectionPage } from '../pages/sectionPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { applyEarlierChoice, earlierOfferFor } from './earlierAnswers.js'

/** GET /rounds/:round/response/sections/:section */
export const showSection: Handler = (services) => async (req, res) => {
  const visit = await visitOpenDraft(services, req)
  const section = visitSection(req, visit)
  const kept = await listDraftAnswers(services.db, visit.draft.id)
  const initials = cookieOf(req, initialsCookie(services.config)) ?? ''
  const fromCheck = req.query.from === 'check'
  const view = { ...visit, section, kept, initials, writer: newKey(), problems: [], fromCheck }
  await sendSection(services, res, view)
}

/**
 * POST /rounds/:round/response/sections/:section. The page's script posts the same form while a person types, and
 * asks for JSON.
 */
export const saveSection: Handler = (services) => async (req, res) => {
  const visit = await visitOpenDraft(services, req)
  const section = visitSection(req, visit)
  const posted = readSection(fieldsOf(req), section)
  const { initials, completed, problems } = posted
  const writer = posted.writer || newKey()
  const now = services.clock()
  const saved = { section: section.id, completed, initials, changes: posted.changes, writer }
  const { kept, beside } = await keepSection(services.db, visit.draft.id, saved, now)
  if (initials !== '') rememberInitials(services, res, visit, initials)
  if (req.accepts(['html', 'json']) === 'json') {
    res.json(savedReply({ ...posted, kept, beside, now }, services.language))
    return
  }
  const chosen = await applyEarlierChoice(services, visit, fieldsOf(req), { ...posted, writer })
  if (beside.length > 0 || (chosen && chosen.beside.length > 0)) {
    res.redirect(303, `${addressesOf(visit.round).differences}?writer=${encodeURIComponent(writer)}`)
  } else if (problems.length > 0) {
    // A page of its own: what this form sent may be sent again by the back button, after the new page has saved.
    const view = { ...visit, section, kept: chosen?.kept ?? kept, initials, writer: newKey(), problems }
    await sendSection(services, res, { ...view, fromCheck: cameFromCheck(req) })
  } else {
    res.redirect(303, chosen ? addressAt(visit, section, chosen, req) : nextAddress(visit, section, req))
  }
}

interface SectionView extends DraftVisit, Pick<PostedSection, 'writer' | 'initials'> {
  readonly section: Section
  readonly kept: KeptAnswers
  readonly problems: readonly Problem[]
  readonly fromCheck: boolean
}

async function sendSection(services: Services, res: Response, view: SectionView): Promise<void> {
  const { db, language } = services
  const { round, draft, section, problems } = view
  const guidance = services.guidance.get(round.edition)
  const alternatives = await listAlternatives(db, draft.id)
  const offer = await earlierOfferFor(services, view)
  const page = sectionPage(
    {
      ...view,
      guidance: guidance && guidanceOn(guidance, section.id),
      saved: (await listSavedSections(db, draft.id)).get(section.id),
      unsettled: alternatives.some(({ settled }) => !settled),
      contact: contactsOf(services.config, round).danger,
      earlier: offer && { ...offer, choices: await listEarlierChoices(db, draft.id) },
    },
    language,
  )
  await sendPage(services, res, 'respond/section', page, {
    round,
    back: view.fromCheck ? addressesOf(round).check : addressesOf(round).response,
    hasErrors: problems.length > 0,
  })
}

/** On to the next section, after the last to the check page; coming back later leads to the task list. */
function nextAddress({ round, questionnaire }: DraftVisit, section: Section, req: Request): string {
  const addresses = addressesOf(round)
  const then = fieldsOf(req).then
  if (then === 'later') return `${addresses.response}?saved=${section.id}`
  if (then === 'check') return addresses.check
  const next = questionnaire.sections[questionnaire.sections.indexOf(section) + 1]
  return next ? addresses.section(next.id) : addresses.check
}

/** The same section again, at the question of whose earlier answer something was said. */
function addressAt(
  { round }: DraftVisit,
  { id }: Section,
  { questionId }: { readonly questionId: string },
  req: Request,
): string {
  const addresses = addressesOf(round)
  const place = earlierId(questionId)
  return cameFromCheck(req) ? addresses.change(id, place) : `${addresses.section(id)}#${place}`
}

/** Whether the page that sent the form leads back to the check page, whichever of its buttons did. */
function cameFromCheck(req: Request): boolean {
  const { then, from } = fieldsOf(req)
  return then === 'check' || from === 'check'
}

function rememberInitials(
  { config }: Services,
  res: Response,
  { round }: DraftVisit,
  initials: string,
): void {
  res.cookie(initialsCookie(config), initials, {
    path: addressesOf(round).response,
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(config),
  })
}

function fieldsOf(req: Request): Fields {
  return (req.body ?? {}) as Fields
}
