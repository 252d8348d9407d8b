/** Signing in, by the first of two pages, and out. */
import { recordActivity } from '../../db/activity.js'
import { findPasswordHash } from '../../db/credentials.js'
import { findAccountByEmail } from '../../db/organisers.js'
import { ownAddress, rawField, textField } from '../fields.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { signInPage } from '../pages/signInPages.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { arrive, leadOn } from './arrival.js'
import { isPassword } from './passwords.js'
import { endSession, giveCookies, organiserOf } from './session.js'

/** GET /account/sign-in?then=ADDRESS&again=yes */
export const showSignIn: Handler = (services) => async (req, res) => {
  const then = ownAddress(req.query.then)
  if (organiserOf(req) && req.query.again === undefined) {
    res.redirect(303, then)
    return
  }
  const page = signInPage({ email: '', then, singleSignOn: hasSignOn(services) }, services.language)
  await sendPage(services, res, 'account/form', page)
}

/** POST /account/session: the same answer, after the same work, for a wrong password and for nobody's address. */
export const createSession: Handler = (services) => async (req, res) => {
  const { db, clock, language } = services
  const [email, then] = [textField(req, 'email'), ownAddress(rawField(req, 'then'))]
  const account = await findAccountByEmail(db, email)
  const hash = await findPasswordHash(db, account?.id ?? 0)
  if (account && (await isPassword(rawField(req, 'password'), hash))) {
    leadOn(res, await arrive(services, req, { account, then }))
    return
  }
  if (!account) await isPassword(rawField(req, 'password'), undefined)
  const object = `organisers/${account?.id ?? 'unknown'}`
  await recordActivity(db, { organiserId: null, action: 'sign-in-failed', object }, clock())
  const page = signInPage({ email, then, isWrong: true, singleSignOn: hasSignOn(services) }, language)
  await sendPage(services, res, 'account/form', page, { hasErrors: true })
}

/** POST /account/session/closure */
export const closeSession: Handler = (services) => async (req, res) => {
  const organiser = organiserOf(req)
  const cookie = await inOneStep(services, async (within) => {
    if (organiser) {
      const [organiserId, object] = [organiser.id, `organisers/${organiser.id}`]
      await recordActivity(within.db, { organiserId, action: 'signed-out', object }, services.clock())
    }
    return endSession(within, req)
  })
  giveCookies(res, [cookie])
  res.redirect(303, '/')
}

function hasSignOn({ config }: Services): boolean {
  return config.singleSignOn !== undefined
}
