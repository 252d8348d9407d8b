/** The real application on a real store in a temporary folder, for tests of what people meet. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import type { Role } from '../../server/audit/organisers.js'
import { ROUND_DEFAULTS, type NewRound, type Round } from '../../server/audit/rounds.js'
import { readConfig } from '../../server/config.js'
import { insertApiToken } from '../../server/db/apiTokens.js'
import { insertRound } from '../../server/db/rounds.js'
import { insertOrganiser } from '../../server/db/organisers.js'
import { insertSession } from '../../server/db/sessions.js'
import { openStoreIn, storeEnv, dropStoreOf } from './stores.js'
import { createServices } from '../../server/start.js'
import { createApp } from '../../server/web/app.js'
import { organiserCookie } from '../../server/web/cookies.js'
import { hashOf, newKey } from '../../server/web/keys.js'

export const NOON = new Date('2027-03-10T12:00:00Z')

export const springRound: NewRound = {
  ...ROUND_DEFAULTS,
  slug: 'spring',
  title: 'Early help audit: spring',
  area: 'Exampleton',
  edition: 'working-together-2018',
  opensOn: '2027-03-01',
  closesOn: '2027-03-31',
}

/** A round that is open whenever the tests run. */
export const openRound: NewRound = { ...springRound, opensOn: '2020-01-01', closesOn: '2099-12-31' }

/**
 * A running application with one open round; `now` can be moved. Call close() when done. A folder that is given is
 * opened as it is, and stays.
 */
export async function startTestService(
  env: Record<string, string> = {},
  round: NewRound | null = springRound,
  given?: string,
) {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'early-help-audit-test-'))
  const clock = { now: NOON }
  const config = readConfig({ ...(await storeEnv(folder)), LOG_LEVEL: 'silent', ...env })
  const db = await openStoreIn(folder)
  const services = createServices(config, db, () => clock.now)
  if (round) await insertRound(db, round, NOON)
  const app = createApp(services)
  return {
    folder,
    clock,
    db,
    services,
    app,
    /** A browser that keeps its cookies. */
    browser: () => request.agent(app),
    /** The cookie of a new session of a new organiser, who is a lead unless another role is named. */
    async organiserCookie(role: Role = 'lead') {
      const token = newKey()
      const organiser = { name: `Test ${role}`, email: `${token}@example.org`, role }
      const { id } = await insertOrganiser(db, organiser, clock.now)
      const expiresAt = new Date(clock.now.getTime() + 12 * 60 * 60 * 1000)
      const session = { organiserId: id, tokenHash: hashOf(token), browser: 'Firefox, Linux', expiresAt }
      await insertSession(db, { ...session, stage: 'open' }, clock.now)
      return `${organiserCookie(config)}=${token}`
    },
    /** A token that works for an hour, of a new organiser, who is a lead unless another role is named. */
    async apiToken(role: Role = 'lead') {
      const token = newKey()
      const organiser = { name: `Test ${role}`, email: `${token}@example.org`, role }
      const { id: organiserId } = await insertOrganiser(db, organiser, clock.now)
      const expiresAt = new Date(clock.now.getTime() + 60 * 60 * 1000)
      const kept = { organiserId, name: 'Weekly report', tokenHash: hashOf(token), expiresAt }
      await insertApiToken(db, kept, clock.now)
      return { token, organiserId }
    },
    async close() {
      await services.findingsThread.stop()
      await db.destroy()
      if (given !== undefined) return
      await dropStoreOf(folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type TestService = Awaited<ReturnType<typeof startTestService>>
export type Browser = ReturnType<TestService['browser']>

/** Starts a response in a browser of the open round and returns its sections' addresses by id. */
export async function startResponse(
  browser: Browser,
  round: Pick<Round, 'slug'> = springRound,
): Promise<string> {
  const started = await browser.post(`/rounds/${round.slug}/drafts`).expect(303)
  return started.headers.location ?? ''
}
