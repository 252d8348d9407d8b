import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditResponse } from '../../server/audit/answers.js'
import { listActivity } from '../../server/db/activity.js'
import { changeAccount } from '../../server/db/organisers.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { operations } from '../../server/web/api/routes.js'
import { createApp } from '../../server/web/app.js'
import { PACE } from '../../server/web/findings/roundFindings.js'
import { NOON, springRound, startTestService, type TestService } from '../support/service.js'

const ROUND = '/api/v1/rounds/spring'

let service: TestService
let token: string
let cookie: string
beforeAll(async () => {
  service = await startTestService(
    { PUBLIC_URL: 'https://audit.example' },
    { ...springRound, invented: true },
  )
  token = (await service.apiToken()).token
  cookie = await service.organiserCookie('lead')
  const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
  await importResponses(service.db, service.services.questionnaires, 'spring', lines, NOON)
})
afterAll(() => service.close())

const ask = (address: string, with_ = token, app = service.app) =>
  request(app).get(address).set('Authorization', `Bearer ${with_}`)
const post = (address: string, form: object) =>
  request(service.app).post(address).set('Cookie', cookie).type('form').send(form).expect(303)

/** What came back. */
interface Said {
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}

interface Page {
  readonly responses: readonly (AuditResponse & { readonly version: number; readonly state: string })[]
  readonly next: string | null
}

const said = async (asked: request.Test): Promise<Said> => asked

/** Follows "next" from a page to the last. */
async function pagesFrom(address: string): Promise<readonly Page[]> {
  const page = (await ask(address).expect(200)).body as Page
  if (page.next === null) return [page]
  const { pathname, search } = new URL(page.next)
  return [page, ...(await pagesFrom(pathname + search))]
}

describe('openapi.json', () => {
  it('is a valid OpenAPI 3.1 document of every address, for anybody', async () => {
    const { body } = await said(request(service.app).get('/api/v1/openapi.json').expect(200))
    const validator = new Validator()
    const { valid, errors } = await validator.validate(body as Record<string, unknown>)
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(validator.version).toBe('3.1')
    const paths = operations.map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}'))
    expect(Object.keys((body as { paths: object }).paths)).toEqual(paths)
  })

  it('describes what each address answers', async () => {
    await post('/rounds/spring/releases', { smallestSector: '10', confirmed: 'yes' })
    const { body } = await said(request(service.app).get('/api/v1/openapi.json'))
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(body as object, 'api')
    for (const { path, answer } of operations) {
      const { body: answered } = await said(ask(path.replace(':round', 'spring')).expect(200))
      const validate = ajv.compile({ $ref: `api#/components/schemas/${answer}` })
      validate(answered)
      expect(validate.errors, path).toBeNull()
    }
    const { body: problem } = await said(ask('/api/v1/rounds/none').expect(404))
    expect(ajv.validate({ $ref: 'api#/components/schemas/Problem' }, problem)).toBe(true)
    expect(ajv.validate({ $ref: 'api#/components/schemas/Round' }, problem)).toBe(false)
  })
})

