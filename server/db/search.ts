/**
 * Full-text search of what responses say: their last version as sent. The index holds which words are in which
 * response, by the stems of English words, and no text; it is kept by whatever stores or erases answers.
 */
import { sql } from 'kysely'
import type { Db } from './store.js'

/** Brings the index up to date with a response's answers, in the transaction that stores them. */
export async function indexResponse(db: Db, responseId: number): Promise<void> {
  await sql`DELETE FROM response_words WHERE rowid = ${responseId}`.execute(db)
  await sql`
    INSERT INTO response_words (rowid, words)
    SELECT response_id, group_concat(json_extract(value, '$'), char(10))
    FROM answers
    WHERE response_id = ${responseId} AND value NOT LIKE '"[deleted on %]"' AND version = (
      SELECT max(newer.version) FROM answers AS newer
      WHERE newer.response_id = answers.response_id AND newer.question_id = answers.question_id)
    GROUP BY response_id`.execute(db)
}

/** Takes a response's words out of the index, so that no trace of them is left in it. Rewrites the whole index. */
export async function eraseFromIndex(db: Db, responseId: number): Promise<void> {
  await sql`DELETE FROM response_words WHERE rowid = ${responseId}`.execute(db)
  await rewriteIndex(db)
}

/** Rewrites the whole index: only then no trace is left in it of words that were taken out. */
export async function rewriteIndex(db: Db): Promise<void> {
  await sql`INSERT INTO response_words (response_words) VALUES ('optimize')`.execute(db)
}

/** Brings the index up to date with responses of which words were erased, so that no trace of these is left in it. */
export async function reindexErased(db: Db, responseIds: readonly number[]): Promise<void> {
  for (const id of responseIds) await indexResponse(db, id)
  await sql`INSERT INTO response_words (response_words) VALUES ('optimize')`.execute(db)
}

/**
 * The references of a round's responses that hold all these words, in whatever form of the word; words in double
 * quotes side by side; of a word with "*" at its end, its beginning.
 */
export async function searchResponses(db: Db, roundId: number, text: string): Promise<ReadonlySet<string>> {
  const query = queryOf(text)
  if (query === '') return new Set()
  const { rows } = await sql<{ reference: string }>`
    SELECT responses.reference FROM response_words
    JOIN responses ON responses.id = response_words.rowid
    WHERE response_words MATCH ${query} AND responses.round_id = ${roundId}`.execute(db)
  return new Set(rows.map(({ reference }) => reference))
}

/** The index's own language from what a person types: every word a string of it, so that nothing is an operator. */
function queryOf(text: string): string {
  return [...text.matchAll(/"([^"]*)"|([^\s"]+)/g)]
    .map(([, phrase, word = '']) => ({
      words: (phrase ?? word).replaceAll('"', ' '),
      isStart: word.endsWith('*'),
    }))
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words))
    .map(({ words, isStart }) => `"${words}"${isStart ? ' *' : ''}`)
    .join(' AND ')
}
