/** What happens once somebody has proved who they are: their session opens, or what they still owe is asked for. */
import type { Request, Response } from 'express'
import { recordActivity } from '../../db/activity.js'
import type { Account } from '../../db/organisers.js'
import { inOneStep } from '../inOneStep.js'
import { ACCOUNT } from '../pages/addresses.js'
import type { Services } from '../services.js'
import { giveCookies, knowBrowser, openSession, type NewCookie } from './session.js'

/** Where somebody is led on to, and the cookies that their browser gets. */
export interface Arrival {
  readonly cookies: readonly NewCookie[]
  readonly address: string
}

/**
 * Lets somebody in by one proof, unless their second factor is owed, and says where that is given or set up.
 *
 * @param isProvedTwice whether the council's sign-in service has asked for a second factor itself
 */
export async function arrive(
  services: Services,
  req: Request,
  {
    account,
    then,
    isProvedTwice = false,
  }: { readonly account: Account; readonly then: string; readonly isProvedTwice?: boolean },
): Promise<Arrival> {
  if (isProvedTwice || !(account.hasSecondFactor || account.role === 'lead'))
    return { cookies: await letIn(services, req, account.id), address: then }
  const cookie = await openSession(services, req, { organiserId: account.id, stage: 'arriving' })
  const next = account.hasSecondFactor ? ACCOUNT.secondFactor : ACCOUNT.enrolment
  return { cookies: [cookie], address: `${next}?then=${encodeURIComponent(then)}` }
}

/** Leads somebody on who has arrived. */
export function leadOn(res: Response, { cookies, address }: Arrival): void {
  giveCookies(res, cookies)
  res.redirect(303, address)
}

/** Opens a session with a token of its own, now that every proof was given. Returns its cookies. */
export async function letIn(
  services: Services,
  req: Request,
  organiserId: number,
): Promise<readonly NewCookie[]> {
  return inOneStep(services, async (within) => {
    const session = await openSession(within, req, { organiserId, stage: 'open' })
    const browser = await knowBrowser(within, req, organiserId)
    const object = `organisers/${organiserId}`
    await recordActivity(within.db, { organiserId, action: 'signed-in', object }, services.clock())
    return [session, browser]
  })
}
