/** Signing in with a council account. A plain link leads there: the security policy keeps forms on this service. */
import { z } from 'zod'
import { ROLES, type Role } from '../../audit/organisers.js'
import { recordActivity } from '../../db/activity.js'
import {
  bindSubject,
  changeAccount,
  findAccount,
  findAccountByEmail,
  findAccountBySubject,
  insertOrganiser,
  type Account,
} from '../../db/organisers.js'
import { notFound, signOnFailed } from '../errors.js'
import { ownAddress } from '../fields.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import type { Services } from '../services.js'
import { arrive, leadOn } from './arrival.js'
import { finishAttempt, startAttempt, type Claims } from './provider.js'
import { keepAttempt, takeAttempt } from './signOnCookie.js'

type SignOnConfig = NonNullable<Services['config']['singleSignOn']>

/** GET /account/oidc?then=ADDRESS: on to the council's sign-in service. */
export const startSignOn: Handler = (services) => async (req, res) => {
  const { singleSignOn } = services.config
  if (!singleSignOn) throw notFound()
  const { url, attempt } = await startAttempt(services, singleSignOn, ownAddress(req.query.then))
  keepAttempt(services, res, attempt)
  res.redirect(303, url.href)
}

/** GET /account/oidc/callback: back from there. */
export const finishSignOn: Handler = (services) => async (req, res) => {
  const { config } = services
  if (!config.singleSignOn) throw notFound()
  const attempt = takeAttempt(services, req, res)
  if (!attempt) throw signOnFailed('provider')
  const address = new URL(`${config.publicUrl}${req.originalUrl}`)
  const claims = await finishAttempt(services, config.singleSignOn, address, attempt)
  const account = await accountFor(services, config.singleSignOn, claims)
  const isProvedTwice = Array.isArray(claims.amr) && claims.amr.includes('mfa')
  const then = ownAddress(attempt.then)
  leadOn(res, await arrive(services, req, { account, then, isProvedTwice }))
}

/** The account of whom the service says somebody is, with the role that it says. @throws signOnFailed */
async function accountFor(services: Services, signOn: SignOnConfig, claims: Claims): Promise<Account> {
  const { clock } = services
  const role = signOn.roles && roleIn(signOn.roles, claims)
  const account = await knownAccount(services, signOn, claims, role)
  if (signOn.roles && !role) return refuse(services, 'uninvited', account)
  if (account.isDisabled) return refuse(services, 'disabled', account)
  if (!role || role === account.role) return account
  // The last lead stays one, whatever the claim says.
  return inOneStep(services, async ({ db }) => {
    if (await changeAccount(db, account.id, { role })) {
      const [object, reason] = [`organisers/${account.id}`, `${account.role} > ${role}`]
      await recordActivity(db, { organiserId: account.id, action: 'role-changed', object, reason }, clock())
    }
    return (await findAccount(db, account.id)) ?? account
  })
}

/** By the service's own name for them or, the first time, by a verified address. */
async function knownAccount(
  services: Services,
  signOn: SignOnConfig,
  claims: Claims,
  role: Role | undefined,
): Promise<Account> {
  const { db, clock } = services
  const subject = `${claims.iss} ${claims.sub}`
  const known = await findAccountBySubject(db, subject)
  if (known) return known
  const email = verifiedEmail(signOn, claims)
  if (email === undefined) return refuse(services, 'unverified')
  const name = typeof claims.name === 'string' && claims.name.trim() !== '' ? claims.name.trim() : email
  const account =
    (await findAccountByEmail(db, email)) ??
    (role ? await insertOrganiser(db, { name, email, role }, clock()) : await refuse(services, 'uninvited'))
  if (account.hasSignOn || !(await bindSubject(db, account.id, subject)))
    return refuse(services, 'mismatch', account)
  return account
}

function verifiedEmail({ verifiedClaim }: SignOnConfig, claims: Claims): string | undefined {
  const isVerified = [true, 1, 'true', '1'].some((yes) => claims[verifiedClaim] === yes)
  const email = z.email().safeParse(claims.email)
  return isVerified && email.success ? email.data : undefined
}

/** The strongest role that a claim's values give. */
function roleIn({ claim, values }: NonNullable<SignOnConfig['roles']>, claims: Claims): Role | undefined {
  const held = [claims[claim]].flat().map((value) => typeof value === 'string' && values.get(value))
  return ROLES.find((role) => held.includes(role))
}

async function refuse(
  { db, clock }: Services,
  why: 'unverified' | 'uninvited' | 'disabled' | 'mismatch',
  account?: Account,
): Promise<never> {
  const object = `organisers/${account?.id ?? 'unknown'}`
  await recordActivity(db, { organiserId: null, action: 'sign-in-failed', object }, clock())
  throw signOnFailed(why)
}
