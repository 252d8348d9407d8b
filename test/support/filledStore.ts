/** Stores of earlier versions, with rows in every table that such a version has. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import { migrations } from '../../server/db/migrations.js'

type Row = Readonly<Record<string, string | number | null>>

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: 0 | 1
  readonly pk: number
}

/** What a table's CHECKs ask for that no rule below would give it. */
const ASKED: Readonly<Record<string, Row>> = {
  organisers: { email: 'lead@example.org', role: 'lead', sign_on_subject: null },
  organiser_sessions: { stage: 'open' },
  account_links: { purpose: 'first-lead', organiser_id: null },
  corrections: { undone_by: null, undone_at: null },
  concerns: { passed_to: null, recorded_at: null },
  person_requests: { closed_at: null },
  releases: { withdrawn_by: null, withdrawn_at: null },
  quotes: { state: 'suggested', cleared_by: null },
  reader_places: { given_up_at: null },
  codebook_sign_offs: { sample_id: null, figures: null, undone_by: null, undone_at: null },
  heard_releases: { withdrawn_by: null, withdrawn_at: null },
}

/** Makes the store of an earlier version in a folder: migrated so far and no further, with a row in every table. */
export async function makeEarlierStore(folder: string, version: string): Promise<Stored> {
  const file = new Database(join(folder, 'audit.sqlite'))
  file.pragma('foreign_keys = ON')
  file.pragma('synchronous = OFF')
  const db = new Kysely<never>({ dialect: new SqliteDialect({ database: file }) })
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) }
  const { error } = await new Migrator({ db, provider }).migrateTo(version)
  if (error !== undefined) throw new Error(`The store cannot be brought to ${version}.`, { cause: error })
  // Tables name each other, some in a circle; what is broken would be found afterwards.
  file.pragma('foreign_keys = OFF')
  for (const table of tablesOf(file)) insertRow(file, table)
  if ((file.pragma('foreign_key_check') as readonly unknown[]).length > 0)
    throw new Error(`The rows of ${version} do not hang together.`)
  const stored = storedIn(file)
  await db.destroy()
  return stored
}

/** All rows by table. The index for search is left out: it holds no text. */
type Stored = ReadonlyMap<string, readonly Row[]>

/** Every row of an open store. */
export function storedIn(file: Database.Database): Stored {
  return new Map(
    tablesOf(file).map((table) => [table, file.prepare(`SELECT * FROM "${table}"`).all() as readonly Row[]]),
  )
}

function tablesOf(file: Database.Database): readonly string[] {
  return file
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
       AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'kysely_%' ORDER BY name`,
    )
    .pluck()
    .all() as readonly string[]
}

/** Every reference leads to the row whose number is 1 or whose text is "one". */
function insertRow(file: Database.Database, table: string): void {
  const columns = file.pragma(`table_info("${table}")`) as readonly Column[]
  const values = columns.map(({ name, type }) => {
    const asked = ASKED[table]?.[name]
    return asked !== undefined ? asked : type === 'TEXT' ? textFor(table, name) : 1
  })
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  file
    .prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
    .run(...values)
}

/** Answers are kept as JSON, which a later version reads. */
function textFor(table: string, column: string): string {
  return column === 'value' ? JSON.stringify(`words of ${table}`) : 'one'
}
