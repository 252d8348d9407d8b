/** Answers that a changed rule would move, as their reader may see them. */
import { placedAfterHiding } from '../../audit/hiding.js'
import type { MovedAnswer } from '../../audit/ruleEffect.js'
import type { ShownMoves } from '../pages/themes/rulePage.js'
import type { Workbench } from './workbench.js'

/** So many of them are shown. */
const MOST_SHOWN = 20

/** The first of the answers with their words marked, and how many there are. */
export function shownMoves(moved: readonly MovedAnswer[], { view }: Workbench): ShownMoves {
  const answers = moved.slice(0, MOST_SHOWN).map(({ response, question, text, marks }) => {
    const isReviewed = view?.isReviewed(response.reference, question.id)
    return {
      ...{ reference: response.reference, questionId: question.id },
      text: view?.mask.text(text, isReviewed) ?? text,
      marks: placedAfterHiding(marks, view?.mask.spansIn(text, isReviewed) ?? []),
    }
  })
  return { answers, all: moved.length }
}
