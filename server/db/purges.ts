/** Deletes a round's contact details, or the words of its answers, when their confirmed day has come. */
import { sql } from 'kysely'
import type { Questionnaire } from '../audit/questionnaire.js'
import type { Keeping, PurgeKind } from '../audit/retention.js'
import { ukDate, type Round } from '../audit/rounds.js'
import { findingsWithoutWords } from '../audit/wordless.js'
import { recordActivity } from './activity.js'
import { correctionsStamp } from './corrections.js'
import { keepFrozenFindings, type FrozenFindings } from './frozenFindings.js'
import { inTransaction } from './inTransaction.js'
import type { PurgeCounts, PurgeStep } from './purgeStep.js'
import { purgeSteps } from './purgeSteps.js'
import { responsesStamp } from './responses.js'
import { indexResponse, rewriteIndex } from './search.js'
import { clearStore, type Db } from './store.js'
import { lastThemeDecision } from './themeDecisions.js'

/** A round whose day has come. */
export interface DuePurge {
  readonly round: Round
  readonly questionnaire: Questionnaire
  /** As it was when the day was found to have come: where it is another by now, nothing is deleted. */
  readonly keeping: Keeping
}

/** A round's findings with what they rest on: they are frozen only where that is still so. */
export interface FreshFindings extends FrozenFindings {
  /** See figuresStamp. */
  readonly stamp: string
}

/** How much a purge would delete on a day: it deletes nothing. */
export async function countPurge(
  db: Db,
  kind: PurgeKind,
  { round, questionnaire }: Pick<DuePurge, 'round' | 'questionnaire'>,
  on: string,
): Promise<PurgeCounts> {
  return countsOf(await purgeSteps(db, kind, round, questionnaire, on))
}

/**
 * Deletes contact details, records it and returns how much it was; undefined where that is done already or no longer
 * wanted. All of it or nothing: stopped half way, it is done from the start the next time.
 */
export function purgeContacts(db: Db, due: DuePurge, now: Date): Promise<PurgeCounts | undefined> {
  return purge(db, 'contacts', due, now, async (trx) => {
    const responses = await trx
      .selectFrom('responses')
      .select('id')
      .where('round_id', '=', due.round.id)
      .execute()
    for (const { id } of responses) await indexResponse(trx, id)
  })
}

/** The same with the words of answers, once the round's findings are frozen. */
export function purgeWords(
  db: Db,
  due: DuePurge,
  { findings, basis, stamp }: FreshFindings,
  now: Date,
): Promise<PurgeCounts | undefined> {
  const { id } = due.round
  return purge(
    db,
    'words',
    due,
    now,
    async (trx) => {
      await keepFrozenFindings(trx, id, { findings: findingsWithoutWords(findings, ukDate(now)), basis }, now)
      await sql`DELETE FROM response_words WHERE rowid IN (SELECT id FROM responses WHERE round_id = ${id})`.execute(
        trx,
      )
    },
    stamp,
  )
}

/** Changes whenever the responses that figures rest on do, what was put right in them or how they are read. */
export async function figuresStamp(db: Db, roundId: number): Promise<string> {
  const stamps = [await responsesStamp(db, roundId), await correctionsStamp(db, roundId)]
  return [...stamps, await lastThemeDecision(db, roundId)].join('-')
}

async function purge(
  db: Db,
  kind: PurgeKind,
  { round, questionnaire, keeping }: DuePurge,
  now: Date,
  alsoDo: (trx: Db) => Promise<void>,
  stamp?: string,
): Promise<PurgeCounts | undefined> {
  const on = ukDate(now)
  return inTransaction(db, async (trx) => {
    // Written first, so that from here on nobody else writes.
    if (!(await markDeleted(trx, kind, round.id, keeping, on))) return undefined
    if (stamp !== undefined && stamp !== (await figuresStamp(trx, round.id))) throw new ChangedMeanwhile()
    const steps = await purgeSteps(trx, kind, round, questionnaire, on)
    for (const step of steps) await step.go()
    await alsoDo(trx)
    await rewriteIndex(trx)
    const counts = countsOf(steps)
    const action = kind === 'contacts' ? 'contacts-purged' : 'words-purged'
    const reason = reasonOf(kind, keeping, counts)
    await recordActivity(
      trx,
      { organiserId: null, roundId: round.id, action, object: `retention/${kind}`, reason },
      now,
    )
    return counts
  })
}

/** Thrown where a response came or was put right while findings were worked out: they are to be worked out again. */
export class ChangedMeanwhile extends Error {}

/** Says that it is done; false where it was before, or the dates are not the ones that were confirmed. */
async function markDeleted(
  trx: Db,
  kind: PurgeKind,
  roundId: number,
  { retention }: Keeping,
  on: string,
): Promise<boolean> {
  const column = kind === 'contacts' ? 'contacts_deleted_on' : 'words_deleted_on'
  const { numUpdatedRows } = await trx
    .updateTable('retentions')
    .set({ wipe_owed: 1 })
    .where('round_id', '=', roundId)
    .where('confirmed_at', '=', retention?.confirmed?.at ?? '')
    .where(kind === 'contacts' ? 'contacts_on' : 'words_on', '=', retention?.dates[kind] ?? '')
    .where('round_id', 'in', (round) => round.selectFrom('rounds').select('id').where(column, 'is', null))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await trx
    .updateTable('rounds')
    .set({ [column]: on })
    .where('id', '=', roundId)
    .execute()
  return true
}

/** Whether something was deleted that has not been wiped yet, and that copies made of it before may still hold. */
export async function isWipeOwed(db: Db): Promise<boolean> {
  const owed = await db.selectFrom('retentions').select('round_id').where('wipe_owed', '=', 1).execute()
  return owed.length > 0
}

/**
 * Wipes what was deleted: until then, deleted words may still stand in parts of the file that hold nothing. Rewrites
 * the file and empties its log. Returns whether anything was owed; it stays owed where another program has the store
 * open just now.
 */
export async function wipeDeleted(db: Db): Promise<boolean> {
  if (!(await isWipeOwed(db))) return false
  if (await clearStore(db)) await db.updateTable('retentions').set({ wipe_owed: 0 }).execute()
  return true
}

function countsOf(steps: readonly PurgeStep[]): PurgeCounts {
  return Object.fromEntries(steps.filter(({ count }) => count > 0).map(({ thing, count }) => [thing, count]))
}

/** "Confirmed for 2028-03-31 on 2027-04-02T10:00:00.000Z: people 180, messages 95". */
function reasonOf(kind: PurgeKind, { retention }: Keeping, counts: PurgeCounts): string {
  const all = Object.entries(counts).map(([thing, count]) => `${thing} ${count}`)
  const what = all.length === 0 ? 'nothing was there' : all.join(', ')
  return `For ${retention?.dates[kind] ?? ''}, confirmed on ${retention?.confirmed?.at ?? ''}: ${what}`
}
