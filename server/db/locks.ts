/** Who may work at what at the same time, where several processes share a store. SQLite needs none of it. */
import { sql, type Transaction } from 'kysely'
import { isPostgres } from './dialect.js'
import type { Schema } from './schema.js'
import type { Db } from './store.js'

/** The database's locks, each a pair of numbers: what it is of, and which one. */
export const LOCK = {
  /** Held shared by who lets others write, and alone by who does not. */
  turns: '7301, 0',
  draft: 7302,
  message: 7303,
  job: 7304,
} as const

/**
 * A transaction about one draft: those about other drafts run beside it, since everybody saves at once. It must write
 * to nothing but that draft's own rows.
 */
export function inDraft<T>(
  db: Db,
  draftId: string,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  if (!isPostgres(db)) return db.transaction().execute(work)
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      await sql`SELECT pg_advisory_xact_lock_shared(${sql.raw(LOCK.turns)})`.execute(trx)
      await sql`SELECT pg_advisory_xact_lock(${sql.lit(LOCK.draft)}, hashtext(${draftId}))`.execute(trx)
      return work(trx)
    })
}

/** Jobs of which no two processes should do the same at once. */
const JOBS = ['purges', 'tidying'] as const

/** Does a job, unless another process is at it just now: then undefined. */
export async function unlessDoneElsewhere<T>(
  db: Db,
  job: (typeof JOBS)[number],
  work: () => Promise<T>,
): Promise<T | undefined> {
  if (!isPostgres(db)) return work()
  const lock = sql.raw(`${LOCK.job}, ${JOBS.indexOf(job)}`)
  return db.connection().execute(async (one) => {
    const { rows } = await sql<{ got: boolean }>`SELECT pg_try_advisory_lock(${lock}) AS got`.execute(one)
    if (rows[0]?.got !== true) return undefined
    try {
      return await work()
    } finally {
      await sql`SELECT pg_advisory_unlock(${lock})`.execute(one)
    }
  })
}
