/** Responses for those who look through them: a light list of all, and one with everything that was ever sent. */
import { sql } from 'kysely'
import type { Answer, Answers, ResponseSource } from '../audit/answers.js'
import type { SubmittedResponse } from '../audit/corrections.js'
import type { Db } from './store.js'

/** What a list shows of a response, as submitted. */
export interface ResponseHead {
  readonly id: number
  readonly reference: string
  readonly version: number
  /** ISO 8601 UTC, of the version that counts. */
  readonly sentAt: string
  readonly agency: string
  /** "" where it was left blank. */
  readonly sector: string
  readonly source: ResponseSource
}

/** Every response of a round, the last one sent first. */
export async function listResponseHeads(db: Db, roundId: number): Promise<readonly ResponseHead[]> {
  const last = (questionId: string) => sql<string | null>`(
    SELECT value FROM answers
    WHERE response_id = responses.id AND question_id = ${questionId}
    ORDER BY version DESC LIMIT 1)`
  const rows = await db
    .selectFrom('responses')
    .select(['id', 'reference', 'version', 'sent_at', 'source'])
    .select([last('agency').as('agency'), last('sector').as('sector')])
    .where('round_id', '=', roundId)
    .orderBy('sent_at', 'desc')
    .orderBy('reference')
    .execute()
  return rows.map(({ id, reference, version, sent_at, agency, sector, source }) => ({
    id,
    reference,
    version,
    sentAt: sent_at,
    agency: textIn(agency),
    sector: textIn(sector),
    source,
  }))
}

/** Some of a round's responses in the order in which they were first sent, from behind one on. */
export async function listResponsesAfter(
  db: Db,
  roundId: number,
  { afterId, limit }: { readonly afterId: number; readonly limit: number },
): Promise<readonly Pick<ResponseHead, 'id' | 'reference' | 'sentAt'>[]> {
  const rows = await db
    .selectFrom('responses')
    .select(['id', 'reference', 'sent_at'])
    .where('round_id', '=', roundId)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id, reference, sent_at }) => ({ id, reference, sentAt: sent_at }))
}

function textIn(value: string | null): string {
  const answer = value === null ? '' : (JSON.parse(value) as Answer)
  return typeof answer === 'string' ? answer : ''
}

/** A response with each version in which an answer was sent. */
export interface ResponseHistory extends SubmittedResponse {
  readonly id: number
  readonly source: ResponseSource
  /** What the lead calls the table that it was imported from, and its number there, where it has any. */
  readonly importedFrom: { readonly source: string; readonly number: string | null } | null
  /** When each version was sent, ISO 8601 UTC, the first one first. */
  readonly sendings: readonly { readonly version: number; readonly sentAt: string }[]
  /** By question, what it was in each version in which it was new, the first one first. */
  readonly versions: ReadonlyMap<string, readonly { readonly version: number; readonly answer: Answer }[]>
}

/** The response of a round with this reference, or undefined. */
export async function findResponseHistory(
  db: Db,
  roundId: number,
  reference: string,
): Promise<ResponseHistory | undefined> {
  const found = await db
    .selectFrom('responses')
    .select(['id', 'edition', 'version', 'source', 'import_source', 'source_reference'])
    .where('round_id', '=', roundId)
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (!found) return undefined
  const rows = await db
    .selectFrom('answers')
    .select(['question_id', 'version', 'value'])
    .where('response_id', '=', found.id)
    .orderBy('version')
    .execute()
  const sendings = await db
    .selectFrom('sendings')
    .select(['version', 'sent_at as sentAt'])
    .where('response_id', '=', found.id)
    .orderBy('version')
    .execute()
  const versions = new Map<string, { version: number; answer: Answer }[]>()
  for (const { question_id, version, value } of rows) {
    const one = { version, answer: JSON.parse(value) as Answer }
    versions.set(question_id, [...(versions.get(question_id) ?? []), one])
  }
  const answers: Answers = Object.fromEntries(
    [...versions].map(([id, ofAnswer]) => [id, ofAnswer.at(-1)?.answer ?? '']),
  )
  const { id, edition, version, source, import_source, source_reference } = found
  const importedFrom = import_source === null ? null : { source: import_source, number: source_reference }
  return { id, edition, version, source, importedFrom, reference, answers, sendings, versions }
}
