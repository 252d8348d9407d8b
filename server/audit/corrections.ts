/**
 * What organisers put right in responses, each with a reason, and the clean layer that results: the responses that
 * everything computed rests on. What was submitted stays as it is; a correction that is undone leaves no trace in the
 * clean layer.
 */
import { textOf, type Answer, type AnswerReading, type AuditResponse } from './answers.js'
import { hide, placesOf, type HiddenSpan } from './hiding.js'
import type { IssueKind } from './qualityIssues.js'
import { SECTOR_QUESTION } from './questionnaire.js'
import { isSame } from './saving.js'
import { groupBy } from './themes/order.js'

/** What a correction does. Offsets of spans count UTF-16 units of the answer that it was made on. */
export type Remedy =
  | { readonly kind: 'sector'; readonly sector: string }
  /** Left out: another response says the same for the same agency. */
  | { readonly kind: 'duplicate'; readonly of: string }
  | { readonly kind: 'exclusion' }
  /** Words of an answer replaced by bracketed generics. */
  | { readonly kind: 'redaction'; readonly questionId: string; readonly spans: readonly HiddenSpan[] }
  | { readonly kind: 'text'; readonly questionId: string; readonly text: string }
  /** What an answer says, where it is read by rule. */
  | { readonly kind: 'reading'; readonly questionId: string; readonly reading: AnswerReading }
  /** Something in the data quality list that was looked at and left as it is. */
  | {
      readonly kind: 'acceptance'
      readonly issue: IssueKind
      readonly questionId: string | null
      readonly other: string | null
    }

export type RemedyKind = Remedy['kind']

export interface Correction {
  readonly remedy: Remedy
  /** Counts upwards: of two that say different things about one answer, the later counts. */
  readonly id: number
  readonly reference: string
  readonly reason: string
  readonly madeBy: string
  /** ISO 8601 UTC. */
  readonly madeAt: string
  /** The version of the response that it was made on. */
  readonly version: number
  /** The answer that it was made on, as submitted; "" where there was none or it is about the whole response. */
  readonly madeOn: Answer
  readonly undone: { readonly by: string; readonly at: string } | null
}

/** A response with the number of the version that counts. */
export interface SubmittedResponse extends AuditResponse {
  readonly version: number
}

export interface LeftOut {
  readonly reference: string
  readonly why: 'duplicate' | 'exclusion'
}

/** What everything computed rests on. */
export interface CleanLayer {
  /** R, the responses that count, as corrected. */
  readonly responses: readonly AuditResponse[]
  readonly leftOut: readonly LeftOut[]
}

/** How many responses are left out, and why. */
export interface LeftOutCounts {
  readonly duplicates: number
  readonly excluded: number
}

/** The clean layer of a round. The order of responses stays; the order of corrections never matters. */
export function cleanResponses(
  responses: readonly SubmittedResponse[],
  corrections: readonly Correction[],
): CleanLayer {
  const byReference = groupBy(corrections, ({ reference }) => reference)
  const left = responses.map((response) => ({
    response,
    own: byReference.get(response.reference) ?? [],
  }))
  const leftOut = left.flatMap(({ response, own }) => {
    const why = whyLeftOut(own)
    return why ? [{ reference: response.reference, why }] : []
  })
  const out = new Set(leftOut.map(({ reference }) => reference))
  return {
    responses: left
      .filter(({ response }) => !out.has(response.reference))
      .map(({ response, own }) => cleanResponse(response, own)),
    leftOut,
  }
}

/** Gives of some responses of a round at a time those that count, as corrected: cleaning one looks at no other. */
export function cleanerBy(
  corrections: readonly Correction[],
): (some: readonly SubmittedResponse[]) => readonly AuditResponse[] {
  const own = groupBy(corrections, ({ reference }) => reference)
  return (some) => {
    const ofThese = some.flatMap(({ reference }) => own.get(reference) ?? [])
    return cleanResponses(some, ofThese).responses
  }
}

/** Why a response is left out, going by its own corrections; undefined where it counts. */
export function whyLeftOut(own: readonly Correction[]): LeftOut['why'] | undefined {
  const kinds = new Set(own.filter(({ undone }) => !undone).map(({ remedy }) => remedy.kind))
  return kinds.has('exclusion') ? 'exclusion' : kinds.has('duplicate') ? 'duplicate' : undefined
}

