/** Opening, extending, closing and archiving a round, and more time for one response. */
import type { Request, Response } from 'express'
import { questionsOf } from '../../audit/questionnaire.js'
import { isDate, stateOf, ukDate } from '../../audit/rounds.js'
import { isFor } from '../../audit/messages.js'
import { findRoundAgency, listRoundAgencies } from '../../db/agencies.js'
import { listUnsentDrafts } from '../../db/agencyDrafts.js'
import { findDraftByReference, grantGrace } from '../../db/drafts.js'
import { archiveRound, closeRound, reopenRound } from '../../db/rounds.js'
import { agencyDrafts } from '../agencyLinks.js'
import { notFound } from '../errors.js'
import { wholeNumber } from '../fields.js'
import { visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import { closurePage } from '../pages/workspace/closurePage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record, told } from './record.js'

/** GET /rounds/:round/closure: what is part done, and what can be done about it. */
export const showClosure: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { closure: words } = services.language.workspace
  const { granted, extended, opened, closed, archivedDone: archived } = words
  await sendClosure(services, res, visit, {
    banner: told(req, { granted, extended, opened, closed, archived }),
  })
}

/** POST /rounds/:round/closure */
export const createClosure: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  await inOneStep(services, async (within) => {
    await closeRound(within.db, round, services.clock())
    await record(within, req, round, 'round-closed', 'closure')
  })
  res.redirect(303, `${workspaceOf(round).closure}?done=closed`)
}

/** POST /rounds/:round/opening: before its first day, or again after it was closed. */
export const createOpening: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { round } = visit
  const today = ukDate(services.clock())
  if (round.closesOn < today) {
    await sendClosure(services, res, visit, {
      messages: new Map([['closesOn', services.language.workspace.closure.extendPast]]),
    })
    return
  }
  const opensOn = round.opensOn > today ? today : round.opensOn
  await inOneStep(services, async (within) => {
    await reopenRound(within.db, round.id, { opensOn, closesOn: round.closesOn })
    await record(within, req, round, 'round-opened', 'opening')
  })
  res.redirect(303, `${workspaceOf(round).closure}?done=opened`)
}

/** POST /rounds/:round/extension: another last day for answers. It opens a round that has closed. */
export const createExtension: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { round } = visit
  const closesOn = posted(req, 'closesOn')
  if (!isDate(closesOn) || closesOn < ukDate(services.clock()) || closesOn < round.opensOn) {
    const message = services.language.workspace.closure.extendPast
    await sendClosure(services, res, visit, { messages: new Map([['closesOn', message]]), closesOn })
    return
  }
  await inOneStep(services, async (within) => {
    await reopenRound(within.db, round.id, { opensOn: round.opensOn, closesOn })
    await record(within, req, round, 'round-changed', 'extension')
  })
  res.redirect(303, `${workspaceOf(round).closure}?done=extended`)
}

/** POST /rounds/:round/archive: of a closed round. */
export const createArchive: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const now = services.clock()
  if (stateOf(round, now) === 'closed')
    await inOneStep(services, async (within) => {
      await closeRound(within.db, round, now)
      await archiveRound(within.db, round.id, now)
      await record(within, req, round, 'round-archived', 'archive')
    })
  res.redirect(303, `${workspaceOf(round).closure}?done=archived`)
}

/** POST /rounds/:round/grace: one response, named by its reference or by its agency, may come until a day. */
export const createGrace: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { round } = visit
  const { closure: words } = services.language.workspace
  const [reference, until] = [posted(req, 'reference'), posted(req, 'until')]
  const draftId = await draftNamed(services, req, visit)
  const messages = new Map([
    ...(draftId === undefined ? [['reference', words.graceNone] as const] : []),
    ...(isDate(until) && until >= ukDate(services.clock()) ? [] : [['until', words.gracePast] as const]),
  ])
  if (draftId === undefined || messages.size > 0) {
    await sendClosure(services, res, visit, { messages, reference, until })
    return
  }
  await inOneStep(services, async (within) => {
    await grantGrace(within.db, draftId, until)
    await record(within, req, round, 'grace-granted', `grace/${reference}`)
  })
  res.redirect(303, `${workspaceOf(round).closure}?done=granted`)
}

/** The draft of a reference, or of an agency: one is made for an agency that has none. */
async function draftNamed(
  { db, clock }: Services,
  req: Request,
  { round }: RoundVisit,
): Promise<string | undefined> {
  const reference = posted(req, 'reference')
  if (reference !== '') return (await findDraftByReference(db, round.id, reference))?.id
  const named = posted(req, 'agency')
  if (named === '') return undefined
  const one = await findRoundAgency(db, round.id, wholeNumber(named))
  if (!one) throw notFound()
  const [draft] = await agencyDrafts(db, round.id, [one.agency], clock())
  return draft?.id
}

interface Shown {
  readonly banner?: string | undefined
  readonly messages?: ReadonlyMap<string, string>
  readonly closesOn?: string
  readonly reference?: string
  readonly until?: string
}

async function sendClosure(
  services: Services,
  res: Response,
  { round, questionnaire }: RoundVisit,
  shown: Shown,
): Promise<void> {
  const { db, clock, language } = services
  const agencies = await listRoundAgencies(db, round.id)
  const page = closurePage(
    {
      ...shown,
      round,
      now: clock(),
      asked: questionsOf(questionnaire).length,
      drafts: await listUnsentDrafts(db, round.id),
      toCall: agencies.filter((one) => isFor('last-call', one)).length,
    },
    language,
  )
  await sendPage(services, res, 'workspace/closure', page, {
    round,
    navigation: workspaceNavigation(round, 'closure', language),
    hasErrors: (shown.messages?.size ?? 0) > 0,
  })
}
