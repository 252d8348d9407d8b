/**
 * What a purge deletes, step by step. A step knows how much it would delete before it does: what is said beforehand
 * and what is done are the same code.
 */
import { sql } from 'kysely'
import type { Answer } from '../audit/answers.js'
import { isAnswered } from '../audit/answers.js'
import type { Remedy } from '../audit/corrections.js'
import { AGENCY_QUESTION, findQuestion, type Questionnaire } from '../audit/questionnaire.js'
import { isSame } from '../audit/saving.js'
import { remedyWithoutWords, withoutWords } from '../audit/wordless.js'
import { elementsOf } from './dialect.js'
import type { Db } from './store.js'

/** What is deleted, in the order in which it is listed. */
export const PURGED_THINGS = [
  'people',
  'draft-people',
  'agency-contacts',
  'messages',
  'links',
  'initials',
  'agency-tables',
  'words',
  'drafts',
  'corrections',
  'theme-decisions',
  'offer-entries',
  'quotes',
  'concerns',
  'reader-marks',
] as const
export type PurgedThing = (typeof PURGED_THINGS)[number]

/** How much of each there is to delete, those of which there is none left out. */
export type PurgeCounts = Readonly<Partial<Record<PurgedThing, number>>>

export interface PurgeStep {
  readonly thing: PurgedThing
  readonly count: number
  readonly go: () => Promise<unknown>
}

/** What answers are to be deleted of: a round with its questionnaire, the ids, and what to leave in their place. */
export interface Purging {
  readonly roundId: number
  readonly questionnaire: Questionnaire
  readonly ids: readonly string[]
  readonly deleted: string
}

interface Row {
  readonly response_id: number
  readonly question_id: string
  readonly version: number
  readonly value: string
}

/**
 * Words of sent answers. Of several versions only the last is kept, without its words: so a correction that was made
 * on an earlier one is still told from one that was made on the last.
 */
export async function answerStep(db: Db, purging: Purging, thing: PurgedThing): Promise<PurgeStep> {
  const { roundId, questionnaire, ids, deleted } = purging
  const rows: readonly (Row & { readonly name: string | null })[] = await db
    .selectFrom('answers')
    .innerJoin('responses', 'responses.id', 'answers.response_id')
    .leftJoin('agencies', 'agencies.id', 'responses.agency_id')
    .select(['response_id', 'question_id', 'answers.version', 'value', 'agencies.name'])
    .where('responses.round_id', '=', roundId)
    .where('question_id', 'in', ids)
    .orderBy('answers.version', 'desc')
    .execute()
  const seen = new Set<string>()
  const changed: Row[] = []
  const earlier: Row[] = []
  for (const { name, ...row } of rows) {
    const place = `${row.response_id} ${row.question_id}`
    if (seen.has(place)) {
      earlier.push(row)
      continue
    }
    seen.add(place)
    const answer = JSON.parse(row.value) as Answer
    // What the register calls an agency is not the respondent's words.
    const left = row.question_id === AGENCY_QUESTION && isAnswered(answer) && name !== null ? name : deleted
    const next = withoutWords(findQuestion(questionnaire, row.question_id), answer, left)
    if (!isSame(answer, next)) changed.push({ ...row, value: JSON.stringify(next) })
  }
  return {
    thing,
    count: changed.length + earlier.length,
    go: async () => {
      await sql`UPDATE answers SET value = left_in.value FROM ${rowsOf(db, changed)} AS left_in
        WHERE answers.response_id = left_in.response_id AND answers.question_id = left_in.question_id
        AND answers.version = left_in.version`.execute(db)
      await sql`DELETE FROM answers WHERE (response_id, question_id, version) IN
        (SELECT response_id, question_id, version FROM ${rowsOf(db, earlier)} AS gone)`.execute(db)
    },
  }
}

/** Rows as a table inside a statement: one statement for all is a hundred times faster than one each. */
function rowsOf(db: Db, rows: readonly Row[]) {
  const json = JSON.stringify(rows.map((row) => [row.response_id, row.question_id, row.version, row.value]))
  return sql`(SELECT CAST(value ->> 0 AS BIGINT) AS response_id, value ->> 1 AS question_id,
    CAST(value ->> 2 AS BIGINT) AS version, value ->> 3 AS value FROM ${elementsOf(db, sql`${json}`)} AS one)`
}

/** Words in what organisers put right. */
export async function correctionStep(db: Db, { roundId, ids, deleted }: Purging): Promise<PurgeStep> {
  const rows = await db
    .selectFrom('corrections')
    .innerJoin('responses', 'responses.id', 'corrections.response_id')
    .select(['corrections.id', 'corrections.kind', 'corrections.value'])
    .where('round_id', '=', roundId)
    .where('question_id', 'in', ids)
    .execute()
  const changed = rows.flatMap(({ id, kind, value }) => {
    const remedy = { kind, ...(JSON.parse(value) as object) } as Remedy
    const next = JSON.stringify({ ...remedyWithoutWords(remedy, deleted), kind: undefined })
    return next === value ? [] : [{ id, next }]
  })
  return {
    thing: 'corrections',
    count: changed.length,
    go: async () => {
      for (const { id, next } of changed)
        await db.updateTable('corrections').set({ value: next }).where('id', '=', id).execute()
    },
  }
}

/** To whom and by whom concerns were passed on; that they were, and when, stays. */
export async function concernStep(db: Db, { roundId, deleted }: Purging): Promise<PurgeStep> {
  const passed = sql`(passed_to NOT LIKE '[deleted on %]' OR passed_by NOT LIKE '[deleted on %]')
    AND response_id IN (SELECT id FROM responses WHERE round_id = ${roundId})`
  return counted(
    db,
    'concerns',
    sql`concerns WHERE ${passed}`,
    sql`UPDATE concerns SET passed_to = ${deleted}, passed_by = ${deleted} WHERE ${passed}`,
  )
}

/** A step that counts the rows of a table and a condition, and then runs statements. */
export async function counted(
  db: Db,
  thing: PurgedThing,
  rows: ReturnType<typeof sql>,
  ...statements: readonly ReturnType<typeof sql>[]
): Promise<PurgeStep> {
  const { rows: found } = await sql<{ count: number }>`SELECT count(*) AS count FROM ${rows}`.execute(db)
  return {
    thing,
    count: found[0]?.count ?? 0,
    go: async () => {
      for (const statement of statements) await statement.execute(db)
    },
  }
}
