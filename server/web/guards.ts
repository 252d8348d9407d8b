/** Finds what a request is about through what its sender may see, or throws the page that says why not. */
import type { Request } from 'express'
import { includesRole, type Organiser, type Role } from '../audit/organisers.js'
import { stateOf, ukDate, type Round } from '../audit/rounds.js'
import type { Questionnaire, Section } from '../audit/questionnaire.js'
import { recordActivity } from '../db/activity.js'
import { findDraftByKey, type Draft } from '../db/drafts.js'
import { findRound } from '../db/rounds.js'
import type { Session } from '../db/sessions.js'
import { organiserOf, sessionOf } from './account/session.js'
import { cookieOf, responseCookie } from './cookies.js'
import {
  linkEnded,
  linkNeeded,
  linkRenewed,
  notFound,
  otherResponse,
  roleNeeded,
  roundClosed,
  signedOut,
  signInNeeded,
} from './errors.js'
import { hashOf } from './keys.js'
import { addressesOf } from './pages/addresses.js'
import type { Services } from './services.js'

export interface RoundVisit {
  readonly round: Round
  readonly questionnaire: Questionnaire
}

export interface DraftVisit extends RoundVisit {
  readonly draft: Draft
  /** The private link's key, which this browser holds in its cookie. */
  readonly key: string
}

/** The round of the address. @throws notFound */
export async function visitRound({ db, questionnaires }: Services, req: Request): Promise<RoundVisit> {
  const round = await findRound(db, param(req, 'round'))
  const questionnaire = round && questionnaires.get(round.edition)
  if (!round || !questionnaire) throw notFound()
  return { round, questionnaire }
}

/** The draft that this browser's private link opened. @throws notFound, linkNeeded, linkEnded, linkRenewed, otherResponse */
export async function visitDraft(services: Services, req: Request): Promise<DraftVisit> {
  const visit = await visitRound(services, req)
  const key = cookieOf(req, responseCookie(services.config))
  const draft = key && (await findDraftByKey(services.db, hashOf(key)))
  if (draft === 'ended') throw linkEnded()
  if (draft === 'renewed') throw linkRenewed()
  if (!key || !draft || draft.roundId !== visit.round.id) throw linkNeeded()
  assertSameResponse(req, draft)
  return { ...visit, draft, key }
}

/**
 * Somebody who answers for two agencies may have a page of one open while their cookie is the other's by now: what
 * that page sends must not end up in the wrong response. @throws otherResponse
 */
function assertSameResponse(req: Request, draft: Draft): void {
  // A form with a file says it in its address: its fields are not read before the file is.
  const { response = req.query.response } = (req.body ?? {}) as { readonly response?: unknown }
  if (typeof response === 'string' && response !== draft.reference) throw otherResponse(response)
}

/** A draft that takes answers now. @throws notFound, linkNeeded, linkRenewed, otherResponse, roundClosed */
export async function visitOpenDraft(services: Services, req: Request): Promise<DraftVisit> {
  const visit = await visitDraft(services, req)
  const { round } = visit
  if (!takesAnswers(visit, services.clock()))
    throw roundClosed(round.closedAt ?? round.closesOn, addressesOf(round).copy)
  return visit
}

/** Whether a draft can still be changed and sent: while its round is open, or in grace granted to it. */
export function takesAnswers({ round, draft }: Pick<DraftVisit, 'round' | 'draft'>, now: Date): boolean {
  return stateOf(round, now) === 'open' || (draft.graceUntil !== null && ukDate(now) <= draft.graceUntil)
}

/** @throws roundClosed where a round takes no new responses at this moment. */
export function assertOpen(round: Round, now: Date): void {
  if (stateOf(round, now) !== 'open') throw roundClosed(round.closedAt ?? round.closesOn)
}

/** The section of the address. @throws notFound */
export function visitSection(req: Request, { questionnaire }: RoundVisit): Section {
  const section = questionnaire.sections.find(({ id }) => id === param(req, 'section'))
  if (!section) throw notFound()
  return section
}

/**
 * The organiser who sent the request. routes.ts asks this of every route by its `who`, before the handler runs.
 *
 * @throws signInNeeded, or signedOut of a form, where nobody is signed in; roleNeeded where they may not.
 */
export async function requireRole(services: Services, req: Request, role: Role): Promise<Organiser> {
  const organiser = organiserOf(req)
  if (!organiser) throw req.method === 'GET' ? signInNeeded(req.originalUrl) : signedOut()
  if (includesRole(organiser.role, role)) return organiser
  const object = `${req.method} ${String((req.route as { readonly path: string } | undefined)?.path)}`
  await recordActivity(
    services.db,
    { organiserId: organiser.id, action: 'refused', object },
    services.clock(),
  )
  throw roleNeeded(role, organiser.role)
}

/**
 * The session of somebody who has given a password and may owe the second factor still.
 *
 * @throws signInNeeded
 */
export function requireSession(req: Request): Session {
  const session = sessionOf(req)
  if (!session) throw signInNeeded('/')
  return session
}

/** Whether a request comes from a lead: members of the group read through the mask. */
export function isLead(req: Request): boolean {
  const organiser = organiserOf(req)
  return organiser !== undefined && includesRole(organiser.role, 'lead')
}

/** A part of the address; "" where there is none. */
export function param(req: Request, name: string): string {
  const value = req.params[name]
  return typeof value === 'string' ? value : ''
}
