/** One quote: choosing its passage anew, hiding words, clearing and withdrawing it. */
import type { Request, Response } from 'express'
import { quotedText, sentencesIn, showsMore, stretchesOf } from '../../../audit/chosenQuotes.js'
import { changeQuote, type QuoteContent, type QuoteStep } from '../../../db/quotes.js'
import { organiserOf } from '../../account/session.js'
import { wholeNumber } from '../../fields.js'
import { isLead, visitRound } from '../../guards.js'
import type { Handler } from '../../handler.js'
import { inOneStep } from '../../inOneStep.js'
import { quotesOf } from '../../pages/quotes/addresses.js'
import type { TypedQuote } from '../../pages/quotes/quotePage.js'
import type { ShownQuote } from '../../pages/quotes/shownQuote.js'
import type { Services } from '../../services.js'
import { posted, record } from '../../workspace/record.js'
import { emptyQuote, sendQuote } from './quotes.js'
import { readQuote } from './readQuote.js'
import { quotableAnswer, visitQuote, visitQuotes, type QuotableAnswer } from './visitQuotes.js'

/** GET /rounds/:round/quotes/:quote */
export const showQuote: Handler = (services) => async (req, res) => {
  await sendAsItIs(services, req, res)
}

async function sendAsItIs(services: Services, req: Request, res: Response, message?: string): Promise<void> {
  const visit = await visitQuotes(services, req, res)
  if (!visit) return
  const quote = visitQuote(req, visit)
  const answer = quotableAnswer(services, visit, quote)
  const messages = new Map(message === undefined ? [] : [['first', message]])
  await sendQuote(services, req, res, visit, answer, { quote, typed: typedOf(answer, quote), messages })
}

/** The form as the quote is; of another answer than it was chosen in, from its first sentence anew. */
function typedOf(answer: QuotableAnswer, quote: ShownQuote): TypedQuote {
  const [first, last] = quote.isChanged ? [0, 0] : sentencesIn(stretchesOf(answer.text), quote)
  return emptyQuote(answer, quote, first, last)
}

/** POST /rounds/:round/quotes/:quote */
export const saveQuote: Handler = (services) => async (req, res) => {
  const visit = await visitQuotes(services, req, res)
  if (!visit) return
  const quote = visitQuote(req, visit)
  const answer = quotableAnswer(services, visit, quote)
  const { language } = services
  const { problems } = language.conclusions.quotes
  if (answer.text === '') {
    await sendAsItIs(services, req, res, problems.answerChanged)
    return
  }
  const { typed, messages, content } = readQuote(req, answer, quote, !isLead(req), language)
  if (!content) {
    await sendQuote(services, req, res, visit, answer, { quote, typed, messages })
    return
  }
  const isChoice = quote.isChanged || quote.state === 'withdrawn' || showsMore(quote, content)
  if (await step(services, req, quote, { change: 'edited', isChoice }, content)) {
    res.redirect(303, `${quotesOf(visit.round).quote(quote.id)}?done=edited`)
    return
  }
  await sendOvertaken(services, req, res, typed)
}

/** Somebody else changed it first: what was chosen stays in the form, to be saved on top of theirs. */
async function sendOvertaken(
  services: Services,
  req: Request,
  res: Response,
  typed: TypedQuote,
): Promise<void> {
  const visit = await visitQuotes(services, req, res)
  if (!visit) return
  const quote = visitQuote(req, visit)
  const answer = quotableAnswer(services, visit, quote)
  const { problems } = services.language.conclusions.quotes
  const by = quote.cleared ?? { by: quote.chosenBy.name, at: quote.chosenAt }
  const messages = new Map([['first', problems.overtaken(by.by, by.at)]])
  await sendQuote(services, req, res, visit, answer, { quote, typed, messages })
}

/** POST /rounds/:round/quotes/:quote/clearance: by a lead who did not choose it. */
export const createClearance: Handler = (services) => async (req, res) => {
  const visit = await visitQuotes(services, req, res)
  if (!visit) return
  const quote = visitQuote(req, visit)
  const answer = quotableAnswer(services, visit, quote)
  const { problems } = services.language.conclusions.quotes
  const wrong =
    quote.chosenBy.id === organiserOf(req)?.id
      ? problems.clearOwn
      : quote.isChanged
        ? problems.answerChanged
        : quote.state !== 'proposed' || posted(req, 'version') !== String(quote.version)
          ? problems.clearOvertaken
          : undefined
  const text = quotedText(answer.text, quote)
  if (wrong === undefined && (await step(services, req, quote, { change: 'cleared', text }, quote))) {
    res.redirect(303, `${quotesOf(visit.round).page}?done=cleared`)
    return
  }
  await sendAsItIs(services, req, res, wrong ?? problems.clearOvertaken)
}

/** POST /rounds/:round/quotes/:quote/withdrawal */
export const createQuoteWithdrawal: Handler = (services) => async (req, res) => {
  const visit = await visitQuotes(services, req, res)
  if (!visit) return
  const quote = visitQuote(req, visit)
  if (await step(services, req, quote, { change: 'withdrawn' }, quote))
    res.redirect(303, `${quotesOf(visit.round).page}?done=withdrawn`)
  else await sendAsItIs(services, req, res, services.language.conclusions.quotes.problems.clearOvertaken)
}

const ACTIONS = { edited: 'quote-edited', cleared: 'quote-cleared', withdrawn: 'quote-withdrawn' } as const

/** Makes the quote's next version on top of the one that the form was shown with; false where there is a newer one. */
async function step(
  services: Services,
  req: Request,
  { id }: ShownQuote,
  done: Pick<QuoteStep, 'change' | 'isChoice' | 'text'>,
  content: QuoteContent,
): Promise<boolean> {
  const seen = wholeNumber(posted(req, 'version'))
  const made = { ...done, id, seen, organiserId: organiserOf(req)?.id ?? 0 }
  const { round } = await visitRound(services, req)
  return inOneStep(services, async (within) => {
    if (!(await changeQuote(within.db, made, content, services.clock()))) return false
    await record(within, req, round, ACTIONS[done.change], `quotes/${id}`)
    return true
  })
}
