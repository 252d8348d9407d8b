/** Makes a backup each day for as long as the service runs, and deletes those that are too old. */
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { ukDate } from '../audit/rounds.js'
import type { Copied } from '../db/backups.js'
import type { Services } from '../web/services.js'
import { startThread } from '../web/threads.js'
import type { BackupTask } from './backupWorker.js'
import { dropOldBackups, dropParts, listDailyBackups } from './dailyBackups.js'

const MINUTE = 60_000
/** How long after a failure the next attempt is made. */
const AGAIN = 60 * MINUTE

export interface BackupJob {
  /** Makes the day's backup where it is due and there is none. Resolves once it is made, or has failed. */
  readonly look: () => Promise<void>
  /** Makes no more; one that is being made is given up. */
  readonly stop: () => Promise<void>
}

/** Looks every minute whether the day's backup is due; at once, where the service did not run at its time. */
export function startBackupJob(services: Services): BackupJob | undefined {
  const { backups, store, dataDir } = services.config
  // A database of PostgreSQL is copied by its own tools.
  if (!backups || store !== dataDir) return undefined
  const job = createJob(services, backups)
  void job.look()
  const timer = setInterval(() => void job.look(), MINUTE).unref()
  return {
    look: job.look,
    stop: async () => {
      clearInterval(timer)
      await job.stop()
    },
  }
}

function createJob(services: Services, { folder, at }: { readonly folder: string; readonly at: string }) {
  const { config, clock, log, backupState } = services
  let worker: Worker | undefined
  let running: Promise<void> | undefined
  let notBefore = 0

  async function make(day: string): Promise<void> {
    dropParts(folder)
    worker = startThread(new URL('./backupWorker.ts', import.meta.url), {
      workerData: { dataDir: config.dataDir, folder, day } satisfies BackupTask,
    })
    const [message, ended] = [once(worker, 'message'), once(worker, 'exit')]
    // Whoever stops the service ends the thread, from which no message comes then.
    const copied = (await Promise.race([message, ended.then(() => undefined)]))?.[0] as Copied | undefined
    await ended
    if (!copied) throw new Error('The thread that makes the backup has ended.')
    dropOldBackups(folder, config.backupDays, clock())
    log.info({ day, ...copied }, 'backed up and checked')
  }

  async function attempt(day: string): Promise<void> {
    try {
      await make(day)
      backupState.failed = false
    } catch (error) {
      notBefore = clock().getTime() + AGAIN
      backupState.failed = true
      log.error({ err: error }, 'the backup failed')
      dropParts(folder)
    }
  }

  function look(): Promise<void> {
    const now = clock()
    const day = ukDate(now)
    const newest = listDailyBackups(folder).at(-1)
    backupState.newest = newest?.madeAt
    const isDue = ukTime(now) >= at && newest?.day !== day && now.getTime() >= notBefore
    if (running || !isDue) return running ?? Promise.resolve()
    running = attempt(day).finally(() => {
      running = undefined
      backupState.newest = listDailyBackups(folder).at(-1)?.madeAt
    })
    return running
  }

  return {
    look,
    stop: async () => {
      await worker?.terminate()
      await running
    },
  }
}

/** A moment's time of day in the UK, "02:30". */
function ukTime(now: Date): string {
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...parts }).format(now)
}
