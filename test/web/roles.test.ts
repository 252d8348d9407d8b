import request from 'supertest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listActivity } from '../../server/db/activity.js'
import { IDLE_HOURS, SESSION_HOURS } from '../../server/web/account/session.js'
import { NOON, startTestService, type TestService } from '../support/service.js'

const HOUR = 60 * 60 * 1000
const FINDINGS = '/rounds/spring/findings'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const get = (cookie: string) => request(service.app).get(FINDINGS).set('Cookie', cookie)
const at = (hours: number) => {
  service.clock.now = new Date(NOON.getTime() + hours * HOUR)
}

it('lets a role through where it or a weaker one is asked for, and says why it does not', async () => {
  await get(await service.organiserCookie('lead')).expect(200)
  await get(await service.organiserCookie('member')).expect(200)
  const { text } = await get(await service.organiserCookie('viewer')).expect(403)
  expect(text).toContain('No findings have been released to viewers yet.')
  const [refused] = await listActivity(service.db, { action: 'refused' })
  expect(refused).toMatchObject({ object: 'GET /rounds/:round/findings', organiser: { name: 'Test viewer' } })
})

it('ends a session that is old or not used, and that of a disabled account', async () => {
  const [used, unused] = [await service.organiserCookie(), await service.organiserCookie()]
  at(IDLE_HOURS - 1)
  await get(used).expect(200)
  at(IDLE_HOURS)
  await get(unused).expect(403)
  await get(used).expect(200)
  at(SESSION_HOURS)
  await get(used).expect(403)
  at(0)
  const disabled = await service.organiserCookie()
  await service.db.updateTable('organisers').set({ disabled_at: NOON.toISOString() }).execute()
  await get(disabled).expect(403)
})
