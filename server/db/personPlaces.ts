/** Every text of the store in which a person may be named, and where it stands. */
import { sql } from 'kysely'
import type { PersonPlace } from '../audit/personHits.js'
import { PERSON_SOURCES, type PersonSource } from './personSources.js'
import type { Db } from './store.js'

/** A text with what is needed to write another in its place. */
export interface StoredPlace extends PersonPlace {
  readonly source: PersonSource
  readonly keys: readonly (string | number)[]
  /** Where in the column's JSON the text stands; undefined where the column is the text. */
  readonly path?: readonly (string | number)[]
}

interface Row {
  readonly k0: string | number
  readonly k1: string | number
  readonly k2: string | number
  readonly round_id: number | null
  readonly object: string
  readonly field: string
  readonly version: number | null
  readonly value: string
}

/** How many responses, drafts or other things are read at once: fewer than half a second's work. */
const AT_A_TIME = 250

/** Every text, in batches between which other work can have its turn. */
export async function* placeBatches(db: Db): AsyncGenerator<readonly StoredPlace[]> {
  const rounds = await db.selectFrom('rounds').select('id').orderBy('id').execute()
  for (const source of PERSON_SOURCES) {
    for (const roundId of source.isOfRounds ? rounds.map(({ id }) => id) : [null])
      for await (const rows of rowBatches(db, source, roundId))
        yield rows.flatMap((row) => placesIn(source, row))
  }
}

/** A source's rows, of one round where it has rounds, by the first part of their keys. */
async function* rowBatches(
  db: Db,
  source: PersonSource,
  roundId: number | null,
): AsyncGenerator<readonly Row[]> {
  const all = sql.raw(source.rows)
  const ofRound = roundId === null ? sql`TRUE` : sql`round_id = ${roundId}`
  const { rows: keys } = await sql<Pick<Row, 'k0'>>`
    SELECT DISTINCT k0 FROM (${all}) AS every WHERE ${ofRound} ORDER BY k0`.execute(db)
  for (let from = 0; from < keys.length; from += AT_A_TIME) {
    const batch = keys.slice(from, from + AT_A_TIME)
    const { rows } = await sql<Row>`
      SELECT * FROM (${all}) AS every
      WHERE ${ofRound} AND k0 BETWEEN ${batch[0]?.k0} AND ${batch.at(-1)?.k0} AND value <> ''
      ORDER BY k0, k1, k2`.execute(db)
    yield rows
  }
}

function placesIn(source: PersonSource, row: Row): readonly StoredPlace[] {
  const { k0, k1, k2, object, version, round_id: roundId } = row
  const keys = [k0, k1, k2].slice(0, source.keys.length)
  const own = { kind: source.kind, source, keys, roundId, object, version }
  const id = [source.table, ...keys].join('/')
  const place = (field: string, text: string, end = ''): StoredPlace => ({
    ...own,
    group: source.isAnswer ? `answers/${roundId}/${object}/${field}` : `${id}/${source.column}${end}`,
    record: source.isAnswer ? `answers/${roundId}/${object}` : id,
    field,
    text,
  })
  if (!source.texts) return [place(row.field, row.value)]
  return source.texts(JSON.parse(row.value)).map(({ path, text }) => ({
    ...place(source.isAnswer && path.length > 0 ? String(path[0]) : row.field, text, `/${path.join('/')}`),
    path,
  }))
}

/** A row's whole column as it is now, or undefined where the row is gone. */
export async function readColumn(db: Db, { source, keys }: StoredPlace): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`
    SELECT ${sql.ref(source.column)} AS value FROM ${sql.table(source.table)}
    WHERE ${matching(source, keys)}`.execute(db)
  return rows[0]?.value
}

/** Writes a row's whole column. */
export async function writeColumn(db: Db, { source, keys }: StoredPlace, value: string): Promise<void> {
  await sql`
    UPDATE ${sql.table(source.table)} SET ${sql.ref(source.column)} = ${value}
    WHERE ${matching(source, keys)}`.execute(db)
}

function matching(source: PersonSource, keys: StoredPlace['keys']) {
  return sql.join(
    source.keys.map((key, index) => sql`${sql.ref(key)} = ${keys[index]}`),
    sql` AND `,
  )
}
