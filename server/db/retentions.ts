/** On which days a round's contact details and words are deleted, and who has confirmed that. purges.ts does it. */
import type { Keeping, PurgeDates, Retention } from '../audit/retention.js'
import type { Round } from '../audit/rounds.js'
import type { Db } from './store.js'

/** What is known of a round's keeping. `years`: for how many after closing the council says that it keeps words. */
export async function findKeeping(db: Db, round: Round, years: number): Promise<Keeping> {
  const row = await db
    .selectFrom('retentions')
    .leftJoin('organisers', 'organisers.id', 'confirmed_by')
    .select(['contacts_on', 'words_on', 'confirmed_at', 'organisers.name'])
    .where('round_id', '=', round.id)
    .executeTakeFirst()
  const grace = await db
    .selectFrom('drafts')
    .select(({ fn }) => fn.max('grace_until').as('last'))
    .where('round_id', '=', round.id)
    .executeTakeFirst()
  const concerns = await db
    .selectFrom('concerns')
    .innerJoin('responses', 'responses.id', 'concerns.response_id')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('round_id', '=', round.id)
    .where('recorded_at', 'is', null)
    .executeTakeFirstOrThrow()
  const retention: Retention | undefined = row && {
    dates: { contacts: row.contacts_on, words: row.words_on },
    confirmed: row.confirmed_at === null ? null : { by: row.name ?? '', at: row.confirmed_at },
  }
  return { round, retention, lastGrace: grace?.last ?? null, openConcerns: concerns.open, years }
}

/** Keeps dates that nobody has confirmed yet. */
export async function setPurgeDates(db: Db, roundId: number, dates: PurgeDates): Promise<void> {
  await keep(db, roundId, { ...columnsOf(dates), confirmed_by: null, confirmed_at: null })
}

/** Keeps dates as confirmed: from now on, what they say is deleted when they have come. */
export async function confirmPurgeDates(
  db: Db,
  roundId: number,
  dates: PurgeDates,
  organiserId: number,
  now: Date,
): Promise<void> {
  const confirmed = { confirmed_by: organiserId, confirmed_at: now.toISOString() }
  await keep(db, roundId, { ...columnsOf(dates), ...confirmed })
}

async function keep(
  db: Db,
  roundId: number,
  row: {
    readonly contacts_on: string
    readonly words_on: string
    readonly confirmed_by: number | null
    readonly confirmed_at: string | null
  },
): Promise<void> {
  await db
    .insertInto('retentions')
    .values({ round_id: roundId, ...row })
    .onConflict((conflict) => conflict.column('round_id').doUpdateSet(row))
    .execute()
}

function columnsOf({ contacts, words }: PurgeDates) {
  return { contacts_on: contacts, words_on: words }
}

/** Changes whenever something of a round is deleted. */
export async function deletionStamp(db: Db, roundId: number): Promise<string> {
  const row = await db
    .selectFrom('rounds')
    .select(['contacts_deleted_on', 'words_deleted_on'])
    .where('id', '=', roundId)
    .executeTakeFirst()
  return `${row?.contacts_deleted_on ?? ''}${row?.words_deleted_on ?? ''}`
}
