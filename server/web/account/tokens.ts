/** A lead's tokens for programs that read the JSON API: making one, which is shown once, and revoking it. */
import type { Response } from 'express'
import type { Organiser } from '../../audit/organisers.js'
import { recordActivity } from '../../db/activity.js'
import { deleteApiToken, insertApiToken, listApiTokens } from '../../db/apiTokens.js'
import { notFound } from '../errors.js'
import { textField, wholeNumber } from '../fields.js'
import { param, requireRole } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { hashOf, newKey } from '../keys.js'
import { ACCOUNT } from '../pages/addresses.js'
import type { FieldProblems } from '../pages/forms.js'
import { LONGEST_PURPOSE, madeTokenPage, TOKEN_DAYS, tokensPage, type NewToken } from '../pages/tokensPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { told } from '../workspace/record.js'

const DAY = 24 * 60 * 60 * 1000

/** Tells people and programs that look for leaked secrets what it is. */
const PREFIX = 'eha_'

/** GET /account/tokens */
export const showTokens: Handler = (services) => async (req, res) => {
  const organiser = await requireRole(services, req, 'lead')
  const done = told(req, services.language.tokens.done)
  await sendTokens(services, res, organiser, { typed: { name: '', days: '' }, problems: {}, done })
}

/** POST /account/tokens: makes one and shows it, for the first and last time. */
export const createToken: Handler = (services) => async (req, res) => {
  const { clock, language } = services
  const organiser = await requireRole(services, req, 'lead')
  const typed = { name: textField(req, 'name'), days: textField(req, 'days') }
  const days = TOKEN_DAYS.find((choice) => String(choice) === typed.days)
  const problems = problemsWith(typed, language.tokens)
  if (days === undefined || Object.keys(problems).length > 0) {
    await sendTokens(services, res, organiser, { typed, problems, done: undefined })
    return
  }
  const token = `${PREFIX}${newKey()}`
  const expiresAt = new Date(clock().getTime() + days * DAY)
  const kept = { organiserId: organiser.id, name: typed.name, tokenHash: hashOf(token), expiresAt }
  await inOneStep(services, async ({ db }) => {
    const id = await insertApiToken(db, kept, clock())
    const what = { action: 'token-made', object: `tokens/${id}`, reason: typed.name } as const
    await recordActivity(db, { organiserId: organiser.id, ...what }, clock())
  })
  await sendPage(services, res, 'account/made-link', madeTokenPage(typed.name, token, expiresAt, language))
}

/** POST /account/tokens/:token/revocation */
export const createTokenRevocation: Handler = (services) => async (req, res) => {
  const { clock } = services
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const id = wholeNumber(param(req, 'token'))
  await inOneStep(services, async ({ db }) => {
    const name = await deleteApiToken(db, organiserId, id)
    if (name === undefined) throw notFound()
    const what = { action: 'token-revoked', object: `tokens/${id}`, reason: name } as const
    await recordActivity(db, { organiserId, ...what }, clock())
  })
  res.redirect(303, `${ACCOUNT.tokens}?done=revoked`)
}

function problemsWith({ name, days }: NewToken, words: Services['language']['tokens']): FieldProblems {
  return {
    ...(name === '' && { name: words.nameMissing }),
    ...(name.length > LONGEST_PURPOSE && { name: words.nameTooLong(LONGEST_PURPOSE) }),
    ...(!TOKEN_DAYS.some((choice) => String(choice) === days) && { days: words.daysMissing }),
  }
}

async function sendTokens(
  services: Services,
  res: Response,
  { id }: Organiser,
  form: { readonly typed: NewToken; readonly problems: FieldProblems; readonly done: string | undefined },
): Promise<void> {
  const { db, clock, language } = services
  const page = tokensPage({ tokens: await listApiTokens(db, id), now: clock(), ...form }, language)
  const hasErrors = Object.keys(form.problems).length > 0
  await sendPage(services, res, 'account/tokens', page, { back: ACCOUNT.account, hasErrors })
}
