/** What monitors are told of the store: how large its files are, and what waits in it. */
import { statSync } from 'node:fs'
import { sql } from 'kysely'
import { isPostgres } from './dialect.js'
import { storePath, type Db } from './store.js'

export interface StoreFiles {
  /** Bytes of the store's file, and of what is not yet written into it; 0 where there is no such file. */
  readonly store: number
  readonly log: number
}

/** How large the store's files in a folder are. */
export function measureStore(folder: string): StoreFiles {
  const bytes = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
  const path = storePath(folder)
  return { store: bytes(path), log: bytes(`${path}-wal`) }
}

/** How large the store is: in PostgreSQL its database, whose log is the whole server's and counts as 0 here. */
export async function sizeOfStore(db: Db, folder: string): Promise<StoreFiles> {
  if (!isPostgres(db)) return measureStore(folder)
  const size = sql<{ store: number }>`SELECT pg_database_size(current_database()) AS store`
  return { store: (await size.execute(db)).rows[0]?.store ?? 0, log: 0 }
}

/** How many messages there are in each state of which there are some. */
export async function countMessages(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('messages')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, count }) => [state, count]))
}
