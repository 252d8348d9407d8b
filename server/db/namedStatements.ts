/** Lets PostgreSQL keep the statements that it has read: reading and planning one anew takes longer than most of them do. */
import type pg from 'pg'
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'

/** There are about 300 different ones; those made of lists of any length must not grow for ever. */
const MOST = 500

/** The same pool for Kysely. Each connection reads a statement once and knows it by its name from then on. */
export function namedStatements(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= MOST) return known
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    async connect() {
      const client = await pool.connect()
      const known = wrapped.get(client) ?? clientWith(client, nameOf)
      wrapped.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}

function clientWith(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(asked: string | PostgresCursor<unknown>, values: readonly unknown[] = []): unknown {
    if (typeof asked !== 'string') return client.query(asked as unknown as pg.Submittable)
    // Without values there may be several statements in one, which cannot have a name.
    const name = values.length > 0 ? nameOf(asked) : undefined
    return client.query({ ...(name !== undefined && { name }), text: asked, values: [...values] })
  }
  return {
    query,
    release: () => {
      client.release()
    },
  }
}
