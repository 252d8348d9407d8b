import request from 'supertest'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Route } from '../../server/web/route.js'
import { routes } from '../../server/web/routes.js'
import { startTestService, type TestService } from '../support/service.js'

/** Numbers in addresses and forms of which the store has nothing, each for another reason. */
const ODD = ['0', '1.5', '9'.repeat(15), '9'.repeat(20), 'none']

let service: TestService
beforeEach(async () => {
  service = await startTestService()
})
afterEach(() => service.close())

/** Asks a route as a lead, with the number wherever it takes one: in its address, in what is chosen, in its form. */
async function ask({ method, path }: Route, odd: string): Promise<number> {
  // Some of them close the round or end the session.
  await service.db.updateTable('rounds').set({ closed_at: null, archived_at: null }).execute()
  const fields = { who: odd, before: odd, page: odd, agency: odd, seen: odd, version: odd, decision: odd }
  const address = path.replace(/:(\w+)/g, (_, name: string) => (name === 'round' ? 'spring' : odd))
  const cookie = await service.organiserCookie()
  const browser = request.agent(service.app).set('Cookie', cookie)
  const asked = browser[method](address)
  const { status } = await (method === 'get' ? asked.query(fields) : asked.type('form').send(fields))
  return status
}

it.each(ODD)('%s is nobody’s and nothing’s number, and no fault of ours', async (odd) => {
  const faults: string[] = []
  for (const route of routes) {
    const status = await ask(route, odd)
    if (status >= 500) faults.push(`${route.method} ${route.path}: ${status}`)
  }
  expect(faults).toEqual([])
  expect(routes.length).toBeGreaterThan(100)
})
