/** Setting up a second factor: when a lead first signs in, or anew by somebody signed in. */
import type { Request, Response } from 'express'
import { recordActivity } from '../../db/activity.js'
import { findPasswordHash, findSecondFactor, setSecondFactor } from '../../db/credentials.js'
import { setNewSecret, type Session } from '../../db/sessions.js'
import { ownAddress, rawField, textField } from '../fields.js'
import { requireSession } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { ACCOUNT } from '../pages/addresses.js'
import { enrolmentPage, recoveryCodesPage, type EnrolmentProblem } from '../pages/signInPages.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { letIn } from './arrival.js'
import { isPassword } from './passwords.js'
import { giveCookies } from './session.js'
import { addressForApp, newRecoveryCodes, newSecret, recoveryHash, squareOf, stepOf } from './totp.js'

/** GET /account/second-factor/enrolment?then=ADDRESS */
export const showEnrolment: Handler = (services) => async (req, res) => {
  const session = requireSession(req)
  if (await owesSecondFactor(services, session)) {
    res.redirect(303, ACCOUNT.secondFactor)
    return
  }
  // The same secret until it is confirmed: whoever reloads the page may have scanned it already.
  const secret = session.newSecret ?? (await newSecret())
  if (session.newSecret === null) await setNewSecret(services.db, session.id, secret)
  await sendEnrolment(services, res, { session, secret, then: ownAddress(req.query.then) })
}

/** POST /account/second-factor/enrolment */
export const createEnrolment: Handler = (services) => async (req, res) => {
  const { clock } = services
  const session = requireSession(req)
  const [secret, then] = [session.newSecret, ownAddress(rawField(req, 'then'))]
  if (secret === null || (await owesSecondFactor(services, session))) {
    res.redirect(303, secret === null ? ACCOUNT.enrolment : ACCOUNT.secondFactor)
    return
  }
  const problem = await problemOf(services, req, session)
  const lastStep = await stepOf({ secret, lastStep: null }, textField(req, 'code'), clock())
  if (problem || lastStep === undefined) {
    await sendEnrolment(services, res, { session, secret, then, problem: problem ?? 'code' })
    return
  }
  const codes = newRecoveryCodes()
  const organiserId = session.organiser.id
  const cookies = await inOneStep(services, async (within) => {
    const { db } = within
    await setSecondFactor(db, organiserId, { secret, lastStep, codeHashes: codes.map(recoveryHash) })
    const object = `organisers/${organiserId}`
    await recordActivity(db, { organiserId, action: 'second-factor-set', object }, clock())
    return letIn(within, req, organiserId)
  })
  giveCookies(res, cookies)
  await sendPage(services, res, 'account/recovery-codes', recoveryCodesPage(codes, then, services.language))
}

/** Whoever has a second factor gives it first: a password alone must not put another in its place. */
async function owesSecondFactor({ db }: Services, { stage, organiser }: Session): Promise<boolean> {
  return stage === 'arriving' && (await findSecondFactor(db, organiser.id)) !== undefined
}

/** Somebody signed in gives their password again: a browser left open must not be enough. */
async function problemOf(
  services: Services,
  req: Request,
  session: Session,
): Promise<EnrolmentProblem | undefined> {
  const hash = await askedPassword(services, session)
  if (hash === undefined || (await isPassword(rawField(req, 'password'), hash))) return undefined
  return 'password'
}

async function askedPassword({ db }: Services, { stage, organiser }: Session): Promise<string | undefined> {
  return stage === 'open' ? findPasswordHash(db, organiser.id) : undefined
}

async function sendEnrolment(
  services: Services,
  res: Response,
  given: {
    readonly session: Session
    readonly secret: string
    readonly then: string
    readonly problem?: EnrolmentProblem
  },
): Promise<void> {
  const { session, secret, then, problem } = given
  const address = await addressForApp(secret, session.organiser.email, services.config.serviceName)
  const asksPassword = (await askedPassword(services, session)) !== undefined
  const square = await squareOf(address)
  const page = enrolmentPage({ secret, square, then, asksPassword, problem }, services.language)
  await sendPage(services, res, 'account/enrolment', page, { hasErrors: problem !== undefined })
}
