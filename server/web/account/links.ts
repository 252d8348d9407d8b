/** One-time links: the first lead's account, invitations, new passwords, and the demonstration's way in. */
import type { Request } from 'express'
import { z } from 'zod'
import {
  findAccountLink,
  revokeAccountLinks,
  takeAccountLink,
  type AccountLink,
} from '../../db/accountLinks.js'
import { recordActivity } from '../../db/activity.js'
import { setPasswordHash } from '../../db/credentials.js'
import {
  findAccount,
  findAccountByEmail,
  hasLead,
  insertOrganiser,
  type Account,
} from '../../db/organisers.js'
import { accountLinkUsed } from '../errors.js'
import { ownAddress, rawField, textField } from '../fields.js'
import { param } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { hashOf } from '../keys.js'
import { accountLinkPage, type LinkForm } from '../pages/accountLinkPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { arrive, leadOn, letIn } from './arrival.js'
import { faultOfPassword } from './passwordRules.js'
import { hashPassword } from './passwords.js'
import { namesAround } from './password.js'
import { giveCookies, organiserOf } from './session.js'

const address = z.email()

/** GET /account/links/:key: shows what the link is for and uses nothing up, as mail scanners open links too. */
export const showAccountLink: Handler = (services) => async (req, res) => {
  const link = await findLink(services, req)
  if (link?.purpose === 'demonstration') {
    const cookies = await inOneStep(services, async (within) => {
      await takeAccountLink(within.db, hashOf(param(req, 'key')), services.clock())
      return letIn(within, req, link.organiserId ?? 0)
    })
    giveCookies(res, cookies)
  }
  if (link?.purpose === 'demonstration' || (!link && services.demonstration && organiserOf(req))) {
    res.redirect(303, ownAddress(req.query.then))
    return
  }
  if (!link) throw accountLinkUsed()
  const account = await accountOf(services, link)
  const form = { key: param(req, 'key'), purpose: link.purpose, account, name: '', email: '', problems: {} }
  await sendPage(services, res, 'account/form', accountLinkPage(form, services.language))
}

/** POST /account/links/:key: sets the password, and the first lead's account up. */
export const useAccountLink: Handler = (services) => async (req, res) => {
  const { clock, language } = services
  const key = param(req, 'key')
  const link = await findLink(services, req)
  if (!link || link.purpose === 'demonstration') throw accountLinkUsed()
  const account = await accountOf(services, link)
  const form = await readForm(services, req, account)
  if (Object.keys(form.problems).length > 0) {
    const page = accountLinkPage({ key, purpose: link.purpose, account, ...form }, language)
    await sendPage(services, res, 'account/form', page, { hasErrors: true })
    return
  }
  const hash = await hashPassword(rawField(req, 'password'))
  const arrival = await inOneStep(services, async (within) => {
    const { db } = within
    if (!(await takeAccountLink(db, hashOf(key), clock()))) throw accountLinkUsed()
    const owner = account ?? (await insertOrganiser(db, { ...form, role: 'lead' }, clock()))
    await setPasswordHash(db, owner.id, hash)
    await revokeAccountLinks(db, link.organiserId, clock())
    const object = `organisers/${owner.id}`
    await recordActivity(db, { organiserId: owner.id, action: 'password-set', object }, clock())
    return arrive(within, req, { account: owner, then: '/' })
  })
  leadOn(res, arrival)
}

/** The link of the address, where it still opens something: the first lead's only while there is none. */
async function findLink(
  { db, clock, demonstration }: Services,
  req: Request,
): Promise<AccountLink | undefined> {
  const link = await findAccountLink(db, hashOf(param(req, 'key')), clock())
  if (link?.purpose === 'demonstration' && !demonstration) return undefined
  if (link?.purpose === 'first-lead' && (await hasLead(db))) return undefined
  return link
}

async function accountOf({ db }: Services, { organiserId }: AccountLink): Promise<Account | undefined> {
  if (organiserId === null) return undefined
  const account = await findAccount(db, organiserId)
  if (!account || account.isDisabled) throw accountLinkUsed()
  return account
}

async function readForm(
  services: Services,
  req: Request,
  account: Account | undefined,
): Promise<Pick<LinkForm, 'name' | 'email' | 'problems'>> {
  const words = services.language.account
  const name = account?.name ?? textField(req, 'name')
  const email = account?.email ?? textField(req, 'email')
  const about = namesAround(services, { name, email })
  const fault = faultOfPassword(rawField(req, 'password'), services.commonPasswords, about)
  const isTaken = !account && (await findAccountByEmail(services.db, email)) !== undefined
  return {
    name,
    email,
    problems: {
      ...(name === '' && { name: words.links.nameMissing }),
      ...(!address.safeParse(email).success && { email: words.links.emailWrong }),
      ...(isTaken && { email: words.links.emailTaken }),
      ...(fault && { password: words.password.faults[fault] }),
    },
  }
}
