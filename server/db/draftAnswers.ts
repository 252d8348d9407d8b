/** A draft's answers. Several people may save at once: a text that meets a newer one is kept beside it. */
import type { Transaction } from 'kysely'
import type { Answer } from '../audit/answers.js'
import {
  isSame,
  outcomeOf,
  settle,
  type Change,
  type Choice,
  type KeptAnswer,
  type KeptAnswers,
} from '../audit/saving.js'
import { inDraft } from './locks.js'
import type { Schema } from './schema.js'
import type { Db } from './store.js'

/** A text kept beside the draft's answer. */
export interface Alternative {
  readonly questionId: string
  readonly writer: string
  readonly answer: Answer
  readonly savedAt: string
  /** Whether somebody has chosen between it and the draft's answer. */
  readonly settled: boolean
}

/** A draft's answers as last saved, by question. */
export async function listDraftAnswers(db: Db, draftId: string): Promise<KeptAnswers> {
  const rows = await db
    .selectFrom('draft_answers')
    .select(['question_id', 'value', 'version', 'writer'])
    .where('draft_id', '=', draftId)
    .execute()
  return new Map(
    rows.map(({ question_id, value, version, writer }) => [
      question_id,
      { answer: JSON.parse(value) as Answer, version, writer },
    ]),
  )
}

export interface SavedChanges {
  /** The draft's answers after saving. */
  readonly kept: KeptAnswers
  /** Questions whose text was kept beside what somebody else wrote meanwhile. */
  readonly beside: readonly string[]
}

/**
 * Saves changes: each is written, or kept beside what somebody else wrote meanwhile. Nothing that was saved is lost
 * either way.
 */
export async function saveChanges(
  trx: Transaction<Schema>,
  draftId: string,
  changes: readonly Change[],
  writer: string,
  now: Date,
): Promise<SavedChanges> {
  const kept = new Map(await listDraftAnswers(trx, draftId))
  const written = new Map<string, KeptAnswer>()
  const beside: string[] = []
  for (const change of changes) {
    const { questionId, answer } = change
    const current = kept.get(questionId)
    const outcome = outcomeOf(change, current, writer)
    if (outcome === 'write') {
      const next = { answer, version: (current?.version ?? 0) + 1, writer }
      written.set(questionId, next)
      kept.set(questionId, next)
    } else if (outcome === 'beside' && !(await isSettled(trx, draftId, change, writer))) {
      await writeAlternative(trx, draftId, { questionId, answer, writer, settled: false }, now)
      beside.push(questionId)
    }
  }
  await writeAnswers(trx, draftId, written, now)
  return { kept, beside }
}

/** Whether somebody chose already between a page's text and the draft's: it need not be asked again. */
async function isSettled(db: Db, draftId: string, change: Change, writer: string): Promise<boolean> {
  return (await listAlternatives(db, draftId)).some(
    (one) =>
      one.questionId === change.questionId &&
      one.writer === writer &&
      one.settled &&
      isSame(one.answer, change.answer),
  )
}

/** Every text kept beside a draft's answers, those still to be settled first. */
export async function listAlternatives(db: Db, draftId: string): Promise<readonly Alternative[]> {
  const rows = await db
    .selectFrom('draft_alternatives')
    .selectAll()
    .where('draft_id', '=', draftId)
    .orderBy('settled_at', (order) => order.asc().nullsFirst())
    .orderBy('question_id')
    .orderBy('saved_at')
    .execute()
  return rows.map((row) => ({
    questionId: row.question_id,
    writer: row.writer,
    answer: JSON.parse(row.value) as Answer,
    savedAt: row.saved_at,
    settled: row.settled_at !== null,
  }))
}

/**
 * Settles which of two texts a draft keeps. The one that is not chosen stays, as settled.
 *
 * @returns whether it was settled: false where the draft's answer is no longer the version that was chosen from.
 */
export async function settleAlternative(
  db: Db,
  draftId: string,
  { questionId, writer }: Pick<Alternative, 'questionId' | 'writer'>,
  choice: { readonly keep: Choice; readonly version: number },
  now: Date,
): Promise<boolean> {
  return inDraft(db, draftId, async (trx) => {
    const current = (await listDraftAnswers(trx, draftId)).get(questionId)
    const other = (await listAlternatives(trx, draftId)).find(
      (one) => one.questionId === questionId && one.writer === writer && !one.settled,
    )
    if (!current || !other) return true
    if (current.version !== choice.version) return false
    await writeAlternative(trx, draftId, { ...other, settled: true }, now)
    const answer = settle(current.answer, other.answer, choice.keep)
    if (isSame(answer, current.answer)) return true
    if (choice.keep === 'other') await setAside(trx, draftId, questionId, current, now)
    // No page wrote this: both people's pages are out of date now, and neither may write over it unseen.
    const next = { answer, version: current.version + 1, writer: '' }
    await writeAnswers(trx, draftId, new Map([[questionId, next]]), now)
    return true
  })
}

/** Keeps the text that lost the choice, under a writer of its own for its version. */
async function setAside(
  trx: Transaction<Schema>,
  draftId: string,
  questionId: string,
  { answer, version, writer }: KeptAnswer,
  now: Date,
): Promise<void> {
  await writeAlternative(
    trx,
    draftId,
    { questionId, answer, writer: `${writer}/${version}`, settled: true },
    now,
  )
}

/** Writes answers, by question, at one stroke: a save has up to a dozen, and each statement takes its time. */
async function writeAnswers(
  trx: Transaction<Schema>,
  draftId: string,
  answers: KeptAnswers,
  now: Date,
): Promise<void> {
  if (answers.size === 0) return
  const rows = [...answers].map(([question_id, { answer, version, writer }]) => ({
    ...{ draft_id: draftId, question_id, value: JSON.stringify(answer) },
    ...{ version, writer, saved_at: now.toISOString() },
  }))
  await trx
    .insertInto('draft_answers')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['draft_id', 'question_id']).doUpdateSet((row) => ({
        value: row.ref('excluded.value'),
        version: row.ref('excluded.version'),
        writer: row.ref('excluded.writer'),
        saved_at: row.ref('excluded.saved_at'),
      })),
    )
    .execute()
}

async function writeAlternative(
  trx: Transaction<Schema>,
  draftId: string,
  { questionId, answer, writer, settled }: Omit<Alternative, 'savedAt'>,
  now: Date,
): Promise<void> {
  const kept = {
    value: JSON.stringify(answer),
    saved_at: now.toISOString(),
    settled_at: settled ? now.toISOString() : null,
  }
  await trx
    .insertInto('draft_alternatives')
    .values({ draft_id: draftId, question_id: questionId, writer, ...kept })
    .onConflict((conflict) => conflict.columns(['draft_id', 'question_id', 'writer']).doUpdateSet(kept))
    .execute()
}
