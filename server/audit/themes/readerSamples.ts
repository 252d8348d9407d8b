/**
 * Two readers: the same answers read for themes by two people who do not see what the other, or any rule, found in them
 * until both have finished; then compared.
 */
import type { AuditResponse } from '../answers.js'
import { codingsOf, isReadForThemes } from '../codings.js'
import { questionsOf, type Questionnaire } from '../questionnaire.js'
import { agreementOfReaders, type ReadersAgreement, type ReadTwice } from './agreement.js'
import type { Coder } from './coding.js'
import { groupBy } from './order.js'
import { sampleToCheck } from './reviews.js'

/** One answer: a response's, to a question. */
export interface AnswerPlace {
  readonly reference: string
  readonly questionId: string
}

/** Somebody who reads a sample's answers. */
export interface ReaderPlace {
  readonly readerId: number
  readonly name: string
  /** ISO 8601 UTC; null while they read. */
  readonly finishedAt: string | null
}

/** Answers that two people read. */
export interface ReaderSample {
  readonly id: number
  /** What the themes' ids meant as it was drawn. */
  readonly codebook: { readonly id: string; readonly version: string }
  /** The themes that readers choose from. */
  readonly themeIds: readonly string[]
  readonly answers: readonly AnswerPlace[]
  readonly madeBy: string
  /** ISO 8601 UTC. */
  readonly madeAt: string
  /** When a lead ended it before both had finished. */
  readonly endedAt: string | null
  /** In the order in which they began, without those who gave up; two at most. */
  readonly places: readonly ReaderPlace[]
}

/** What one reader found in one answer. */
export interface ReaderCode {
  /** The answer's position in the sample, from 0. */
  readonly answer: number
  readonly readerId: number
  readonly themeIds: readonly string[]
  /** A fingerprint of the text as it was read; "" once the words of the round are deleted. */
  readonly madeOn: string
}

export const READERS = 2
export const SAMPLE_SIZES = { least: 10, usual: 40, most: 200 } as const

/** Whether readers are to be had or still reading, both have finished, or it was ended before. */
export type SampleState = 'under-way' | 'finished' | 'ended'

/** How far a sample is. */
export function sampleState({ places, endedAt }: Pick<ReaderSample, 'places' | 'endedAt'>): SampleState {
  const finished = places.filter(({ finishedAt }) => finishedAt !== null)
  if (finished.length >= READERS) return 'finished'
  return endedAt === null ? 'under-way' : 'ended'
}

/** Every answer of a round that says something: thin ones and blank ones are left out, as rules leave them. */
export function answersOfSubstance(
  questionnaire: Questionnaire,
  responses: readonly AuditResponse[],
  coder: Coder,
): AnswerPlace[] {
  return questionsOf(questionnaire)
    .filter(isReadForThemes)
    .flatMap((question) =>
      [...codingsOf(question, responses, coder).values()]
        .filter(({ coded }) => coded.answerClass === 'substantive')
        .map(({ reference }) => ({ reference, questionId: question.id })),
    )
}

/**
 * So many of the answers, spread evenly over questions and, within a question, over references, without those that were
 * drawn before. The same answers give the same sample, in whatever order they come. By question, so that a reader has
 * one question in mind at a time.
 */
export function drawSample(
  answers: readonly AnswerPlace[],
  size: number,
  drawnBefore: readonly AnswerPlace[] = [],
): AnswerPlace[] {
  const before = new Set(drawnBefore.map(keyOf))
  const byKey = new Map(answers.map((answer) => [keyOf(answer), answer]))
  const fresh = [...byKey.keys()].filter((key) => !before.has(key))
  return sampleToCheck(fresh, size).flatMap((key) => byKey.get(key) ?? [])
}

/** An answer that both read as the same text. */
export interface PairedCodes extends AnswerPlace, ReadTwice {
  readonly answer: number
  readonly madeOn: string
}

/**
 * The answers of a sample that both readers read in the same words, in the sample's order.
 *
 * @param themeNow what a theme is called by now, where it was merged into another
 */
export function pairedCodes(
  sample: ReaderSample,
  codes: readonly ReaderCode[],
  themeNow: (themeId: string) => string = (themeId) => themeId,
): PairedCodes[] {
  const named = (themeIds: readonly string[]) => [...new Set(themeIds.map(themeNow))]
  const [first, second] = sample.places
  const byAnswer = groupBy(codes, ({ answer }) => answer)
  return sample.answers.flatMap((place, answer) => {
    const own = byAnswer.get(answer) ?? []
    const one = own.find(({ readerId }) => readerId === first?.readerId)
    const other = own.find(({ readerId }) => readerId === second?.readerId)
    if (!one || one.madeOn !== other?.madeOn) return []
    const { madeOn } = one
    return [
      {
        ...place,
        answer,
        madeOn,
        unit: place.reference,
        first: named(one.themeIds),
        second: named(other.themeIds),
      },
    ]
  })
}

/** The themes of a codebook that a sample's readers could choose, in its order: those merged since by their name now. */
export function themesOfSample<Theme extends { readonly id: string }>(
  { themeIds }: Pick<ReaderSample, 'themeIds'>,
  themes: readonly Theme[],
  themeNow: (themeId: string) => string,
): Theme[] {
  const asked = new Set(themeIds.map(themeNow))
  return themes.filter(({ id }) => asked.has(id))
}

/** How far the two agree, and each of them with the rules where these can be asked what they find. */
export interface SampleAgreement {
  readonly readers: ReadersAgreement
  readonly firstAndRules: ReadersAgreement | undefined
  readonly secondAndRules: ReadersAgreement | undefined
}

/**
 * Compares the readers of a sample, for these themes: those of the sample that still are.
 *
 * @param foundByRule the themes that rules find in an answer as it was read; undefined where that text is gone
 */
export function agreementOf(
  pairs: readonly PairedCodes[],
  themeIds: readonly string[],
  foundByRule: (answer: PairedCodes) => readonly string[] | undefined,
): SampleAgreement {
  const read = pairs.flatMap((pair) => {
    const rules = foundByRule(pair)
    return rules ? [{ ...pair, rules }] : []
  })
  const withRules = (of: 'first' | 'second') =>
    read.length === 0
      ? undefined
      : agreementOfReaders(
          read.map((pair) => ({ unit: pair.unit, first: pair[of], second: pair.rules })),
          themeIds,
        )
  return {
    readers: agreementOfReaders(pairs, themeIds),
    firstAndRules: withRules('first'),
    secondAndRules: withRules('second'),
  }
}

/** An answer with the themes on which its readers differ. */
export interface Disagreement extends PairedCodes {
  /** In the order of the themes that were given. */
  readonly themes: readonly { readonly themeId: string; readonly foundBy: 'first' | 'second' }[]
}

/** The answers on which the readers differ, in the sample's order. */
export function disagreementsIn(pairs: readonly PairedCodes[], themeIds: readonly string[]): Disagreement[] {
  return pairs.flatMap((pair) => {
    const themes = themeIds
      .filter((id) => pair.first.includes(id) !== pair.second.includes(id))
      .map((themeId) => ({
        themeId,
        foundBy: pair.first.includes(themeId) ? ('first' as const) : ('second' as const),
      }))
    return themes.length === 0 ? [] : [{ ...pair, themes }]
  })
}

function keyOf({ reference, questionId }: AnswerPlace): string {
  return `${questionId}\n${reference}`
}
