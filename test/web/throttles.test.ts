import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { privateLink } from '../../server/web/respond/link.js'
import type { Message } from '../../server/mail/mailer.js'
import { createApp } from '../../server/web/app.js'
import { startResponse, startTestService, type TestService } from '../support/service.js'
import request from 'supertest'

const FROM_OFFICE = '203.0.113.7'

describe('guessing of links', () => {
  let service: TestService
  beforeEach(async () => {
    service = await startTestService({ TRUST_PROXY: '1' })
  })
  afterEach(async () => {
    vi.useRealTimers()
    await service.close()
  })

  const open = (link: string, from = FROM_OFFICE) =>
    request(service.app).get(link).set('X-Forwarded-For', from)
  const guess = async (times: number, wrong: string, status: number) => {
    for (let nth = 0; nth < times; nth++) await open(`${wrong}${nth}`).expect(status)
  }

  it.each([
    ['/links/no-such-key-', 404],
    ['/account/links/no-such-key-', 404],
  ])('%s: the 31st wrong link within 15 minutes waits, from that address alone', async (wrong, status) => {
    await guess(30, wrong, status)
    const { text, headers } = await open(`${wrong}x`).expect(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(14 * 60)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(15 * 60)
    expect(text).toContain('Nothing that was saved is lost. Try again in 15 minutes.')
    await request(service.app).head(`${wrong}x`).set('X-Forwarded-For', FROM_OFFICE).expect(429)
    await open(`${wrong}x`, '203.0.113.8').expect(status)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 })
    await open(`${wrong}x`).expect(status)
  })

  it('does not count links that open something, however many', async () => {
    const started = await request(service.app).post('/rounds/spring/drafts')
    const key = /response=([^;]+)/.exec(String(started.headers['set-cookie']))?.[1] ?? ''
    const link = new URL(privateLink(service.services, key)).pathname
    await guess(29, '/links/no-such-key-', 404)
    for (let nth = 0; nth < 60; nth++) await open(link).expect(303)
    await open('/links/no-such-key').expect(404)
    await open('/links/no-such-key').expect(429)
  })

  it('does not count a renewed link: whoever has it did not guess it', async () => {
    const started = await request(service.app).post('/rounds/spring/drafts')
    const cookie = String(started.headers['set-cookie']).split(';')[0] ?? ''
    await request(service.app).post('/rounds/spring/response/link-renewal').set('Cookie', cookie).expect(303)
    for (let nth = 0; nth < 40; nth++) await open(`/links/${cookie.slice('response='.length)}`).expect(403)
  })
})

describe('files made or read', () => {
  it('are sixty in 15 minutes for one network address; the form goes on working', async () => {
    const service = await startTestService({ TRUST_PROXY: '1' })
    const file = (from: string) =>
      request(service.app).get('/rounds/no-such-round/offline.xlsx').set('X-Forwarded-For', from)
    for (let nth = 0; nth < 60; nth++) await file(FROM_OFFICE).expect(404)
    const { text } = await file(FROM_OFFICE).expect(429)
    expect(text).toContain('the form on these pages goes on working')
    await file('203.0.113.8').expect(404)
    await request(service.app).get('/rounds/spring').set('X-Forwarded-For', FROM_OFFICE).expect(200)
    await service.close()
  })
})

describe('mailing of the private link', () => {
  it('is done five times an hour for one response; what was not sent does not count', async () => {
    const service = await startTestService()
    const sent: Message[] = []
    const mailer = {
      send: (message: Message) => {
        sent.push(message)
        return Promise.resolve({ state: 'sent' as const, reason: '' })
      },
    }
    const app = createApp({ ...service.services, mailer })
    const mail = (browser: ReturnType<typeof request.agent>, email: string) =>
      browser.post('/rounds/spring/response/link-email').type('form').send({ email })
    const [one, other] = [request.agent(app), request.agent(app)]
    await startResponse(one)
    await startResponse(other)
    for (let nth = 0; nth < 8; nth++) await mail(one, 'no address').expect(422)
    for (let nth = 0; nth < 5; nth++) await mail(one, 'head@school.example').expect(303)
    const { text, headers } = await mail(one, 'head@school.example').expect(429)
    expect(text).toContain('Try again in 60 minutes.')
    expect(Number(headers['retry-after'])).toBeGreaterThan(59 * 60)
    await mail(other, 'nurse@clinic.example').expect(303)
    expect(sent).toHaveLength(6)
    await service.close()
  })
})
