/** Sends somebody the private link, where the service can send mail. The address is not kept. */
import { z } from 'zod'
import { notFound } from '../errors.js'
import { visitDraft } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { linkEmailPage } from '../pages/linkEmailPage.js'
import { sendPage } from '../sendPage.js'
import { privateLink } from './link.js'

const address = z.email()

/** POST /rounds/:round/response/link-email */
export const createLinkEmail: Handler = (services) => async (req, res) => {
  const { mailer, language, log } = services
  if (!mailer) throw notFound()
  const { round, key } = await visitDraft(services, req)
  const { email } = (req.body ?? {}) as { readonly email?: unknown }
  const to = typeof email === 'string' ? email.trim() : ''
  const { response } = addressesOf(round)
  if (!address.safeParse(to).success) {
    const page = linkEmailPage({ round, email: to, problem: language.linkEmail.notAnAddress }, language)
    await sendPage(services, res, 'respond/link-email', page, { round, back: response, hasErrors: true })
    return
  }
  const words = language.linkEmail
  const text = words.text(round.title, privateLink(services, key), language.date(round.closesOn))
  const { state } = await mailer.send({ to, subject: words.subject(round.title), text })
  if (state !== 'sent') {
    log.error({ state }, 'link was not mailed')
    const page = linkEmailPage({ round, email: to, problem: words.notSent }, language)
    await sendPage(services, res, 'respond/link-email', page, { round, back: response, hasErrors: true })
    return
  }
  res.redirect(303, `${response}?mailed=yes`)
}
