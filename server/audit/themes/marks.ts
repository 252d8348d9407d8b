/** Whether answers hold themes, as people said who read them whole: the marks of a round that are in force. */
import { decisionsInForce, themeNow, type Aliases } from './decisions.js'
import type { AnswerMarked, ThemeDecision } from './decisionTypes.js'

/** A mark, with who made it and when. */
export interface Mark extends AnswerMarked {
  readonly madeBy: string
  /** ISO 8601 UTC. */
  readonly madeAt: string
}

/** Marks by markKey: of several on one answer and theme the last. */
export type Marks = ReadonlyMap<string, Mark>

/** What a mark is found by. */
export function markKey({
  reference,
  questionId,
  themeId,
}: Pick<AnswerMarked, 'reference' | 'questionId' | 'themeId'>): string {
  return JSON.stringify([reference, questionId, themeId])
}

/** The marks in force, by the themes that there are. Whether they were made on today's text, `madeOn` says. */
export function marksInForce(decisions: readonly ThemeDecision[], aliases: Aliases): Marks {
  const inForce = decisionsInForce(decisions)
  const marks = new Map<string, Mark>()
  for (const { id, act, madeBy, madeAt } of decisions.toSorted((a, b) => a.id - b.id)) {
    if (act.kind !== 'answer-marked' || !inForce.has(id)) continue
    const mark = { ...act, themeId: themeNow(aliases, act.themeId), madeBy, madeAt }
    marks.set(markKey(mark), mark)
  }
  return marks
}
