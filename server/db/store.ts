/** Opens the store, ready to use: one SQLite file, or a database of PostgreSQL. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, Migrator, sql, SqliteDialect } from 'kysely'
import { isPostgres } from './dialect.js'
import { migrations } from './migrations.js'
import {
  checkVersion,
  isPostgresUnavailable,
  isPostgresUrl,
  nameOfDatabase,
  openPostgres,
  rewriteTables,
} from './postgres.js'
import type { Schema } from './schema.js'
import { StoreDialect } from './storeDialect.js'

export type Db = Kysely<Schema>

/** What the log of changes may hold while nobody reads for long, in bytes. */
const LARGEST_LOG = 4 * 1024 * 1024

/** Says in a sentence why the store cannot be used. */
export class StoreError extends Error {}

/**
 * Opens the store at a place: a folder, which is made with the SQLite file in it where they are missing, or the
 * postgres:// address of a database that is there. Brings an older store up to date. Close it with `db.destroy()`.
 *
 * @throws StoreError where the folder is not writable, the file damaged, the database out of reach or too old, or the
 * store is none of ours or of a newer version.
 */
export async function openStore(place: string): Promise<Db> {
  const db = isPostgresUrl(place) ? await openDatabase(place) : await openFolder(place)
  return upToDate(db, nameOf(place))
}

/** The same with an SQLite file that was looked through, such as a copy that is going to be the store. */
export function openStoreFile(path: string): Promise<Db> {
  return upToDate(new Kysely<Schema>({ dialect: new StoreDialect(openFile(path)) }), path)
}

async function upToDate(db: Db, name: string): Promise<Db> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } })
  const { error } = await migrator.migrateToLatest()
  if (error) {
    await db.destroy()
    if (isDamaged(error)) throw damaged(name, error)
    throw new StoreError(whyNotUpToDate(name, error), { cause: error })
  }
  return db
}

function whyNotUpToDate(path: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : 'unknown reason'
  return /previously executed migration .* is missing/.test(reason)
    ? `The store ${path} was last used by a newer version of this service. Install that version, or restore a backup from before it. Nothing was changed.`
    : `The store ${path} cannot be brought up to date: ${reason}. It was left as it was.`
}

async function openFolder(folder: string): Promise<Db> {
  try {
    // Whoever else has an account on the machine has no business in it.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const db = new Kysely<Schema>({ dialect: new StoreDialect(openFile(storePath(folder))) })
    await refuseDamaged(db)
    return db
  } catch (error) {
    if (isDamaged(error)) throw damaged(storePath(folder), error)
    throw new StoreError(
      `The store ${storePath(folder)} cannot be opened for writing (${(error as Error).message}). Make its folder writable, or choose another with DATA_DIR.`,
      { cause: error },
    )
  }
}

async function openDatabase(url: string): Promise<Db> {
  const db = openPostgres(url)
  try {
    await checkVersion(db)
    return db
  } catch (error) {
    await db.destroy()
    // What the driver says may name the user, and never the password.
    throw new StoreError(
      `The store ${nameOf(url)} cannot be used: ${(error as Error).message}. Check DATABASE_URL, and that the database server is running.`,
      { cause: error },
    )
  }
}

/**
 * Opens the store a second time, for reading alone, beside whoever writes to it. In a transaction all is read as it was
 * at its first look; for as long as it lasts, clearStore cannot empty the file. Close it with `db.destroy()`.
 */
export function openStoreToRead(place: string): Db {
  if (isPostgresUrl(place)) return openPostgres(place, { toRead: true })
  const file = new Database(storePath(place), { readonly: true, fileMustExist: true })
  file.pragma('busy_timeout = 5000')
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: file }) })
}

/** Whether the store has run every migration that this version has, and no other. Rejects where it does not answer. */
export async function isUpToDate(db: Db): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db)
  const known = Object.keys(migrations).sort()
  return rows.length === known.length && rows.every(({ name }, index) => name === known[index])
}

function nameOf(place: string): string {
  return isPostgresUrl(place) ? nameOfDatabase(place) : storePath(place)
}

/** The store's file in a folder. */
export function storePath(folder: string): string {
  return join(folder, 'audit.sqlite')
}

/**
 * Writes the store's file anew, so that nothing is left in it of what was deleted or changed, and empties the file of
 * what is not yet written into it. Everybody waits meanwhile: about a second for 100 MB.
 *
 * @returns false where another program, such as a backup, reads the store: what was deleted may still be in its files.
 */
export async function clearStore(db: Db): Promise<boolean> {
  try {
    if (isPostgres(db)) return await rewriteTables(db)
    await sql`VACUUM`.execute(db)
    const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
    return rows[0]?.busy === 0
  } catch (error) {
    if (isStoreUnavailable(error)) return false
    throw error
  }
}

/** Whether an error says that the store cannot be used just now: busy, full, read-only, out of reach or damaged. */
export function isStoreUnavailable(error: unknown): boolean {
  if (isPostgresUnavailable(error)) return true
  return (
    error instanceof Database.SqliteError &&
    /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN|CORRUPT|NOTADB)/.test(error.code)
  )
}

function openFile(path: string): Database.Database {
  const file = new Database(path)
  file.pragma('journal_mode = WAL')
  // What a person was told is saved must survive a power cut.
  file.pragma('synchronous = FULL')
  file.pragma('foreign_keys = ON')
  // What is deleted is written over, not only forgotten.
  file.pragma('secure_delete = ON')
  file.pragma('busy_timeout = 5000')
  // After a long reading the log of what is written (WAL) is cut to what it needs when it is next begun anew.
  file.pragma(`journal_size_limit = ${String(LARGEST_LOG)}`)
  return file
}

/** Looks through the file, quickly: what is damaged must not be written to. */
async function refuseDamaged(db: Db): Promise<void> {
  try {
    const { rows } = await sql<{ quick_check: string }>`PRAGMA quick_check(1)`.execute(db)
    const found = rows[0]?.quick_check
    if (found !== 'ok') throw new Database.SqliteError(found ?? 'not readable', 'SQLITE_CORRUPT')
  } catch (error) {
    await db.destroy()
    throw error
  }
}

function isDamaged(error: unknown): error is Error {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)
}

function damaged(path: string, error: Error): StoreError {
  return new StoreError(
    `The store ${path} is damaged (${error.message.replace(/\s+/g, ' ')}). It was left as it is. Put your latest backup in its place, and start again: npm run restore -- --input BACKUP.sqlite`,
    { cause: error },
  )
}
