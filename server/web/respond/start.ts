/** A round's front page, and the start of a response. */
import { randomUUID } from 'node:crypto'
import { insertDraft } from '../../db/drafts.js'
import { cookieOf, responseCookie } from '../cookies.js'
import { contactsOf } from '../contacts.js'
import { invitationNeeded } from '../errors.js'
import { assertOpen, visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { hashOf, newKey, newReference } from '../keys.js'
import { addressesOf } from '../pages/addresses.js'
import { startPage } from '../pages/startPage.js'
import { sendPage } from '../sendPage.js'
import { setResponseCookie } from './link.js'

/** GET /rounds/:round */
export const showStart: Handler = (services) => async (req, res) => {
  const { clock, config, language } = services
  const visit = await visitRound(services, req)
  const hasResponse = cookieOf(req, responseCookie(config)) !== undefined
  const input = {
    ...visit,
    hasResponse,
    now: clock(),
    contacts: contactsOf(config, visit.round),
  }
  await sendPage(services, res, 'respond/start', startPage(input, language), { round: visit.round })
}

/** POST /rounds/:round/drafts */
export const createDraft: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const now = services.clock()
  assertOpen(round, now)
  if (round.access === 'invitation') throw invitationNeeded()
  const key = newKey()
  const draft = { id: randomUUID(), roundId: round.id, reference: newReference() }
  await insertDraft(services.db, draft, hashOf(key), now)
  setResponseCookie(services, res, round, key)
  res.redirect(303, addressesOf(round).response)
}
