/**
 * Who did what, when, to what and why. Rows are added and never changed or deleted, but for words of a reason that are
 * erased at a person's request. Nothing here quotes an answer or holds a secret, nor anything that somebody typed
 * without being known.
 */
import { sql } from 'kysely'
import { likeInAnyCase } from './dialect.js'
import { inTransaction } from './inTransaction.js'
import type { Db } from './store.js'

/** What can be recorded; each has its words in the language's catalogue. */
export const ACTIONS = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'signed-out-everywhere',
  'recovery-code-used',
  'password-set',
  'second-factor-set',
  'second-factor-removed',
  'invited',
  'link-made',
  'role-changed',
  'account-disabled',
  'account-enabled',
  'refused',
  'response-seen',
  'excerpts-seen',
  'findings-exported',
  'side-by-side-seen',
  'activity-exported',
  'round-created',
  'round-changed',
  'round-opened',
  'round-closed',
  'round-archived',
  'grace-granted',
  'agencies-imported',
  'agency-changed',
  'response-matched',
  'wording-changed',
  'messages-queued',
  'messages-withdrawn',
  'message-decided',
  'links-exported',
  'responses-seen',
  'responses-exported',
  'responses-imported',
  'paper-return-begun',
  'correction-made',
  'correction-undone',
  'theme-decided',
  'concern-marked',
  'concern-passed',
  'person-looked-for',
  'person-exported',
  'person-erased',
  'person-request-closed',
  'response-erased',
  'store-restored',
  'reading-drawn',
  'reading-begun',
  'reading-finished',
  'reading-given-up',
  'reading-ended',
  'answers-marked',
  'codebook-signed-off',
  'sign-off-undone',
  'findings-released',
  'release-withdrawn',
  'heard-released',
  'heard-withdrawn',
  'purge-dates-set',
  'purge-confirmed',
  'purge-postponed',
  'contacts-purged',
  'words-purged',
  'action-added',
  'action-changed',
  'action-noted',
  'actions-exported',
  'offer-drafted',
  'offer-added',
  'offer-changed',
  'offer-split',
  'offer-exported',
  'targets-set',
  'indicator-changed',
  'indicator-removed',
  'score-card-exported',
  'token-made',
  'token-revoked',
  'statement-written',
  'statement-edited',
  'statement-confirmed',
  'statement-withdrawn',
  'statement-restored',
  'quote-proposed',
  'quote-edited',
  'quote-cleared',
  'quote-withdrawn',
] as const

export type Action = (typeof ACTIONS)[number]

export interface NewActivity {
  /** Who did it; null for somebody not signed in, and for commands on the server. */
  readonly organiserId: number | null
  readonly roundId?: number | undefined
  readonly action: Action
  /** What it was done to, as the end of an address: "organisers/3", "responses/S01", "findings.xlsx". */
  readonly object: string
  readonly reason?: string | undefined
}

export interface Activity {
  readonly id: number
  readonly at: Date
  readonly action: string
  readonly object: string
  readonly reason: string
  /** Undefined where nobody was signed in. */
  readonly organiser: { readonly id: number; readonly name: string } | undefined
  readonly round: { readonly slug: string; readonly title: string } | undefined
}

export interface ActivityFilters {
  readonly action?: string | undefined
  readonly organiserId?: number | undefined
  readonly roundId?: number | undefined
  /** Stands in the object or the reason, in whatever case. */
  readonly text?: string | undefined
  /** Only what was recorded before this row, to page backwards. */
  readonly beforeId?: number | undefined
  readonly limit?: number | undefined
}

/** Records one thing done. Pass a transaction where it must be recorded exactly when the thing is done. */
export async function recordActivity(db: Db, activity: NewActivity, now: Date): Promise<void> {
  await db
    .insertInto('activity')
    .values({
      at: now.toISOString(),
      organiser_id: activity.organiserId,
      round_id: activity.roundId ?? null,
      action: activity.action,
      object: activity.object,
      reason: activity.reason ?? null,
    })
    .execute()
}

/** Records one thing done, unless the same was recorded after a moment: for what programs do over and over. */
export async function recordActivityOnce(
  db: Db,
  activity: NewActivity,
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = await trx
      .selectFrom('activity')
      .select('id')
      .where('organiser_id', 'is not distinct from', activity.organiserId)
      .where('at', '>', since.toISOString())
      .where('round_id', 'is not distinct from', activity.roundId ?? null)
      .where('action', '=', activity.action)
      .where('object', '=', activity.object)
      .executeTakeFirst()
    if (!before) await recordActivity(trx, activity, now)
  })
}

/** What was done, the latest first. */
export async function listActivity(db: Db, filters: ActivityFilters = {}): Promise<readonly Activity[]> {
  const { action, organiserId, roundId, text, beforeId, limit } = filters
  let query = db
    .selectFrom('activity')
    .leftJoin('organisers', 'organisers.id', 'activity.organiser_id')
    .leftJoin('rounds', 'rounds.id', 'activity.round_id')
    .select(['activity.id', 'activity.at', 'activity.action', 'activity.object', 'activity.reason'])
    .select(['organisers.id as who', 'organisers.name', 'rounds.slug', 'rounds.title'])
    .orderBy('activity.id', 'desc')
  if (action !== undefined) query = query.where('activity.action', '=', action)
  if (organiserId !== undefined) query = query.where('activity.organiser_id', '=', organiserId)
  if (roundId !== undefined) query = query.where('activity.round_id', '=', roundId)
  if (beforeId !== undefined) query = query.where('activity.id', '<', beforeId)
  if (limit !== undefined) query = query.limit(limit)
  if (text !== undefined) {
    const anywhere = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    const like = likeInAnyCase(db)
    const [object, reason] = [sql.ref('activity.object'), sql.ref('activity.reason')]
    query = query.where(
      sql<boolean>`(${object} ${like} ${anywhere} ESCAPE '\\' OR ${reason} ${like} ${anywhere} ESCAPE '\\')`,
    )
  }
  return (await query.execute()).map((row) => ({
    id: row.id,
    at: new Date(row.at),
    action: row.action,
    object: row.object,
    reason: row.reason ?? '',
    organiser: row.who === null ? undefined : { id: row.who, name: row.name ?? '' },
    round: row.slug === null ? undefined : { slug: row.slug, title: row.title ?? '' },
  }))
}

/** How many things organisers did. */
export async function countActivityOf(db: Db, organiserIds: readonly number[]): Promise<number> {
  if (organiserIds.length === 0) return 0
  const { count } = await db
    .selectFrom('activity')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organiser_id', 'in', organiserIds)
    .executeTakeFirstOrThrow()
  return count
}
