/** The organiser's one-time link, printed at start-up until accounts take its place. */
import { deleteOrganiserSession, openOrganiserSession } from '../../db/organisers.js'
import { organiserLinkUsed } from '../errors.js'
import { cookieOf, isOrganiser, isSecure, organiserCookie, param } from '../guards.js'
import type { Handler } from '../handler.js'
import { hashOf, newKey } from '../keys.js'

/** How long an organiser session lasts. */
export const SESSION_HOURS = 12

/** GET /organiser-links/:key?then=ADDRESS. A browser with a session goes straight on. */
export const openOrganiserLink: Handler = (services) => async (req, res) => {
  const { db, config, clock } = services
  const token = newKey()
  const expiresAt = new Date(clock().getTime() + SESSION_HOURS * 60 * 60 * 1000)
  const opened = await openOrganiserSession(
    db,
    hashOf(param(req, 'key')),
    { tokenHash: hashOf(token), expiresAt },
    clock(),
  )
  if (opened)
    res.cookie(organiserCookie(config), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure(config),
      expires: expiresAt,
    })
  else if (!(await isOrganiser(services, req))) throw organiserLinkUsed()
  res.redirect(303, ownAddress(req.query.then))
}

/** POST /organiser-session/closure */
export const endOrganiserSession: Handler = (services) => async (req, res) => {
  const name = organiserCookie(services.config)
  const token = cookieOf(req, name)
  if (token !== undefined) await deleteOrganiserSession(services.db, hashOf(token))
  res.clearCookie(name, { path: '/', secure: isSecure(services.config) })
  res.redirect(303, '/')
}

/** An address on this service, never on another: "//elsewhere" and "/\elsewhere" lead away in browsers. */
function ownAddress(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/(?![/\\])[\w\-./]*$/.test(wanted) ? wanted : '/'
}
