/** When a round's contact details and words are deleted: what would go, and the lead's decisions about it. */
import type { Request, Response } from 'express'
import {
  dateFaults,
  datesOf,
  deletedOn,
  isInForce,
  leftIn,
  postponed,
  PURGE_KINDS,
  type Keeping,
  type PurgeDates,
} from '../../audit/retention.js'
import { ukDate } from '../../audit/rounds.js'
import { countPurge } from '../../db/purges.js'
import { countSharedContacts } from '../../db/purgeSteps.js'
import { confirmPurgeDates, findKeeping, setPurgeDates } from '../../db/retentions.js'
import { requireRole, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { dateMessages, retentionPage, type RetentionInput } from '../pages/workspace/retentionPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record, told } from './record.js'

/** GET /rounds/:round/retention: the dates, and what would go: it deletes nothing. */
export const showRetention: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { set, confirmed, postponed: later } = services.language.retention.page
  await sendRetention(services, res, visit, { banner: told(req, { set, confirmed, postponed: later }) })
}

/** POST /rounds/:round/retention: other dates, to be confirmed. */
export const saveRetention: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { clock, language } = services
  const keeping = await keepingOf(services, visit)
  const typed = postedDates(req)
  const dates = Object.fromEntries(
    PURGE_KINDS.map((kind) => [
      kind,
      deletedOn(keeping, kind) === null ? typed[kind] : datesOf(keeping)[kind],
    ]),
  ) as PurgeDates
  const page = workspaceOf(visit.round).retention
  if (leftIn(keeping).length === 0) {
    res.redirect(303, page)
    return
  }
  const messages = dateMessages(dateFaults(dates, keeping, clock()), language)
  if (messages.size > 0) {
    await sendRetention(services, res, visit, { messages, typed })
    return
  }
  await inOneStep(services, async (within) => {
    await setPurgeDates(within.db, visit.round.id, dates)
    await record(within, req, visit.round, 'purge-dates-set', 'retention', textOf(dates))
  })
  res.redirect(303, `${page}?done=set`)
}

/** POST /rounds/:round/retention/confirmation: of the dates that the page showed, where they are still those. */
export const createPurgeConfirmation: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const { clock, language } = services
  const keeping = await keepingOf(services, visit)
  const dates = datesOf(keeping)
  if (areMoved(req, keeping)) {
    await sendMoved(services, res, visit, keeping)
    return
  }
  const faults = dateFaults(dates, keeping, clock())
  if (faults.length > 0) {
    await sendRetention(services, res, visit, { messages: dateMessages(faults, language) })
    return
  }
  await inOneStep(services, async (within) => {
    await confirmPurgeDates(within.db, visit.round.id, dates, organiserId, clock())
    await record(within, req, visit.round, 'purge-confirmed', 'retention', textOf(dates))
  })
  res.redirect(303, `${workspaceOf(visit.round).retention}?done=confirmed`)
}

/** POST /rounds/:round/retention/postponement: of confirmed dates that the page showed, which stay confirmed. */
export const createPostponement: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const keeping = await keepingOf(services, visit)
  const page = workspaceOf(visit.round).retention
  if (leftIn(keeping).length === 0 || !isInForce(keeping)) {
    res.redirect(303, page)
    return
  }
  if (areMoved(req, keeping)) {
    await sendMoved(services, res, visit, keeping)
    return
  }
  const dates = postponed(keeping, services.clock())
  await inOneStep(services, async (within) => {
    await confirmPurgeDates(within.db, visit.round.id, dates, organiserId, services.clock())
    await record(within, req, visit.round, 'purge-postponed', 'retention', textOf(dates))
  })
  res.redirect(303, `${page}?done=postponed`)
}

/** Whether the dates are others than the page showed, such as where its form is sent twice. */
function areMoved(req: Request, keeping: Keeping): boolean {
  const [seen, dates] = [postedDates(req), datesOf(keeping)]
  return PURGE_KINDS.some((kind) => seen[kind] !== dates[kind])
}

async function sendMoved(
  services: Services,
  res: Response,
  visit: RoundVisit,
  keeping: Keeping,
): Promise<void> {
  const { moved } = services.language.retention.page
  const messages = new Map(
    leftIn(keeping)
      .map((kind) => [kind, moved] as const)
      .slice(0, 1),
  )
  await sendRetention(services, res, visit, { messages })
}

function postedDates(req: Request): PurgeDates {
  return { contacts: posted(req, 'contacts'), words: posted(req, 'words') }
}

function textOf({ contacts, words }: PurgeDates): string {
  return `Contact details ${contacts}, words ${words}`
}

function keepingOf({ db, config }: Services, { round }: RoundVisit) {
  return findKeeping(db, round, config.privacy.retentionYears)
}

async function sendRetention(
  services: Services,
  res: Response,
  visit: RoundVisit,
  shown: Pick<RetentionInput, 'banner' | 'messages' | 'typed'>,
): Promise<void> {
  const { db, clock, language } = services
  const { round } = visit
  const now = clock()
  const today = ukDate(now)
  const counts = {
    contacts: await countPurge(db, 'contacts', visit, today),
    words: await countPurge(db, 'words', visit, today),
  }
  const keeping = await keepingOf(services, visit)
  const shared = await countSharedContacts(db, round.id)
  const page = retentionPage({ ...shown, round, keeping, now, counts, shared }, language)
  await sendPage(services, res, 'workspace/retention', page, {
    round,
    back: workspaceOf(round).settings,
    navigation: workspaceNavigation(round, 'settings', language),
    hasErrors: (shown.messages?.size ?? 0) > 0,
  })
}
