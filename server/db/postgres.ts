/** The store on PostgreSQL: how it is connected to, cleared, and told to be away. Who writes when: see turnsDialect.ts. */
import pg from 'pg'
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { namedStatements } from './namedStatements.js'
import type { Schema } from './schema.js'
import { TurnsDialect } from './turnsDialect.js'

/** The oldest version whose SQL the store uses. */
const OLDEST = 16

/** As many as a process can keep busy: a hundred processes would be too many for an ordinary server's connections. */
export const CONNECTIONS = 10

/** Whether an address of a store is one of a PostgreSQL database, and not a folder. */
export function isPostgresUrl(store: string): boolean {
  return /^postgres(ql)?:\/\//.test(store)
}

/** What a database is called in sentences: without its user and password. */
export function nameOfDatabase(url: string): string {
  const { pathname, host } = new URL(url)
  return `the database ${decodeURIComponent(pathname.slice(1))} on ${host}`
}

/** Connects when first asked. One to read from sees, in a transaction, everything as it was at its first look. */
export function openPostgres(url: string, { toRead = false } = {}): Kysely<Schema> {
  const own = toRead
    ? '-c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read'
    : '-c lock_timeout=30000 -c client_min_messages=warning'
  const pool = new pg.Pool({
    connectionString: withOptions(url, own),
    max: toRead ? 2 : CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    application_name: 'early-help-audit',
    types: { getTypeParser },
  })
  // A connection that breaks is replaced when one is needed again. Who used it is told by their query; that the driver
  // says it of the connection as well, or of one that nobody used, would end the process if nobody listened.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const config = { pool: namedStatements(pool) }
  return new Kysely<Schema>({ dialect: toRead ? new PostgresDialect(config) : new TurnsDialect(config) })
}

/** An address with our options after those that it has itself: the driver would take only the address's. */
function withOptions(url: string, own: string): string {
  const address = new URL(url)
  address.searchParams.set('options', `${address.searchParams.get('options') ?? ''} ${own}`.trim())
  return address.href
}

/** Throws where the server is older than the store's SQL. */
export async function checkVersion(db: Kysely<Schema>): Promise<void> {
  const { rows } = await db.executeQuery<{ server_version_num: string }>(
    CompiledQuery.raw('SHOW server_version_num'),
  )
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
  if (major < OLDEST)
    throw new Error(`it runs PostgreSQL ${major}, and this service needs ${OLDEST} or newer`)
}

/**
 * Writes every table anew, without what was deleted from it or changed in it; false where a transaction that began
 * before goes on for five seconds, on whichever database of the server, since what it may still see stays. Throws where
 * a table is in use for as long.
 */
export async function rewriteTables(db: Kysely<Schema>): Promise<boolean> {
  return db.connection().execute(async (one) => {
    const run = async (text: string) =>
      (await one.executeQuery<{ found: string }>(CompiledQuery.raw(text))).rows[0]?.found
    const tables = await run(`SELECT string_agg(quote_ident(tablename), ', ') AS found FROM pg_tables
      WHERE schemaname = current_schema()`)
    const areEnded = await untilEarlierEnded(run)
    await run(`SET lock_timeout = '5s'`)
    try {
      await run(`VACUUM (FULL) ${tables}`)
    } finally {
      await run('RESET lock_timeout')
    }
    return areEnded
  })
}

/**
 * Waits until every transaction that may still see what was deleted is over, those of the server's own tidying too: in
 * this database those that began before now, and in any other those that write, since the server keeps from one number
 * of transactions on for all. One of another user that the server hides from this one counts as one that began before.
 */
async function untilEarlierEnded(run: (text: string) => Promise<string | undefined>): Promise<boolean> {
  const begun = await run('SELECT clock_timestamp()::text AS found')
  const now = await run('SELECT pg_current_xact_id()::text AS found')
  for (let tries = 0; tries < 50; tries += 1) {
    const earlier = await run(`SELECT count(*)::text AS found FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND (xact_start < '${begun}' OR query = '<insufficient privilege>')`)
    const areOver = await run(
      `SELECT (pg_snapshot_xmin(pg_current_snapshot()) > '${now}'::xid8)::text AS found`,
    )
    if (earlier === '0' && areOver === 'true') return true
    await run('SELECT pg_sleep(0.1)')
  }
  return false
}

/** Codes of what is not a fault of ours: out of reach, out of room, shut down, read-only, or waited for too long. */
const UNAVAILABLE = /^(08|53|57P0|58)|^(25006|40001|40P01|55P03)$/
const UNREACHED = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN)$/
/** What the driver says without a code. */
const BROKEN_OFF =
  /^(Connection terminated|timeout exceeded when trying to connect|Client .* and is not queryable)/

/** Whether an error says that a database cannot be used just now. */
export function isPostgresUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (error instanceof pg.DatabaseError) return UNAVAILABLE.test(code)
  return UNREACHED.test(code) || BROKEN_OFF.test(error.message)
}

/** Whole numbers and sums come as text, since they might be larger than any of ours: here they are numbers. */
const NUMBERS: readonly number[] = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]
const usualParser = pg.types.getTypeParser as (type: number, format?: string) => unknown
const getTypeParser = (type: number, format?: 'text' | 'binary'): unknown =>
  NUMBERS.includes(type) ? Number : usualParser(type, format)
