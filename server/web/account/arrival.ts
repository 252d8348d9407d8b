/** What happens once somebody has proved who they are: their session opens, or what they still owe is asked for. */
import type { Request, Response } from 'express'
import { recordActivity } from '../../db/activity.js'
import type { Account } from '../../db/organisers.js'
import { ACCOUNT } from '../pages/addresses.js'
import type { Services } from '../services.js'
import { knowBrowser, openSession } from './session.js'

/**
 * Lets somebody in by one proof, unless their second factor is owed; then leads on to where it is given or set up.
 *
 * @param isProvedTwice whether the council's sign-in service has asked for a second factor itself
 */
export async function arrive(
  services: Services,
  req: Request,
  res: Response,
  {
    account,
    then,
    isProvedTwice = false,
  }: { readonly account: Account; readonly then: string; readonly isProvedTwice?: boolean },
): Promise<void> {
  if (!isProvedTwice && (account.hasSecondFactor || account.role === 'lead')) {
    await openSession(services, req, res, { organiserId: account.id, stage: 'arriving' })
    const next = account.hasSecondFactor ? ACCOUNT.secondFactor : ACCOUNT.enrolment
    res.redirect(303, `${next}?then=${encodeURIComponent(then)}`)
    return
  }
  await letIn(services, req, res, account.id)
  res.redirect(303, then)
}

/** Opens a session with a token of its own, now that every proof was given. */
export async function letIn(
  services: Services,
  req: Request,
  res: Response,
  organiserId: number,
): Promise<void> {
  await openSession(services, req, res, { organiserId, stage: 'open' })
  await knowBrowser(services, req, res, organiserId)
  const object = `organisers/${organiserId}`
  await recordActivity(services.db, { organiserId, action: 'signed-in', object }, services.clock())
}
