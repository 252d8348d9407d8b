/** The organiser's one-time link, printed at start-up, and signing out. */
import { takeAccountLink } from '../../db/accountLinks.js'
import { organiserLinkUsed } from '../errors.js'
import { param } from '../guards.js'
import type { Handler } from '../handler.js'
import { hashOf } from '../keys.js'
import { endSession, openSession, organiserOf } from './session.js'

/** GET /organiser-links/:key?then=ADDRESS. A browser with a session goes straight on. */
export const openOrganiserLink: Handler = (services) => async (req, res) => {
  const link = await takeAccountLink(services.db, hashOf(param(req, 'key')), services.clock())
  const organiserId = link?.organiserId ?? undefined
  if (organiserId !== undefined) await openSession(services, req, res, { organiserId, stage: 'open' })
  else if (!organiserOf(req)) throw organiserLinkUsed()
  res.redirect(303, ownAddress(req.query.then))
}

/** POST /organiser-session/closure */
export const endOrganiserSession: Handler = (services) => async (req, res) => {
  await endSession(services, req, res)
  res.redirect(303, '/')
}

/** An address on this service, never on another: "//elsewhere" and "/\elsewhere" lead away in browsers. */
function ownAddress(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/(?![/\\])[\w\-./]*$/.test(wanted) ? wanted : '/'
}
