/** What the page's script is told after it saved: in words for the person, and what the page now has seen. */
import { isSame, type Change, type KeptAnswers } from '../../audit/saving.js'
import type { Problem } from '../forms.js'
import type { Language } from '../language/en.js'
import { seenField } from '../seen.js'

export interface SavedInput {
  readonly changes: readonly Change[]
  readonly kept: KeptAnswers
  readonly beside: readonly string[]
  readonly problems: readonly Problem[]
  readonly completed: boolean | undefined
  readonly now: Date
}

/**
 * `status` and `remarks` are shown to the person; `seen` are the hidden fields' new values; `beside` are fields in
 * two versions.
 */
export function savedReply(input: SavedInput, language: Language) {
  const { changes, kept, beside, problems, completed, now } = input
  const words = language.autosave
  const remarks = [
    ...(beside.length > 0 ? [words.beside] : []),
    ...(problems.some(({ kind }) => kind === 'too-long') ? [words.tooLong] : []),
  ]
  return {
    status: words.saved(language.time(now)),
    remarks: remarks.join(' '),
    // A field that shows another text than the draft holds has not seen the draft's: its next text goes beside it.
    seen: {
      ...Object.fromEntries(
        changes
          .filter(({ questionId, answer }) => isSame(answer, kept.get(questionId)?.answer))
          .map(({ questionId }) => [questionId, seenField(kept.get(questionId))]),
      ),
      ...(completed !== undefined && { completed: completed ? 'yes' : 'no' }),
    },
    beside,
  }
}
