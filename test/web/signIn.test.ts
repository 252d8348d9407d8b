import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listActivity } from '../../server/db/activity.js'
import { findAccountByEmail, insertOrganiser } from '../../server/db/organisers.js'
import { accountLink, demonstrationLink, firstLeadLink, LINK_DAYS } from '../../server/web/account/newLink.js'
import { createApp } from '../../server/web/app.js'
import { codeAt, givePassword, LEAD, PASSWORD, send, setUpLead } from '../support/account.js'
import { NOON, startTestService, type Browser, type TestService } from '../support/service.js'
import request from 'supertest'

const FINDINGS = '/rounds/spring/findings'
const SECOND = '/account/second-factor'
const DAY = 24 * 60 * 60 * 1000

let service: TestService
beforeEach(async () => {
  service = await startTestService({ TRUST_PROXY: '1' })
})
afterEach(async () => {
  vi.useRealTimers()
  await service.close()
})

const later = (seconds: number) => {
  service.clock.now = new Date(service.clock.now.getTime() + seconds * 1000)
}
const at = () => ({ db: service.db, publicUrl: 'http://localhost', now: service.clock.now })
const pathOf = (link: string) => new URL(link).pathname
const sessionOf = (res: request.Response) =>
  (res.get('Set-Cookie') ?? []).filter((cookie) => /^organiser=[^;]/.test(cookie)).join()

describe('the first lead', () => {
  it('sets up an account with the printed link, once, and is let in with a second factor only', async () => {
    const link = await firstLeadLink(at())
    const browser = service.browser()
    await browser.get(pathOf(link)).expect(200)
    await browser.get(pathOf(link)).expect(200)
    const weak = await send(browser, pathOf(link), { name: '', email: 'lee', password: 'short' }).expect(422)
    for (const words of ['Enter your name', 'Enter an email address', 'must be 12 characters'])
      expect(weak.text).toContain(words)
    expect(weak.text).not.toContain('value="short"')
    const { codes } = await setUpLead(service, browser)
    expect(codes).toHaveLength(10)
    await browser.get(FINDINGS).expect(200)
    await request(service.app).get(pathOf(link)).expect(404)
    const other = await firstLeadLink(at())
    await request(service.app).get(pathOf(other)).expect(404)
  })

  it('owes the second factor until it is set up', async () => {
    const browser = service.browser()
    const link = await firstLeadLink(at())
    const set = await send(browser, pathOf(link), { ...LEAD, password: PASSWORD }).expect(303)
    expect(set.headers.location).toBe('/account/second-factor/enrolment?then=%2F')
    for (const page of [FINDINGS, '/account', '/account/password']) await browser.get(page).expect(403)
    await browser.get('/account/second-factor/enrolment').expect(200)
    await send(browser, '/account/second-factor/enrolment', { code: '000000' }).expect(422)
  })

  it('has a link that no other store or older start knows', async () => {
    const first = await firstLeadLink(at())
    const second = await firstLeadLink(at())
    await request(service.app).get(pathOf(first)).expect(404)
    later((LINK_DAYS * DAY) / 1000)
    await request(service.app).get(pathOf(second)).expect(404)
  })
})

