/**
 * Transactions on PostgreSQL take turns. One process alone writes to an SQLite file, one transaction after the other, and
 * the store's functions rest on that. Here several processes write at once, so they take turns by locks of the database:
 * a transaction runs alone, unless it says that it is about one draft (see locks.ts), and a single statement that
 * writes waits until no transaction runs alone. Nothing has to be tried again, and nobody is kept from reading.
 */
import {
  CompiledQuery,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type PostgresDialectConfig,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { LOCK } from './locks.js'

/** PostgreSQL for Kysely as the store needs it where it writes. */
export class TurnsDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): PostgresDriver {
    return new TurnsDriver(this.#config)
  }
}

class TurnsDriver extends PostgresDriver {
  readonly #inTransaction = new WeakSet<DatabaseConnection>()
  readonly #wrapped = new WeakMap<DatabaseConnection, DatabaseConnection>()
  readonly #bare = new WeakMap<DatabaseConnection, DatabaseConnection>()

  override async acquireConnection(): Promise<DatabaseConnection> {
    const bare = await super.acquireConnection()
    const known = this.#wrapped.get(bare)
    if (known) return known
    const wrapped: DatabaseConnection = {
      executeQuery: (query) => {
        const kept = storable(query)
        return this.#inTransaction.has(wrapped) || !isWrite(kept.sql)
          ? bare.executeQuery(kept)
          : inTurn(bare, kept)
      },
      streamQuery: (query, size) => bare.streamQuery(query, size ?? 1),
    }
    this.#wrapped.set(bare, wrapped)
    this.#bare.set(wrapped, bare)
    return wrapped
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings) {
    this.#inTransaction.add(connection)
    if (settings.isolationLevel) return super.beginTransaction(connection, settings)
    try {
      await connection.executeQuery(CompiledQuery.raw(`BEGIN; SELECT pg_advisory_xact_lock(${LOCK.turns})`))
    } catch (error) {
      // Kysely rolls back only what has begun, and whoever gets this connection next would be in a failed transaction.
      await this.rollbackTransaction(connection)
      throw error
    }
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection)
    this.#inTransaction.delete(connection)
  }

  /** A transaction whose connection is gone is gone with it: that error would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined)
    this.#inTransaction.delete(connection)
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#inTransaction.delete(connection)
    const bare = this.#bare.get(connection) as Parameters<PostgresDriver['releaseConnection']>[0]
    await super.releaseConnection(bare)
  }
}

/**
 * A query whose parameters PostgreSQL can take. It has no U+0000, which means nothing in a text and is left out. What is
 * no number is NULL, as SQLite has it: nothing has that, where PostgreSQL fails.
 */
function storable(query: CompiledQuery): CompiledQuery {
  const parameters = query.parameters.map((one) =>
    typeof one === 'string' ? one.replaceAll('\0', '') : Number.isNaN(one) ? null : one,
  )
  return { ...query, parameters }
}

function isWrite(text: string): boolean {
  return /^\s*(insert|update|delete)\b/i.test(text)
}

/** Runs a single statement in a transaction of its own, once no other transaction runs alone. */
async function inTurn<R>(connection: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<R>> {
  const run = (text: string) => connection.executeQuery(CompiledQuery.raw(text))
  try {
    await run(`BEGIN; SELECT pg_advisory_xact_lock_shared(${LOCK.turns})`)
    const result = await connection.executeQuery<R>(query)
    await run('COMMIT')
    return result
  } catch (error) {
    await run('ROLLBACK').catch(() => undefined)
    throw error
  }
}
