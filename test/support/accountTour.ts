/** Looks at every page of organisers' accounts, in every state that a person can bring about. */
import request from 'supertest'
import type { createApp } from '../../server/web/app.js'
import { listActivity } from '../../server/db/activity.js'
import { findAccountByEmail, listAccounts } from '../../server/db/organisers.js'
import { accountLink, firstLeadLink } from '../../server/web/account/newLink.js'
import { codeAt, givePassword, LEAD, PASSWORD, secretOn, send } from './account.js'
import type { TestService } from './service.js'

const ENROLMENT = '/account/second-factor/enrolment'
const SECOND = '/account/second-factor'

/** Looks at one page; `given` are words on it that come from the service itself, such as a secret. */
export type Look = (address: string, html: string, given?: readonly string[]) => Promise<void>

/** Somebody whom the tour invites. */
export const INVITED = { name: 'Mo Khan', email: 'mo.khan@example.org', role: 'member' }

const TOKEN_PURPOSE = 'Weekly report'

type Agent = ReturnType<typeof request.agent>

/** From the first link over every page of accounts. */
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
  await get('/account?changed=session')
  await get('/account?changed=extension')
  await get('/account/password')
  await get('/account/tokens')
  await look('token with errors', (await send(browser, '/account/tokens', {}).expect(422)).text)
  const made = await send(browser, '/account/tokens', { name: TOKEN_PURPOSE, days: '365' }).expect(200)
  await look('token', made.text, [/value="(eha_[^"]+)"/.exec(made.text)?.[1] ?? '', TOKEN_PURPOSE])
  await look('tokens', (await browser.get('/account/tokens').expect(200)).text, [TOKEN_PURPOSE])
  await browser.post('/account/tokens/1/revocation').expect(303)
  await get('/account/tokens?done=revoked')
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
  await tourOrganisers(service, browser, look)
}

async function tourOrganisers({ db }: TestService, browser: Agent, look: Look): Promise<void> {
  const accounts = (await listAccounts(db)).flatMap(({ name, email }) => [name, email])
  const get = async (address: string) =>
    look(address, (await browser.get(address).expect(200)).text, accounts)
  await look('invitation with errors', (await send(browser, '/organisers', {}).expect(422)).text, accounts)
  const made = await send(browser, '/organisers', INVITED).expect(200)
  await look('invitation', made.text)
  await get('/organisers')
  const page = /href="(\/organisers\/\d+)">Mo Khan/.exec((await browser.get('/organisers')).text)?.[1] ?? ''
  await get(page)
  await send(browser, `${page}/role`, { role: 'viewer' }).expect(303)
  await get(`${page}?changed=role`)
  await look('new link', (await browser.post(`${page}/link`).expect(200)).text)
  await browser.post(`${page}/disablement`).expect(303)
  await get(`${page}?changed=disabled`)
  await send(browser, `${page}/disablement`, { enable: 'yes' }).expect(303)
  await get(`${page}?changed=enabled`)
  const own = /href="(\/organisers\/\d+)">Lee Dean/.exec((await browser.get('/organisers')).text)?.[1] ?? ''
  const last = await send(browser, `${own}/role`, { role: 'viewer' }).expect(422)
  await look('last lead', last.text)
  const done = (await listActivity(db)).flatMap(({ object, reason }) => [object, reason])
  const names = (await listAccounts(db)).map(({ name }) => name)
  for (const address of ['/activity', '/activity?text=no-such-thing'])
    await look(address, (await browser.get(address).expect(200)).text, [...done, ...names])
}

async function tourSignIn(browser: Agent, look: Look): Promise<void> {
  await look('/account/sign-in', (await browser.get('/account/sign-in').expect(200)).text)
  await look('sign-in with errors', (await givePassword(browser, '').expect(422)).text)
  await givePassword(browser).expect(303)
  await look(SECOND, (await browser.get(SECOND).expect(200)).text)
  await look('code with errors', (await send(browser, SECOND, { code: '1' }).expect(422)).text)
  await look('recovery', (await browser.get(`${SECOND}?with=recovery`).expect(200)).text)
  await look('recovery with errors', (await send(browser, SECOND, { recovery: '1' }).expect(422)).text)
  await look('used link', (await browser.get('/account/links/no-such-key').expect(404)).text)
}
