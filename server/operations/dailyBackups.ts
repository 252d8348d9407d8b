/** The copies of the store that are made one a day: files named by their day, each with its SHA-256 beside it. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { backUpStore, type Copied } from '../db/backups.js'
import { StoreError } from '../db/store.js'

export interface DailyBackup {
  readonly path: string
  /** The day it is of, "2027-03-10". */
  readonly day: string
  readonly madeAt: Date
}

const NAME = /^audit-(\d{4}-\d\d-\d\d)\.sqlite$/
const PART = /^audit-.*\.sqlite\.part/
const DAY = 24 * 60 * 60 * 1000

/** The backups in a folder, oldest first; none where there is no such folder. */
export function listDailyBackups(folder: string): readonly DailyBackup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const day = NAME.exec(name)?.[1]
      const path = join(folder, name)
      return day === undefined ? [] : [{ path, day, madeAt: statSync(path).mtime }]
    })
}

/**
 * Copies the store to the backup of a day, checks the copy, and writes its SHA-256 beside it as `sha256sum` does.
 *
 * @throws StoreError where there is no store, that day's backup is there already, or the copy is not whole
 */
export async function makeDailyBackup(dataDir: string, folder: string, day: string): Promise<Copied> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `audit-${day}.sqlite`)
  const copied = await backUpStore(dataDir, path)
  await writeFile(hashPath(path), `${await hashOfFile(path)}  ${basename(path)}\n`, { mode: 0o600 })
  return copied
}

/** Deletes backups of days more than so many days ago, never the newest, and what copies that were cut off left. */
export function dropOldBackups(folder: string, days: number, now: Date): void {
  const oldest = new Date(now.getTime() - days * DAY).toISOString().slice(0, 10)
  for (const { path, day } of listDailyBackups(folder).slice(0, -1))
    if (day < oldest) for (const file of [path, hashPath(path)]) rmSync(file, { force: true })
  dropParts(folder)
}

/** Deletes what copies that were cut off left: nobody but the service makes any in its folder. */
export function dropParts(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (PART.test(name)) rmSync(join(folder, name), { force: true })
}

/**
 * Compares a backup with the SHA-256 that was written beside it.
 *
 * @returns false where none was, as beside copies made by hand
 * @throws StoreError where the file is another than was written
 */
export async function checkHash(path: string): Promise<boolean> {
  if (!existsSync(hashPath(path))) return false
  const written = readFileSync(hashPath(path), 'utf8').slice(0, 64)
  if (written !== (await hashOfFile(path)))
    throw new StoreError(
      `${path} has changed since it was made: its SHA-256 is not the one beside it. Use another backup.`,
    )
  return true
}

function hashPath(path: string): string {
  return `${path}.sha256`
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}
