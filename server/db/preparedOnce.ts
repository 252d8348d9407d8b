/** Keeps prepared statements: Kysely has each prepared anew at every call, which takes longer than most of them do. */
import type Database from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'

/** There are about 300 different ones; those made of lists of any length must not grow for ever. */
const MOST = 500

/** The same database, for Kysely, which prepares a statement once and then uses it again. */
export function preparedOnce(file: Database.Database): SqliteDatabase {
  const statements = new Map<string, Database.Statement>()
  return {
    prepare(text) {
      const known = statements.get(text)
      if (known) return known
      const [oldest] = statements.keys()
      if (oldest !== undefined && statements.size >= MOST) statements.delete(oldest)
      const statement = file.prepare(text)
      statements.set(text, statement)
      return statement
    },
    close: () => file.close(),
  }
}
