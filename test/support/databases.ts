/** Databases of the PostgreSQL server that tests run on. */
import pg from 'pg'

/** The database that others are copied from. */
export const TEMPLATE = 'early_help_audit_template'

/** Makes a database on a server, as a copy of another, unless it is there. */
export async function makeDatabase(server: string, name: string, like: string): Promise<void> {
  await runOn(
    server,
    `CREATE DATABASE ${name} TEMPLATE ${like} ENCODING 'UTF8' LOCALE 'C' STRATEGY FILE_COPY`,
  ).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError && error.code === '42P04')) throw error
  })
}

/** The address of another database of the same server. */
export function inDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Runs one statement on a server. */
export async function runOn(server: string, statement: string): Promise<void> {
  await withClient(server, (client) => client.query(statement))
}

/** What is in the files of a database's tables and indexes, in small letters. */
export async function bytesOfDatabase(url: string): Promise<string> {
  return withClient(url, async (client) => {
    // What was changed is in memory until then.
    await client.query('CHECKPOINT')
    const { rows } = await client.query<{ bytes: Buffer }>(`
      SELECT pg_read_binary_file(pg_relation_filepath(oid)) AS bytes FROM pg_class
      WHERE oid >= 16384 AND pg_relation_filepath(oid) IS NOT NULL`)
    return rows.map(({ bytes }) => bytes.toString('latin1').toLowerCase()).join('')
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