/** A response as its own corrections leave it, whether or not it counts. */
export function cleanResponse(response: SubmittedResponse, own: readonly Correction[]): AuditResponse {
  const { reference, edition } = response
  const kept = own.filter(({ undone }) => !undone).toSorted((a, b) => a.id - b.id)
  if (kept.length === 0) return { reference, edition, answers: response.answers }
  const answers: Record<string, Answer> = { ...response.answers }
  const readings: Record<string, AnswerReading> = {}
  for (const correction of kept) {
    if (isReopened(correction, response)) continue
    const { remedy } = correction
    if (remedy.kind === 'sector') answers[SECTOR_QUESTION] = remedy.sector
    if (remedy.kind === 'text') answers[remedy.questionId] = remedy.text
    if (remedy.kind === 'reading') readings[remedy.questionId] = remedy.reading
  }
  // Hidden words stay hidden in whatever the answer says by now, until somebody has looked at it again.
  const redactions = kept.filter(({ remedy }) => remedy.kind === 'redaction')
  for (const [questionId, ofAnswer] of groupBy(redactions, ({ remedy }) => questionOf(remedy) ?? '')) {
    const text = answers[questionId]
    if (typeof text === 'string') answers[questionId] = hide(text, spansIn(text, ofAnswer))
  }
  const hasReadings = Object.keys(readings).length > 0
  return { reference, edition, answers, ...(hasReadings && { readings }) }
}

/** Where words of an answer, as it reads now, are hidden. */
function spansIn(text: string, redactions: readonly Correction[]): readonly HiddenSpan[] {
  return redactions.flatMap((redaction) =>
    redaction.madeOn === text && redaction.remedy.kind === 'redaction'
      ? redaction.remedy.spans
      : foundAgain(redaction, text),
  )
}

/** Where the words that a redaction hides stand in another text; none for other corrections. */
export function foundAgain({ madeOn, remedy }: Correction, text: string): readonly HiddenSpan[] {
  if (remedy.kind !== 'redaction' || typeof madeOn !== 'string') return []
  return remedy.spans.flatMap(({ start, end, generic }) =>
    placesOf(madeOn.slice(start, end), text).map((place) => ({ ...place, generic })),
  )
}

/**
 * Whether a respondent changed what a correction was made on. Then it is to be looked at again: a new sector, text or
 * reading no longer counts, hidden words and left-out responses stay so until somebody has looked.
 */
export function isReopened(correction: Correction, { answers, version }: SubmittedResponse): boolean {
  const questionId = questionOf(correction.remedy)
  if (questionId === null) return correction.version < version
  return !isSame(correction.madeOn, answers[questionId])
}

/** The answer that a remedy is about; null where it is about the whole response. */
export function questionOf(remedy: Remedy): string | null {
  if (remedy.kind === 'sector') return SECTOR_QUESTION
  return 'questionId' in remedy ? remedy.questionId : null
}

/** The same remedy for the response as it is now; undefined where the words that it hid are gone. */
export function renewed(correction: Correction, { answers }: SubmittedResponse): Remedy | undefined {
  const { remedy } = correction
  if (remedy.kind !== 'redaction') return remedy
  const spans = foundAgain(correction, textOf(answers, remedy.questionId))
  return spans.length > 0 ? { ...remedy, spans } : undefined
}

/** How many are left out for each reason. */
export function countLeftOut(leftOut: readonly LeftOut[]): LeftOutCounts {
  const duplicates = leftOut.filter(({ why }) => why === 'duplicate').length
  return { duplicates, excluded: leftOut.length - duplicates }
}

export const NONE_LEFT_OUT: LeftOutCounts = { duplicates: 0, excluded: 0 }

/** "2 left out: 1 duplicate, 1 excluded"; "" where none is. */
export function leftOutText({ duplicates, excluded }: LeftOutCounts): string {
  const parts = [
    ...(duplicates > 0 ? [`${duplicates} ${duplicates === 1 ? 'duplicate' : 'duplicates'}`] : []),
    ...(excluded > 0 ? [`${excluded} excluded`] : []),
  ]
  return parts.length === 0 ? '' : `${duplicates + excluded} left out: ${parts.join(', ')}`
}
