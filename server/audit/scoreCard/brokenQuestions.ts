/** Which figures of two rounds are not of one series, since their editions ask otherwise. */
import type { Crosswalk, Pair } from '../crosswalk.js'
import { questionsOf, type Questionnaire } from '../questionnaire.js'

/**
 * The ids of the questions that the later round asks and the earlier one did not ask in the same way. Only what has
 * the same id in both is of one series, with all of its options: indicators know questions and options by their ids.
 */
export function brokenQuestions(
  crosswalk: Pick<Crosswalk, 'questions'> | undefined,
  later: Questionnaire,
): ReadonlySet<string> {
  const alike = (crosswalk?.questions ?? []).filter(
    (pair) => isAlike(pair) && (pair.options ?? []).every(isAlike),
  )
  const same = new Set(alike.map(({ to }) => to))
  return new Set(questionsOf(later).flatMap(({ id }) => (same.has(id) ? [] : [id])))
}

function isAlike({ from, to, relation }: Pair): boolean {
  return relation === 'exact' && from === to
}
