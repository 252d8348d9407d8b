/** Imports that are being worked at in this process, one after the other, and how far each is. */
import { isWorkedAt, workingAt } from '../../db/locks.js'
import type { Db } from '../../db/store.js'
import type { Progress } from '../pages/progressPage.js'
import type { Services } from '../services.js'

interface Jobs {
  readonly progress: Map<number, Progress>
  last: Promise<void>
}

const jobsOf = new WeakMap<Db, Jobs>()

function jobsIn(db: Db): Jobs {
  const jobs = jobsOf.get(db) ?? { progress: new Map(), last: Promise.resolve() }
  jobsOf.set(db, jobs)
  return jobs
}

/** How far the work on an import is; undefined where none is under way. Of another process only that it is at it. */
export async function progressOf(
  db: Db,
  { id, rows }: { readonly id: number; readonly rows: number },
): Promise<Progress | undefined> {
  const own = jobsIn(db).progress.get(id)
  return own ?? ((await isWorkedAt(db, id)) ? { read: 0, of: rows } : undefined)
}

/** Works that end sooner are waited for, so that small tables show no page of progress. In milliseconds. */
const PATIENCE = 1_500

/**
 * Begins a work, after those that were begun before, and resolves when it has ended or patience has. What goes wrong
 * in it is logged, and the import is found as it was left.
 */
export async function beginJob(
  { db, log }: Services,
  one: { readonly id: number; readonly rows: number },
  work: (onProgress: (rows: number) => void) => Promise<unknown>,
): Promise<void> {
  const { id, rows: of } = one
  const jobs = jobsIn(db)
  jobs.progress.set(id, { read: 0, of })
  jobs.last = jobs.last
    .then(() => workingAt(db, id, () => work((read) => jobs.progress.set(id, { read, of }))))
    .catch((error: unknown) => {
      log.error({ err: error, import: id }, 'An import was broken off')
    })
    .then(() => {
      jobs.progress.delete(id)
    })
  await Promise.race([jobs.last, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())])
}
