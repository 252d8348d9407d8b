/** Reads responses with their answers, so many at a time that no round has to be in memory whole. */
import type { Answer } from '../audit/answers.js'
import type { SubmittedResponse } from '../audit/corrections.js'
import type { Db } from './store.js'

/**
 * Every response of a round, by reference, at most `size` at a time: all of them never are in memory. Within a
 * transaction all are as they were when it began; without one, what comes meanwhile may be there or not.
 */
export async function* responseBatches(
  db: Db,
  roundId: number,
  size: number,
): AsyncGenerator<readonly SubmittedResponse[]> {
  for (let after = ''; ;) {
    const heads = await headsOf(db, roundId).where('reference', '>', after).limit(size).execute()
    const [first, last] = [heads[0], heads.at(-1)]
    if (!first || !last) return
    const texts = await textsOf(db, roundId)
      .where('responses.reference', '>=', first.reference)
      .where('responses.reference', '<=', last.reference)
      .execute()
    yield joined(heads, texts)
    after = last.reference
  }
}

/** Responses of a round without their answers, by reference. */
export function headsOf(db: Db, roundId: number) {
  return db
    .selectFrom('responses')
    .select(['id', 'reference', 'edition', 'version'])
    .where('round_id', '=', roundId)
    .orderBy('reference')
}

/** Their answers in the order of versions. */
export function textsOf(db: Db, roundId: number) {
  return db
    .selectFrom('answers')
    .innerJoin('responses', 'responses.id', 'answers.response_id')
    .select(['answers.response_id', 'question_id', 'value'])
    .where('responses.round_id', '=', roundId)
    .orderBy('answers.response_id')
    .orderBy('answers.version')
}

type Head = Awaited<ReturnType<ReturnType<typeof headsOf>['execute']>>[number]
type Text = Awaited<ReturnType<ReturnType<typeof textsOf>['execute']>>[number]

/** Each with the answers that count: of each answer's versions the last. */
export function joined(heads: readonly Head[], texts: readonly Text[]): readonly SubmittedResponse[] {
  const byResponse = new Map<number, Record<string, Answer>>(heads.map(({ id }) => [id, {}]))
  for (const row of texts) {
    const kept = byResponse.get(row.response_id)
    if (kept) kept[row.question_id] = JSON.parse(row.value) as Answer
  }
  return heads.map(({ id, reference, edition, version }) => ({
    reference,
    edition,
    version,
    answers: byResponse.get(id) ?? {},
  }))
}