describe('what a program reads', () => {
  it('is a round, with where the rest is', async () => {
    const { body } = await said(ask(ROUND).expect(200).expect('Cache-Control', 'no-store'))
    expect(body).toMatchObject({
      slug: 'spring',
      state: 'open',
      responses: 92,
      expected: null,
      invented: true,
    })
    expect(body).toMatchObject({ links: { findings: `https://audit.example${ROUND}/findings` } })
    expect((await ask('/api/v1/rounds').expect(200)).body).toEqual({ rounds: [body] })
  })

  it('is what the lead’s findings say', async () => {
    const { body } = await said(ask(`${ROUND}/findings`).expect(200))
    expect(body).toMatchObject({ responses: 92, note: service.services.language.layout.invented })
    const { questions } = body as { questions: { id: string; choices?: object[] }[] }
    const lead = questions.find(({ id }) => id === 'assess_lead_practitioner')
    expect(lead?.choices).toMatchObject([
      { id: 'yes', count: 20 },
      { id: 'no', count: 14 },
    ])
  })

  it('is each response once, page by page, though others come meanwhile', async () => {
    const first = (await ask(`${ROUND}/responses?limit=40`).expect(200)).body as Page
    const late = { reference: 'A00', edition: 'working-together-2018', answers: { agency: 'Late School' } }
    await importResponses(service.db, service.services.questionnaires, 'spring', JSON.stringify(late), NOON)
    const { pathname, search } = new URL(first.next ?? '')
    const pages = [first, ...(await pagesFrom(pathname + search))]
    expect(pages.map(({ responses }) => responses.length)).toEqual([40, 40, 13])
    const references = pages.flatMap(({ responses }) => responses.map(({ reference }) => reference))
    expect(new Set(references).size).toBe(93)
    expect(references.at(-1)).toBe('A00')
  })

  it('is responses as corrected, and which do not count', async () => {
    const base = '/rounds/spring/responses'
    const reason = 'Agreed by telephone'
    await post(`${base}/B01/corrections`, { kind: 'sector', version: '1', sector: 'health', reason })
    await post(`${base}/S02/corrections`, { kind: 'exclusion', version: '1', reason })
    const [page] = await pagesFrom(`${ROUND}/responses?limit=200`)
    const found = (reference: string) => page?.responses.find((one) => one.reference === reference)
    expect(found('B01')).toMatchObject({ state: 'counted', version: 1, answers: { sector: 'health' } })
    expect(found('S02')).toMatchObject({ state: 'exclusion' })
  })

  it('is told as a problem where the address asks for what cannot be', async () => {
    for (const query of ['limit=0', 'limit=201', 'limit=x', 'after=-1', 'after=1.5', 'limit=1&limit=2']) {
      const { body, headers } = await said(ask(`${ROUND}/responses?${query}`).expect(400))
      expect(headers['content-type']).toContain('application/problem+json')
      expect(body).toMatchObject({ status: 400 })
    }
    for (const address of [
      '/api/v1/rounds/none',
      '/api/v1/rounds/none/responses',
      '/api/v2',
      '/api/%E0%A4%A',
    ])
      expect((await ask(address)).headers['content-type'], address).toContain('application/problem+json')
  })

  it('is recorded once a day and token, not page by page', async () => {
    const recorded = async () =>
      (await listActivity(service.db, { action: 'responses-exported' })).filter(({ object }) =>
        object.startsWith(`tokens/1/`),
      )
    await pagesFrom(`${ROUND}/responses?limit=20`)
    expect(await recorded()).toMatchObject([{ object: 'tokens/1/responses', reason: 'Weekly report' }])
    await ask(`${ROUND}/findings`).expect(200)
    expect(await listActivity(service.db, { text: 'tokens/1/findings' })).toHaveLength(1)
    const next = await startTestService()
    const { token: other } = await next.apiToken()
    await ask(`${ROUND}/responses`, other, next.app).expect(200)
    next.clock.now = new Date(NOON.getTime() + 59 * 60_000)
    await next.db.updateTable('api_tokens').set({ expires_at: '2030-01-01T00:00:00.000Z' }).execute()
    await ask(`${ROUND}/responses`, other, next.app).expect(200)
    next.clock.now = new Date(NOON.getTime() + 25 * 60 * 60_000)
    await ask(`${ROUND}/responses`, other, next.app).expect(200)
    expect(await listActivity(next.db, { action: 'responses-exported' })).toHaveLength(2)
    await next.close()
  })

  it('takes a while where there are many answers', async () => {
    const pace = { ...PACE, largeFrom: 1, patience: 0, fresh: 0 }
    const slow = createApp({ ...service.services, pace, findingsMemory: new Map(), findingsWork: new Map() })
    const { body, headers } = await said(ask(`${ROUND}/findings`, token, slow).expect(202))
    expect(headers['retry-after']).toBe('5')
    expect(body).toMatchObject({ read: expect.any(Number) as number, of: expect.any(Number) as number })
    await service.services.findingsThread.stop()
    expect((await ask(`${ROUND}/findings`, token, slow).expect(500)).body).toMatchObject({ status: 500 })
  })
})

