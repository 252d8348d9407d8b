/** The second page of signing in: a code from the telephone, or one on paper. */
import type { Request } from 'express'
import { recordActivity } from '../../db/activity.js'
import { findSecondFactor, takeRecoveryCode, takeStep } from '../../db/credentials.js'
import { ownAddress, rawField, textField } from '../fields.js'
import { requireSession } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { ACCOUNT } from '../pages/addresses.js'
import { secondFactorPage } from '../pages/signInPages.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { letIn } from './arrival.js'
import { giveCookies } from './session.js'
import { recoveryHash, stepOf } from './totp.js'

/** GET /account/second-factor?then=ADDRESS&with=recovery */
export const showSecondFactor: Handler = (services) => async (req, res) => {
  const { stage, organiser } = requireSession(req)
  const then = ownAddress(req.query.then)
  if (stage === 'open') res.redirect(303, then)
  else if (!(await findSecondFactor(services.db, organiser.id)))
    res.redirect(303, `${ACCOUNT.enrolment}?then=${encodeURIComponent(then)}`)
  else {
    const byRecoveryCode = req.query.with === 'recovery'
    await sendPage(
      services,
      res,
      'account/form',
      secondFactorPage({ then, byRecoveryCode }, services.language),
    )
  }
}

/** POST /account/second-factor */
export const createSecondFactorProof: Handler = (services) => async (req, res) => {
  const { stage, organiser } = requireSession(req)
  const then = ownAddress(rawField(req, 'then'))
  if (stage === 'open') {
    res.redirect(303, then)
    return
  }
  // A recovery code is not used up for nothing.
  const cookies = await inOneStep(services, async (within) =>
    (await isProved(within, req, organiser.id)) ? letIn(within, req, organiser.id) : undefined,
  )
  if (!cookies) {
    const object = `organisers/${organiser.id}`
    const failed = { organiserId: null, action: 'sign-in-failed', object } as const
    await recordActivity(services.db, failed, services.clock())
    const byRecoveryCode = rawField(req, 'recovery') !== ''
    const page = secondFactorPage({ then, byRecoveryCode, isWrong: true }, services.language)
    await sendPage(services, res, 'account/form', page, { hasErrors: true })
    return
  }
  giveCookies(res, cookies)
  res.redirect(303, then)
}

async function isProved({ db, clock }: Services, req: Request, organiserId: number): Promise<boolean> {
  const recovery = textField(req, 'recovery')
  if (recovery !== '') {
    const isTaken = await takeRecoveryCode(db, organiserId, recoveryHash(recovery), clock())
    const object = `organisers/${organiserId}`
    if (isTaken) await recordActivity(db, { organiserId, action: 'recovery-code-used', object }, clock())
    return isTaken
  }
  const factor = await findSecondFactor(db, organiserId)
  const step = factor && (await stepOf(factor, textField(req, 'code'), clock()))
  return step !== undefined && (await takeStep(db, organiserId, step))
}
