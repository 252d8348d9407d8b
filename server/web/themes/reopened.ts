/** Decisions on answers that read otherwise by now, to be made again once somebody has seen how. */
import { textOf } from '../../audit/answers.js'
import { fingerprintOf } from '../../audit/themes/decidedExcerpts.js'
import { decisionsInForce } from '../../audit/themes/decisions.js'
import { isAnswerAct, type AnswerAct, type ThemeDecision } from '../../audit/themes/decisionTypes.js'
import type { Workbench } from './workbench.js'

/** A decision in force on an answer that reads otherwise now. */
export interface Reopened {
  /** The words it would be made on, as they stand now; undefined where whoever asks can't be shown them. */
  readonly words: string | undefined
  /** The same decision on the answer as it is. */
  readonly act: AnswerAct
}

/** Those of a round, by the id of the decision. */
export function reopenedIn({ reading, responses, view }: Workbench): ReadonlyMap<number, Reopened> {
  const inForce = decisionsInForce(reading.decisions)
  const byReference = new Map(responses.map((response) => [response.reference, response]))
  const reopened = ({ id, act }: ThemeDecision): [number, Reopened][] => {
    const response = isAnswerAct(act) && inForce.has(id) ? byReference.get(act.reference) : undefined
    if (!response || !isAnswerAct(act)) return []
    const text = textOf(response.answers, act.questionId)
    const madeOn = fingerprintOf(text)
    if (madeOn === act.madeOn) return []
    const [start, end] = act.kind === 'excerpt-decided' ? [act.start, act.end] : [0, text.length]
    const isHidden = view?.mask.text(text, view.isReviewed(act.reference, act.questionId)) !== text
    const isThere = end <= text.length && text.slice(start, end).trim() !== ''
    const words = isThere && !(view && isHidden) ? text.slice(start, end) : undefined
    return [[id, { words, act: { ...act, madeOn } }]]
  }
  return new Map(reading.decisions.flatMap(reopened))
}
