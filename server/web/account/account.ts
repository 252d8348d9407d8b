/** One's own account, and where one is signed in. */
import { includesRole } from '../../audit/organisers.js'
import { recordActivity } from '../../db/activity.js'
import { listApiTokens } from '../../db/apiTokens.js'
import { countRecoveryCodes } from '../../db/credentials.js'
import { findAccount } from '../../db/organisers.js'
import { deleteOwnSession, deleteSessionsOf, listSessions, touchSession } from '../../db/sessions.js'
import { notFound } from '../errors.js'
import { wholeNumber } from '../fields.js'
import { param, requireRole, requireSession } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { accountPage, type OwnAccount } from '../pages/accountPage.js'
import { ACCOUNT } from '../pages/addresses.js'
import { secondsLeft } from '../pages/sessionNotice.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { endSession, giveCookies, IDLE_HOURS, SESSION_HOURS, sessionEndsOf, sessionsAt } from './session.js'

/** GET /account */
export const showAccount: Handler = (services) => async (req, res) => {
  const { db, clock, language } = services
  const { id, role } = await requireRole(services, req, 'viewer')
  const account = await findAccount(db, id)
  if (!account) throw notFound()
  const page = accountPage(
    {
      account,
      recoveryCodes: await countRecoveryCodes(db, id),
      sessions: await listSessions(db, id, sessionsAt(clock())),
      tokens: includesRole(role, 'lead') ? (await listApiTokens(db, id)).length : undefined,
      here: requireSession(req).id,
      comesBy: comesBy(services),
      limits: { idle: IDLE_HOURS, longest: SESSION_HOURS },
      changed: req.query.changed,
    },
    language,
  )
  await sendPage(services, res, 'account/account', page)
}

/** How somebody without a password comes in. */
function comesBy({ demonstration, config }: Services): OwnAccount['comesBy'] {
  if (demonstration) return 'demonstration'
  return config.singleSignOn ? 'singleSignOn' : 'link'
}

/** POST /account/session/extension: counts as use, from which the session's idle time begins anew. */
export const extendSession: Handler = (services) => async (req, res) => {
  const { id } = requireSession(req)
  const now = services.clock()
  await touchSession(services.db, id, now)
  const ends = sessionEndsOf(req)
  if (ends && req.accepts(['html', 'json']) === 'json') res.json(secondsLeft(ends, now))
  else res.redirect(303, `${ACCOUNT.account}?changed=extension`)
}

/** POST /account/sessions/:session/closure: ends one's session in another browser. */
export const closeOtherSession: Handler = (services) => async (req, res) => {
  const { id } = await requireRole(services, req, 'viewer')
  await deleteOwnSession(services.db, id, wholeNumber(param(req, 'session')))
  res.redirect(303, ACCOUNT.account)
}

/** POST /account/sessions/closure: signs out everywhere, here too. */
export const closeAllSessions: Handler = (services) => async (req, res) => {
  const { id } = await requireRole(services, req, 'viewer')
  const activity = { organiserId: id, action: 'signed-out-everywhere', object: `organisers/${id}` } as const
  const cookie = await inOneStep(services, async (within) => {
    await deleteSessionsOf(within.db, id)
    await recordActivity(within.db, activity, services.clock())
    return endSession(within, req)
  })
  giveCookies(res, [cookie])
  res.redirect(303, ACCOUNT.signIn)
}
