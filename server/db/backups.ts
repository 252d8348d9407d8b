/** Copies of the whole store: making one while the service runs, and putting one in the store's place. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrations } from './migrations.js'
import { StoreError, storePath } from './store.js'

/** How many tables a copy has, and how many rows they hold together. */
export interface Copied {
  readonly tables: number
  readonly rows: number
}

export interface Restored extends Copied {
  /** Where the store that was there before is kept; undefined where there was none. */
  readonly kept: string | undefined
}

const OWNER_ALONE = 0o600
/** Milliseconds for which whoever makes a copy may neither write to it nor hold it. */
const BETWEEN_STEPS = 60_000

/**
 * Copies the store of a folder to a new file, as it is at one moment, while others go on writing to it. The file has
 * its name only once it has been opened, checked and counted against the store.
 *
 * @throws StoreError where there is no store, the file is there already, or the copy is not whole.
 */
export async function backUpStore(folder: string, output: string): Promise<Copied> {
  const source = storePath(folder)
  if (!existsSync(source))
    throw new StoreError(`There is no store in ${folder}. Say with DATA_DIR where the service keeps it.`)
  if (existsSync(output))
    throw new StoreError(`${output} is there already and was left as it is. Choose another name.`)
  return copyChecked(source, `${output}.part`, (copy) => {
    renameSync(copy, output)
    return Promise.resolve()
  })
}

/** What is to be in a copy before it takes a store's place: told its file, and that of the store if there is one. */
export type Complete = (copy: string, replaced: string | undefined) => Promise<void>

/**
 * Puts a backup in the place of a folder's store, which is kept beside it under a dated name. The backup is copied,
 * checked and completed first; where anything is wrong with it, the store stays. It takes the place in one step, so that
 * whenever the power is cut there is the one store or the other, whole.
 *
 * @throws StoreError where the backup is not whole or of a newer version, or the service is running.
 */
export async function restoreStore(
  folder: string,
  backup: string,
  now: Date,
  complete: Complete = () => Promise.resolve(),
): Promise<Restored> {
  if (!existsSync(backup)) throw new StoreError(`There is no file ${backup}.`)
  mkdirSync(folder, { recursive: true })
  const store = storePath(folder)
  const isThere = existsSync(store)
  const kept = isThere ? join(folder, `audit-replaced-${fileTime(now)}.sqlite`) : undefined
  if (kept !== undefined && existsSync(kept))
    throw new StoreError(`${kept} is there already. Try again in a second. Nothing was changed.`)
  const copied = await copyChecked(backup, `${store}.part`, async (copy) => {
    if (isThere) settle(store)
    await complete(copy, isThere ? store : undefined)
    if (kept !== undefined) setAside(store, kept)
    renameSync(copy, store)
  })
  return { ...copied, kept }
}

/** Copies a store's file under a name for the time being and, where the copy is whole, hands that to `use`. */
async function copyChecked(
  source: string,
  copy: string,
  use: (copy: string) => Promise<void>,
): Promise<Copied> {
  makeEmpty(copy)
  try {
    const copied = await copySnapshot(source, copy)
    await use(copy)
    return copied
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    throw new StoreError(`${source} cannot be copied: ${error.message}. Nothing was changed.`, {
      cause: error,
    })
  } finally {
    removeCopy(copy)
  }
}

/** Makes the file before anything is in it, so that at no moment anybody else may read it. */
function makeEmpty(path: string): void {
  try {
    if (isCutOff(path)) removeCopy(path)
    closeSync(openSync(path, 'wx', OWNER_ALONE))
    // A mask of the system's may have taken away more than it should, and on some file systems less.
    chmodSync(path, OWNER_ALONE)
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    throw new StoreError(
      isThere
        ? `${path} is there: another copy is being made, or one was cut off just now. Try again in a minute.`
        : `${path} cannot be written: ${(error as Error).message}.`,
      { cause: error },
    )
  }
}

/** Whether a copy is there that nobody goes on with: whoever makes one writes to it, or holds it to look through it. */
function isCutOff(path: string): boolean {
  if (!existsSync(path) || Date.now() - statSync(path).mtimeMs < BETWEEN_STEPS) return false
  const copy = new Database(path, { timeout: 0 })
  try {
    copy.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    return !(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
  } finally {
    copy.close()
  }
}

function removeCopy(path: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
}

async function copySnapshot(source: string, copy: string): Promise<Copied> {
  const file = new Database(source, { fileMustExist: true })
  try {
    // A read transaction holds the moment: the copy and the count are of the same rows, whatever is written meanwhile.
    file.exec('BEGIN')
    const expected = countRows(file)
    await file.backup(copy)
    return checkCopy(copy, expected)
  } finally {
    file.close()
  }
}

/** Opens a copy, has SQLite look through it, and compares its rows with those of the store. */
function checkCopy(path: string, expected: ReadonlyMap<string, number>): Copied {
  const copy = new Database(path, { fileMustExist: true })
  try {
    // One file without companions, to be moved about freely.
    copy.pragma('journal_mode = DELETE')
    const found = copy.pragma('integrity_check', { simple: true })
    const stray = copy.pragma('foreign_key_check') as readonly unknown[]
    if (found !== 'ok' || stray.length > 0)
      throw new StoreError('The copy is damaged, as its source may be. Nothing was changed.')
    checkVersion(copy)
    const rows = countRows(copy)
    if (rows.size !== expected.size || [...rows].some(([table, count]) => expected.get(table) !== count))
      throw new StoreError('The copy has not the rows of its source. Nothing was changed.')
    return { tables: rows.size, rows: [...rows.values()].reduce((sum, count) => sum + count, 0) }
  } finally {
    copy.close()
  }
}

function checkVersion(copy: Database.Database): void {
  const isStore = copy.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'`).get()
  if (isStore === undefined)
    throw new StoreError('The file is no store of this service. Nothing was changed.')
  const names = copy.prepare('SELECT name FROM kysely_migration').pluck().all() as readonly string[]
  if (names.some((name) => !(name in migrations)))
    throw new StoreError(
      'The file was made by a newer version of this service. Install that version. Nothing was changed.',
    )
}

function countRows(file: Database.Database): ReadonlyMap<string, number> {
  const tables = file
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as readonly string[]
  return new Map(
    tables.map((table) => [table, file.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number]),
  )
}

/** Keeps a store under another name, with what SQLite has not yet written into its main file. */
function setAside(store: string, kept: string): void {
  settle(store)
  for (const end of ['-wal', '-shm'])
    if (existsSync(`${store}${end}`)) renameSync(`${store}${end}`, `${kept}${end}`)
  // A second name, and not another one: were the power cut here, there would still be a store to start from.
  try {
    linkSync(store, kept)
  } catch {
    // Some file systems give a file one name only.
    copyFileSync(store, kept)
  }
}

/** Refuses while anybody has the store open, and has everything written into its main file. */
function settle(store: string): void {
  try {
    const file = new Database(store, { fileMustExist: true, timeout: 0 })
    try {
      file.pragma('locking_mode = EXCLUSIVE')
      file.exec('BEGIN EXCLUSIVE; COMMIT')
      file.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      file.close()
    }
  } catch (error) {
    // A damaged store is a reason to restore: it is set aside as it is.
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return
    throw new StoreError(
      'The service is running, or another program has the store open. Stop it, and try again. Nothing was changed.',
      { cause: error },
    )
  }
}

/** A moment as a part of a file's name. */
function fileTime(moment: Date): string {
  return moment.toISOString().slice(0, 19).replaceAll(':', '')
}
