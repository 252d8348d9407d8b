/** Requests about one person's data. What is looked for is kept only while the request is open. */
import type { Db } from './store.js'

/** For how many days a request stays open unless somebody closes it before. */
export const REQUEST_DAYS = 30

const DAY = 24 * 60 * 60 * 1000

export interface PersonRequest {
  readonly id: string
  /** What is looked for; undefined once the request is closed. */
  readonly term: string | undefined
  readonly madeBy: string
  /** ISO 8601 UTC. */
  readonly madeAt: string
  readonly closedAt: string | undefined
  /** Ids of the hits that were ticked last. */
  readonly chosen: readonly string[]
  /** Whether erased words may still be in the store's file. */
  readonly isUncleared: boolean
}

/** Keeps a new request. */
export async function insertPersonRequest(
  db: Db,
  { id, term, organiserId }: { readonly id: string; readonly term: string; readonly organiserId: number },
  now: Date,
): Promise<void> {
  await db
    .insertInto('person_requests')
    .values({ id, term, made_by: organiserId, made_at: now.toISOString(), closed_at: null })
    .execute()
}

/** Every request, the last made first. */
export async function listPersonRequests(db: Db): Promise<readonly PersonRequest[]> {
  const rows = await requests(db).orderBy('made_at', 'desc').orderBy('person_requests.id').execute()
  return rows.map(toRequest)
}

/** The request with this id, or undefined. */
export async function findPersonRequest(db: Db, id: string): Promise<PersonRequest | undefined> {
  const row = await requests(db).where('person_requests.id', '=', id).executeTakeFirst()
  return row && toRequest(row)
}

/** Keeps which hits were ticked. */
export async function chooseHits(db: Db, id: string, chosen: readonly string[]): Promise<void> {
  await db
    .updateTable('person_requests')
    .set({ chosen: JSON.stringify(chosen) })
    .where('id', '=', id)
    .execute()
}

/** Notes whether erased words may still be in the store's file. */
export async function noteUncleared(db: Db, id: string, isUncleared: boolean): Promise<void> {
  await db
    .updateTable('person_requests')
    .set({ uncleared: Number(isUncleared) })
    .where('id', '=', id)
    .execute()
}

/** Closes a request and forgets what was looked for. */
export async function closePersonRequest(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('person_requests')
    .set({ term: null, chosen: '[]', closed_at: now.toISOString() })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute()
}

/** Closes requests that have been open for too long. Returns how many. */
export async function closeOldRequests(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('person_requests')
    .set({ term: null, chosen: '[]', closed_at: now.toISOString() })
    .where('closed_at', 'is', null)
    .where('made_at', '<=', new Date(now.getTime() - REQUEST_DAYS * DAY).toISOString())
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

function requests(db: Db) {
  return db
    .selectFrom('person_requests')
    .innerJoin('organisers', 'organisers.id', 'person_requests.made_by')
    .selectAll('person_requests')
    .select('organisers.name')
}

function toRequest(row: {
  readonly id: string
  readonly term: string | null
  readonly name: string
  readonly made_at: string
  readonly closed_at: string | null
  readonly chosen: string
  readonly uncleared: number
}): PersonRequest {
  return {
    id: row.id,
    term: row.term ?? undefined,
    madeBy: row.name,
    madeAt: row.made_at,
    closedAt: row.closed_at ?? undefined,
    chosen: JSON.parse(row.chosen) as readonly string[],
    isUncleared: row.uncleared === 1,
  }
}
