/** Requests about a person: whom to look for, where they were found, and closing the request. */
import type { Request, Response } from 'express'
import { termFault, type TermFault } from '../../audit/personTerms.js'
import { countActivityOf, recordActivity, type Action } from '../../db/activity.js'
import {
  chooseHits,
  closeOldRequests,
  closePersonRequest,
  insertPersonRequest,
  listPersonRequests,
  noteUncleared,
} from '../../db/personRequests.js'
import { clearStore } from '../../db/store.js'
import { organiserOf } from '../account/session.js'
import { requireRole } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { newKey } from '../keys.js'
import { addressesOfRequest, PERSON_REQUESTS } from '../pages/addresses.js'
import { MOST_SHOWN, personFoundPage } from '../pages/workspace/personFoundPage.js'
import { personRequestsPage } from '../pages/workspace/personRequestsPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { searchPerson, visitRequest, type PersonSearch } from './personSearch.js'
import { posted, told } from './record.js'

/** GET /person-requests */
export const showPersonRequests: Handler = (services) => async (req, res) => {
  await closeOldRequests(services.db, services.clock())
  await sendRequests(services, req, res, '')
}

/** POST /person-requests: what is looked for comes in the form, so that it is in no address. */
export const createPersonRequest: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const term = posted(req, 'term')
  const fault = termFault(term)
  if (fault) {
    await sendRequests(services, req, res, term, fault)
    return
  }
  const id = newKey()
  await insertPersonRequest(services.db, { id, term, organiserId }, services.clock())
  res.redirect(303, addressesOfRequest(id).page)
}

/** GET /person-requests/:request */
export const showPersonRequest: Handler = (services) => async (req, res) => {
  const search = await searchPerson(services, req)
  const { recorded } = services.language.requests
  await recordRequest(
    services,
    req,
    'person-looked-for',
    search.request.id,
    recorded.found(search.hits.length),
  )
  await sendFound(services, req, res, search)
}

/** POST /person-requests/:request/choice: which hits are about the person. */
export const createChoice: Handler = (services) => async (req, res) => {
  const search = await searchPerson(services, req)
  const { hit } = (req.body ?? {}) as { readonly hit?: unknown }
  const ticked = new Set([hit].flat())
  const chosen = search.hits.slice(0, MOST_SHOWN).filter(({ id }) => ticked.has(id))
  if (chosen.length === 0) {
    await sendFound(services, req, res, search, true)
    return
  }
  await chooseHits(
    services.db,
    search.request.id,
    chosen.map(({ id }) => id),
  )
  res.redirect(303, addressesOfRequest(search.request.id).choice)
}

/** POST /person-requests/:request/clearing: writes the store's file anew where that was not possible before. */
export const createClearing: Handler = (services) => async (req, res) => {
  const { id } = await visitRequest(services, req)
  // No transaction can hold it: killed before it is noted, the page offers to do it once more.
  const isCleared = await clearStore(services.db)
  await noteUncleared(services.db, id, !isCleared)
  res.redirect(303, `${addressesOfRequest(id).page}?done=${isCleared ? 'cleared' : 'uncleared'}`)
}

/** POST /person-requests/:request/closure: forgets what was looked for. */
export const createRequestClosure: Handler = (services) => async (req, res) => {
  const { id } = await visitRequest(services, req)
  await inOneStep(services, async (within) => {
    await closePersonRequest(within.db, id, services.clock())
    await recordRequest(within, req, 'person-request-closed', id)
  })
  // No transaction can hold it: the file is written anew as a whole.
  await clearStore(services.db)
  res.redirect(303, `${PERSON_REQUESTS}?done=closed`)
}

/** Records something done about a request, which belongs to no round. */
export async function recordRequest(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  req: Request,
  action: Action,
  id: string,
  reason?: string,
): Promise<void> {
  const object = addressesOfRequest(id).page.slice(1)
  await recordActivity(db, { organiserId: organiserOf(req)?.id ?? null, action, object, reason }, clock())
}

async function sendRequests(
  services: Services,
  req: Request,
  res: Response,
  term: string,
  fault?: TermFault,
): Promise<void> {
  const { db, language } = services
  const banner = told(req, { closed: language.requests.done.closed })
  const requests = await listPersonRequests(db)
  const page = personRequestsPage({ requests, term, fault, banner }, language)
  await sendPage(services, res, 'workspace/person-requests', page, { hasErrors: fault !== undefined })
}

async function sendFound(
  services: Services,
  req: Request,
  res: Response,
  search: PersonSearch,
  isNothingTicked = false,
): Promise<void> {
  const { db, language } = services
  const { erased, redacted, cleared, uncleared } = language.requests.done
  const organisers = search.kept.flatMap(({ places }) =>
    places.flatMap(({ place }) => (place.kind === 'organiser' ? [Number(place.object)] : [])),
  )
  const page = personFoundPage(
    {
      ...search,
      isNothingTicked,
      ownActivity: await countActivityOf(db, [...new Set(organisers)]),
      banner: told(req, { erased, redacted, cleared, uncleared }),
    },
    language,
  )
  await sendPage(services, res, 'workspace/person-found', page, {
    back: PERSON_REQUESTS,
    hasErrors: isNothingTicked,
  })
}
