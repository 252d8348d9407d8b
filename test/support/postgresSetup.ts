/** Starts PostgreSQL once for all tests that run on it, with one migrated database that each test's store is made from. */
import type { TestProject } from 'vitest/node'
import { openStore } from '../../server/db/store.js'
import { startOwnPostgres } from '../../scripts/bench/ownPostgres.js'
import { inDatabase, makeDatabase, TEMPLATE } from './databases.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a server with the right to make databases; undefined where none can be started. */
    postgres: string | undefined
  }
}

/** Nothing of it need survive anything. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400']

/** The server at TEST_DATABASE_URL, or one of its own. Where there is neither, it says so and why. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await server().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(
      `NOT RUN on PostgreSQL, which cannot be started here, but on SQLite again: ${reason}\n`,
    )
    return { url: undefined, stop: () => Promise.resolve() }
  })
  if (url !== undefined) {
    await makeDatabase(url, TEMPLATE, 'template0')
    await (await openStore(inDatabase(url, TEMPLATE))).destroy()
  }
  project.provide('postgres', url)
  return stop
}

async function server(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() }
  return startOwnPostgres(FAST.flatMap((flag) => ['-c', flag]))
}
