/** Changing one's own password. */
import type { Response } from 'express'
import { recordActivity } from '../../db/activity.js'
import { findPasswordHash, setPasswordHash } from '../../db/credentials.js'
import { rawField } from '../fields.js'
import { requireRole } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { ACCOUNT } from '../pages/addresses.js'
import { passwordPage } from '../pages/accountPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { faultOfPassword } from './passwordRules.js'
import { hashPassword, isPassword } from './passwords.js'
import { giveCookies, openSession } from './session.js'

/** GET /account/password */
export const showPassword: Handler = (services) => async (req, res) => {
  const { email } = await requireRole(services, req, 'viewer')
  await sendPassword(services, res, email, {})
}

/** POST /account/password: ends every session, this one renewed. */
export const changePassword: Handler = (services) => async (req, res) => {
  const { db, clock, language } = services
  const organiser = await requireRole(services, req, 'viewer')
  const words = language.account.password
  const wanted = rawField(req, 'new-password')
  const fault = faultOfPassword(wanted, services.commonPasswords, namesAround(services, organiser))
  const isCurrent = await isPassword(rawField(req, 'password'), await findPasswordHash(db, organiser.id))
  if (fault || !isCurrent) {
    await sendPassword(services, res, organiser.email, {
      ...(!isCurrent && { password: words.wrongCurrent }),
      ...(fault && { 'new-password': words.faults[fault] }),
    })
    return
  }
  const hash = await hashPassword(wanted)
  const { id: organiserId } = organiser
  const cookie = await inOneStep(services, async (within) => {
    await setPasswordHash(within.db, organiserId, hash)
    const object = `organisers/${organiserId}`
    await recordActivity(within.db, { organiserId, action: 'password-set', object }, clock())
    return openSession(within, req, { organiserId, stage: 'open' })
  })
  giveCookies(res, [cookie])
  res.redirect(303, `${ACCOUNT.account}?changed=password`)
}

/** Names that others know of somebody, which no password may be made of. */
export function namesAround(
  { config }: Services,
  { name, email }: { readonly name: string; readonly email: string },
): readonly string[] {
  return [config.councilName, config.serviceName, name, email]
}

async function sendPassword(
  services: Services,
  res: Response,
  email: string,
  problems: Readonly<Record<string, string>>,
): Promise<void> {
  const page = passwordPage(email, problems, services.language)
  const hasErrors = Object.keys(problems).length > 0
  await sendPage(services, res, 'account/form', page, { back: ACCOUNT.account, hasErrors })
}
