/** Moves a whole store from one place to another, whichever databases they are: copied, and compared row by row. */
import { createHash } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import { isPostgres } from './dialect.js'
import { indexResponse } from './search.js'
import { openStore, StoreError, type Db } from './store.js'
import { TABLES } from './tables.js'

type Table = (typeof TABLES)[number]
type Row = Readonly<Record<string, unknown>>

/** How many rows are read, and values written, by one statement. */
const [ROWS, VALUES] = [1_000, 20_000]

/** What a table holds: how many rows, and the hash of all of them in the order of their keys. */
export interface TableSum {
  readonly table: string
  readonly rows: number
  readonly hash: string
}

/**
 * Copies everything from one place's store to another's, which must be empty, and makes its index of words anew. All of
 * it or nothing: it is kept only once every table has as many rows as where it came from, and the same hash. The places
 * are as for openStore. Stop the service first: what is saved later is not moved.
 *
 * @throws StoreError where the other place holds something, or what arrived is not what was sent.
 */
export async function moveStore(from: string, to: string): Promise<readonly TableSum[]> {
  const source = await openStore(from)
  try {
    const target = await openStore(to)
    try {
      return await source
        .transaction()
        .execute((read) => target.transaction().execute((write) => copyAll(read, write)))
    } finally {
      await target.destroy()
    }
  } finally {
    await source.destroy()
  }
}

async function copyAll(read: Db, write: Db): Promise<readonly TableSum[]> {
  for (const table of TABLES)
    if ((await sumOf(write, table)).rows > 0)
      throw new StoreError(
        `The store to move to holds something already (${table[0]}). Choose an empty one. Nothing was changed.`,
      )
  const sums: TableSum[] = []
  for (const table of TABLES) {
    const sent = await sumOf(read, table, (rows) => insertRows(write, table, rows))
    const arrived = await sumOf(write, table)
    if (sent.rows !== arrived.rows || sent.hash !== arrived.hash)
      throw new StoreError(`The table ${table[0]} did not arrive as it was sent. Nothing was moved.`)
    sums.push(arrived)
  }
  await continueNumbers(write)
  for (const { id } of await write.selectFrom('responses').select('id').execute())
    await indexResponse(write, id)
  return sums
}

/** Reads a table by its key, hands its rows on, and sums them up. */
async function sumOf(
  db: Db,
  table: Table,
  use: (rows: readonly Row[]) => Promise<void> = () => Promise.resolve(),
): Promise<TableSum> {
  const [name, ...keys] = table
  const hash = createHash('sha256')
  const columns = sql.join(keys.map((key) => sql.ref(key)))
  let count = 0
  for (let after: RawBuilder<unknown> = sql`TRUE`; ;) {
    const { rows } = await sql<Row>`SELECT * FROM ${sql.table(name)} WHERE ${after}
      ORDER BY ${columns} LIMIT ${sql.lit(ROWS)}`.execute(db)
    const last = rows.at(-1)
    if (!last) return { table: name, rows: count, hash: hash.digest('hex') }
    for (const row of rows)
      hash.update(JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    count += rows.length
    await use(rows)
    after = sql`(${columns}) > (${sql.join(keys.map((key) => last[key]))})`
  }
}

async function insertRows(db: Db, [name]: Table, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const atOnce = Math.floor(VALUES / columns.length)
  for (let from = 0; from < rows.length; from += atOnce) {
    const values = rows
      .slice(from, from + atOnce)
      .map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
    await sql`INSERT INTO ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
      VALUES ${sql.join(values)}`.execute(db)
  }
}

/** Numbers that are given to new rows go on after those that came. SQLite sees to it by itself. */
async function continueNumbers(db: Db): Promise<void> {
  if (!isPostgres(db)) return
  const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'id' AND is_identity = 'YES'`.execute(db)
  for (const { name } of rows)
    await sql`SELECT setval(pg_get_serial_sequence(${name}, 'id'), max(id)) FROM ${sql.table(name)}
      HAVING max(id) >= 1`.execute(db)
}
