/** The quotes of a round: the list, and proposing one. */
import type { Request, Response } from 'express'
import { sentencesIn, stretchesOf } from '../../../audit/chosenQuotes.js'
import { insertQuote, listQuoteChanges } from '../../../db/quotes.js'
import { organiserOf } from '../../account/session.js'
import { isLead } from '../../guards.js'
import type { Handler } from '../../handler.js'
import { inOneStep } from '../../inOneStep.js'
import { addressesOf } from '../../pages/addresses.js'
import { quotesOf } from '../../pages/quotes/addresses.js'
import { quotePage, type TypedQuote } from '../../pages/quotes/quotePage.js'
import { quotesPage } from '../../pages/quotes/quotesPage.js'
import type { ShownQuote } from '../../pages/quotes/shownQuote.js'
import { workspaceNavigation } from '../../pages/workspace/navigation.js'
import { sendPage } from '../../sendPage.js'
import type { Services } from '../../services.js'
import { posted, record, told } from '../../workspace/record.js'
import { findingsOf } from '../roundFindings.js'
import { offeredSpans, readQuote } from './readQuote.js'
import { quotableAnswer, visitQuotes, type QuotableAnswer, type QuotesVisit } from './visitQuotes.js'
import { notFound } from '../../errors.js'

/** GET /rounds/:round/quotes */
export const showQuotes: Handler = (services) => async (req, res) => {
  const visit = await visitQuotes(services, req, res)
  if (!visit) return
  const { round, quotes } = visit
  const { language } = services
  const page = quotesPage({ round, quotes, banner: told(req, language.conclusions.quotes.done) }, language)
  await sendPage(services, res, 'findings/quotes', page, {
    round,
    ...(isLead(req)
      ? { navigation: workspaceNavigation(round, 'findings', language) }
      : { back: addressesOf(round).findings }),
  })
}

/** GET /rounds/:round/quotes/new?reference=…&question=…, with the theme whose words are looked for. */
export const showNewQuote: Handler = (services) => async (req, res) => {
  const visit = await visitQuotes(services, req, res)
  if (!visit) return
  const asked = (name: string) => {
    const value = req.query[name]
    return typeof value === 'string' ? value : ''
  }
  const answer = quotableAnswer(services, visit, {
    reference: asked('reference'),
    questionId: asked('question'),
  })
  if (answer.text === '') throw notFound()
  const [first, last] = await passageFor(services, visit, answer, asked('theme'))
  await sendQuote(services, req, res, visit, answer, { typed: emptyQuote(answer, undefined, first, last) })
}

/** What stands in the form at first: everything hidden that may say who somebody is. */
export function emptyQuote(
  answer: QuotableAnswer,
  quote: ShownQuote | undefined,
  first: number,
  last: number,
): TypedQuote {
  const hidden = quote && !quote.isChanged ? quote.hidden : answer.masked
  const attribution = quote?.attribution ?? answer.generics[0] ?? ''
  return { first, last, hidden, words: '', generic: '', attribution }
}

/** A short answer is chosen whole; of a long one the sentences that findings quote for the theme, or the first. */
const SHORT = 3

async function passageFor(
  services: Services,
  visit: QuotesVisit,
  { text, reference, question }: QuotableAnswer,
  themeId: string,
): Promise<readonly [number, number]> {
  const stretches = stretchesOf(text)
  // As it was found, not as members read it: the words have to be found in the answer.
  const found = await findingsOf(services, visit)
  const asked =
    'findings' in found ? found.findings.questions.find((one) => one.question.id === question.id) : undefined
  const quoted = asked?.themes
    .find(({ id }) => id === themeId)
    ?.quotes.find((quote) => quote.reference === reference)
  const start = quoted ? text.indexOf(quoted.text) : -1
  if (quoted && start >= 0) return sentencesIn(stretches, { start, end: start + quoted.text.length })
  return [0, stretches.length <= SHORT ? stretches.length - 1 : 0]
}

/** POST /rounds/:round/quotes */
export const createQuote: Handler = (services) => async (req, res) => {
  const visit = await visitQuotes(services, req, res)
  if (!visit) return
  const place = { reference: posted(req, 'reference'), questionId: posted(req, 'question') }
  const answer = quotableAnswer(services, visit, place)
  if (answer.text === '') throw notFound()
  const { round } = visit
  const { typed, messages, content } = readQuote(req, answer, undefined, !isLead(req), services.language)
  if (!content) {
    await sendQuote(services, req, res, visit, answer, { typed, messages })
    return
  }
  const organiserId = organiserOf(req)?.id ?? 0
  const about = { roundId: round.id, reference: answer.reference }
  const id = await inOneStep(services, async (within) => {
    const made = await insertQuote(within.db, about, content, organiserId, services.clock())
    await record(within, req, round, 'quote-proposed', `quotes/${made}`)
    return made
  })
  res.redirect(303, `${quotesOf(round).quote(id)}?done=proposed`)
}

interface Shown {
  readonly quote?: ShownQuote
  readonly typed: TypedQuote
  readonly messages?: ReadonlyMap<string, string>
}

/** The page on which a passage is chosen, and cleared. */
export async function sendQuote(
  services: Services,
  req: Request,
  res: Response,
  visit: QuotesVisit,
  answer: QuotableAnswer,
  { quote, typed, messages = new Map() }: Shown,
): Promise<void> {
  const { round } = visit
  const isOwn = quote?.chosenBy.id === organiserOf(req)?.id
  const page = quotePage(
    {
      ...{ round, quote, typed, messages, reference: answer.reference, question: answer.question },
      answer: answer.text,
      sentences: stretchesOf(answer.text),
      masked: visit.view ? answer.masked : [],
      offered: offeredSpans(answer, quote),
      generics: answer.generics,
      isSectorTold: answer.isSectorTold,
      log: quote ? await listQuoteChanges(services.db, quote.id) : [],
      clearing: isOwn ? 'own' : isLead(req) ? 'yes' : 'role',
      banner: told(req, services.language.conclusions.quotes.done),
    },
    services.language,
  )
  await record(
    services,
    req,
    round,
    'excerpts-seen',
    `responses/${answer.reference}/answers/${answer.question.id}`,
  )
  const back = quotesOf(round).page
  await sendPage(services, res, 'findings/quote', page, { round, back, hasErrors: messages.size > 0 })
}
