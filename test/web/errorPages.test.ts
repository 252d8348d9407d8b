import Database from 'better-sqlite3'
import { sql } from 'kysely'
import pg from 'pg'
import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CONNECTIONS } from '../../server/db/postgres.js'
import { attribute, elements, textOf } from '../support/dom.js'
import { startResponse, startTestService, type Browser, type TestService } from '../support/service.js'
import { ON_POSTGRES, openStoreIn } from '../support/stores.js'

const SECTION = '/rounds/spring/response/sections/identify'
const TYPED = 'We notice it in the playground & at lunch. '.repeat(20)

let service: TestService
let browser: Browser
beforeEach(async () => {
  service = await startTestService()
  browser = service.browser()
  await startResponse(browser)
})
afterEach(() => service.close())

const save = (fields: Record<string, string> = { identify_how: TYPED }) =>
  browser.post(SECTION).type('form').send(fields)

const headingOf = (html: string) => elements(html, 'h1').map(textOf).join()
const typedOn = (html: string) => elements(elements(html, 'main')[0] ?? '', 'textarea').map(textOf)

/** Writes to the store as another program would that takes long over it, so that nobody else can write. */
async function lockStore(): Promise<() => Promise<void>> {
  const other = await openStoreIn(service.folder)
  const long = await other.startTransaction().execute()
  await long.updateTable('rounds').set({ title: 'Not kept' }).execute()
  await waitBriefly()
  return async () => {
    await long.rollback().execute()
    await other.destroy()
  }
}

/** Has the service wait for other programs no longer than a moment, with each of its connections to PostgreSQL. */
async function waitBriefly(): Promise<void> {
  const { db } = service
  const wait = ON_POSTGRES ? sql`SET lock_timeout = 50` : sql`PRAGMA busy_timeout = 50`
  const connections = Array.from({ length: ON_POSTGRES ? CONNECTIONS : 1 }, () => db.connection())
  await Promise.all(connections.map((one) => one.execute((own) => wait.execute(own))))
}

describe('a locked store', () => {
  it('gives what was typed back, and takes it once it is free', async () => {
    const unlock = await lockStore()
    const { text, headers } = await save({ identify_how: TYPED, writer: 'w', completed: 'yes' }).expect(503)
    expect(headers['retry-after']).toBe('30')
    expect(headingOf(text)).toContain('unavailable')
    expect(text).toContain('It has not been saved yet.')
    expect(typedOn(text)).toEqual([TYPED])
    const form = elements(text, 'form').find((one) => attribute(one, 'action') === SECTION)
    expect(form && elements(form, 'input').map((input) => attribute(input, 'name'))).toEqual([
      'writer',
      'completed',
    ])
    await unlock()
    await save().expect(303)
    expect(typedOn((await browser.get(SECTION)).text)).toContain(TYPED)
  })

  it('answers the page’s script in JSON', async () => {
    const unlock = await lockStore()
    const reply = await save().set('Accept', 'application/json').expect(503)
    expect(reply.headers['content-type']).toMatch(/^application\/json/)
    expect(Object.keys(reply.body as object)).toEqual(['title', 'text'])
    await unlock()
  })

  it('still lets people read, and start later', async () => {
    const unlock = await lockStore()
    await browser.get(SECTION).expect(200)
    await request(service.app).post('/rounds/spring/drafts').expect(503)
    await unlock()
    await request(service.app).post('/rounds/spring/drafts').expect(303)
  })

  it('is read as before after a change that could not begin', async () => {
    const cookie = await service.organiserCookie()
    const unlock = await lockStore()
    const token = { name: 'Weekly report', days: '30' }
    await request(service.app)
      .post('/account/tokens')
      .set('Cookie', cookie)
      .type('form')
      .send(token)
      .expect(503)
    await browser.get(SECTION).expect(200)
    await unlock()
  })
})

