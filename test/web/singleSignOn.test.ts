import request from 'supertest'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listActivity } from '../../server/db/activity.js'
import { findAccountByEmail, insertOrganiser } from '../../server/db/organisers.js'
import { startProvider, type Person } from '../support/provider.js'
import { NOON, startTestService, type Browser, type TestService } from '../support/service.js'

const SERVICE = 'http://localhost:3000'
const FINDINGS = '/rounds/spring/findings'
const person = (name: string, more: Partial<Person> = {}): Person => ({
  name,
  email: `${name.toLowerCase()}@council.example`,
  email_verified: true,
  ...more,
})
const PEOPLE: Record<string, Person> = {
  mo: person('Mo'),
  lee: person('Lee'),
  lea: person('Lea', { amr: ['pwd', 'mfa'] }),
  una: person('Una', { email_verified: false }),
  eve: person('Eve', { email: 'MO@council.example' }),
  ro: person('Ro', { roles: ['Other', 'Audit.Member', 'Audit.Viewer'] }),
}

let provider: Awaited<ReturnType<typeof startProvider>>
let service: TestService
beforeAll(async () => {
  provider = await startProvider(PEOPLE, SERVICE)
})
afterAll(() => provider.close())
afterEach(() => service.close())

const start = async (env: Record<string, string> = {}) => {
  service = await startTestService({ ...provider.env, ...env })
}
const invite = (name: string, role: 'lead' | 'member') =>
  insertOrganiser(service.db, { name, email: `${name}@council.example`, role }, NOON)

/** Walks to the provider, says who one is there, and returns the address that leads back. */
async function goThere(browser: Browser, who: string): Promise<string> {
  const away = await browser.get(`/account/oidc?then=${encodeURIComponent(FINDINGS)}`).expect(303)
  const jar = new Map<string, string>()
  let address = away.headers.location ?? ''
  let posts = false
  while (!address.startsWith(SERVICE)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(posts && { method: 'POST', body: new URLSearchParams({ who }) }),
    })
    for (const set of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const next = reply.headers.get('location')
    posts = next === null
    address = next === null ? address : new URL(next, address).href
  }
  return address.slice(SERVICE.length)
}

const signIn = async (browser: Browser, who: string) => browser.get(await goThere(browser, who))

describe('single sign-on', () => {
  it('is offered by a plain link where it is set up, and not there where it is not', async () => {
    await start()
    const { text } = await request(service.app).get('/account/sign-in').expect(200)
    expect(text).toContain('href="/account/oidc?then=%2F"')
    await service.close()
    service = await startTestService()
    expect((await request(service.app).get('/account/sign-in')).text).not.toContain('/account/oidc')
    await request(service.app).get('/account/oidc').expect(404)
    await request(service.app).get('/account/oidc/callback').expect(404)
  })

  it('lets somebody in who was invited, by a verified address, and on to where they wanted', async () => {
    await start()
    await invite('mo', 'member')
    const browser = service.browser()
    await signIn(browser, 'mo').then(({ headers }) => {
      expect(headers.location).toBe(FINDINGS)
    })
    await browser.get(FINDINGS).expect(200)
    await browser.get('/account').expect(200, /None: you sign in with your council account/)
    expect((await listActivity(service.db, { action: 'signed-in' }))[0]).toMatchObject({
      organiser: { name: 'mo' },
    })
  })

  it('asks a lead for our own second factor, unless the provider asked for one', async () => {
    await start()
    await invite('lee', 'lead')
    await invite('lea', 'lead')
    const browser = service.browser()
    expect((await signIn(browser, 'lee')).headers.location).toMatch(/^\/account\/second-factor\/enrolment/)
    await browser.get(FINDINGS).expect(403)
    expect((await signIn(service.browser(), 'lea')).headers.location).toBe(FINDINGS)
  })

  it('refuses whom nobody invited, whose address is not verified, who is disabled, or is somebody else', async () => {
    await start()
    const refused = async (who: string) => {
      const { status, text } = await signIn(service.browser(), who)
      expect(status).toBe(403)
      return text
    }
    expect(await refused('mo')).toContain('Nobody has invited you')
    await invite('una', 'member')
    expect(await refused('una')).toContain('no verified email address')
    const { id } = await invite('mo', 'member')
    await signIn(service.browser(), 'mo').then(({ status }) => {
      expect(status).toBe(303)
    })
    expect(await refused('eve')).toContain('somebody else at the council')
    await service.db
      .updateTable('organisers')
      .set({ disabled_at: NOON.toISOString() })
      .where('id', '=', id)
      .execute()
    expect(await refused('mo')).toContain('has been disabled')
    const failed = await listActivity(service.db, { action: 'sign-in-failed' })
    expect(failed.map(({ object }) => object)).toEqual([
      `organisers/${id}`,
      `organisers/${id}`,
      'organisers/unknown',
      'organisers/unknown',
    ])
  })

  it('gives the strongest role of a claim, follows it, and lets nobody in without', async () => {
    await start({
      OIDC_ROLE_CLAIM: 'roles',
      OIDC_ROLES: 'member=Audit.Member,viewer=Audit.Viewer,lead=Audit.Lead',
    })
    await signIn(service.browser(), 'ro').then(({ status }) => {
      expect(status).toBe(303)
    })
    expect(await findAccountByEmail(service.db, 'ro@council.example')).toMatchObject({
      role: 'member',
      name: 'Ro',
    })
    PEOPLE.ro = { ...person('Ro'), roles: ['Audit.Viewer'] }
    await signIn(service.browser(), 'ro')
    expect(await findAccountByEmail(service.db, 'ro@council.example')).toMatchObject({ role: 'viewer' })
    expect((await listActivity(service.db, { action: 'role-changed' }))[0]?.reason).toBe('member > viewer')
    PEOPLE.ro = person('Ro')
    expect((await signIn(service.browser(), 'ro')).status).toBe(403)
    expect((await signIn(service.browser(), 'mo')).status).toBe(403)
  })

  it('takes an answer once, in the browser that asked, for what it asked', async () => {
    await start()
    await invite('mo', 'member')
    const browser = service.browser()
    const back = await goThere(browser, 'mo')
    await request(service.app)
      .get(back)
      .expect(403, /did not confirm who you are/)
    const other = service.browser()
    await goThere(other, 'mo')
    await other.get(back).expect(403)
    await browser.get(back.replace(/code=[^&]+/, 'code=guessed')).expect(403)
    await browser.get(back).expect(403)
    const again = await goThere(browser, 'mo')
    await browser.get(again).expect(303)
    await browser.get(again).expect(403)
  })

  it('says that the provider is away, and tries again next time', async () => {
    service = await startTestService({ ...provider.env, OIDC_ISSUER: 'http://localhost:1' })
    for (let nth = 0; nth < 2; nth++)
      await request(service.app)
        .get('/account/oidc')
        .expect(403, /cannot be reached/)
    await request(service.app).get('/account/oidc/callback').set('Cookie', 'sign-on=%7Bbroken').expect(403)
  })
})
