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
  readonly now: Date
}

/** `status` is shown to the person; `seen` are the hidden fields' new values; `beside` are fields in two versions. */
export function savedReply({ changes, kept, beside, problems, now }: SavedInput, language: Language) {
  const words = language.autosave
  const remarks = [
    ...(beside.length > 0 ? [words.beside] : []),
    ...(problems.some(({ kind }) => kind === 'too-long') ? [words.tooLong] : []),
  ]
  return {
    status: [words.saved(language.time(now)), ...remarks].join(' '),
    // A field that shows another text than the draft holds has not seen the draft's: its next text goes beside it.
    seen: Object.fromEntries(
      changes
        .filter(({ questionId, answer }) => isSame(answer, kept.get(questionId)?.answer))
        .map(({ questionId }) => [questionId, seenField(kept.get(questionId))]),
    ),
    beside,
  }
}
