/** The directory of what is on offer: entries as they were written each time. Nothing is overwritten. */
import { sql, type Transaction } from 'kysely'
import type { DraftedEntry } from '../audit/offer/drafting.js'
import type { NewOfferEntry, OfferEntry } from '../audit/offer/entries.js'
import { inTransaction } from './inTransaction.js'
import type { Schema } from './schema.js'
import type { Db } from './store.js'

interface Writer {
  readonly roundId: number
  readonly organiserId: number
}

/** Keeps a new entry under the round's next number. A form that was sent before keeps nothing. */
export async function insertOfferEntry(
  db: Db,
  { formId, ...writer }: Writer & { readonly formId: string },
  entry: NewOfferEntry,
  now: Date,
): Promise<void> {
  await inTransaction(db, (trx) => insertEntry(trx, { ...writer, formId, source: null }, entry, now))
}

/** Keeps entries that were drafted from answers, one for each answer; how many are new. */
export async function insertDraftedEntries(
  db: Db,
  writer: Writer,
  drafted: readonly DraftedEntry[],
  now: Date,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const ids = await responseIds(trx, writer.roundId)
    let kept = 0
    for (const { source, entry } of drafted) {
      const responseId = ids.get(source.reference)
      if (responseId === undefined) continue
      const formId = `answer ${responseId} ${source.questionId}`
      const from = { responseId, questionId: source.questionId }
      if (await insertEntry(trx, { ...writer, formId, source: from }, entry, now)) kept += 1
    }
    return kept
  })
}

async function responseIds(db: Db, roundId: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('responses')
    .select(['id', 'reference'])
    .where('round_id', '=', roundId)
    .execute()
  return new Map(rows.map(({ id, reference }) => [reference, id]))
}

/**
 * Leaves an entry out and keeps parts of it instead, all or nothing; false where somebody else has written it
 * meanwhile.
 */
export async function splitOfferEntry(
  db: Db,
  { roundId, organiserId }: Writer,
  entry: OfferEntry,
  parts: readonly NewOfferEntry[],
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const next = { id: entry.id, version: entry.version + 1, organiserId }
    if (!(await insertVersion(trx, next, { ...entry, sharing: 'left-out' }, now))) return false
    const { response_id: responseId, question_id: questionId } = await trx
      .selectFrom('offer_entries')
      .select(['response_id', 'question_id'])
      .where('id', '=', entry.id)
      .executeTakeFirstOrThrow()
    const source = responseId === null || questionId === null ? null : { responseId, questionId }
    for (const [index, part] of parts.entries()) {
      const formId = `part ${entry.id} ${entry.version} ${index}`
      await insertEntry(trx, { roundId, organiserId, formId, source }, part, now)
    }
    return true
  })
}

/** Writes an entry's next version; false where somebody else has written it, so that this one is not the next. */
export function saveOfferEntry(
  db: Db,
  { id, version, organiserId }: { id: number; version: number; organiserId: number },
  entry: NewOfferEntry,
  now: Date,
): Promise<boolean> {
  return insertVersion(db, { id, version: version + 1, organiserId }, entry, now)
}

interface Placed extends Writer {
  readonly formId: string
  readonly source: { readonly responseId: number; readonly questionId: string } | null
}

/** False where the form was sent before. */
async function insertEntry(
  trx: Transaction<Schema>,
  { roundId, organiserId, formId, source }: Placed,
  entry: NewOfferEntry,
  now: Date,
): Promise<boolean> {
  const inserted = await trx
    .insertInto('offer_entries')
    .values((build) => ({
      round_id: roundId,
      number: build
        .selectFrom('offer_entries')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where('round_id', '=', roundId),
      form_id: formId,
      response_id: source?.responseId ?? null,
      question_id: source?.questionId ?? null,
    }))
    .onConflict((conflict) => conflict.column('form_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted ? insertVersion(trx, { id: inserted.id, version: 1, organiserId }, entry, now) : false
}

async function insertVersion(
  db: Db,
  { id, version, organiserId }: { id: number; version: number; organiserId: number },
  entry: NewOfferEntry,
  now: Date,
): Promise<boolean> {
  const { words } = entry
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('offer_versions')
    .values({
      entry_id: id,
      version,
      title: entry.title,
      agency_id: entry.agencyId,
      agency: entry.agency,
      sector: entry.sector,
      level: entry.level,
      issues: JSON.stringify(entry.issues),
      addresses: entry.addresses,
      evidence: entry.evidence,
      words: words.text,
      words_start: words.place?.start ?? null,
      words_end: words.place?.end ?? null,
      made_on: words.madeOn,
      sharing: entry.sharing,
      written_by: organiserId,
      written_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['entry_id', 'version']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

/** Every version of a round's entries, or of one of them, the latest first. */
function versionsIn(db: Db, roundId: number, number?: number) {
  const query = db
    .selectFrom('offer_versions')
    .innerJoin('offer_entries', 'offer_entries.id', 'offer_versions.entry_id')
    .innerJoin('organisers', 'organisers.id', 'offer_versions.written_by')
    .leftJoin('agencies', 'agencies.id', 'offer_versions.agency_id')
    .leftJoin('responses', 'responses.id', 'offer_entries.response_id')
    .selectAll('offer_versions')
    .select(['offer_entries.id', 'number', 'question_id', 'responses.reference'])
    .select(['agencies.name as registered', 'organisers.name as writer'])
    .where('offer_entries.round_id', '=', roundId)
    .orderBy('number')
    .orderBy('offer_versions.version', 'desc')
  return number === undefined ? query : query.where('number', '=', number)
}

/** A round's entries as they were written last, in the order of their numbers. */
export async function listOfferEntries(db: Db, roundId: number): Promise<readonly OfferEntry[]> {
  const rows = await versionsIn(db, roundId)
    .where(
      sql<boolean>`offer_versions.version = (SELECT max(version) FROM offer_versions AS newer
        WHERE newer.entry_id = offer_versions.entry_id)`,
    )
    .execute()
  return rows.map(toEntry)
}

/** Every version of one entry, the latest first; empty where the round has none of that number. */
export async function listOfferVersions(
  db: Db,
  roundId: number,
  number: number,
): Promise<readonly OfferEntry[]> {
  return (await versionsIn(db, roundId, number).execute()).map(toEntry)
}

type Row = Awaited<ReturnType<ReturnType<typeof versionsIn>['execute']>>[number]

function toEntry(row: Row): OfferEntry {
  const { reference, question_id: questionId, words_start: start, words_end: end } = row
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    title: row.title,
    agencyId: row.agency_id,
    agency: row.agency,
    registered: row.registered ?? '',
    sector: row.sector,
    level: row.level,
    issues: JSON.parse(row.issues) as readonly string[],
    addresses: row.addresses,
    evidence: row.evidence,
    words: {
      text: row.words,
      place: start === null || end === null ? null : { start, end },
      madeOn: row.made_on,
    },
    sharing: row.sharing,
    source: reference === null || questionId === null ? null : { reference, questionId },
    writtenBy: row.writer,
    writtenAt: row.written_at,
  }
}
