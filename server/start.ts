/** Puts the service together and lets it listen: what `npm start` and `npm run demo` have in common. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import type { Config } from './config.js'
import { DEFAULT_CODEBOOK, loadCommonPasswords, loadData } from './data.js'
import type { Db } from './db/store.js'
import { createFindingsThread } from './web/findings/findingsThread.js'
import type { Mailer } from './mail/mailer.js'
import { notifyMailer } from './mail/notify.js'
import { smtpMailer } from './mail/smtp.js'
import { startBackupJob, type BackupJob } from './operations/backupJob.js'
import { createLog } from './operations/log.js'
import { stopListening } from './operations/stopping.js'
import { startPurgeJob, type PurgeJob, type Purging } from './purgeJob.js'
import { startSendQueue, type SendQueue } from './sendQueue.js'
import { startTidying } from './tidying.js'
import { lazyReader } from './web/findings/reader.js'
import { PACE } from './web/findings/roundFindings.js'
import { createApp } from './web/app.js'
import { assetsPath } from './web/assets.js'
import { createMetrics } from './web/operations/metrics.js'
import { languages } from './web/language/languages.js'
import { dropExports } from './web/workspace/exportJobs.js'
import type { Services } from './web/services.js'
import { createRenderer } from './web/views.js'

export interface RunningService {
  /** Where it listens on this machine, without a slash at the end. */
  readonly address: string
  /** Says that it stops, takes no more requests, lets those under way finish in time, and closes the store. */
  readonly close: () => Promise<void>
}

interface Starting {
  readonly demonstration?: boolean
  readonly clock?: () => Date
  /** For how many milliseconds requests under way may go on once the service is told to stop. */
  readonly patience?: number
}

const PATIENCE = 20_000

/**
 * For how many milliseconds a connection stays on which nothing is asked: longer than proxies keep theirs (nginx one
 * minute, Caddy two), or one is closed just as a form is sent on it, and its sender is told that the service is down.
 */
const IDLE = 130_000

/**
 * How much V8 lets a heap grow beyond what is in use before it clears up, in percent: left to itself it may double it,
 * and a large round's findings keep some 200 MB in use. A version of Node that does not know the word ignores it.
 */
const HEAP_GROWTH = 20

/** Says in a sentence why the service cannot listen. */
export class ListenError extends Error {}

/** The services that handlers work with. */
export function createServices(
  config: Config,
  db: Db,
  clock: () => Date = () => new Date(),
  demonstration = false,
): Services {
  const { questionnaires, guidance, drafting, offers, codebooks, crosswalks, scoreCards } = loadData()
  const codebook = codebooks.get(DEFAULT_CODEBOOK)
  if (!codebook) throw new Error(`There is no codebook "${DEFAULT_CODEBOOK}" in data/codebooks.`)
  return {
    db,
    config,
    clock,
    mailer: mailerFor(config),
    wakeSender: () => undefined,
    language: languages[config.language],
    assetsPath: assetsPath(config),
    log: createLog(config.logLevel),
    render: createRenderer({ cache: true }),
    questionnaires,
    guidance,
    drafting,
    crosswalks: [...crosswalks.values()],
    offers,
    codebook,
    scoreCards,
    commonPasswords: loadCommonPasswords(),
    demonstration,
    ...lazyReader(),
    findingsMemory: new Map(),
    findingsWork: new Map(),
    findingsThread: createFindingsThread(),
    pace: PACE,
    lifecycle: { stopping: false },
    backupState: { newest: undefined, failed: false },
    metrics: config.metricsToken === undefined ? undefined : createMetrics(),
  }
}

/**
 * Starts listening.
 *
 * @throws ListenError where the port is taken or may not be used.
 */
export async function startService(
  config: Config,
  db: Db,
  { demonstration = false, clock, patience = PATIENCE }: Starting = {},
): Promise<RunningService> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`)
  const services = createServices(config, db, clock, demonstration)
  const workers: { queue?: SendQueue | undefined; purges?: PurgeJob; backups?: BackupJob | undefined } = {}
  const app = createApp({ ...services, wakeSender: () => workers.queue?.wake() })
  const server = createServer({ keepAliveTimeout: IDLE }, app)
  await listen(server, config)
  // Only now: where another service has the port, what that is sending is not for this one to doubt.
  workers.queue = await sendQueueFor(services)
  workers.purges = startPurgeJob(purgingWith(services), services.log, ({ id }) => {
    services.findingsMemory.delete(id)
  })
  // A demonstration keeps its store elsewhere, and keeps nothing.
  workers.backups = demonstration ? undefined : startBackupJob(services)
  const stopTidying = startTidying(services)
  const { port } = server.address() as AddressInfo
  return {
    address: `http://localhost:${port}`,
    close: async () => {
      stopTidying()
      services.lifecycle.stopping = true
      await new Promise((resolve) => setTimeout(resolve, config.shutdownDelay * 1000))
      if (!(await stopListening(server, patience))) services.log.warn('requests were cut off')
      await workers.backups?.stop()
      await workers.purges?.stop()
      await services.findingsThread.stop()
      await dropExports(services)
      await workers.queue?.stop()
      await db.destroy()
    },
  }
}

/** What the service's purges work with: figures are worked out in the thread, so that people are answered meanwhile. */
export function purgingWith(services: Services): Purging {
  const { db, clock, questionnaires, codebook, config, findingsThread } = services
  return {
    db,
    clock,
    questionnaires,
    codebook,
    years: config.privacy.retentionYears,
    compute: (input) => findingsThread.compute(input, () => undefined),
    dropExports: () => dropExports(services),
  }
}

function mailerFor({ smtp, notify }: Config): Mailer | undefined {
  if (smtp) return smtpMailer(smtp.url, smtp.from)
  return notify && notifyMailer(notify.apiKey, notify.templateId, notify.url)
}

/** Sends the queue's messages where there is a way to. */
async function sendQueueFor(services: Services): Promise<SendQueue | undefined> {
  const { db, mailer, clock, log, config } = services
  return mailer && startSendQueue({ db, mailer, clock, log, publicUrl: config.publicUrl })
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
