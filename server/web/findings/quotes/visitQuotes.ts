/** What pages of quotes work with: the round's quotes, and one answer that a passage is chosen from. */
import type { Request, Response } from 'express'
import { sectorOf } from '../../../audit/answers.js'
import type { HiddenSpan } from '../../../audit/hiding.js'
import type { Mask } from '../../../audit/maskedText.js'
import { findQuestion, type Question } from '../../../audit/questionnaire.js'
import { genericsOf, isDrafted, noDrafting } from '../../../audit/statements/drafting.js'
import { notFound } from '../../errors.js'
import { param, visitRound, type RoundVisit } from '../../guards.js'
import type { ShownQuote } from '../../pages/quotes/shownQuote.js'
import type { Services } from '../../services.js'
import { memberViewOf } from '../../workspace/layer.js'
import { findingsOrProgress, type ReadableFindings } from '../waiting.js'
import { answerOf, mayTellSector, shownQuotes } from './shownQuotes.js'

export interface QuotesVisit extends RoundVisit, ReadableFindings {
  readonly quotes: readonly ShownQuote[]
  /** Knows who can be recognised. */
  readonly mask: Mask
}

/** Undefined where the page has been sent that says how far the findings are. @throws notFound */
export async function visitQuotes(
  services: Services,
  req: Request,
  res: Response,
): Promise<QuotesVisit | undefined> {
  const visit = await visitRound(services, req)
  const found = await findingsOrProgress(services, visit, req, res)
  if (!found) return undefined
  const quotes = await shownQuotes(services, visit.round, found)
  const { mask } = await memberViewOf(services.db, visit.round.id, found.layer)
  return { ...visit, ...found, quotes, mask }
}

/** The quote of the address. @throws notFound */
export function visitQuote(req: Request, { quotes }: QuotesVisit): ShownQuote {
  const quote = quotes.find(({ id }) => String(id) === param(req, 'quote'))
  if (!quote) throw notFound()
  return quote
}

/** An answer that a passage can be chosen from. */
export interface QuotableAnswer {
  readonly reference: string
  readonly question: Question
  /** As it counts; "" where there is none any more. */
  readonly text: string
  /** What the mask would hide in it. */
  readonly masked: readonly HiddenSpan[]
  /** What may be said of who spoke. */
  readonly generics: readonly string[]
  /** Whether who asks may know the sector. */
  readonly isSectorTold: boolean
}

/** The answer of a response to a question. @throws notFound where nobody can quote it */
export function quotableAnswer(
  services: Services,
  visit: QuotesVisit,
  { reference, questionId }: { readonly reference: string; readonly questionId: string },
): QuotableAnswer {
  const { responses, questionnaire, round, layer, mask } = visit
  const question = findQuestion(questionnaire, questionId)
  const response = responses.find((one) => one.reference === reference)
  const isKnown = layer.submitted.some((one) => one.reference === reference)
  if (!question || !isDrafted(question) || !isKnown) throw notFound()
  const text = answerOf(responses, reference, questionId)
  const sector = response ? sectorOf(response) : null
  const drafting = services.drafting.get(round.edition) ?? noDrafting(round.edition)
  return {
    reference,
    question,
    text,
    masked: mask.spansIn(text, visit.view?.isReviewed(reference, questionId)),
    generics: genericsOf(drafting, sector),
    isSectorTold: mayTellSector(visit, sector),
  }
}
