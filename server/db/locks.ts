/** Who may work at what at the same time, where several processes share a store. SQLite needs none of it. */
import { sql, type RawBuilder, type Transaction } from 'kysely'
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
  import: 7305,
} as const

/** Whether several processes may share a store. */
export const isShared = isPostgres

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
      await sql`SELECT pg_advisory_xact_lock_shared(${sql.raw(LOCK.turns)}),
        pg_advisory_xact_lock(${sql.lit(LOCK.draft)}, hashtext(${draftId}))`.execute(trx)
      return work(trx)
    })
}

/** Jobs of which no two processes should do the same at once. */
const JOBS = ['purges', 'requests', 'imports', 'throttles'] as const

/** Does a job, unless another process is at it just now: then undefined. */
export async function unlessDoneElsewhere<T>(
  db: Db,
  job: (typeof JOBS)[number],
  work: () => Promise<T>,
): Promise<T | undefined> {
  if (!isPostgres(db)) return work()
  return db.connection().execute(async (own) => {
    const lock = sql.raw(`${LOCK.job}, ${JOBS.indexOf(job)}`)
    const { rows } = await sql<{ got: boolean }>`SELECT pg_try_advisory_lock(${lock}) AS got`.execute(own)
    return rows[0]?.got === true ? thenFree(own, lock, work) : undefined
  })
}

/** Works at an import, so that every process can tell that somebody does: see isWorkedAt. */
export async function workingAt<T>(db: Db, importId: number, work: () => Promise<T>): Promise<T> {
  if (!isPostgres(db)) return work()
  return db.connection().execute(async (own) => {
    const lock = sql.raw(`${LOCK.import}, ${importId}`)
    await sql`SELECT pg_advisory_lock(${lock})`.execute(own)
    return thenFree(own, lock, work)
  })
}

/** Whether another process works at an import. A process that ends, however it does, works at nothing. */
export async function isWorkedAt(db: Db, importId: number): Promise<boolean> {
  if (!isPostgres(db)) return false
  const { rows } = await sql`SELECT 1 WHERE ${sql.lit(importId)} IN ${heldOf('import')}`.execute(db)
  return rows.length > 0
}

/** The numbers of a kind of lock that are held in this database, by whichever process. */
export function heldOf(kind: 'message' | 'import') {
  return sql`(SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted
    AND classid = ${sql.lit(LOCK[kind])} AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`
}

/** Works with a connection of its own, whose locks go with it. An SQLite store has only one, which all work with. */
export function onOwnConnection<T>(db: Db, work: (own: Db) => Promise<T>): Promise<T> {
  return isPostgres(db) ? db.connection().execute(work) : work(db)
}

/** Lets go of the lock that says that a message is being sent: see claimMessage. */
export async function freeMessage(own: Db, id: number): Promise<void> {
  if (isPostgres(own)) await free(own, sql.raw(`${LOCK.message}, ${id}`))
}

async function thenFree<T>(own: Db, lock: RawBuilder<unknown>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    await free(own, lock)
  }
}

async function free(own: Db, lock: RawBuilder<unknown>): Promise<void> {
  await sql`SELECT pg_advisory_unlock(${lock})`.execute(own)
}