describe('signing in', () => {
  it('takes password and code, each code once, and gives a new token at each step', async () => {
    const { browser, secret } = await setUpLead(service)
    await browser.post('/account/session/closure').expect(303)
    await browser.get(FINDINGS).expect(403)
    const first = await givePassword(browser)
    expect(first.headers.location).toBe(`${SECOND}?then=%2F`)
    await browser.get(FINDINGS).expect(403)
    const used = codeAt(secret, service.clock.now)
    await send(browser, SECOND, { code: used }).expect(422)
    later(60)
    const code = codeAt(secret, new Date(service.clock.now.getTime() - 30_000))
    const second = await send(browser, SECOND, { code: `${code.slice(0, 3)} ${code.slice(3)}` }).expect(303)
    expect(sessionOf(second)).toMatch(/^organiser=[\w-]{22};.*HttpOnly; SameSite=Lax/)
    expect(sessionOf(second)).not.toBe(sessionOf(first))
    await browser.get(FINDINGS).expect(200)
    const again = service.browser()
    await givePassword(again).expect(303)
    await send(again, SECOND, { code }).expect(422)
  })

  it('takes each recovery code once, however it is typed', async () => {
    const { codes } = await setUpLead(service)
    const [code = ''] = codes
    const typed = code.toLowerCase().replaceAll('-', ' ')
    const browser = service.browser()
    await givePassword(browser)
    await browser.get(`${SECOND}?with=recovery`).expect(200)
    await send(browser, SECOND, { recovery: typed }).expect(303)
    await browser.get('/account').expect(200, /On, with 9 recovery codes left/)
    const again = service.browser()
    await givePassword(again)
    await send(again, SECOND, { recovery: code }).expect(422)
    expect(await listActivity(service.db, { action: 'recovery-code-used' })).toHaveLength(1)
  })

  it('says the same of a wrong password, nobody’s address and a disabled account, and names no one', async () => {
    await setUpLead(service)
    const { id } = await insertOrganiser(service.db, { name: 'No', email: 'no@x.org', role: 'viewer' }, NOON)
    const mainOf = async (email: string) => {
      const { text } = await givePassword(service.browser(), 'wrong password', email).expect(422)
      return text.slice(text.indexOf('<main')).replaceAll(email, '')
    }
    const wrong = await mainOf(LEAD.email)
    expect(wrong).toContain('The email address or the password is not right')
    expect(await mainOf('nobody@example.org')).toBe(wrong)
    expect(await mainOf('no@x.org')).toBe(wrong)
    const failed = await listActivity(service.db, { action: 'sign-in-failed' })
    expect(failed.map(({ object }) => object)).toEqual([
      `organisers/${id}`,
      'organisers/unknown',
      'organisers/1',
    ])
    expect(failed.every(({ organiser }) => organiser === undefined)).toBe(true)
  })

  it('does as much work for nobody’s address as for a wrong password', async () => {
    await setUpLead(service)
    // Processor time of all threads: how long it takes depends on what else the machine does.
    const workOf = async (email: string) => {
      const work = []
      for (let nth = 0; nth < 3; nth++) {
        const before = process.cpuUsage()
        await givePassword(service.browser(), 'wrong password', email).expect(422)
        const { user, system } = process.cpuUsage(before)
        work.push(user + system)
      }
      return Math.min(...work)
    }
    const [known, unknown] = [await workOf(LEAD.email), await workOf('nobody@example.org')]
    expect(Math.min(known, unknown) / Math.max(known, unknown)).toBeGreaterThan(0.5)
  })

  it('leads on to the page that was wanted, on this service alone', async () => {
    const needed = await request(service.app).get(`${FINDINGS}?a=b`).expect(403)
    expect(needed.text).toContain('href="/account/sign-in?then=%2Frounds%2Fspring%2Ffindings%3Fa%3Db"')
    for (const [wanted, led] of [
      [`${FINDINGS}?a=b`, `${FINDINGS}?a=b`],
      ['//elsewhere.example', '/'],
      ['/\\elsewhere.example', '/'],
      ['https://elsewhere.example', '/'],
    ] as const) {
      const page = await request(service.app).get(`/account/sign-in?then=${encodeURIComponent(wanted)}`)
      expect(page.text).toContain(`name="then" value="${led}"`)
    }
  })

  it('uses a cookie that no other host can set, over HTTPS', async () => {
    const secure = await startTestService({ PUBLIC_URL: 'https://audit.example.gov.uk' })
    try {
      const link = await firstLeadLink({ db: secure.db, publicUrl: 'https://x', now: NOON })
      const { headers } = await request(secure.app)
        .post(pathOf(link))
        .type('form')
        .send({ ...LEAD, password: PASSWORD })
      expect(String(headers['set-cookie'])).toMatch(
        /__Host-organiser=[\w-]{22}; Path=\/;.*HttpOnly; Secure; SameSite=Lax/,
      )
    } finally {
      await secure.close()
    }
  })
})

describe('guessing of passwords and codes', () => {
  const guess = (browser: Browser, from: string, email = LEAD.email) =>
    givePassword(browser, '', email).set('X-Forwarded-For', from)

  it('waits after ten for one account, but not in a browser where its owner has signed in', async () => {
    const { browser, secret } = await setUpLead(service)
    for (let nth = 0; nth < 10; nth++) await guess(service.browser(), `198.51.100.${nth}`).expect(422)
    const { text } = await guess(service.browser(), '198.51.100.99').expect(429)
    expect(text).toContain('Try again in 15 minutes.')
    await givePassword(service.browser()).set('X-Forwarded-For', '203.0.113.7').expect(429)
    await browser.post('/account/session/closure')
    await givePassword(browser).expect(303)
    later(60)
    await send(browser, SECOND, { code: codeAt(secret, service.clock.now) }).expect(303)
    await guess(service.browser(), '198.51.100.99', 'other@example.org').expect(422)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 })
    await guess(service.browser(), '198.51.100.99').expect(422)
  })

  it('waits after ten in the owner’s browser, too', async () => {
    const { browser } = await setUpLead(service)
    await browser.post('/account/session/closure')
    for (let nth = 0; nth < 10; nth++) await guess(browser, '203.0.113.7').expect(422)
    await guess(browser, '203.0.113.7').expect(429)
  })

  it('waits after ten wrong codes', async () => {
    await setUpLead(service)
    const browser = service.browser()
    await givePassword(browser)
    for (let nth = 0; nth < 10; nth++) await send(browser, SECOND, { code: '000000' }).expect(422)
    await send(browser, SECOND, { code: '000000' }).expect(429)
  })

  it('lets an office behind one address get many wrong', async () => {
    for (let nth = 0; nth < 40; nth++)
      await guess(service.browser(), '203.0.113.7', `colleague-${nth}@example.org`).expect(422)
  })
})

