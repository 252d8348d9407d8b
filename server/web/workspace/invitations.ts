/** Invitations and reminders: who each is for, what it says, and sending it. */
import type { Request, Response } from 'express'
import {
  checkTemplate,
  fillTemplate,
  isFor,
  MESSAGE_KINDS,
  type MessageKind,
  type Template,
} from '../../audit/messages.js'
import type { RoundAgency } from '../../audit/agencies.js'
import { findRoundAgency, listRoundAgencies } from '../../db/agencies.js'
import { lastMessageId, queueMessages } from '../../db/messages.js'
import { listTemplates, saveTemplate } from '../../db/messageTemplates.js'
import { printCsvTable } from '../../export/csvTable.js'
import { agencyDrafts, LINK_COLUMNS, linksFor } from '../agencyLinks.js'
import { notFound } from '../errors.js'
import { wholeNumber } from '../fields.js'
import { param, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import {
  invitationsPage,
  messageKindPage,
  placesFor,
  wordingPage,
} from '../pages/workspace/invitationPages.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record, told } from './record.js'

/** GET /rounds/:round/invitations */
export const showInvitations: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const { db, language, mailer } = services
  const agencies = await listRoundAgencies(db, round.id)
  const page = invitationsPage({ round, agencies, mail: mailer !== undefined }, language)
  const navigation = workspaceNavigation(round, 'invitations', language)
  await sendPage(services, res, 'workspace/invitations', page, { round, navigation })
}

/** GET /rounds/:round/invitations/:kind: who gets it, as it reads for the first of them. */
export const showMessageKind: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const { db, language, mailer } = services
  const kind = kindNamed(param(req, 'kind'))
  const banner = told(req, { wording: language.workspace.invitations.wordingSaved })
  const page = messageKindPage(
    {
      round,
      kind,
      recipients: await recipientsOf(services, round.id, kind),
      template: await templateOf(services, round.id, kind),
      mail: mailer !== undefined,
      seen: await lastMessageId(db, round.id),
      banner,
    },
    language,
  )
  await sendPage(services, res, 'workspace/message-kind', page, {
    round,
    back: workspaceOf(round).invitations,
  })
}

/** GET /rounds/:round/invitations/:kind/wording */
export const showWording: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const kind = kindNamed(param(req, 'kind'))
  await sendWording(services, res, visit, kind, await templateOf(services, visit.round.id, kind))
}

/** POST /rounds/:round/invitations/:kind/wording */
export const saveWording: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { round } = visit
  const kind = kindNamed(param(req, 'kind'))
  const template = { subject: posted(req, 'subject'), text: posted(req, 'text') }
  if (checkTemplate(template).length > 0) {
    await sendWording(services, res, visit, kind, template)
    return
  }
  await inOneStep(services, async (within) => {
    await saveTemplate(within.db, round.id, kind, template)
    await record(within, req, round, 'wording-changed', `invitations/${kind}`)
  })
  res.redirect(303, `${workspaceOf(round).kind(kind)}?done=wording`)
}

/** POST /rounds/:round/messages: of a kind, to everybody it is for, or to one agency. */
export const createMessages: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const { clock, language, mailer } = services
  if (!mailer) throw notFound()
  const kind = kindNamed(posted(req, 'kind'))
  const chosen = await chosenAgencies(services, req, round.id, kind)
  const agencies = chosen.map(({ agency }) => agency).filter(({ email }) => email !== '')
  const template = await templateOf(services, round.id, kind)
  const written = agencies.map((agency) => ({
    ...{ roundId: round.id, agencyId: agency.id, kind, to: agency.email },
    ...fillTemplate(template, placesFor(round, agency, language)),
  }))
  const now = clock()
  const count = await inOneStep(services, async (within) => {
    const drafts = await agencyDrafts(within.db, round.id, agencies, now)
    const draftIds = new Map(drafts.map(({ agencyId, id }) => [agencyId, id]))
    const messages = written.map((one) => ({ ...one, draftId: draftIds.get(one.agencyId) ?? '' }))
    const queued = await queueMessages(within.db, messages, wholeNumber(posted(req, 'seen')) || 0, now)
    if (queued > 0) await record(within, req, round, 'messages-queued', `messages/${kind}/${queued}`)
    return queued
  })
  services.wakeSender()
  res.redirect(303, `${workspaceOf(round).messages}?queued=${count}`)
}

/** POST /rounds/:round/links.csv: a file of new links, of a kind, for everybody it is for, or for one agency. */
export const createLinksFile: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const { publicUrl } = services.config
  const kind = kindNamed(posted(req, 'kind'))
  const chosen = await chosenAgencies(services, req, round.id, kind)
  const agencies = chosen.map(({ agency }) => agency)
  const links = await inOneStep(services, async (within) => {
    const made = await linksFor({ db: within.db, publicUrl }, round.id, agencies, kind, services.clock())
    await record(within, req, round, 'links-exported', `links.csv/${kind}/${made.length}`)
    return made
  })
  res.attachment(`${round.slug}-links.csv`)
  const rows = links.map((link) => ({ ...link }))
  res.type('csv').send(`\uFEFF${await printCsvTable({ columns: LINK_COLUMNS, rows })}`)
}

/** One agency by its number, or everybody a kind of message is for. */
async function chosenAgencies(
  services: Services,
  req: Request,
  roundId: number,
  kind: MessageKind,
): Promise<readonly RoundAgency[]> {
  const named = posted(req, 'agency')
  if (named === '') return recipientsOf(services, roundId, kind)
  const one = await findRoundAgency(services.db, roundId, wholeNumber(named))
  if (!one) throw notFound()
  return [one]
}

async function recipientsOf(
  { db }: Services,
  roundId: number,
  kind: MessageKind,
): Promise<readonly RoundAgency[]> {
  return (await listRoundAgencies(db, roundId)).filter((one) => isFor(kind, one))
}

/** The round's own wording, or the one that the service comes with. */
async function templateOf({ db, language }: Services, roundId: number, kind: MessageKind): Promise<Template> {
  return (await listTemplates(db, roundId)).get(kind) ?? language.workspace.invitations.templates[kind]
}

function kindNamed(text: string): MessageKind {
  const kind = MESSAGE_KINDS.find((one) => one === text)
  if (!kind) throw notFound()
  return kind
}

async function sendWording(
  services: Services,
  res: Response,
  { round }: RoundVisit,
  kind: MessageKind,
  template: Template,
): Promise<void> {
  const faults = checkTemplate(template)
  const page = wordingPage({ round, kind, template, faults }, services.language)
  const back = workspaceOf(round).kind(kind)
  await sendPage(services, res, 'workspace/form', page, { round, back, hasErrors: faults.length > 0 })
}
