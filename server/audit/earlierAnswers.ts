/**
 * An agency's answers of the earlier round, offered to it beside the same questions of this one. Only what asks exactly
 * the same is offered: along the crosswalk, and never what says who answered.
 */
import { isAnswered, type Answer, type Answers } from './answers.js'
import type { Crosswalk, Pair, QuestionPair } from './crosswalk.js'
import {
  detailIdOf,
  findQuestion,
  optionsOf,
  tellsWhoAnswered,
  wordsBeside,
  type Option,
  type Question,
  type Questionnaire,
} from './questionnaire.js'
import { isSame, type Change, type KeptAnswers } from './saving.js'

export const EARLIER_CHOICES = ['still-true', 'changed', 'no-longer-true'] as const

/** What an agency says of its earlier answer: it holds, it is a start for another, it does not hold. */
export type EarlierChoice = (typeof EARLIER_CHOICES)[number]

/** By question of the later edition, the earlier answer and the further text of its options, under the later's ids. */
export type EarlierAnswers = ReadonlyMap<string, Answers>

export interface Editions {
  readonly then: Questionnaire
  readonly now: Questionnaire
  /** Undefined where nobody has made one: then nothing is offered. */
  readonly crosswalk: Crosswalk | undefined
}

/** What of an earlier response can be offered in the later edition's form. */
export function earlierAnswersOf(answers: Answers, { then, now, crosswalk }: Editions): EarlierAnswers {
  return new Map(
    (crosswalk?.questions ?? []).flatMap((pair) => {
      const from = findQuestion(then, pair.from ?? '')
      const to = findQuestion(now, pair.to ?? '')
      if (pair.relation !== 'exact' || !from || !to || tellsWhoAnswered(from) || tellsWhoAnswered(to))
        return []
      const carried = carriedOver(answers, { from, to, pair })
      return carried ? [[to.id, carried] as const] : []
    }),
  )
}

interface Way {
  readonly from: Question
  readonly to: Question
  readonly pair: QuestionPair
}

/** Undefined where nothing was answered, or not all of it can be said in the later form. */
function carriedOver(answers: Answers, { from, to, pair }: Way): Answers | undefined {
  const answer = answers[from.id]
  if (answer === undefined || !isAnswered(answer)) return undefined
  if (optionsOf(from).length === 0) return typeof answer === 'string' ? { [to.id]: answer } : undefined
  if (wordsBeside(answer, from).length > 0) return undefined
  const chosen = [answer].flat().map((id) => counterpart(id, { from, to, pair }))
  const options = chosen.filter((both) => both !== undefined)
  if (options.length < chosen.length) return undefined
  const ids = options.map((both) => both.to.id)
  const carried: Answer = typeof answer === 'string' ? ids.join() : ids
  return { [to.id]: carried, ...detailsOf(answers, options) }
}

interface OptionsPaired {
  readonly from: Option
  readonly to: Option
}

function counterpart(id: string, { from, to, pair }: Way): OptionsPaired | undefined {
  // Yes and no are the same in every edition, and in no crosswalk.
  const own: Pair = { from: id, to: id, relation: 'exact' }
  const found = from.kind === 'yes-no' ? own : pair.options?.find((option) => option.from === id)
  const earlier = optionsOf(from).find((option) => option.id === id)
  const later = optionsOf(to).find((option) => option.id === found?.to)
  return found?.relation === 'exact' && earlier && later ? { from: earlier, to: later } : undefined
}

function detailsOf(answers: Answers, options: readonly OptionsPaired[]): Answers {
  return Object.fromEntries(
    options.flatMap(({ from, to }) => {
      const detail = from.specify === undefined ? undefined : answers[detailIdOf(from)]
      const isKept = to.specify !== undefined && detail !== undefined && isAnswered(detail)
      return isKept ? [[detailIdOf(to), detail]] : []
    }),
  )
}

/**
 * The changes that bring an earlier answer into a draft: into what is blank now. Where something else stands by now,
 * the earlier answer is one that nobody has seen it with, so that it is kept beside.
 */
export function changesToCopy(earlier: Answers, kept: KeptAnswers): readonly Change[] {
  return Object.entries(earlier).map(([questionId, answer]) => {
    const current = kept.get(questionId)
    const isBlank = !isAnswered(current?.answer)
    const version = isBlank ? (current?.version ?? 0) : 0
    return { questionId, answer, seen: { version, untouched: false } }
  })
}

/**
 * The changes that take an earlier answer out of a draft again, where the draft holds it word for word. `posted` is
 * what came of the page on which somebody said that it is no longer true: only what that page had seen goes.
 */
export function changesToClear(
  earlier: Answers,
  kept: KeptAnswers,
  posted: readonly Change[],
): readonly Change[] {
  return Object.entries(earlier).flatMap(([questionId, answer]) => {
    if (!isSame(answer, kept.get(questionId)?.answer)) return []
    const version = posted.find((change) => change.questionId === questionId)?.seen.version ?? 0
    const blank: Answer = typeof answer === 'string' ? '' : []
    return [{ questionId, answer: blank, seen: { version, untouched: false } }]
  })
}

const EARLIER = 'earlier/'

/** The writer of what a page copies from the earlier round: a text typed on that page is kept beside it too. */
export function earlierWriter(writer: string): string {
  return `${EARLIER}${writer}`
}

/** Whether a text comes from the earlier round. */
export function isEarlierWriter(writer: string): boolean {
  return writer.startsWith(EARLIER)
}
