/** What an agency says, question by question, of its answers of the earlier round. */
import type { Answers } from '../audit/answers.js'
import {
  changesToClear,
  changesToCopy,
  EARLIER_CHOICES,
  earlierWriter,
  type EarlierChoice,
} from '../audit/earlierAnswers.js'
import type { Change } from '../audit/saving.js'
import { listDraftAnswers, saveChanges, type SavedChanges } from './draftAnswers.js'
import { inDraft } from './locks.js'
import type { Db } from './store.js'

export interface ChoiceToKeep {
  readonly questionId: string
  readonly choice: EarlierChoice
  /** The earlier answer under the ids of this edition, and what came with the choice from the same page. */
  readonly earlier: Answers
  readonly posted: readonly Change[]
  /** The page on which it was chosen. */
  readonly writer: string
}

/**
 * Keeps what was chosen and does it: copies the earlier answer into the draft, or takes it out again. A text that
 * stands there by now is never written over: the two are kept beside each other.
 */
export async function keepEarlierChoice(
  db: Db,
  draftId: string,
  { questionId, choice, earlier, posted, writer }: ChoiceToKeep,
  now: Date,
): Promise<SavedChanges> {
  return inDraft(db, draftId, async (trx) => {
    const kept = await listDraftAnswers(trx, draftId)
    const row = { choice, at: now.toISOString() }
    await trx
      .insertInto('draft_earlier_choices')
      .values({ draft_id: draftId, question_id: questionId, ...row })
      .onConflict((conflict) => conflict.columns(['draft_id', 'question_id']).doUpdateSet(row))
      .execute()
    return choice === 'no-longer-true'
      ? saveChanges(trx, draftId, changesToClear(earlier, kept, posted), writer, now)
      : saveChanges(trx, draftId, changesToCopy(earlier, kept), earlierWriter(writer), now)
  })
}

/** What was chosen in a draft, by question. */
export async function listEarlierChoices(
  db: Db,
  draftId: string,
): Promise<ReadonlyMap<string, EarlierChoice>> {
  const rows = await db
    .selectFrom('draft_earlier_choices')
    .select(['question_id', 'choice'])
    .where('draft_id', '=', draftId)
    .execute()
  return new Map(rows.map(({ question_id, choice }) => [question_id, choice]))
}

/** Of how many questions each was chosen in what became a response; all 0 where its agency chose nothing. */
export async function countEarlierChoices(
  db: Db,
  responseId: number,
): Promise<Readonly<Record<EarlierChoice, number>>> {
  const rows = await db
    .selectFrom('draft_earlier_choices')
    .innerJoin('responses', 'responses.draft_id', 'draft_earlier_choices.draft_id')
    .select(['choice', ({ fn }) => fn.countAll<number>().as('count')])
    .where('responses.id', '=', responseId)
    .groupBy('choice')
    .execute()
  const count = (choice: EarlierChoice) => rows.find((row) => row.choice === choice)?.count ?? 0
  const [still, changed, no] = EARLIER_CHOICES
  return { [still]: count(still), [changed]: count(changed), [no]: count(no) }
}
