/** The service that is attacked: the real one, on a copy of a store, behind a real socket. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import request from 'supertest'
import { insertOrganiser } from '../../../server/db/organisers.js'
import { insertSession } from '../../../server/db/sessions.js'
import { storePath } from '../../../server/db/store.js'
import { createLog } from '../../../server/operations/log.js'
import { createApp } from '../../../server/web/app.js'
import { hashOf, newKey } from '../../../server/web/keys.js'
import { dropExports } from '../../../server/web/workspace/exportJobs.js'
import { NOON, startTestService, type TestService } from '../service.js'
import type { People } from './cases.js'
import { FUZZ_ENV } from './seedStore.js'

/** Starts the service on a copy of a store's file. */
export async function startAttacked(file: string) {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-fuzz-'))
  copyFileSync(file, storePath(folder))
  const service = await startTestService(FUZZ_ENV, null, folder)
  // Nothing has to outlive a power cut here, and waiting for the disk would be most of the time.
  await sql`PRAGMA synchronous = OFF`.execute(service.db)
  const { log, lines } = keptLog()
  const server = createServer(createApp({ ...service.services, log }))
  // A connection that the server closes while a case sets out on it would look like a case without an answer.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    /** New people, each with a session of their own, and every round open to them again. */
    newPeople: async () => {
      for (;;) {
        await service.db.updateTable('rounds').set({ closed_at: null, archived_at: null }).execute()
        const own = await responseCookie(service)
        // A case beside this one may have closed the round meanwhile.
        if (own !== undefined) return peopleOf(service, own)
      }
    },
    /** What was logged. */
    lines,
    /** Whether the store is whole: no damage, and nothing that points nowhere. */
    isWhole: async () => {
      const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(service.db)
      const { rows: lost } = await sql`PRAGMA foreign_key_check`.execute(service.db)
      return rows[0]?.integrity_check === 'ok' && lost.length === 0
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await service.services.findingsThread.stop()
      await dropExports(service.services)
      await service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A log that keeps its lines, made where nothing else is in reach: express-rate-limit keeps every log that it was given
 * for good, and with it would keep each service that was attacked.
 */
function keptLog() {
  const lines: string[] = []
  return { lines, log: createLog('info', { write: (line: string) => void lines.push(line) }) }
}

async function peopleOf(service: TestService, own: string): Promise<People> {
  const cookie = async (role: 'lead' | 'member' | 'viewer') => ({
    Cookie: await service.organiserCookie(role),
  })
  return {
    nobody: {},
    own: { Cookie: own },
    lead: await cookie('lead'),
    member: await cookie('member'),
    viewer: await cookie('viewer'),
    arriving: { Cookie: await arrivingCookie(service) },
    monitor: { Authorization: `Bearer ${FUZZ_ENV.METRICS_TOKEN}` },
    token: { Authorization: `Bearer ${(await service.apiToken()).token}` },
  }
}

/** The cookie of a new response; undefined where the round is closed. */
async function responseCookie({ app }: TestService): Promise<string | undefined> {
  const started = await request(app).post('/rounds/spring/drafts')
  if (started.status === 410) return undefined
  if (started.status !== 303) throw new Error(`A new response was answered ${started.status}.`)
  return started.get('Set-Cookie')?.[0]?.split(';')[0]
}

/** Somebody who has given a password and owes the second factor. */
async function arrivingCookie({ db }: TestService): Promise<string> {
  const token = newKey()
  const organiser = { name: 'Arriving', email: `${token}@example.org`, role: 'lead' } as const
  const { id } = await insertOrganiser(db, organiser, NOON)
  const expiresAt = new Date(NOON.getTime() + 900_000)
  const session = { organiserId: id, tokenHash: hashOf(token), browser: '', expiresAt }
  await insertSession(db, { ...session, stage: 'arriving' }, NOON)
  return `organiser=${token}`
}
