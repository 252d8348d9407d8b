import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrganiser } from '../../server/db/organisers.js'
import { insertRound } from '../../server/db/rounds.js'
import { insertSession } from '../../server/db/sessions.js'
import { hashOf, newKey } from '../../server/web/keys.js'
import type { Route } from '../../server/web/route.js'
import { routes } from '../../server/web/routes.js'
import { AUTHORISATION, PEOPLE, type Person } from '../support/authorisation.js'
import { NOON, springRound, startTestService, type TestService } from '../support/service.js'

let service: TestService
/** What each person's browser holds, made anew for each request: some of them end sessions and links. */
const cookies: Record<Person, () => Promise<string>> = {
  nobody: () => Promise.resolve(''),
  own: () => responseCookie('spring'),
  other: () => responseCookie('autumn'),
  arriving: () => arrivingCookie(),
  viewer: () => service.organiserCookie('viewer'),
  member: () => service.organiserCookie('member'),
  lead: () => service.organiserCookie('lead'),
  token: () => Promise.resolve(''),
}

async function responseCookie(round: string): Promise<string> {
  // A lead may just have closed it.
  await service.db.updateTable('rounds').set({ closed_at: null, archived_at: null }).execute()
  const started = await request(service.app).post(`/rounds/${round}/drafts`).expect(303)
  return started.get('Set-Cookie')?.[0]?.split(';')[0] ?? ''
}

async function arrivingCookie(): Promise<string> {
  const token = newKey()
  const organiser = { name: 'Arriving', email: `${token}@example.org`, role: 'lead' } as const
  const { id } = await insertOrganiser(service.db, organiser, NOON)
  const expiresAt = new Date(NOON.getTime() + 60_000)
  const session = { organiserId: id, tokenHash: hashOf(token), browser: '', expiresAt }
  await insertSession(service.db, { ...session, stage: 'arriving' }, NOON)
  return `organiser=${token}`
}

beforeAll(async () => {
  service = await startTestService()
  await insertRound(service.db, { ...springRound, slug: 'autumn' }, NOON)
})
afterAll(() => service.close())

/** An address of a route, with things in it that there are or, for keys, are not. */
function addressOf({ path }: Route): string {
  const parts: Readonly<Record<string, string>> = {
    round: 'spring',
    section: 'identify',
    key: 'no-such-key',
    session: '99999',
    organiser: '1',
    table: 'sectors',
    row: 'health',
    column: 'all',
    reference: 'S01',
    theme: 'observation',
    agency: '1',
    kind: 'invitation',
    message: '1',
    request: 'no-such-request',
    import: '1',
  }
  return path.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? 'missing')
}

async function ask(route: Route, person: Person): Promise<request.Response> {
  const cookie = await cookies[person]()
  const asked = request(service.app)[route.method](addressOf(route))
  if (person === 'token') return asked.set('Authorization', `Bearer ${(await service.apiToken()).token}`)
  return cookie === '' ? asked : asked.set('Cookie', cookie)
}

const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`

describe('who may do what', () => {
  it('is said of every route, and of no other', () => {
    expect(Object.keys(AUTHORISATION).sort()).toEqual(routes.map(nameOf).sort())
  })

  describe.each(routes.map((route) => [nameOf(route), route] as const))('%s', (name, route) => {
    it.each(PEOPLE)('%s', async (person) => {
      const { status } = await ask(route, person)
      // Where single sign-on or METRICS_TOKEN is not set up, there is no such page for anybody.
      const isNotSetUp = ['/account/oidc/callback', '/metrics'].includes(route.path)
      if (isNotSetUp) expect(status).toBe(404)
      else if (AUTHORISATION[name]?.includes(person)) expect([403, 500, 503]).not.toContain(status)
      else expect(status).toBe(route.who === 'token' ? 401 : 403)
    })
  })

  it('does not let a response’s own link open another of the same round', async () => {
    const [mine, other] = [await responseCookie('spring'), await responseCookie('spring')]
    const save = (cookie: string, agency: string) =>
      request(service.app)
        .post('/rounds/spring/response/sections/about')
        .set('Cookie', cookie)
        .type('form')
        .send({ agency })
        .expect(303)
    await save(mine, 'Mill School')
    await save(other, 'Other School')
    const about = '/rounds/spring/response/sections/about'
    const { text } = await request(service.app).get(about).set('Cookie', mine).expect(200)
    expect(text).toContain('Mill School')
    expect(text).not.toContain('Other School')
  })

  it('leaves to anybody only what the table says is anybody’s', () => {
    const open = routes.filter(({ who }) => who === 'anybody').map(nameOf)
    for (const name of open) expect(AUTHORISATION[name], name).toEqual(PEOPLE)
  })
})
