/** Leads look after organisers' accounts: they invite, change roles, disable, and give new links. */
import type { Request, Response } from 'express'
import { z } from 'zod'
import { ROLES, type Role } from '../../audit/organisers.js'
import { recordActivity, type Action } from '../../db/activity.js'
import {
  changeAccount,
  findAccount,
  findAccountByEmail,
  insertOrganiser,
  listAccounts,
  type Account,
} from '../../db/organisers.js'
import { notFound } from '../errors.js'
import { rawField, textField, wholeNumber } from '../fields.js'
import { param } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { addressesOfOrganiser, ORGANISERS } from '../pages/addresses.js'
import type { FieldProblems } from '../pages/forms.js'
import { madeLinkPage, organiserPage, organisersPage, type Invitation } from '../pages/organisersPages.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { accountLink, LINK_DAYS, purposeFor } from './newLink.js'
import { organiserOf } from './session.js'

const address = z.email()

/** GET /organisers */
export const showOrganisers: Handler = (services) => async (_req, res) => {
  await sendOrganisers(services, res, { name: '', email: '', role: undefined }, {})
}

/** POST /organisers: invites somebody, and shows their one-time link. */
export const createOrganiser: Handler = (services) => async (req, res) => {
  const { db, clock, language } = services
  const [name, email, role] = [textField(req, 'name'), textField(req, 'email'), roleIn(req)]
  const words = language.organisers
  const isTaken = (await findAccountByEmail(db, email)) !== undefined
  const problems: FieldProblems = {
    ...(name === '' && { name: words.nameMissing }),
    ...(!address.safeParse(email).success && { email: words.emailWrong }),
    ...(isTaken && { email: words.emailTaken }),
    ...(!role && { role: words.roleMissing }),
  }
  if (!role || Object.keys(problems).length > 0) {
    await sendOrganisers(services, res, { name, email, role }, problems)
    return
  }
  // In one, so that nobody is left with an account and no link to it.
  const { account, link } = await inOneStep(services, async (within) => {
    const account = await insertOrganiser(within.db, { name, email, role }, clock())
    await record(within, req, 'invited', account)
    return { account, link: await linkFor(within, account) }
  })
  await sendLink(services, res, account, link)
}

/** GET /organisers/:organiser */
export const showOrganiser: Handler = (services) => async (req, res) => {
  await sendOrganiser(services, req, res, await accountOf(services, req), {})
}

/** POST /organisers/:organiser/role */
export const changeRole: Handler = (services) => async (req, res) => {
  const account = await accountOf(services, req)
  const role = roleIn(req)
  if (!role) throw notFound()
  if (role !== account.role) {
    const isChanged = await inOneStep(services, async (within) => {
      if (!(await changeAccount(within.db, account.id, { role }))) return false
      await record(within, req, 'role-changed', account, `${account.role} > ${role}`)
      return true
    })
    if (!isChanged) {
      await sendOrganiser(services, req, res, account, { role: services.language.organisers.lastLead })
      return
    }
  }
  res.redirect(303, `${addressesOfOrganiser(account.id).page}?changed=role`)
}

/** POST /organisers/:organiser/disablement: disables an account, or with `enable` lets it sign in again. */
export const changeDisablement: Handler = (services) => async (req, res) => {
  const account = await accountOf(services, req)
  const enables = rawField(req, 'enable') === 'yes'
  const disabledAt = enables ? null : services.clock()
  const isChanged = await inOneStep(services, async (within) => {
    if (!(await changeAccount(within.db, account.id, { disabledAt }))) return false
    await record(within, req, enables ? 'account-enabled' : 'account-disabled', account)
    return true
  })
  if (!isChanged) {
    await sendOrganiser(services, req, res, account, { disable: services.language.organisers.lastLead })
    return
  }
  res.redirect(303, `${addressesOfOrganiser(account.id).page}?changed=${enables ? 'enabled' : 'disabled'}`)
}

/** POST /organisers/:organiser/link: a new one-time link, shown once. */
export const createLink: Handler = (services) => async (req, res) => {
  const account = await accountOf(services, req)
  if (account.isDisabled) throw notFound()
  const link = await inOneStep(services, async (within) => {
    await record(within, req, 'link-made', account)
    return linkFor(within, account)
  })
  await sendLink(services, res, account, link)
}

async function accountOf({ db }: Services, req: Request): Promise<Account> {
  const account = await findAccount(db, wholeNumber(param(req, 'organiser')))
  if (!account) throw notFound()
  return account
}

function roleIn(req: Request): Role | undefined {
  return ROLES.find((role) => role === rawField(req, 'role'))
}

async function record(
  services: Services,
  req: Request,
  action: Action,
  { id }: Account,
  reason?: string,
): Promise<void> {
  const organiserId = organiserOf(req)?.id ?? null
  const activity = { organiserId, action, object: `organisers/${id}`, reason }
  await recordActivity(services.db, activity, services.clock())
}

function linkFor({ db, config, clock }: Services, account: Account): Promise<string> {
  return accountLink({ db, publicUrl: config.publicUrl, now: clock() }, account)
}

/** Mails a link where mail is set up, and shows it: it cannot be shown again. */
async function sendLink(services: Services, res: Response, account: Account, link: string): Promise<void> {
  const { language } = services
  const purpose = purposeFor(account)
  const mailed = await mail(services, account, link)
  const page = madeLinkPage({ account, purpose, link, days: LINK_DAYS, mailed }, language)
  await sendPage(services, res, 'account/made-link', page)
}

/** Whether a link was mailed; undefined where no mail is set up. */
async function mail(services: Services, account: Account, link: string): Promise<boolean | undefined> {
  const { mailer, config, language, log } = services
  if (!mailer) return undefined
  const words = language.organisers.mail
  const subject = words[purposeFor(account)](config.serviceName)
  const text = words.text(account.name, link, LINK_DAYS)
  const { state } = await mailer.send({ to: account.email, subject, text })
  if (state !== 'sent') log.error({ state }, 'account link was not mailed')
  return state === 'sent'
}

async function sendOrganisers(
  services: Services,
  res: Response,
  typed: Invitation,
  problems: FieldProblems,
): Promise<void> {
  const page = organisersPage(await listAccounts(services.db), typed, problems, services.language)
  const hasErrors = Object.keys(problems).length > 0
  await sendPage(services, res, 'account/organisers', page, { hasErrors })
}

async function sendOrganiser(
  services: Services,
  req: Request,
  res: Response,
  account: Account,
  problems: FieldProblems,
): Promise<void> {
  const page = organiserPage(account, { changed: req.query.changed, problems }, services.language)
  const hasErrors = Object.keys(problems).length > 0
  await sendPage(services, res, 'account/organiser', page, { back: ORGANISERS, hasErrors })
}
