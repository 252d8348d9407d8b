/** What can be said of a store's file from outside, without changing it. */
import Database from 'better-sqlite3'
import { migrations } from './migrations.js'
import { storePath } from './store.js'

export interface Examined {
  /** What SQLite finds broken; empty where nothing is. */
  readonly damage: readonly string[]
  /** How many steps it lacks to be of this version; they are taken at the next start. */
  readonly stepsBehind: number
  /** Whether a newer version has used it, so that this one will not. */
  readonly isNewer: boolean
  /** When the newest thing in it was written; undefined where nothing was. */
  readonly newest: Date | undefined
}

/** Reads a store from end to end. Throws an Error where its file cannot be opened, or is no database. */
export function examineStore(folder: string): Examined {
  const file = new Database(storePath(folder), { readonly: true, fileMustExist: true })
  try {
    const found = file.pragma('integrity_check') as readonly { readonly integrity_check: string }[]
    const stray = file.pragma('foreign_key_check') as readonly { readonly table: string }[]
    return {
      damage: [
        ...found.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
        ...new Set(stray.map(({ table }) => `rows of ${table} belong to nothing`)),
      ],
      ...versionOf(file),
      newest: newestIn(file),
    }
  } finally {
    file.close()
  }
}

function versionOf(file: Database.Database): Pick<Examined, 'stepsBehind' | 'isNewer'> {
  const taken = file.prepare('SELECT name FROM kysely_migration').pluck().all() as readonly string[]
  const known = Object.keys(migrations)
  return {
    stepsBehind: known.filter((name) => !taken.includes(name)).length,
    isNewer: taken.some((name) => !known.includes(name)),
  }
}

/** Where moments are written while people answer and organisers work. */
const MOMENTS = [
  ['draft_answers', 'saved_at'],
  ['responses', 'sent_at'],
  ['activity', 'at'],
] as const

function newestIn(file: Database.Database): Date | undefined {
  const moments = MOMENTS.flatMap(([table, column]) => {
    const isThere = file.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined
    const last = isThere && file.prepare(`SELECT max("${column}") FROM "${table}"`).pluck().get()
    return typeof last === 'string' ? [Date.parse(last)] : []
  })
  return moments.length === 0 ? undefined : new Date(Math.max(...moments))
}
