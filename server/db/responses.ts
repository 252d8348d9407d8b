/** Responses: what agencies sent. Sent answers are never overwritten. */
import { sql, type Transaction } from 'kysely'
import type { Answer, Answers, AuditResponse } from '../audit/answers.js'
import type { SubmittedResponse } from '../audit/corrections.js'
import { changedBetween } from '../audit/saving.js'
import { inTransaction } from './inTransaction.js'
import { headsOf, joined, textsOf } from './responseBatches.js'
import type { Schema } from './schema.js'
import { indexResponse } from './search.js'
import type { Db } from './store.js'

export interface SentResponse extends AuditResponse {
  /** When the version that counts was sent, ISO 8601 UTC. */
  readonly sentAt: string
  /** 1 for a response sent once, and one more for each time it was sent again with changes. */
  readonly version: number
}

/** Keeps a response that no draft of ours led to, such as an imported one. All its answers are kept, or nothing. */
export async function insertResponses(
  db: Db,
  roundId: number,
  responses: readonly AuditResponse[],
  now: Date,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    for (const response of responses) await insertInto(trx, roundId, response, null, now)
  })
}

/**
 * Sends a draft: keeps its answers as a response or, where it was sent before with other answers, as the response's
 * next version. Repeatable: sent again unchanged, it gives the response that it is, and nothing is kept twice.
 */
export async function sendDraft(
  db: Db,
  draft: { readonly id: string; readonly roundId: number },
  response: AuditResponse,
  now: Date,
): Promise<SentResponse> {
  return inTransaction(db, async (trx) => {
    const sent = await findSentResponse(trx, draft.id)
    if (sent) return sendAgain(trx, draft.id, sent, response.answers, now)
    await insertInto(trx, draft.roundId, response, draft.id, now)
    return { ...response, sentAt: now.toISOString(), version: 1 }
  })
}

/** The response that a draft became, or undefined while it has not been sent. */
export async function findSentResponse(db: Db, draftId: string): Promise<SentResponse | undefined> {
  const row = await db
    .selectFrom('responses')
    .select(['id', 'reference', 'edition', 'sent_at', 'version'])
    .where('draft_id', '=', draftId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { reference, edition, sent_at, version } = row
  return { reference, edition, version, sentAt: sent_at, answers: await answersOf(db, row.id) }
}

/** Every response of a round, by reference; only those with these references, where any are named. */
export async function listResponses(
  db: Db,
  roundId: number,
  references?: readonly string[],
): Promise<readonly SubmittedResponse[]> {
  let heads = headsOf(db, roundId)
  let texts = textsOf(db, roundId)
  if (references) {
    heads = heads.where('reference', 'in', references)
    texts = texts.where('responses.reference', 'in', references)
  }
  return joined(await heads.execute(), await texts.execute())
}

/** How many responses a round has, those that are left out too. */
export async function countResponses(db: Db, roundId: number): Promise<number> {
  const { count } = await db
    .selectFrom('responses')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return count
}

/** The references used in a round, so that none is given twice. */
export async function listReferences(db: Db, roundId: number): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('responses').select('reference').where('round_id', '=', roundId).execute()
  return new Set(rows.map((row) => row.reference))
}

/** The responses that came to a round after one, told by its place among all. */
export async function responsesAfter(
  db: Db,
  roundId: number,
  last: number,
): Promise<readonly SubmittedResponse[]> {
  const later = await headsOf(db, roundId).where('id', '>', last).execute()
  return joined(later, await textsOf(db, roundId).where('responses.id', '>', last).execute())
}

/** How many responses a round has, how often they were sent and erased from, and the place of the last among all. */
export interface ResponseTotals {
  readonly count: number
  readonly versions: number
  readonly erasures: number
  /** Tells one that was erased as a whole and one that came after it from none of both. */
  readonly last: number
}

/** Changes whenever a round's responses do. */
export async function responseTotals(db: Db, roundId: number): Promise<ResponseTotals> {
  const row = await db
    .selectFrom('responses')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number | null>('version').as('versions')])
    .select(({ fn }) => fn.sum<number | null>('erasures').as('erasures'))
    .select(({ fn }) => fn.max<number | null>('id').as('last'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  const { count, versions, erasures, last } = row
  return { count, versions: versions ?? 0, erasures: erasures ?? 0, last: last ?? 0 }
}

/** Changes whenever a round's responses do: two equal stamps mean that nothing came or changed between them. */
export async function responsesStamp(db: Db, roundId: number): Promise<string> {
  const { count, versions, erasures, last } = await responseTotals(db, roundId)
  return `${count}-${versions}-${erasures}-${last}`
}

/** Keeps what changed since a response was last sent as its next version. */
async function sendAgain(
  trx: Transaction<Schema>,
  draftId: string,
  sent: SentResponse,
  answers: Answers,
  now: Date,
): Promise<SentResponse> {
  const changed = changedBetween(sent.answers, answers)
  if (changed.length === 0) return sent
  const version = sent.version + 1
  const sentAt = now.toISOString()
  const { id: response_id } = await trx
    .updateTable('responses')
    .set({ version, sent_at: sentAt })
    .where('draft_id', '=', draftId)
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = changed.map((question_id) => ({
    response_id,
    question_id,
    version,
    value: JSON.stringify(answers[question_id] ?? ''),
  }))
  await trx.insertInto('answers').values(rows).execute()
  await trx.insertInto('sendings').values({ response_id, version, sent_at: sentAt }).execute()
  await indexResponse(trx, response_id)
  return { ...sent, answers, version, sentAt }
}

async function answersOf(db: Db, responseId: number): Promise<Answers> {
  const rows = await db
    .selectFrom('answers')
    .select(['question_id', 'value'])
    .where('response_id', '=', responseId)
    .orderBy('answers.version')
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
      agency_id: (eb) => eb.selectFrom('drafts').select('agency_id').where('id', '=', draftId),
      source: draftId === null ? 'import' : sql`(SELECT source FROM drafts WHERE id = ${draftId})`,
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
  await trx
    .insertInto('sendings')
    .values({ response_id: id, version: 1, sent_at: now.toISOString() })
    .execute()
  await indexResponse(trx, id)
}
