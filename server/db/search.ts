/**
 * Full-text search of what responses say: their last version as sent. The index holds which words are in which
 * response, by the stems of English words, and no text; it is kept by whatever stores or erases answers.
 */
import { sql } from 'kysely'
import { elementsOf, isPostgres } from './dialect.js'
import type { Db } from './store.js'

/** Brings the index up to date with a response's answers, in the transaction that stores them. */
export async function indexResponse(db: Db, responseId: number): Promise<void> {
  await sql`DELETE FROM response_words WHERE rowid = ${responseId}`.execute(db)
  if (isPostgres(db)) return indexVector(db, responseId)
  await sql`
    INSERT INTO response_words (rowid, words)
    SELECT response_id, group_concat(json_extract(value, '$'), char(10))
    FROM ${counted(responseId)} GROUP BY response_id`.execute(db)
}

/** The answers of a response that count, but for those whose words were deleted. */
const counted = (responseId: number) => sql`answers
  WHERE response_id = ${responseId} AND value NOT LIKE '"[deleted on %]"' AND version = (
    SELECT max(newer.version) FROM answers AS newer
    WHERE newer.response_id = answers.response_id AND newer.question_id = answers.question_id)`

async function indexVector(db: Db, id: number): Promise<void> {
  const { rows } = await sql<{ value: string }>`SELECT value FROM ${counted(id)}`.execute(db)
  const texts = rows.map(({ value }) => JSON.parse(value) as unknown)
  const text = texts.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')
  if (rows.length > 0) await indexNew(db, [{ id, text }])
}

/** Adds responses that the index does not have to it. */
export async function indexNew(
  db: Db,
  responses: readonly { readonly id: number; readonly text: string }[],
): Promise<void> {
  const inPostgres = isPostgres(db)
  const json = JSON.stringify(responses.map(({ id, text }) => [id, inPostgres ? folded(text) : text]))
  const words = inPostgres ? sql`to_tsvector('english_words', value ->> 1)` : sql`value ->> 1`
  await sql`INSERT INTO response_words (rowid, words)
    SELECT CAST(value ->> 0 AS BIGINT), ${words} FROM ${elementsOf(db, sql`${json}`)} AS one`.execute(db)
}

/** What the index of PostgreSQL is given: words without accents, with nothing but spaces between them. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
}

/** Takes a response's words out of the index, so that no trace of them is left in it. Rewrites the whole index. */
export async function eraseFromIndex(db: Db, responseId: number): Promise<void> {
  await sql`DELETE FROM response_words WHERE rowid = ${responseId}`.execute(db)
  await rewriteIndex(db)
}

/**
 * Rewrites the whole index: only then no trace is left in it of words that were taken out. PostgreSQL does it with
 * every other table: see clearStore.
 */
export async function rewriteIndex(db: Db): Promise<void> {
  if (isPostgres(db)) return
  await sql`INSERT INTO response_words (response_words) VALUES ('optimize')`.execute(db)
}

/** Brings the index up to date with responses of which words were erased, so that no trace of these is left in it. */
export async function reindexErased(db: Db, responseIds: readonly number[]): Promise<void> {
  for (const id of responseIds) await indexResponse(db, id)
  await rewriteIndex(db)
}

/**
 * The references of a round's responses that hold all these words, in whatever form of the word; words in double
 * quotes side by side; of a word with "*" at its end, its beginning.
 */
export async function searchResponses(db: Db, roundId: number, text: string): Promise<ReadonlySet<string>> {
  const asked = askedFor(text)
  if (asked.length === 0) return new Set()
  const matches = isPostgres(db)
    ? sql`response_words.words @@ to_tsquery('english_words', ${vectorQuery(asked)})`
    : sql`response_words MATCH ${indexQuery(asked)}`
  const { rows } = await sql<{ reference: string }>`
    SELECT responses.reference FROM response_words
    JOIN responses ON responses.id = response_words.rowid
    WHERE ${matches} AND responses.round_id = ${roundId}`.execute(db)
  return new Set(rows.map(({ reference }) => reference))
}

interface Asked {
  readonly words: string
  /** Whether it is a word's beginning. */
  readonly isStart: boolean
}

/** What a person types, as phrases of words. */
function askedFor(text: string): readonly Asked[] {
  return [...text.matchAll(/"([^"]*)"|([^\s"]+)/g)]
    .map(([, phrase, word = '']) => ({
      words: (phrase ?? word).replaceAll('"', ' '),
      isStart: word.endsWith('*'),
    }))
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words))
}

/** The language of SQLite's index: every word a string of it, so that nothing is an operator. */
function indexQuery(asked: readonly Asked[]): string {
  return asked.map(({ words, isStart }) => `"${words}"${isStart ? ' *' : ''}`).join(' AND ')
}

/** The language of PostgreSQL's: words without anything that could be an operator. */
function vectorQuery(asked: readonly Asked[]): string {
  return asked
    .map(({ words, isStart }) => folded(words).trim().split(' ').join(' <-> ') + (isStart ? ':*' : ''))
    .join(' & ')
}
