/** Responses: what agencies sent. Sent answers are never overwritten. */
import type { Transaction } from 'kysely'
import type { Answer, Answers, AuditResponse } from '../audit/answers.js'
import type { Schema } from './schema.js'
import type { Db } from './store.js'

export interface SentResponse extends AuditResponse {
  /** ISO 8601 UTC. */
  readonly sentAt: string
}

/** Keeps a response that no draft of ours led to, such as an imported one. All its answers are kept, or nothing. */
export async function insertResponses(
  db: Db,
  roundId: number,
  responses: readonly AuditResponse[],
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const response of responses) await insertInto(trx, roundId, response, null, now)
  })
}

/**
 * Sends a draft: keeps its answers as a response. Repeatable: a draft that has been sent gives the response it
 * became, and nothing is kept a second time.
 */
export async function sendDraft(
  db: Db,
  draft: { readonly id: string; readonly roundId: number },
  response: AuditResponse,
  now: Date,
): Promise<SentResponse> {
  return db.transaction().execute(async (trx) => {
    const sent = await findByDraft(trx, draft.id)
    if (sent) return sent
    await insertInto(trx, draft.roundId, response, draft.id, now)
    return { ...response, sentAt: now.toISOString() }
  })
}

/** The response that a draft became, or undefined while it has not been sent. */
export async function findSentResponse(db: Db, draftId: string): Promise<SentResponse | undefined> {
  return findByDraft(db, draftId)
}

/** Every response of a round, by reference. */
export async function listResponses(db: Db, roundId: number): Promise<readonly AuditResponse[]> {
  const responses = await db
    .selectFrom('responses')
    .select(['id', 'reference', 'edition'])
    .where('round_id', '=', roundId)
    .orderBy('reference')
    .execute()
  const answers = await db
    .selectFrom('answers')
    .innerJoin('responses', 'responses.id', 'answers.response_id')
    .select(['answers.response_id', 'question_id', 'value'])
    .where('responses.round_id', '=', roundId)
    .orderBy('answers.response_id')
    .orderBy('version')
    .execute()
  const byResponse = new Map<number, Record<string, Answer>>(responses.map(({ id }) => [id, {}]))
  for (const row of answers) {
    const kept = byResponse.get(row.response_id)
    if (kept) kept[row.question_id] = JSON.parse(row.value) as Answer
  }
  return responses.map(({ id, reference, edition }) => ({
    reference,
    edition,
    answers: byResponse.get(id) ?? {},
  }))
}

/** The references used in a round, so that none is given twice. */
export async function listReferences(db: Db, roundId: number): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('responses').select('reference').where('round_id', '=', roundId).execute()
  return new Set(rows.map((row) => row.reference))
}

/** Changes whenever a round's responses do: two equal stamps mean that nothing came or changed between them. */
export async function responsesStamp(db: Db, roundId: number): Promise<string> {
  const row = await db
    .selectFrom('responses')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max<number | null>('id').as('last')])
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return `${row.count}-${row.last ?? 0}`
}

async function findByDraft(db: Db, draftId: string): Promise<SentResponse | undefined> {
  const row = await db
    .selectFrom('responses')
    .select(['id', 'reference', 'edition', 'sent_at'])
    .where('draft_id', '=', draftId)
    .executeTakeFirst()
  return (
    row && {
      reference: row.reference,
      edition: row.edition,
      sentAt: row.sent_at,
      answers: await answersOf(db, row.id),
    }
  )
}

async function answersOf(db: Db, responseId: number): Promise<Answers> {
  const rows = await db
    .selectFrom('answers')
    .select(['question_id', 'value'])
    .where('response_id', '=', responseId)
    .orderBy('version')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.question_id, JSON.parse(row.value) as Answer]))
}

async function insertInto(
  trx: Transaction<Schema>,
  roundId: number,
  response: AuditResponse,
  draftId: string | null,
  now: Date,
): Promise<void> {
  const { id } = await trx
    .insertInto('responses')
    .values({
      round_id: roundId,
      reference: response.reference,
      edition: response.edition,
      draft_id: draftId,
      sent_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = Object.entries(response.answers).map(([question_id, answer]) => ({
    response_id: id,
    question_id,
    version: 1,
    value: JSON.stringify(answer),
  }))
  if (rows.length > 0) await trx.insertInto('answers').values(rows).execute()
}
