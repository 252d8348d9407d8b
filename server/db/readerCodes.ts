/** What readers found in the answers of a sample: ids of themes, no words. */
import { sql } from 'kysely'
import type { ReaderCode } from '../audit/themes/readerSamples.js'
import { elementsOf } from './dialect.js'
import { inTransaction } from './inTransaction.js'
import type { Reading } from './readerSamples.js'
import type { Db } from './store.js'

/** Keeps what a reader found in an answer, in the place of what they said of it before; false once they have finished. */
export async function saveReaderCode(
  db: Db,
  { sampleId, readerId }: Reading,
  { answer, themeIds, madeOn }: Omit<ReaderCode, 'readerId'>,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const place = await trx
      .selectFrom('reader_places')
      .innerJoin('reader_samples', 'reader_samples.id', 'reader_places.sample_id')
      .select('reader')
      .where('sample_id', '=', sampleId)
      .where('reader', '=', readerId)
      .where('finished_at', 'is', null)
      .where('given_up_at', 'is', null)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (!place) return false
    const said = { theme_ids: JSON.stringify(themeIds), made_on: madeOn, made_at: now.toISOString() }
    await trx
      .insertInto('reader_codes')
      .values({ sample_id: sampleId, reader: readerId, answer, ...said })
      .onConflict((conflict) => conflict.columns(['sample_id', 'reader', 'answer']).doUpdateSet(said))
      .execute()
    return true
  })
}

/** Everything that the readers of a sample found; of one reader alone where one is named. */
export async function listReaderCodes(
  db: Db,
  sampleId: number,
  readerId?: number,
): Promise<readonly ReaderCode[]> {
  let query = db
    .selectFrom('reader_codes')
    .select(['answer', 'reader', 'theme_ids', 'made_on'])
    .where('sample_id', '=', sampleId)
    .orderBy('answer')
    .orderBy('reader')
  if (readerId !== undefined) query = query.where('reader', '=', readerId)
  return (await query.execute()).map((row) => ({
    answer: row.answer,
    readerId: row.reader,
    themeIds: JSON.parse(row.theme_ids) as readonly string[],
    madeOn: row.made_on,
  }))
}

/** The condition that a code is about an answer of a response; to one question where it is named. */
function onResponse(db: Db, responseId: number, questionId?: string) {
  const question = questionId === undefined ? sql`` : sql` AND place.value ->> 'questionId' = ${questionId}`
  return sql<boolean>`(sample_id, answer) IN (
    SELECT reader_samples.id, place.key
    FROM responses JOIN reader_samples ON reader_samples.round_id = responses.round_id CROSS JOIN
      ${elementsOf(db, sql.ref('reader_samples.answers'))} AS place
    WHERE responses.id = ${responseId} AND place.value ->> 'reference' = responses.reference${question})`
}

/** Forgets what readers found in a response, which is to be erased. */
export async function deleteReaderCodesOn(db: Db, responseId: number): Promise<void> {
  await db.deleteFrom('reader_codes').where(onResponse(db, responseId)).execute()
}

/** Takes the fingerprint out of what readers found in an answer of which words were erased, as loosenDecisionsOn does. */
export async function loosenReaderCodesOn(db: Db, responseId: number, questionId: string): Promise<void> {
  await db
    .updateTable('reader_codes')
    .set({ made_on: '' })
    .where(onResponse(db, responseId, questionId))
    .execute()
}
