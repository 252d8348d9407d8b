/** What happens to an answer when it is saved: written, left alone, or kept beside a newer one. */
import type { Answer, Answers } from './answers.js'

/** An answer as a draft holds it. */
export interface KeptAnswer {
  readonly answer: Answer
  /** Counts from 1, by one at each change. */
  readonly version: number
  /** The page, opened once in one browser, that wrote it. */
  readonly writer: string
}

/** A draft's answers, by question. */
export type KeptAnswers = ReadonlyMap<string, KeptAnswer>

/** The answers alone, by question. */
export function answersIn(kept: KeptAnswers): Answers {
  return Object.fromEntries([...kept].map(([id, { answer }]) => [id, answer]))
}

/** An answer that somebody wants saved, and what they saw when they began. */
export interface Change {
  readonly questionId: string
  readonly answer: Answer
  /** What the page showed: version 0 and an empty answer where there was none. */
  readonly seen: Seen
}

export interface Seen {
  readonly version: number
  /** Whether the answer still is what the page showed. */
  readonly untouched: boolean
}

/**
 * "write": it becomes the draft's answer. "leave": nothing is to be done, since it says what the draft says, or its
 * sender did not touch it. "beside": somebody else wrote meanwhile, so both texts are kept until a person has chosen.
 */
export type Outcome = 'write' | 'leave' | 'beside'

/** What to do with a change, given what the draft holds now. */
export function outcomeOf(change: Change, kept: KeptAnswer | undefined, writer: string): Outcome {
  if (kept && isSame(change.answer, kept.answer)) return 'leave'
  // A page that never heard that its last text arrived may well go back to what it had seen before.
  if (kept?.writer === writer && writer !== '') return 'write'
  if (change.seen.untouched) return 'leave'
  return change.seen.version === (kept?.version ?? 0) ? 'write' : 'beside'
}

/** Whether two answers say the same; nothing said is the same as not there. */
export function isSame(one: Answer | undefined, other: Answer | undefined): boolean {
  return JSON.stringify(one ?? '') === JSON.stringify(other ?? '') || (isEmpty(one) && isEmpty(other))
}

/** The questions whose answers are not the same. */
export function changedBetween(one: Answers, other: Answers): readonly string[] {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...ids].filter((id) => !isSame(one[id], other[id]))
}

function isEmpty(answer: Answer | undefined): boolean {
  return answer === undefined || answer.length === 0
}

/** Which of two texts a person wants: the draft's own, the one kept beside it, or both, one after the other. */
export type Choice = 'kept' | 'other' | 'both'

/** The answer that a choice between two makes. Ticked options are kept in both lists' order; "both" joins texts. */
export function settle(kept: Answer, other: Answer, choice: Choice): Answer {
  if (choice === 'kept') return kept
  if (choice === 'other') return other
  if (typeof kept === 'string' || typeof other === 'string') return [kept, other].flat().join('\n\n')
  return [...new Set([...kept, ...other])]
}
