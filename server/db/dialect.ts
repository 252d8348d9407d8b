/** The few things that SQLite and PostgreSQL say differently. Everything else in this folder both understand. */
import { PostgresAdapter, sql, type Kysely, type RawBuilder } from 'kysely'
import type { Schema } from './schema.js'

/** Whether a store is in PostgreSQL, and not in an SQLite file. */
export function isPostgres(db: Kysely<Schema>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/** The elements of a JSON array as a table of `key`, from 0, and `value`, of whose parts `->>` gives the text. */
export function elementsOf(db: Kysely<Schema>, array: RawBuilder<unknown>): RawBuilder<unknown> {
  if (!isPostgres(db)) return sql`json_each(${array})`
  return sql`LATERAL (SELECT number - 1 AS key, value
    FROM jsonb_array_elements(CAST(${array} AS jsonb)) WITH ORDINALITY AS element (value, number))`
}

/** The text of a named part of a column of JSON; NULL where there is none. */
export function partOf(db: Kysely<Schema>, column: string, name: string): RawBuilder<string | null> {
  const json = isPostgres(db) ? sql`CAST(${sql.ref(column)} AS jsonb)` : sql.ref(column)
  return sql`(${json} ->> ${sql.lit(name)})`
}

/** How many elements a named list in a column of JSON has; NULL or 0 where there is none. */
export function lengthOf(db: Kysely<Schema>, column: string, name: string): RawBuilder<number | null> {
  return isPostgres(db)
    ? sql`jsonb_array_length(CAST(${sql.ref(column)} AS jsonb) -> ${sql.lit(name)})`
    : sql`json_array_length(${sql.ref(column)}, ${sql.lit(`$.${name}`)})`
}

/** A column of JSON with other values for those of its parts that it has; those that it has not stay away. */
export function withParts(
  db: Kysely<Schema>,
  column: string,
  parts: Readonly<Record<string, unknown>>,
): RawBuilder<string> {
  const all = Object.entries(parts).map(([name, value]) => [name, JSON.stringify(value)] as const)
  if (!isPostgres(db))
    return sql`json_replace(${sql.ref(column)}, ${sql.join(
      all.map(([name, json]) => sql`${sql.lit(`$.${name}`)}, json(${sql.lit(json)})`),
    )})`
  return sql`CAST(${all.reduce(
    (inner, [name, json]) =>
      sql`jsonb_set(${inner}, ARRAY[${sql.lit(name)}], ${sql.lit(json)}::jsonb, false)`,
    sql`CAST(${sql.ref(column)} AS jsonb)`,
  )} AS TEXT)`
}

/** The comparison by which "a" is like "A". */
export function likeInAnyCase(db: Kysely<Schema>): RawBuilder<unknown> {
  return isPostgres(db) ? sql`ILIKE` : sql`LIKE`
}
