/** Writes that belong together: all of them are kept, or none. */
import type { Transaction } from 'kysely'
import type { Schema } from './schema.js'
import type { Db } from './store.js'

/**
 * Does work in the transaction that `db` is or, where it is none, in one of its own, so that what a function keeps at
 * one stroke can be part of something larger. Where the work throws, nothing of it is kept: whoever catches that must be
 * outside the transaction.
 */
export function inTransaction<T>(db: Db, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  return isTransaction(db) ? work(db) : db.transaction().execute(work)
}

function isTransaction(db: Db): db is Transaction<Schema> {
  return db.isTransaction
}
