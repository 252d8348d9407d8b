/** Samples of answers that two people read blind, and who reads them. */
import {
  READERS,
  sampleState,
  type AnswerPlace,
  type ReaderPlace,
  type ReaderSample,
} from '../audit/themes/readerSamples.js'
import { groupBy } from '../audit/themes/order.js'
import { inTransaction } from './inTransaction.js'
import type { Db } from './store.js'

export type NewReaderSample = Pick<ReaderSample, 'codebook' | 'themeIds' | 'answers'>

/** One of a sample's readers. */
export interface Reading {
  readonly sampleId: number
  readonly readerId: number
}

/** Keeps a sample and returns its id; undefined where one of the round is under way already. */
export async function insertReaderSample(
  db: Db,
  roundId: number,
  { codebook, themeIds, answers }: NewReaderSample,
  organiserId: number,
  now: Date,
): Promise<number | undefined> {
  return inTransaction(db, async (trx) => {
    const samples = await listReaderSamples(trx, roundId)
    if (samples.some((sample) => sampleState(sample) === 'under-way')) return undefined
    const { id } = await trx
      .insertInto('reader_samples')
      .values({
        round_id: roundId,
        codebook_id: codebook.id,
        codebook_version: codebook.version,
        theme_ids: JSON.stringify(themeIds),
        answers: JSON.stringify(answers),
        made_by: organiserId,
        made_at: now.toISOString(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

/** A round's samples, the latest first. */
export async function listReaderSamples(db: Db, roundId: number): Promise<readonly ReaderSample[]> {
  const rows = await db
    .selectFrom('reader_samples')
    .innerJoin('organisers', 'organisers.id', 'reader_samples.made_by')
    .select(['reader_samples.id', 'codebook_id', 'codebook_version', 'theme_ids', 'answers'])
    .select(['organisers.name', 'made_at', 'ended_at'])
    .where('round_id', '=', roundId)
    .orderBy('reader_samples.id', 'desc')
    .execute()
  const places = await listPlaces(db, roundId)
  return rows.map((row) => ({
    id: row.id,
    codebook: { id: row.codebook_id, version: row.codebook_version },
    themeIds: JSON.parse(row.theme_ids) as readonly string[],
    answers: JSON.parse(row.answers) as readonly AnswerPlace[],
    madeBy: row.name,
    madeAt: row.made_at,
    endedAt: row.ended_at,
    places: places.get(row.id) ?? [],
  }))
}

async function listPlaces(db: Db, roundId: number): Promise<ReadonlyMap<number, readonly ReaderPlace[]>> {
  const rows = await db
    .selectFrom('reader_places')
    .innerJoin('reader_samples', 'reader_samples.id', 'reader_places.sample_id')
    .innerJoin('organisers', 'organisers.id', 'reader_places.reader')
    .select(['sample_id', 'reader', 'organisers.name', 'finished_at'])
    .where('round_id', '=', roundId)
    .where('given_up_at', 'is', null)
    .orderBy('taken_at')
    .orderBy('reader')
    .execute()
  const bySample = groupBy(rows, (row) => row.sample_id)
  const placesOf = (own: typeof rows) =>
    own.map((row) => ({ readerId: row.reader, name: row.name, finishedAt: row.finished_at }))
  return new Map([...bySample].map(([id, own]) => [id, placesOf(own)]))
}

/** Lets somebody read a sample; false where two do, or where they gave it up before and may know what was found. */
export async function takePlace(db: Db, { sampleId, readerId }: Reading, now: Date): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const sample = await trx
      .selectFrom('reader_samples')
      .select('ended_at')
      .where('id', '=', sampleId)
      .executeTakeFirst()
    const taken = await trx
      .selectFrom('reader_places')
      .select(['reader', 'given_up_at'])
      .where('sample_id', '=', sampleId)
      .execute()
    const own = taken.find(({ reader }) => reader === readerId)
    if (own) return own.given_up_at === null
    const isFull = taken.filter((place) => place.given_up_at === null).length >= READERS
    if (sample?.ended_at !== null || isFull) return false
    const place = { sample_id: sampleId, reader: readerId, taken_at: now.toISOString() }
    await trx.insertInto('reader_places').values(place).execute()
    return true
  })
}

/** Says that a reader has read everything: nothing of it can be changed any more. False where they had, or gave up. */
export async function finishPlace(db: Db, reading: Reading, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await openPlace(db, reading)
    .set({ finished_at: now.toISOString() })
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Gives a reader's place to somebody else, without what was read. False where they have finished, or given up. */
export async function giveUpPlace(db: Db, reading: Reading, now: Date): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await openPlace(trx, reading)
      .set({ given_up_at: now.toISOString() })
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await trx
      .deleteFrom('reader_codes')
      .where('sample_id', '=', reading.sampleId)
      .where('reader', '=', reading.readerId)
      .execute()
    return true
  })
}

function openPlace(db: Db, { sampleId, readerId }: Reading) {
  return db
    .updateTable('reader_places')
    .where('sample_id', '=', sampleId)
    .where('reader', '=', readerId)
    .where('finished_at', 'is', null)
    .where('given_up_at', 'is', null)
}

/** Ends a sample before both have finished; false where it had ended. */
export async function endReaderSample(db: Db, sampleId: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reader_samples')
    .set({ ended_at: now.toISOString() })
    .where('id', '=', sampleId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** The sample of a round that somebody reads while it is under way; undefined where they read none. */
export async function sampleReadBy(
  db: Db,
  roundId: number,
  readerId: number,
): Promise<ReaderSample | undefined> {
  const samples = await listReaderSamples(db, roundId)
  return samples.find(
    (sample) =>
      sampleState(sample) === 'under-way' && sample.places.some((place) => place.readerId === readerId),
  )
}
