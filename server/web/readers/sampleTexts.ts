/** The answers of a sample as they are now, and as their reader may see them. */
import type { Request, Response } from 'express'
import { textOf, type AuditResponse } from '../../audit/answers.js'
import { placedAfterHiding } from '../../audit/hiding.js'
import type { Span } from '../../audit/personalData/spans.js'
import { findQuestion, type Question } from '../../audit/questionnaire.js'
import { fingerprintOf } from '../../audit/themes/decidedExcerpts.js'
import type { AnswerPlace, ReaderCode, ReaderSample } from '../../audit/themes/readerSamples.js'
import { isDeletedText } from '../../audit/wordless.js'
import type { RoundCodebook } from '../findings/roundCodebook.js'
import { findingsOrProgress, type ReadableFindings } from '../findings/waiting.js'
import type { RoundVisit } from '../guards.js'
import type { Services } from '../services.js'

/** An answer that there is to read. */
export interface SampleText {
  readonly question: Question
  /** Word for word, for rules. */
  readonly text: string
  /** As whoever asks may see it. */
  readonly shown: () => string
  /** Where spans of the text stand in what is shown of it. */
  readonly placed: (spans: readonly Span[]) => readonly Span[]
  /** Changes with the text. */
  readonly fingerprint: string
}

/** Gives the text of an answer; undefined where there is none any more, or its response does not count. */
export type SampleTexts = (place: AnswerPlace) => SampleText | undefined

/** A round's texts, and the codebook and decisions that they are read by. */
export interface ReadTexts {
  readonly texts: SampleTexts
  readonly reading: RoundCodebook
}

/** The texts of a round; undefined while its findings are being worked out, then the page that says so was sent. */
export async function textsOf(
  services: Services,
  req: Request,
  res: Response,
  visit: RoundVisit,
): Promise<ReadTexts | undefined> {
  const worked = await findingsOrProgress(services, visit, req, res)
  return worked && textsIn(worked, visit)
}

/** The texts of a round whose findings are worked out. */
export function textsIn(
  { responses, view, reading }: ReadableFindings,
  visit: Pick<RoundVisit, 'questionnaire'>,
): ReadTexts {
  const { questionnaire } = visit
  const byReference = new Map(responses.map((response) => [response.reference, response]))
  const shownOf = (response: AuditResponse) => view?.response(response, questionnaire) ?? response
  const texts: SampleTexts = ({ reference, questionId }) => {
    const response = byReference.get(reference)
    const question = findQuestion(questionnaire, questionId)
    if (!response || !question) return undefined
    const text = textOf(response.answers, questionId)
    if (text.trim() === '' || isDeletedText(text)) return undefined
    const shown = () => textOf(shownOf(response).answers, questionId)
    const placed = (marks: readonly Span[]) =>
      placedAfterHiding(marks, view?.mask.spansIn(text, view.isReviewed(reference, questionId)) ?? [])
    return { question, text, shown, placed, fingerprint: fingerprintOf(text) }
  }
  return { texts, reading }
}

/** The position of the first answer that is there and that a reader has not read as it is now. */
export function firstUnread(
  { answers }: Pick<ReaderSample, 'answers'>,
  codes: readonly ReaderCode[],
  texts: SampleTexts,
): number | undefined {
  const madeOn = new Map(codes.map((code) => [code.answer, code.madeOn]))
  const unread = answers.findIndex((place, position) => {
    const text = texts(place)
    return text !== undefined && madeOn.get(position) !== text.fingerprint
  })
  return unread < 0 ? undefined : unread
}
