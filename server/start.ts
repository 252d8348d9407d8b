/** Puts the service together and lets it listen: what `npm start` and `npm run demo` have in common. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import type { Config } from './config.js'
import { DEFAULT_CODEBOOK, loadData } from './data.js'
import { insertAccountLink } from './db/accountLinks.js'
import { findAccountByEmail, insertOrganiser } from './db/organisers.js'
import type { Db } from './db/store.js'
import { smtpMailer } from './mail/mailer.js'
import { createFindingsThread } from './web/findings/findingsThread.js'
import { lazyReader } from './web/findings/reader.js'
import { PACE } from './web/findings/roundFindings.js'
import { createApp } from './web/app.js'
import { assetsPath } from './web/assets.js'
import { hashOf, newKey } from './web/keys.js'
import { languages } from './web/language/languages.js'
import type { Services } from './web/services.js'
import { createRenderer } from './web/views.js'

export interface RunningService {
  /** Where it listens on this machine, without a slash at the end. */
  readonly address: string
  /** Stops taking requests, lets those under way finish, and closes the store. */
  readonly close: () => Promise<void>
}

/** Whose session a link opens. */
const LINK_LEAD = { name: 'Early help lead', email: 'lead@example.org', role: 'lead' } as const
const LINK_HOURS = 12

/** Says in a sentence why the service cannot listen. */
export class ListenError extends Error {}

/** The services that handlers work with. */
export function createServices(config: Config, db: Db, clock: () => Date = () => new Date()): Services {
  const { questionnaires, guidance, codebooks } = loadData()
  const codebook = codebooks.get(DEFAULT_CODEBOOK)
  if (!codebook) throw new Error(`There is no codebook "${DEFAULT_CODEBOOK}" in data/codebooks.`)
  return {
    db,
    config,
    clock,
    mailer: config.smtp && smtpMailer(config.smtp.url, config.smtp.from),
    language: languages[config.language],
    assetsPath: assetsPath(config),
    log: pino({ level: config.logLevel }, pino.destination(2)),
    render: createRenderer({ cache: true }),
    questionnaires,
    guidance,
    codebook,
    reader: lazyReader(codebook),
    findingsMemory: new Map(),
    findingsWork: new Map(),
    findingsThread: createFindingsThread(codebook),
    pace: PACE,
  }
}

/**
 * Starts listening.
 *
 * @throws ListenError where the port is taken or may not be used.
 */
export async function startService(config: Config, db: Db): Promise<RunningService> {
  const services = createServices(config, db)
  const server = createServer(createApp(services))
  await listen(server, config)
  const { port } = server.address() as AddressInfo
  return {
    address: `http://localhost:${port}`,
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeIdleConnections()
      })
      await services.findingsThread.stop()
      await db.destroy()
    },
  }
}

/** A new one-time link that opens a lead's session without a password and leads on to an address of the service. */
export async function organiserLink(db: Db, publicUrl: string, then = '/'): Promise<string> {
  const now = new Date()
  const lead = (await findAccountByEmail(db, LINK_LEAD.email)) ?? (await insertOrganiser(db, LINK_LEAD, now))
  const key = newKey()
  const expiresAt = new Date(now.getTime() + LINK_HOURS * 60 * 60 * 1000)
  await insertAccountLink(
    db,
    { purpose: 'demonstration', organiserId: lead.id, keyHash: hashOf(key), expiresAt },
    now,
  )
  return `${publicUrl}/organiser-links/${key}?then=${then}`
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new ListenError(reasonFor(error, port, host), { cause: error }))
    })
    server.listen(port, host, resolve)
  })
}

function reasonFor(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=3001 npm start.`
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this account. Choose one above 1023, such as 3000.`
  return `The service cannot listen on ${host}:${port}: ${error.message}.`
}
