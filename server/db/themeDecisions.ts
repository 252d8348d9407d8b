/** What people decide on a round's themes: rows are added and never changed. Undoing is a row too. */
import { sql } from 'kysely'
import type { ThemeAct, ThemeDecision } from '../audit/themes/decisionTypes.js'
import { partOf, withParts } from './dialect.js'
import { inTransaction } from './inTransaction.js'
import type { Db } from './store.js'

/** Acts that one person decided at once. */
export interface NewDecisions {
  readonly roundId: number
  readonly organiserId: number
  readonly acts: readonly ThemeAct[]
  /** Why; "" where nobody said. */
  readonly reason: string
  /** The last decision that was looked at. */
  readonly seen: number
}

/**
 * Keeps decisions, all or none, and returns their ids.
 *
 * @param mayStand told the decisions made since the one that was looked at; where it says no, nothing is kept
 * @returns undefined where nothing was kept
 */
export async function insertThemeDecisions(
  db: Db,
  { roundId, organiserId, acts, reason, seen }: NewDecisions,
  now: Date,
  mayStand: (since: readonly ThemeDecision[]) => boolean = () => true,
): Promise<readonly number[] | undefined> {
  return inTransaction(db, async (trx) => {
    const rows = acts.map(({ kind, ...value }) => ({
      ...{ round_id: roundId, kind, value: JSON.stringify(value), reason },
      ...{ made_by: organiserId, made_at: now.toISOString() },
    }))
    if (rows.length === 0) return []
    // Written first, so that from here on nobody else decides.
    const made = await trx.insertInto('theme_decisions').values(rows).returning('id').execute()
    const ids = made.map(({ id }) => id)
    const since = (await listThemeDecisions(trx, roundId, seen)).filter(({ id }) => !ids.includes(id))
    if (mayStand(since)) return ids
    await trx.deleteFrom('theme_decisions').where('id', 'in', ids).execute()
    return undefined
  })
}

/** A round's decisions in the order in which they were made; only those after one where it is named. */
export async function listThemeDecisions(
  db: Db,
  roundId: number,
  after = 0,
): Promise<readonly ThemeDecision[]> {
  const rows = await db
    .selectFrom('theme_decisions')
    .innerJoin('organisers', 'organisers.id', 'theme_decisions.made_by')
    .select(['theme_decisions.id', 'kind', 'value', 'reason', 'made_at', 'organisers.name'])
    .where('round_id', '=', roundId)
    .where('theme_decisions.id', '>', after)
    .orderBy('theme_decisions.id')
    .execute()
  return rows.map(({ id, kind, value, reason, made_at, name }) => ({
    id,
    act: { kind, ...(JSON.parse(value) as object) } as ThemeAct,
    reason,
    madeBy: name,
    madeAt: made_at,
  }))
}

/** Changes whenever a round's decisions do: the id of the last one, 0 where there is none. */
export async function lastThemeDecision(db: Db, roundId: number): Promise<number> {
  const { last } = await db
    .selectFrom('theme_decisions')
    .select(({ fn }) => fn.max<number | null>('id').as('last'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return last ?? 0
}

/** The condition that a decision is about an answer of a response; to one question where it is named. */
function onResponse(db: Db, responseId: number, questionId?: string) {
  const response = sql<boolean>`(round_id, ${partOf(db, 'value', 'reference')}) =
    (SELECT round_id, reference FROM responses WHERE id = ${responseId})`
  return questionId === undefined
    ? response
    : sql<boolean>`${response} AND ${partOf(db, 'value', 'questionId')} = ${questionId}`
}

/** How many decisions are about answers of a response. */
export async function countDecisionsOn(db: Db, responseId: number): Promise<number> {
  const { count } = await db
    .selectFrom('theme_decisions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(onResponse(db, responseId))
    .executeTakeFirstOrThrow()
  return count
}

/** Deletes the decisions about answers of a response, which is to be erased. */
export async function deleteDecisionsOn(db: Db, responseId: number): Promise<void> {
  await db.deleteFrom('theme_decisions').where(onResponse(db, responseId)).execute()
}

/**
 * Takes the fingerprint out of decisions on an answer of which words were erased, since it could tell whether a guess of
 * them is right. They are to be looked at again.
 */
export async function loosenDecisionsOn(db: Db, responseId: number, questionId: string): Promise<void> {
  await db
    .updateTable('theme_decisions')
    .set({ value: withParts(db, 'value', { madeOn: '' }) })
    .where(onResponse(db, responseId, questionId))
    .execute()
}