/** What it is like where the store is full, read-only, not readable, in use elsewhere, or gone. */
const FAULTS: readonly (readonly [string, Error])[] = ON_POSTGRES
  ? [
      ...['53100', '25006', '58030', '40P01'].map((code) => [code, databaseError(code)] as const),
      ...['Connection terminated unexpectedly', 'Client was closed and is not queryable'].map(
        (message) => [message, new Error(message)] as const,
      ),
    ]
  : ['FULL', 'READONLY', 'IOERR_READ', 'BUSY_SNAPSHOT'].map((code) => [
      code,
      new Database.SqliteError('failed', `SQLITE_${code}`),
    ])

function databaseError(code: string): Error {
  return Object.assign(new pg.DatabaseError('failed', 0, 'error'), { code })
}

it.each(FAULTS)('says the same where the store fails with "%s", even at reading', async (_, fault) => {
  const failing = new Proxy(service.db, {
    get() {
      throw fault
    },
  })
  Object.assign(service.services, { db: failing })
  const { text } = await save().expect(503)
  expect(typedOn(text)).toEqual([TYPED])
  expect(elements(text, 'label').map(textOf).join()).toContain('identifies children')
})

describe('what happened to the answers', () => {
  it('is said on every error page', async () => {
    const organiser = await request(service.app).get('/rounds/spring/findings').expect(403)
    expect(headingOf(organiser.text)).toBe('Sign in to see this page')
    const stranger = await request(service.app)
      .post(SECTION)
      .type('form')
      .send({ identify_how: TYPED })
      .expect(403)
    expect(typedOn(stranger.text)).toEqual([TYPED])
    const missing = await browser.get('/rounds/summer').expect(404)
    expect(headingOf(missing.text)).toBe('Page not found')
    const large = await save({ identify_how: 'x'.repeat(5_000_000) }).expect(413)
    expect(large.text).toContain('Everything you saved before is kept')
    service.clock.now = new Date('2027-04-30T12:00:00Z')
    const closed = await save().expect(410)
    expect(closed.text).toContain('What was saved before is kept')
    expect(typedOn(closed.text)).toEqual([TYPED])
    service.clock.now = new Date('2027-03-10T12:00:00Z')
    await service.db.destroy()
    const broken = await save().expect(500)
    expect(headingOf(broken.text)).toBe('Sorry, there is a problem with the service')
    expect(typedOn(broken.text)).toEqual([TYPED])
  })

  it.each([
    ['/nowhere', 404],
    ['/rounds/spring/findings', 403],
    ['/rounds/%E0%A4%A', 400],
  ])('is said in JSON where JSON is asked for: %s', async (address, status) => {
    const reply = await request(service.app).get(address).set('Accept', 'application/json').expect(status)
    expect(Object.keys(reply.body as object)).toEqual(['title', 'text'])
  })
})

describe('odd requests', () => {
  it.each([
    '/%',
    '/rounds/%E0%A4%A',
    '/links/%ff',
    '/assets/%E0%A4%A',
    '/rounds/%00',
    '/help/%2e%2e%2f',
    '/?then=%E0%A4%A',
  ])('%s is answered without a fault of ours, by any method', async (address) => {
    for (const method of [
      'get',
      'head',
      'options',
      'post',
      'put',
      'patch',
      'delete',
      'trace',
      'propfind',
    ] as const)
      expect((await browser[method](address)).status, `${method} ${address}`).toBeLessThan(500)
  })

  it('answers HEAD as GET, without the page', async () => {
    const { status, text, headers } = await browser.head('/help')
    expect([status, text]).toEqual([200, undefined])
    expect(headers['content-type']).toMatch(/^text\/html/)
    await browser.head('/nowhere').expect(404)
  })

  it('refuses bodies that are not what our forms send', async () => {
    for (const [type, body] of [
      ['application/x-www-form-urlencoded; charset=utf-7', 'a=b'],
      ['application/json', '{"a":'],
      ['multipart/form-data', 'x'],
    ] as const)
      expect((await browser.post(SECTION).set('Content-Type', type).send(body)).status, type).toBeLessThan(
        500,
      )
    await browser
      .post(SECTION)
      .set('Content-Encoding', 'br')
      .type('form')
      .send('a=b')
      .expect((res) => {
        expect(res.status).toBeLessThan(500)
      })
  })
})
