import type { Round } from '../../audit/rounds.js'
import type { Language } from '../language/en.js'

/** What is said on pages that showed words of a round before they were deleted; false while they are there. */
export function deletedWords({ wordsDeletedOn }: Round, { retention }: Language) {
  return wordsDeletedOn !== null && { text: retention.wordsDeleted(wordsDeletedOn) }
}
