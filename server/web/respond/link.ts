/** The private link: swapped for a cookie and a clean address each time it is opened, and renewed on demand. */
import type { Response } from 'express'
import type { Round } from '../../audit/rounds.js'
import { findDraftByKey, renewDraftKeys } from '../../db/drafts.js'
import { findRoundById } from '../../db/rounds.js'
import { linkEnded, linkRenewed, linkUnknown } from '../errors.js'
import { isSecure, responseCookie } from '../cookies.js'
import { param, visitDraft } from '../guards.js'
import type { Handler } from '../handler.js'
import { hashOf, newKey } from '../keys.js'
import { addressesOf } from '../pages/addresses.js'
import type { Services } from '../services.js'

/** How long a browser remembers the private link it opened. */
export const COOKIE_DAYS = 60

/** GET /links/:key. Nothing is used up: mail scanners, colleagues and second devices may open it too. */
export const openLink: Handler = (services) => async (req, res) => {
  const key = param(req, 'key')
  const draft = await findDraftByKey(services.db, hashOf(key))
  if (draft === 'ended') throw linkEnded()
  if (draft === 'renewed') throw linkRenewed()
  const round = draft && (await findRoundById(services.db, draft.roundId))
  if (!round) throw linkUnknown()
  setResponseCookie(services, res, round, key)
  res.redirect(303, addressesOf(round).response)
}

/** POST /rounds/:round/response/link-renewal: every link given out so far stops working; this browser has the new. */
export const renewLink: Handler = (services) => async (req, res) => {
  const { round, draft } = await visitDraft(services, req)
  const key = newKey()
  await renewDraftKeys(services.db, draft.id, hashOf(key), services.clock())
  setResponseCookie(services, res, round, key)
  res.redirect(303, `${addressesOf(round).response}?renewed=yes`)
}

/** Lets this browser go on with a response without the key in its addresses. */
export function setResponseCookie({ config }: Services, res: Response, round: Round, key: string): void {
  res.cookie(responseCookie(config), key, {
    path: addressesOf(round).start,
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(config),
    maxAge: COOKIE_DAYS * 24 * 60 * 60 * 1000,
  })
}

/** The link that opens a response on any device. */
export function privateLink({ config }: Services, key: string): string {
  return `${config.publicUrl}/links/${key}`
}