describe('one-time links', () => {
  it('open a lead’s session in the demonstration alone, which says on every page that it is one', async () => {
    const link = await demonstrationLink(at(), FINDINGS)
    const { pathname, search } = new URL(link)
    await request(service.app).get(`${pathname}${search}`).expect(404)
    const app = createApp({ ...service.services, demonstration: true })
    const browser = request.agent(app)
    await browser.get(`${pathname}${search}`).expect(303).expect('Location', FINDINGS)
    for (const page of [FINDINGS, '/', '/help', '/account', '/nowhere'])
      expect((await browser.get(page)).text, page).toContain('Demonstration')
    await request(app).get(`${pathname}${search}`).expect(404)
    expect((await browser.get('/account')).text).toContain(
      'None: the demonstration’s links sign in without one',
    )
  })

  it('are what an account without a password says it needs, where there is no other way in', async () => {
    const cookie = await service.organiserCookie('viewer')
    await request(service.app)
      .get('/account')
      .set('Cookie', cookie)
      .expect(200, /None: ask the early help lead/)
  })

  it('give a new password but do not stand in for the second factor', async () => {
    const { browser: signedIn, secret } = await setUpLead(service)
    const account = await findAccountByEmail(service.db, LEAD.email)
    if (!account) throw new Error('The lead has no account.')
    const link = pathOf(await accountLink(at(), account))
    const browser = service.browser()
    await browser.get(link).expect(200, /Choose a new password/)
    const set = await send(browser, link, { password: 'a tram of oblong figs' }).expect(303)
    expect(set.headers.location).toBe(`${SECOND}?then=%2F`)
    await browser.get(FINDINGS).expect(403)
    await browser.get('/account/second-factor/enrolment').expect(303).expect('Location', SECOND)
    await signedIn.get(FINDINGS).expect(403)
    await send(browser, link, { password: 'another oblong figs' }).expect(404)
    await givePassword(service.browser(), PASSWORD).expect(422)
    later(60)
    await send(browser, SECOND, { code: codeAt(secret, service.clock.now) }).expect(303)
    await browser.get(FINDINGS).expect(200)
  })

  it('set up the account of somebody invited, whom no second factor is asked of', async () => {
    const member = { name: 'Mo Khan', email: 'Mo@Example.org', role: 'member' } as const
    const account = await insertOrganiser(service.db, member, NOON)
    const link = pathOf(await accountLink(at(), account))
    const browser = service.browser()
    await browser.get(link).expect(200, /Your role: Group member/)
    await send(browser, link, { password: 'early help mo khan' }).expect(422, /harder to guess/)
    await send(browser, link, { password: PASSWORD }).expect(303).expect('Location', '/')
    await browser.get(FINDINGS).expect(200)
    await givePassword(service.browser(), PASSWORD, 'mo@example.ORG').expect(303)
  })
})

describe('one’s own account', () => {
  it('shows where one is signed in, and ends one session or all', async () => {
    const { browser, secret } = await setUpLead(service)
    const other = service.browser()
    other.set('User-Agent', 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0')
    await givePassword(other)
    later(60)
    await send(other, SECOND, { code: codeAt(secret, service.clock.now) }).expect(303)
    const { text } = await browser.get('/account').expect(200)
    expect(text).toContain('Edge, Windows')
    const closure = /action="(\/account\/sessions\/\d+\/closure)"/.exec(text)?.[1] ?? ''
    const stranger = await service.organiserCookie()
    await request(service.app).post(closure).set('Cookie', stranger).expect(303)
    await other.get(FINDINGS).expect(200)
    await browser.post(closure).expect(303)
    await other.get(FINDINGS).expect(403)
    await browser.get(FINDINGS).expect(200)
    await browser.post('/account/sessions/closure').expect(303)
    await browser.get(FINDINGS).expect(403)
  })

  it('changes the password, which ends every other session and renews this one', async () => {
    const { browser } = await setUpLead(service)
    const before = sessionOf(await browser.get('/account'))
    const change = (password: string, wanted: string) =>
      send(browser, '/account/password', { password, 'new-password': wanted })
    await change('wrong', 'a tram of oblong figs').expect(422, /The current password is not right/)
    await change(PASSWORD, 'Password2027!').expect(422, /harder to guess/)
    const changed = await change(PASSWORD, 'a tram of oblong figs').expect(303)
    expect(sessionOf(changed)).not.toBe(before)
    await browser.get('/account?changed=password').expect(200, /Password changed/)
    await givePassword(service.browser(), PASSWORD).expect(422)
    await givePassword(service.browser(), 'a tram of oblong figs').expect(303)
  })

  it('sets up a second factor anew with the password alone', async () => {
    const { browser } = await setUpLead(service)
    const enrolment = '/account/second-factor/enrolment'
    const { text } = await browser.get(enrolment).expect(200)
    const secret = /<code class="app-key">([^<]+)</.exec(text)?.[1]?.replaceAll(' ', '') ?? ''
    const code = codeAt(secret, service.clock.now)
    await send(browser, enrolment, { code }).expect(422, /The current password is not right/)
    await send(browser, enrolment, { code, password: PASSWORD }).expect(200, /Keep your recovery codes/)
  })
})
