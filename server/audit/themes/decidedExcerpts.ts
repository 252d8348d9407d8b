/** What people decided on the excerpts of answers, applied to what the rules found. */
import { BY_PERSON } from './codebook.js'
import type { CodedAnswer, Excerpt } from './coded.js'
import type { AnswerAct } from './decisionTypes.js'
import { ofSameWords } from './sameWords.js'

/** Decisions on answers in the order in which they were made, by answerKey. */
export type DecidedAnswers = ReadonlyMap<string, readonly AnswerAct[]>

/** What decisions on an answer are found by. */
export function answerKey(reference: string, questionId: string): string {
  return JSON.stringify([reference, questionId])
}

/** How many decisions there are. */
export function countDecided(decided: DecidedAnswers): number {
  return [...decided.values()].reduce((sum, acts) => sum + acts.length, 0)
}

/**
 * An answer's text in sixteen hexadecimal digits, to tell whether it is still the one that a decision was made on. Two
 * rounds of multiplication and shifting (the public-domain cyrb53, all its 64 bits): no secret is kept by it.
 */
export function fingerprintOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return [b, a].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}

/** The decisions that were made on this very text: the others wait until somebody has looked again. */
export function standingActs<Act extends AnswerAct>(
  acts: readonly Act[] | undefined,
  text: string,
): readonly Act[] {
  if (!acts || acts.length === 0) return []
  const fingerprint = fingerprintOf(text)
  return acts.filter(({ madeOn }) => madeOn === fingerprint)
}

/** By what the rules found: the same decisions on it give the same, so that what rests on it still holds. */
const remembered = new WeakMap<CodedAnswer, { readonly asked: string; readonly decided: CodedAnswer }>()

/**
 * An answer as its rules and then people read it. What people give to a theme displaces what rules find there, so that
 * excerpts of one theme never overlap. An answer that a person finds a theme in says something: it is not thin.
 */
export function decideExcerpts(
  coded: CodedAnswer,
  text: string,
  acts: readonly AnswerAct[] | undefined,
): CodedAnswer {
  const standing = standingActs(acts, text)
  if (standing.length === 0) return coded
  const asked = JSON.stringify(standing)
  const known = remembered.get(coded)
  if (known?.asked === asked) return known.decided
  const decided = ofSameWords(applied(coded, text, standing), coded)
  remembered.set(coded, { asked, decided })
  return decided
}

function applied(coded: CodedAnswer, text: string, standing: readonly AnswerAct[]): CodedAnswer {
  const excerpts = standing.reduce((before, act) => decidedBy(before, act, text), coded.excerpts)
  const isFound = excerpts.some(({ ruleId }) => ruleId === BY_PERSON)
  return {
    answerClass: isFound ? 'substantive' : coded.answerClass,
    excerpts: excerpts.toSorted((a, b) => a.start - b.start || a.end - b.end),
  }
}

function decidedBy(excerpts: readonly Excerpt[], act: AnswerAct, text: string): readonly Excerpt[] {
  if (act.kind === 'answer-marked') {
    const others = excerpts.filter(({ themeId }) => themeId !== act.themeId)
    if (!act.holds) return others
    const isThere = others.length < excerpts.length
    return isThere ? excerpts : [...others, personsExcerpt(act.themeId, 0, text.length)]
  }
  const { start, end, from, to } = act
  const left = excerpts.filter(
    (excerpt) =>
      !((excerpt.themeId === from || excerpt.themeId === to) && excerpt.start < end && excerpt.end > start),
  )
  return to === null ? left : [...left, personsExcerpt(to, start, end)]
}

function personsExcerpt(themeId: string, start: number, end: number): Excerpt {
  return { themeId, ruleId: BY_PERSON, start, end }
}
