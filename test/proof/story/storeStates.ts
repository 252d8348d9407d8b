/** What a store holds, and what a form changed in it, whatever it was: for comparing a crash with the whole. */
import Database from 'better-sqlite3'
import { HOLDING_ROUND } from '../../../server/db/rounds.js'
import { storePath } from '../../../server/db/store.js'

/** Every row of every table, as text. */
export type StoreState = ReadonlyMap<string, readonly string[]>

/** Columns that differ from one telling to the next: moments, and how far the sender or a job has come. */
const PASSING: Readonly<Record<string, readonly string[]>> = {
  messages: ['state', 'attempts', 'next_at', 'reason', 'claimed_at', 'settled_at', 'sent_at'],
  imports: ['state', 'changed_at', 'mapping', 'outcome'],
  organiser_sessions: ['seen_at'],
  activity: ['object'],
  drafts: ['reference'],
  responses: ['reference'],
  organisers: ['password_hash', 'second_factor_secret', 'second_factor_step'],
}

/**
 * Rows that are no part of what a form does: the link for a first lead, which the service makes when it starts; and what
 * nobody sees and goes after a day: what an import holds until all of it can be taken in, and the rows of one that is
 * not there yet or was cancelled.
 */
const LEFT_OUT: Readonly<Record<string, string>> = {
  account_links: "purpose = 'first-lead'",
  rounds: `id = ${HOLDING_ROUND}`,
  responses: `round_id = ${HOLDING_ROUND}`,
  imports: "state = 'cleared'",
  import_rows: "import_id IN (SELECT id FROM imports WHERE state = 'cleared')",
}
const OF_HELD = `response_id IN (SELECT id FROM responses WHERE round_id = ${HOLDING_ROUND})`

/**
 * Lets time stand still for a store: what a message is sent for after a start would be taken for what a form has changed,
 * and 500 crashes take longer than somebody stays signed in who owes the second factor.
 */
export function stopTime(folder: string): void {
  const file = new Database(storePath(folder), { fileMustExist: true })
  file.prepare(`UPDATE messages SET next_at = '2999-01-01T00:00:00.000Z'`).run()
  file.prepare(`UPDATE organiser_sessions SET expires_at = '2999-01-01T00:00:00.000Z'`).run()
  file.close()
}

/** Reads the store of a folder that is in use or was left by a crash. */
export function readState(folder: string): StoreState {
  const file = new Database(storePath(folder), { readonly: true, fileMustExist: true })
  try {
    const tables = file
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'response_words%' AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all() as readonly string[]
    return new Map(
      tables.map((table) => {
        const isOfResponse = columnsOf(file, table).includes('response_id')
        const leftOut = LEFT_OUT[table] ?? (isOfResponse ? OF_HELD : 'FALSE')
        // What is of no response is of none that is held.
        const rows = file
          .prepare(`SELECT * FROM "${table}" WHERE (${leftOut}) IS NOT TRUE`)
          .all() as readonly Record<string, unknown>[]
        return [table, rows.map((row) => JSON.stringify(row))]
      }),
    )
  } finally {
    file.close()
  }
}

function columnsOf(file: Database.Database, table: string): readonly string[] {
  const columns = file.pragma(`table_info("${table}")`) as readonly { readonly name: string }[]
  return columns.map(({ name }) => name)
}

/**
 * What changed between two states: a line for each row that came or went, sorted, with what no two tellings share
 * blotted out.
 */
export function changesBetween(before: StoreState, after: StoreState): readonly string[] {
  const changes: string[] = []
  for (const [table, rows] of after) {
    const old = before.get(table) ?? []
    const [was, is] = [new Set(old), new Set(rows)]
    const gone = old.filter((row) => !is.has(row)).map((row) => blotted(table, row))
    const come = rows.filter((row) => !was.has(row)).map((row) => blotted(table, row))
    changes.push(...without(gone, come).map((row) => `- ${table} ${row}`))
    changes.push(...without(come, gone).map((row) => `+ ${table} ${row}`))
  }
  return changes.sort()
}

/** Whether a change is of the record of who did what. */
export const isRecord = (change: string) => change.startsWith('+ activity ')

function blotted(table: string, row: string): string {
  const values = JSON.parse(row) as Record<string, unknown>
  for (const column of PASSING[table] ?? []) if (column in values) values[column] = '…'
  return JSON.stringify(values)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<moment>')
    .replace(/(?<=["'])[\w-]{20,}(?=["'])/g, '<key>')
    .replace(/\\"[\w-]{20,}\\"/g, '<key>')
    .replace(/\$[\w$+/=.,-]{40,}/g, '<hash>')
}

/** The items of one list that are not in another, each as often as it is more often there. */
export function without(some: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others]
  return some.filter((one) => {
    const at = left.indexOf(one)
    if (at === -1) return true
    left.splice(at, 1)
    return false
  })
}
