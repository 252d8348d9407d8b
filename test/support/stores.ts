/** Where a test's store is: in its folder or, in the tests that run on PostgreSQL, in a database that goes by it. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openStore, type Db } from '../../server/db/store.js'
import { bytesOfDatabase, inDatabase, makeDatabase, runOn, TEMPLATE } from './databases.js'

/** Whether these tests run on PostgreSQL. */
export const ON_POSTGRES = inject('postgres') !== undefined

const made = new Map<string, Promise<string>>()

/** The place of the store that belongs to a folder, to be opened: it is there and up to date. */
export function storeIn(folder: string): Promise<string> {
  if (!ON_POSTGRES) return Promise.resolve(folder)
  const known = made.get(folder) ?? databaseFor(folder)
  made.set(folder, known)
  return known
}

/** Opens the store that belongs to a folder. */
export async function openStoreIn(folder: string): Promise<Db> {
  return openStore(await storeIn(folder))
}

/** What a program is started with so that it uses the store that belongs to a folder. */
export async function storeEnv(folder: string): Promise<Record<string, string>> {
  return { DATA_DIR: folder, ...(ON_POSTGRES && { DATABASE_URL: await storeIn(folder) }) }
}

/** Deletes the database that belongs to a folder, if there is one. */
export async function dropStoreOf(folder: string): Promise<void> {
  const url = await made.get(folder)
  if (url === undefined) return
  made.delete(folder)
  await runOn(serverUrl(), `DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`)
}

/** Removes a folder and the store that belongs to it. */
export async function removeStore(folder: string): Promise<void> {
  await dropStoreOf(folder)
  rmSync(folder, { recursive: true, force: true })
}

/** Everything in the files that a folder's store is kept in, in small letters; of PostgreSQL's, not its log. */
export async function bytesOfStore(folder: string): Promise<string> {
  if (ON_POSTGRES) return bytesOfDatabase(await storeIn(folder))
  return ['', '-wal', '-shm']
    .map((end) => join(folder, `audit.sqlite${end}`))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'latin1').toLowerCase())
    .join('')
}

async function databaseFor(folder: string): Promise<string> {
  const name = `test_${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  await makeDatabase(serverUrl(), name, TEMPLATE)
  return inDatabase(serverUrl(), name)
}

function serverUrl(): string {
  const url = inject('postgres')
  if (url === undefined) throw new Error('PostgreSQL was not started for these tests.')
  return url
}
