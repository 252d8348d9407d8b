/** Looks at every page of organisers' accounts, in every state that a person can bring about. */
import request from 'supertest'
import type { createApp } from '../../server/web/app.js'
import { findAccountByEmail } from '../../server/db/organisers.js'
import { accountLink, firstLeadLink } from '../../server/web/account/newLink.js'
import { codeAt, givePassword, LEAD, PASSWORD, secretOn, send } from './account.js'
import type { TestService } from './service.js'

const ENROLMENT = '/account/second-factor/enrolment'
const SECOND = '/account/second-factor'

/** Looks at one page; `given` are words on it that come from the service itself, such as a secret. */
export type Look = (address: string, html: string, given?: readonly string[]) => Promise<void>

/** From the first link to signing out; returns the first lead's browser, signed in. */
export async function tourAccounts(service: TestService, app: ReturnType<typeof createApp>, look: Look) {
  const { db, clock } = service
  const browser = request.agent(app)
  const at = () => ({ db, publicUrl: 'http://localhost', now: clock.now })
  const get = async (address: string) => look(address, (await browser.get(address).expect(200)).text)
  const link = new URL(await firstLeadLink(at())).pathname
  await look('first account', (await browser.get(link).expect(200)).text)
  await look('first account with errors', (await send(browser, link, {}).expect(422)).text)
  await send(browser, link, { ...LEAD, password: PASSWORD }).expect(303)
  const enrolment = (await browser.get(ENROLMENT).expect(200)).text
  const secret = secretOn(enrolment)
  const groups = [secret.replace(/(.{4})(?=.)/g, '$1 ')]
  await look(ENROLMENT, enrolment, groups)
  const wrong = await send(browser, ENROLMENT, { code: '1' }).expect(422)
  await look('second factor with errors', wrong.text, groups)
  const codes = await send(browser, ENROLMENT, { code: codeAt(secret, clock.now) }).expect(200)
  await look(
    'recovery codes',
    codes.text,
    [...codes.text.matchAll(/<code class="app-key">([^<]+)</g)].map(([, code]) => code ?? ''),
  )
  await get('/account')
  await get('/account?changed=password')
  await get('/account/password')
  await look('password with errors', (await send(browser, '/account/password', {}).expect(422)).text)
  const again = (await browser.get(ENROLMENT).expect(200)).text
  await look('second factor anew', again, [secretOn(again).replace(/(.{4})(?=.)/g, '$1 ')])
  const account = await findAccountByEmail(db, LEAD.email)
  const reset = account && new URL(await accountLink(at(), account)).pathname
  await look(
    'reset',
    (
      await request(app)
        .get(reset ?? '')
        .expect(200)
    ).text,
  )
  await tourSignIn(request.agent(app), look)
  return browser
}

async function tourSignIn(browser: ReturnType<typeof request.agent>, look: Look): Promise<void> {
  await look('/account/sign-in', (await browser.get('/account/sign-in').expect(200)).text)
  await look('sign-in with errors', (await givePassword(browser, '').expect(422)).text)
  await givePassword(browser).expect(303)
  await look(SECOND, (await browser.get(SECOND).expect(200)).text)
  await look('code with errors', (await send(browser, SECOND, { code: '1' }).expect(422)).text)
  await look('recovery', (await browser.get(`${SECOND}?with=recovery`).expect(200)).text)
  await look('recovery with errors', (await send(browser, SECOND, { recovery: '1' }).expect(422)).text)
  await look('used link', (await browser.get('/account/links/no-such-key').expect(404)).text)
}
