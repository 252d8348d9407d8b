import fc from 'fast-check'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownAddress } from '../../server/web/fields.js'
import { routes } from '../../server/web/routes.js'
import { codeAt, givePassword, send, setUpLead } from '../support/account.js'
import { plain } from '../support/fuzz/addresses.js'
import { startTestService, type TestService } from '../support/service.js'

const HERE = 'https://audit.example.gov.uk'
const SECOND = '/account/second-factor'

let service: TestService
let secure: TestService
beforeAll(async () => {
  service = await startTestService()
  secure = await startTestService({ PUBLIC_URL: HERE })
})
afterAll(async () => {
  await service.close()
  await secure.close()
})

const organiserIn = (cookies: readonly string[] | undefined) =>
  cookies?.findLast((cookie) => cookie.startsWith('organiser='))?.split(';')[0] ?? ''

describe('every answer, over HTTPS', () => {
  const addresses = [
    '/',
    '/nowhere',
    '/help',
    '/rounds/spring',
    '/organisers',
    '/api/v1/rounds',
    '/account/oidc',
  ]

  it.each(addresses)('%s says what browsers may do with it', async (address) => {
    const { headers } = await request(secure.app).get(address)
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/default-src 'self';/)
    expect(policy).toMatch(/object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'/)
    expect(policy).not.toMatch(/unsafe-|\*|data:|http/)
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  it('that starts a response sets a cookie that pages without HTTPS cannot', async () => {
    const started = await request(secure.app).post('/rounds/spring/drafts').expect(303)
    expect(started.get('Set-Cookie')).toEqual([
      expect.stringMatching(
        /^__Secure-response=[\w-]{22}; .*Path=\/rounds\/spring; .*HttpOnly; Secure; SameSite=Lax$/,
      ),
    ])
  })
})

describe('a session that somebody else planted', () => {
  it('is never taken over: each step of signing in gives another token and ends the one before', async () => {
    const { browser, secret } = await setUpLead(service)
    const planted = organiserIn((await browser.post('/account/session/closure')).get('Set-Cookie'))
    expect(planted).toBe('organiser=')
    const chosen = 'organiser=AAAAAAAAAAAAAAAAAAAAAA'
    const victim = service.browser()
    const arriving = await givePassword(victim).set('Cookie', chosen).expect(303)
    const first = organiserIn(arriving.get('Set-Cookie'))
    service.clock.now = new Date(service.clock.now.getTime() + 60_000)
    const code = codeAt(secret, service.clock.now)
    const second = organiserIn((await send(victim, SECOND, { code }).expect(303)).get('Set-Cookie'))
    expect(new Set([chosen, first, second]).size).toBe(3)
    const as = (cookie: string) => request(service.app).get('/organisers').set('Cookie', cookie)
    await as(second).expect(200)
    for (const dead of [chosen, first]) await as(dead).expect(403)
    await victim.post('/account/session/closure').expect(303)
    await as(second).expect(403)
  })
})

describe('a form on somebody else’s site', () => {
  const posts = routes.filter(({ method }) => method === 'post').map(({ path }) => `POST ${path}`)

  it.each<Record<string, string>>([
    { 'Sec-Fetch-Site': 'cross-site' },
    { Origin: `${HERE}.elsewhere.example` },
    { Origin: 'null' },
  ])('changes nothing by any of the routes: %o', async (headers) => {
    const lead = await secure.organiserCookie('lead')
    expect(posts.length).toBeGreaterThan(100)
    for (const route of posts) {
      const { status } = await request(secure.app).post(plain(route).address).set('Cookie', lead).set(headers)
      expect(status, route).toBe(403)
    }
  })

  it('finds no method but GET, HEAD and POST', async () => {
    expect(new Set(routes.map(({ method }) => method))).toEqual(new Set(['get', 'post']))
    const traced = await request(secure.app).trace('/').set('X-Sent', 'come back').expect(404)
    expect(traced.text).not.toContain('come back')
  })
})

describe('an address to go on to', () => {
  it('is one of this service, whatever was asked for', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '//',
      '@',
      ':',
      '.',
      '?',
      '#',
      'https:',
      'elsewhere.example',
      '\t',
      '%2f',
      'a',
    )
    const wanted = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(wanted, (address) => {
        expect(new URL(ownAddress(address), HERE).origin).toBe(HERE)
      }),
      { numRuns: 500 },
    )
  })
})
