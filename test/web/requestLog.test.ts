import { Writable } from 'node:stream'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrganiser } from '../../server/db/organisers.js'
import { createLog } from '../../server/operations/log.js'
import { createApp } from '../../server/web/app.js'
import { fillIn } from '../support/form.js'
import { NOON, startResponse, startTestService, type TestService } from '../support/service.js'

/** What people type or hold, each found nowhere else. */
const PLANTED = {
  agency: 'Larkfield-Quixote School',
  words: 'Zebedee Thistlewood is seven',
  email: 'zebedee.thistlewood@example.org',
  telephone: '07700 900461',
  password: 'correct-horse-battery-zebedee',
  browser: 'Quixote/1.0',
  address: '203.0.113.77',
}

const lines: string[] = []
const secrets: string[] = Object.values(PLANTED)
let service: TestService
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  service = await startTestService({ TRUST_PROXY: '1' })
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString().trim().split('\n'))
      done()
    },
  })
  app = createApp({ ...service.services, log: createLog('debug', stream) })
})
afterAll(() => service.close())

const browser = () =>
  request.agent(app).set('User-Agent', PLANTED.browser).set('X-Forwarded-For', PLANTED.address)
const noted = () => lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
const keepSecrets = ({ headers }: request.Response) => {
  const cookies = (headers['set-cookie'] as unknown as readonly string[] | undefined) ?? []
  secrets.push(...cookies.map((cookie) => cookie.split(';')[0]?.split('=')[1] ?? '').filter((value) => value))
}

describe('the log of a whole journey', () => {
  it('is written', async () => {
    const person = browser()
    const started = await person.post('/rounds/spring/drafts').expect(303)
    keepSecrets(started)
    const response = started.headers.location ?? ''
    await fillIn(person, `${response}/sections/about`, { agency: PLANTED.agency, sector: 'health' })
    await fillIn(person, `${response}/sections/identify`, {
      identify_how: `${PLANTED.words}, ${PLANTED.email}, ${PLANTED.telephone}`,
    })
    const hub = await person.get(response).expect(200)
    const key = /\/links\/([\w-]{22})/.exec(hub.text)?.[1] ?? ''
    expect(key).not.toBe('')
    secrets.push(key)
    keepSecrets(await browser().get(`/links/${key}`).expect(303))
    await person.post(`${response}/submission`).expect(200)
    await person.post(`${response}/submission`).type('form').send({ personal: 'keep' }).expect(303)
    const receipt = await person.get(`${response}/receipt`).expect(200)
    const reference = /<strong>([\w-]+)<\/strong>/.exec(receipt.text)?.[1] ?? ''
    secrets.push(reference)

    const cookie = await service.organiserCookie()
    secrets.push(cookie.split('=')[1] ?? '')
    const lead = () => browser().set('Cookie', cookie)
    await lead().get(`/rounds/spring/responses/${reference}`).expect(200)
    await lead()
      .get(`/rounds/spring/responses?search=${encodeURIComponent(PLANTED.words)}`)
      .expect(200)
    await lead().post('/person-requests').type('form').send({ term: PLANTED.words }).expect(303)
    const { token } = await service.apiToken()
    secrets.push(token)
    await browser()
      .get('/api/v1/rounds/spring/responses?limit=10')
      .set('Authorization', `Bearer ${token}`)
      .expect(200)
    await insertOrganiser(service.db, { name: 'Lee', email: 'lee@example.org', role: 'lead' }, NOON)
    await browser()
      .post('/account/sign-in')
      .type('form')
      .send({ email: PLANTED.email, password: PLANTED.password })
  })

  it('goes on where things go wrong', async () => {
    await browser()
      .get(`/${encodeURIComponent(PLANTED.words)}`)
      .expect(404)
    await browser().get('/links/wrong-key-that-is-a-secret').expect(404)
    secrets.push('wrong-key-that-is-a-secret')
    await browser().get('/%E0%A4%A').expect(404)
    const person = browser()
    const response = await startResponse(person)
    await person
      .post(`${response}/sections/about`)
      .type('form')
      .send({ agency: PLANTED.agency.repeat(300_000) })
      .expect(413)
    await fillIn(person, `${response}/sections/identify`, { identify_how: PLANTED.words })
    // A fault whose message quotes what somebody wrote.
    await service.db
      .updateTable('draft_answers')
      .set({ value: `{"${PLANTED.words}` })
      .execute()
    await person.get(`${response}/sections/identify`).expect(500)
    await service.db.deleteFrom('draft_answers').execute()
  })

  it('says what was asked for, and how it went', () => {
    const requests = noted().filter(({ msg }) => msg === 'request')
    expect(requests.length).toBeGreaterThan(18)
    const shapes = requests.map(({ method, route, status }) => [method, route, status].join(' '))
    for (const shape of [
      'POST /rounds/:round/drafts 303',
      'POST /rounds/:round/response/sections/:section 303',
      'GET /links/:key 303',
      'GET /links/:key 404',
      'GET /rounds/:round/responses/:reference 200',
      'POST /person-requests 303',
      'GET /api/v1/rounds/:round/responses 200',
      'GET none 404',
    ])
      expect(shapes).toContain(shape)
    const ids = requests.map(({ request: id }) => id)
    expect(new Set(ids).size).toBe(requests.length)
  })

  it('holds these things alone of a request', () => {
    for (const line of noted())
      if (line.msg === 'request')
        expect(Object.keys(line).sort()).toEqual(
          ['level', 'method', 'ms', 'msg', 'request', 'route', 'status', 'time'].sort(),
        )
  })

  it('holds nothing that anybody typed, and no key, cookie or address of a person', () => {
    const text = lines.join('\n')
    expect(secrets.length).toBeGreaterThan(Object.keys(PLANTED).length + 5)
    for (const secret of [...secrets, '127.0.0.1', '::1', '?'])
      expect(text.includes(secret), secret).toBe(false)
  })
})

it('leaves the words out of an error', () => {
  const before = lines.length
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  try {
    JSON.parse(`{"${PLANTED.words}`)
  } catch (error) {
    createLog('info', stream).error({ err: error }, 'it went wrong')
  }
  const line = lines.slice(before).join('')
  expect(line).toContain('SyntaxError')
  expect(line).toContain('requestLog.test.ts')
  expect(line).not.toContain('Zebedee')
})
