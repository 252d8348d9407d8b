/** Metrics in Prometheus's format: labels have few values, and none that a person typed. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Observed } from './observe.js'

/** What is measured anew each time somebody asks. */
export interface Gauges {
  /** How many messages there are by state. */
  readonly messages: Readonly<Record<string, number>>
  /** Bytes. */
  readonly store: number
  readonly log: number
  /** Seconds since the oldest findings that are remembered were worked out; undefined where none are. */
  readonly findingsAge: number | undefined
  /** Seconds since the epoch of the newest backup that the service made; undefined where there is none. */
  readonly lastBackup: number | undefined
  /** Whether the last attempt at a backup failed. */
  readonly backupFailed: boolean
}

export interface Metrics {
  /** Notes a request that is over. */
  readonly observe: (observed: Observed) => void
  readonly set: (gauges: Gauges) => void
  /** Everything, as text of contentType. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

const SAVE = '/rounds/:round/response/sections/:section'
const BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** An empty set of metrics, and from now on the process's own. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests that are over, by the pattern of their address and the class of their status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  })
  const saves = new Counter({
    name: 'early_help_saves_total',
    help: 'Sections that respondents saved: kept, refused for a reason that they were told, or failed',
    labelNames: ['outcome'],
    registers,
  })
  for (const outcome of ['kept', 'refused', 'failed']) saves.inc({ outcome }, 0)
  const set = createGauges(registers)
  return {
    observe: ({ method, route, status, seconds }) => {
      requests.observe({ method, route, status: classOf(status) }, seconds)
      if (method === 'POST' && route === SAVE) saves.inc({ outcome: outcomeOf(status) })
    },
    set,
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

function createGauges(registers: Registry[]): Metrics['set'] {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `early_help_${name}`, help, registers, labelNames: [] })
  const messages = new Gauge({
    name: 'early_help_messages',
    help: 'Messages to agencies, by state',
    registers,
    labelNames: ['state'],
  })
  const store = gauge('store_bytes', 'Size of the store')
  const log = gauge('store_log_bytes', 'What is not yet written into the store’s main file')
  const findingsAge = gauge('findings_age_seconds', 'Age of the oldest findings that are remembered')
  const lastBackup = gauge('last_backup_timestamp_seconds', 'When the newest backup was made')
  const backupFailed = gauge('backup_failed', '1 where the last attempt at a backup failed')
  return (now) => {
    for (const [state, count] of Object.entries(now.messages)) messages.set({ state }, count)
    store.set(now.store)
    log.set(now.log)
    findingsAge.set(now.findingsAge ?? 0)
    // Never is 0: an alert on its age fires until there is one.
    lastBackup.set(now.lastBackup ?? 0)
    backupFailed.set(now.backupFailed ? 1 : 0)
  }
}

function classOf(status: number): string {
  return `${String(Math.floor(status / 100))}xx`
}

function outcomeOf(status: number): string {
  return status < 400 ? 'kept' : status < 500 ? 'refused' : 'failed'
}
