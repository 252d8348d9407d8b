/**
 * What a person should look at before the figures are relied on. Everything is asked of the clean layer, so that what
 * was put right is no longer listed; what was looked at and left as it is, neither.
 */
import { isAnswered, sectorOf, textOf, type AuditResponse } from './answers.js'
import {
  cleanResponse,
  isReopened,
  questionOf,
  whyLeftOut,
  type Correction,
  type SubmittedResponse,
} from './corrections.js'
import { likenessOf, possibleDuplicates, type Likeness } from './likeness.js'
import { numberIn } from './numberTables.js'
import { findPersonalDataIn } from './personalData.js'
import type { QualityIssue } from './qualityIssues.js'
import { questionsOf, type Questionnaire } from './questionnaire.js'
import { classifyAnswer } from './themes/answerClasses.js'
import { compareText } from './themes/order.js'

export interface QualityInput {
  readonly questionnaire: Questionnaire
  /** The sector that the register has a response's agency in; undefined where it does not say. */
  readonly registeredSector: (response: AuditResponse) => string | undefined
}

/** What one response yields, whatever the others say. */
export interface LookedAt {
  readonly issues: readonly QualityIssue[]
  /** Undefined where it is left out. */
  readonly likeness: Likeness | undefined
  /** The responses that it was said to be no duplicate of. */
  readonly noDuplicateOf: readonly string[]
}

/** Looks at one response with its own corrections; qualityIssues puts all of a round together. */
export function lookAt(
  response: SubmittedResponse,
  own: readonly Correction[],
  input: QualityInput,
): LookedAt {
  const clean = cleanResponse(response, own)
  const isOut = whyLeftOut(own) !== undefined
  const accepted = acceptancesOf(response, own)
  const isAccepted = (issue: QualityIssue) =>
    accepted.some(
      ({ issue: kind, questionId, other }) =>
        kind === issue.kind && questionId === issue.questionId && other === issue.other,
    )
  const asked = isOut ? [] : issuesIn(clean, input).filter((issue) => !isAccepted(issue))
  return {
    issues: [...lookAgain(response, own), ...asked],
    likeness: isOut ? undefined : likenessOf(clean, input.questionnaire),
    noDuplicateOf: accepted.flatMap(({ issue, other }) =>
      issue === 'possible-duplicate' ? (other ?? []) : [],
    ),
  }
}

/** Everything about a round that should be looked at, by reference; left-out responses only where they changed. */
export function qualityIssues(looked: readonly LookedAt[]): readonly QualityIssue[] {
  const noDuplicates = new Map(
    looked.flatMap(({ likeness, noDuplicateOf }) =>
      likeness ? [[likeness.reference, noDuplicateOf] as const] : [],
    ),
  )
  const duplicates = possibleDuplicates(looked.flatMap(({ likeness }) => likeness ?? []))
    .filter(({ reference, of }) => !noDuplicates.get(reference)?.includes(of))
    .map(({ reference, of, by }) => issueOf('possible-duplicate', reference, { other: of, details: [by] }))
  return [...looked.flatMap(({ issues }) => issues), ...duplicates].toSorted((a, b) =>
    compareText(a.reference, b.reference),
  )
}

/** The answers whose possible personal data somebody has looked at and kept. */
export function reviewedAnswers(
  response: SubmittedResponse,
  own: readonly Correction[],
): ReadonlySet<string> {
  return new Set(
    acceptancesOf(response, own).flatMap(({ issue, questionId }) =>
      issue === 'personal-data' ? (questionId ?? []) : [],
    ),
  )
}

function acceptancesOf(response: SubmittedResponse, own: readonly Correction[]) {
  return own.flatMap((correction) =>
    correction.remedy.kind === 'acceptance' && !correction.undone && !isReopened(correction, response)
      ? [correction.remedy]
      : [],
  )
}

/** Corrections that the respondent's new version reopened; of an acceptance, what it accepted is listed anew. */
function lookAgain(response: SubmittedResponse, own: readonly Correction[]): readonly QualityIssue[] {
  const reopened = own.filter(
    (correction) =>
      !correction.undone && correction.remedy.kind !== 'acceptance' && isReopened(correction, response),
  )
  const questions = new Set(reopened.map(({ remedy }) => questionOf(remedy)))
  return [...questions].map((questionId) => issueOf('look-again', response.reference, { questionId }))
}

function issuesIn(clean: AuditResponse, input: QualityInput): readonly QualityIssue[] {
  const { reference } = clean
  return [
    ...sectorIssues(clean, input),
    ...findPersonalDataIn(clean.answers, input.questionnaire).map(({ questionId, hits }) =>
      issueOf('personal-data', reference, {
        questionId,
        details: [...new Set(hits.map(({ kind }) => kind))],
      }),
    ),
    ...questionsOf(input.questionnaire)
      .filter((question) => question.kind === 'count' && isAnswered(clean.answers[question.id]))
      .filter((question) => numberIn(clean, question) === undefined)
      .map(({ id }) => issueOf('unread-number', reference, { questionId: id })),
    ...(isThinThroughout(clean, input.questionnaire) ? [issueOf('thin-throughout', reference)] : []),
  ]
}

function sectorIssues(clean: AuditResponse, { registeredSector }: QualityInput): readonly QualityIssue[] {
  const sector = sectorOf(clean)
  const registered = registeredSector(clean)
  if (sector === null) return [issueOf('blank-sector', clean.reference, { other: registered ?? null })]
  if (registered === undefined || registered === sector) return []
  return [issueOf('wrong-sector', clean.reference, { other: registered })]
}

function isThinThroughout({ answers }: AuditResponse, questionnaire: Questionnaire): boolean {
  return questionsOf(questionnaire)
    .filter(({ kind }) => kind === 'long-text')
    .every((question) => classifyAnswer(textOf(answers, question.id), question) !== 'substantive')
}

function issueOf(
  kind: QualityIssue['kind'],
  reference: string,
  rest: Partial<Omit<QualityIssue, 'kind' | 'reference'>> = {},
): QualityIssue {
  return { kind, reference, questionId: null, other: null, details: [], ...rest }
}