describe('a token', () => {
  it('is asked for in the header alone, and told as a problem with the way to ask', async () => {
    const asked = [
      request(service.app).get(ROUND),
      request(service.app).get(ROUND).set('Cookie', cookie),
      request(service.app).get(`${ROUND}?access_token=${token}`),
      request(service.app).get(ROUND).set('Authorization', `Basic ${token}`),
      ask(ROUND, `${token}x`),
    ]
    for (const one of asked) {
      const { body, headers } = await said(one.expect(401))
      expect(headers['www-authenticate']).toBe('Bearer')
      expect(headers['content-type']).toContain('application/problem+json')
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(body).toMatchObject({ status: 401, title: 'A token is needed' })
    }
  })

  it('opens no page, and changes nothing', async () => {
    await ask('/rounds/spring/settings').expect(403)
    await request(service.app)
      .post(ROUND)
      .set('Authorization', `Bearer ${token}`)
      .expect('Content-Type', /problem\+json/)
      .expect(404)
  })

  it.each([
    ['its lead is disabled', (id: number) => changeAccount(service.db, id, { disabledAt: NOON })],
    ['its lead is no lead any more', (id: number) => changeAccount(service.db, id, { role: 'member' })],
  ])('stops at once when %s, and for good', async (_, change) => {
    await service.db.updateTable('organisers').set({ password_hash: 'x' }).execute()
    const { token: own, organiserId } = await service.apiToken()
    await ask(ROUND, own).expect(200)
    expect(await change(organiserId)).toBe(true)
    await ask(ROUND, own).expect(401)
    await changeAccount(service.db, organiserId, { role: 'lead' })
    await changeAccount(service.db, organiserId, { disabledAt: null })
    await ask(ROUND, own).expect(401)
  })

  it('is a lead’s alone, and works until it expires', async () => {
    await ask(ROUND, (await service.apiToken('member')).token).expect(401)
    const { token: own } = await service.apiToken()
    service.clock.now = new Date(NOON.getTime() + 60 * 60_000)
    await ask(ROUND, own).expect(401)
    service.clock.now = NOON
  })
})

describe('a lead', () => {
  it('makes a token that is shown once, sees when it was used, and revokes it', async () => {
    const lead = (address: string) => request(service.app).get(address).set('Cookie', cookie)
    const form = { name: 'Data team', days: '90' }
    const { text } = await request(service.app)
      .post('/account/tokens')
      .set('Cookie', cookie)
      .type('form')
      .send(form)
      .expect(200)
    const made = /value="(eha_[\w-]{22})"/.exec(text)?.[1] ?? ''
    const list = await lead('/account/tokens').expect(200)
    expect(list.text).toContain('Data team')
    expect(list.text).toContain('Never')
    expect(list.text).not.toContain(made)
    const kept = await service.db
      .selectFrom('api_tokens')
      .selectAll()
      .where('name', '=', 'Data team')
      .execute()
    expect(JSON.stringify(kept)).not.toContain(made)
    expect(kept[0]?.expires_at).toBe('2027-06-08T12:00:00.000Z')
    await ask(ROUND, made).expect(200)
    expect((await lead('/account/tokens')).text).not.toContain('Never')
    expect((await lead('/account')).text).toContain('href="/account/tokens"')
    const id = kept[0]?.id ?? 0
    const other = await service.organiserCookie('lead')
    await request(service.app).post(`/account/tokens/${id}/revocation`).set('Cookie', other).expect(404)
    await ask(ROUND, made).expect(200)
    await post(`/account/tokens/${id}/revocation`, {})
    await ask(ROUND, made).expect(401)
    const done = await listActivity(service.db, { text: `tokens/${id}` })
    expect(done.map(({ action, reason }) => [action, reason])).toEqual([
      ['token-revoked', 'Data team'],
      ['token-made', 'Data team'],
    ])
  })

  it('is told what a token needs; what was typed stays', async () => {
    for (const form of [{}, { name: 'x'.repeat(101), days: '30' }, { name: 'Kept', days: '366' }]) {
      const { text } = await request(service.app)
        .post('/account/tokens')
        .set('Cookie', cookie)
        .type('form')
        .send(form)
        .expect(422)
      expect(text).toContain('There is a problem')
      if ('name' in form) expect(text).toContain(`value="${form.name}"`)
    }
  })
})

describe('asking too often', () => {
  it('waits after 600 requests of a token in 15 minutes, other tokens do not', async () => {
    const busy = await startTestService({ TRUST_PROXY: '1' })
    const [{ token: own }, { token: other }] = [await busy.apiToken(), await busy.apiToken()]
    const from = (with_: string, at: string, path = '/api/v1/rounds/none') =>
      ask(path, with_, busy.app).set('X-Forwarded-For', at)
    for (let nth = 0; nth < 600; nth++) await from(own, `203.0.113.${nth % 2}`).expect(404)
    const { headers, body } = await said(from(own, '203.0.113.9', '/api/v1/rounds').expect(429))
    expect(Number(headers['retry-after'])).toBeGreaterThan(14 * 60)
    expect(body).toMatchObject({ status: 429, title: 'Too many requests' })
    await from(other, '203.0.113.9').expect(404)
    for (let nth = 0; nth < 900; nth++) await from('no-such-token', '203.0.113.1').expect(401)
    await from(other, '203.0.113.1').expect(429)
    await from(other, '203.0.113.2').expect(404)
    await busy.close()
  })
})
