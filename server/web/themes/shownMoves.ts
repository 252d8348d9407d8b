/** Answers that a changed rule would move, as their reader may see them. */
import { placedAfterHiding } from '../../audit/hiding.js'
import { effectOf, type EffectInput, type MovedAnswer } from '../../audit/ruleEffect.js'
import type { ShownEffect, ShownMoves } from '../pages/themes/effectPart.js'
import type { Workbench } from './workbench.js'

/** So many of them are shown. */
const MOST_SHOWN = 20

/** What a rule as it would be changes, with a few of the answers that would come and go. */
export function shownEffect(
  changed: Pick<EffectInput, 'theme' | 'rule' | 'next'>,
  workbench: Workbench,
): ShownEffect {
  const { responses, findings, reading } = workbench
  const { codebook, decided } = reading
  const effect = effectOf({ responses, findings, codebook, decided, ...changed })
  return { ...effect, come: shownMoves(effect.come, workbench), go: shownMoves(effect.go, workbench) }
}

/** The first of the answers with their words marked, and how many there are. */
function shownMoves(moved: readonly MovedAnswer[], { view }: Workbench): ShownMoves {
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
