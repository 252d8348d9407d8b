import { sql } from 'kysely'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillIn } from '../support/form.js'
import { startResponse, startTestService, type TestService } from '../support/service.js'
import { ON_POSTGRES } from '../support/stores.js'

const TOKEN = 'a-token-of-twenty-characters-or-more'

let service: TestService
beforeAll(async () => {
  service = await startTestService({ METRICS_TOKEN: TOKEN })
})
afterAll(() => service.close())

const read = async () => {
  const asked = request(service.app).get('/metrics').set('Authorization', `Bearer ${TOKEN}`)
  return (await asked.expect(200).expect('Content-Type', /^text\/plain/)).text
}
const valueOf = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1],
  )

describe('whether the service lives and is ready', () => {
  it('is told to anybody, and kept nowhere', async () => {
    for (const [address, status] of [
      ['/health', 'alive'],
      ['/readiness', 'ready'],
    ] as const) {
      const answer = await request(service.app).get(address).expect(200).expect('Cache-Control', 'no-store')
      expect(answer.body).toEqual({ status })
      expect(answer.get('Set-Cookie')).toBeUndefined()
    }
  })

  it('says that it is being stopped', async () => {
    service.services.lifecycle.stopping = true
    const answer = await request(service.app).get('/readiness').expect(503).expect('Retry-After', '5')
    expect(answer.body).toEqual({ status: 'not-ready', reason: 'stopping' })
    await request(service.app).get('/health').expect(200)
    service.services.lifecycle.stopping = false
  })

  it('says that the store is of another version, or away, while the process lives', async () => {
    const other = await startTestService()
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999 future', '')`.execute(other.db)
    const newer = await request(other.app).get('/readiness').expect(503)
    expect(newer.body).toEqual({ status: 'not-ready', reason: 'store-of-another-version' })
    await other.close()
    const away = await request(other.app).get('/readiness').expect(503)
    expect(away.body).toEqual({ status: 'not-ready', reason: 'store-away' })
    await request(other.app).get('/health').expect(200)
  })
})

describe('metrics', () => {
  it('are for whoever holds the token, and nowhere without one', async () => {
    for (const given of ['', 'Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`]) {
      const refused = await request(service.app).get('/metrics').set('Authorization', given)
      expect([refused.status, refused.get('WWW-Authenticate')], given).toEqual([401, 'Bearer'])
    }
    const without = await startTestService()
    await request(without.app).get('/metrics').set('Authorization', 'Bearer ').expect(404)
    await without.close()
  })

  it('count saves that were kept and refused, and requests by route', async () => {
    const browser = service.browser()
    const response = await startResponse(browser)
    const about = `${response}/sections/about`
    expect((await fillIn(browser, about, { agency: 'Mill School' })).status).toBe(303)
    await request(service.app).post(about).type('form').send({ agency: 'Other' }).expect(403)
    const text = await read()
    expect(valueOf(text, 'early_help_saves_total{outcome="kept"}')).toBe(1)
    expect(valueOf(text, 'early_help_saves_total{outcome="refused"}')).toBe(1)
    expect(valueOf(text, 'early_help_saves_total{outcome="failed"}')).toBe(0)
    const saves = (status: string) =>
      `http_request_duration_seconds_count{method="POST",route="/rounds/:round/response/sections/:section",status="${status}"}`
    expect([valueOf(text, saves('3xx')), valueOf(text, saves('4xx'))]).toEqual([1, 1])
  })

  it('tell of the store, the queue, findings, backups and the process', async () => {
    const text = await read()
    expect(valueOf(text, 'early_help_store_bytes')).toBeGreaterThan(0)
    // PostgreSQL's log is the whole server's.
    const log = valueOf(text, 'early_help_store_log_bytes')
    if (ON_POSTGRES) expect(log).toBe(0)
    else expect(log).toBeGreaterThan(100_000)
    for (const state of ['queued', 'uncertain', 'failed'])
      expect(valueOf(text, `early_help_messages{state="${state}"}`)).toBe(0)
    expect(valueOf(text, 'early_help_last_backup_timestamp_seconds')).toBe(0)
    expect(valueOf(text, 'early_help_backup_failed')).toBe(0)
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(0)

    expect(valueOf(text, 'early_help_findings_age_seconds')).toBe(0)
    const cookie = await service.organiserCookie()
    await request(service.app).get('/rounds/spring/findings').set('Cookie', cookie).expect(200)
    service.clock.now = new Date(service.clock.now.getTime() + 90_000)
    expect(valueOf(await read(), 'early_help_findings_age_seconds')).toBe(90)
  })

  it('have no more series for more addresses', async () => {
    const ask = async (name: string) => {
      for (const address of [`/rounds/${name}`, `/links/${name}`, `/${name}`, `/help?q=${name}`])
        await request(service.app).get(address)
      await request(service.app).get(`${service.services.assetsPath}/${name}.css`)
    }
    await ask('first')
    // The series of asking for metrics itself is there from the second time on.
    await read()
    const series = (text: string) =>
      text.split('\n').flatMap((line) => /^(?:http|early_help)_\S*/.exec(line) ?? [])
    const before = series(await read())
    for (let index = 0; index < 20; index += 1) await ask(`zebedee${String(index)}`)
    const after = await read()
    expect(series(after)).toEqual(before)
    expect(before.length).toBeGreaterThan(50)
    expect(after).not.toContain('zebedee')
  })
})
