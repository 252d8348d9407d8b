/** Signing in as a person does, for tests of what organisers meet. */
import { generateSync } from 'otplib'
import { firstLeadLink } from '../../server/web/account/newLink.js'
import type { Browser, TestService } from './service.js'

export const PASSWORD = 'kettle harbour oblong'
export const LEAD = { name: 'Lee Dean', email: 'lee.dean@example.gov.uk' }

/** What the authenticator app shows at a moment. */
export function codeAt(secret: string, moment: Date): string {
  return generateSync({ secret, epoch: Math.floor(moment.getTime() / 1000) })
}

/** The key that the page for setting up a second factor shows. */
export function secretOn(html: string): string {
  return (/<code class="app-key">([A-Z2-7 ]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '')
}

/** Sends a form as our pages do. */
export function send(browser: Browser, address: string, fields: Readonly<Record<string, string>>) {
  return browser.post(address).type('form').send(fields)
}

/** The first lead, made by the printed link, with a second factor: signed in in a browser. */
export async function setUpLead(service: TestService, browser = service.browser()) {
  const { db, clock } = service
  const link = await firstLeadLink({ db, publicUrl: 'http://localhost', now: clock.now })
  await send(browser, new URL(link).pathname, { ...LEAD, password: PASSWORD }).expect(303)
  const enrolment = '/account/second-factor/enrolment'
  const secret = secretOn((await browser.get(enrolment).expect(200)).text)
  const { text } = await send(browser, enrolment, { code: codeAt(secret, clock.now) }).expect(200)
  const codes = [...text.matchAll(/<code class="app-key">([^<]+)</g)].map(([, code]) => code ?? '')
  return { browser, secret, codes }
}

/** Gives the password, and is asked for the second factor or let in. */
export function givePassword(browser: Browser, password = PASSWORD, email = LEAD.email) {
  return send(browser, '/account/session', { email, password, then: '/' })
}
