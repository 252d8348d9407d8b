/** From a posted form to a passage with what is hidden in it; what is wrong is said beside its field. */
import type { Request } from 'express'
import { hiddenIn, QUOTE_GENERICS, stretchesOf } from '../../../audit/chosenQuotes.js'
import { placesOf, type HiddenSpan } from '../../../audit/hiding.js'
import type { QuoteContent } from '../../../db/quotes.js'
import { valuesOf } from '../../forms.js'
import { hashOf } from '../../keys.js'
import type { Language } from '../../language/en.js'
import { hiddenValue, type TypedQuote } from '../../pages/quotes/quotePage.js'
import type { ShownQuote } from '../../pages/quotes/shownQuote.js'
import { posted } from '../../workspace/record.js'
import type { QuotableAnswer } from './visitQuotes.js'

export interface ReadQuote {
  readonly typed: TypedQuote
  readonly messages: ReadonlyMap<string, string>
  /** Undefined where something is wrong. */
  readonly content: QuoteContent | undefined
}

/** Reads the form about an answer. Members of the group hide what the mask hides, whatever they tick. */
export function readQuote(
  req: Request,
  answer: QuotableAnswer,
  kept: ShownQuote | undefined,
  isMasked: boolean,
  language: Language,
): ReadQuote {
  const { problems } = language.conclusions.quotes
  const stretches = stretchesOf(answer.text)
  const [first, last] = [numberIn(req, 'first', stretches.length), numberIn(req, 'last', stretches.length)]
  const passage = { start: stretches[first]?.start ?? 0, end: stretches[last]?.end ?? 0 }
  const [words, generic] = [posted(req, 'words'), posted(req, 'generic')]
  const body = (req.body ?? {}) as Readonly<Record<string, unknown>>
  const ticked = new Set(valuesOf(body.hide))
  const chosen = offeredSpans(answer, kept).filter((span) => ticked.has(hiddenValue(span)))
  const found = hiddenIn(
    passage,
    placesOf(words, answer.text).map((place) => ({ ...place, generic })),
  )
  const isGeneric = QUOTE_GENERICS.includes(generic)
  const messages = new Map([
    ...(last < first ? [['last', problems.order] as const] : []),
    ...(words !== '' && found.length === 0 ? [['words', problems.words(words)] as const] : []),
    ...(words !== '' && !isGeneric ? [['generic', problems.generic] as const] : []),
  ])
  const always = isMasked ? answer.masked : []
  const hidden = hiddenIn(passage, [...always, ...chosen, ...(isGeneric ? found : [])])
  const wanted = posted(req, 'attribution')
  const attribution = attributionOf(wanted, answer, kept)
  const typed = { first, last, hidden: chosen, words, generic, attribution }
  const content = { questionId: answer.question.id, answerHash: hashOf(answer.text), attribution }
  return {
    typed,
    messages,
    content: messages.size === 0 ? { ...content, ...passage, hidden } : undefined,
  }
}

/** Who is not told the sector leaves what was said of it as it was. */
function attributionOf(wanted: string, answer: QuotableAnswer, kept: ShownQuote | undefined): string {
  if (!answer.isSectorTold) return kept?.attribution ?? ''
  return answer.generics.includes(wanted) ? wanted : ''
}

/** What may be ticked: what the mask finds, and what is hidden already. */
export function offeredSpans(answer: QuotableAnswer, kept: ShownQuote | undefined): readonly HiddenSpan[] {
  const own = kept && !kept.isChanged ? kept.hidden : []
  const values = new Set(own.map(hiddenValue))
  return [...own, ...answer.masked.filter((span) => !values.has(hiddenValue(span)))]
}

function numberIn(req: Request, name: string, count: number): number {
  const number = Number(posted(req, name))
  return Number.isInteger(number) && number >= 1 && number <= count ? number - 1 : 0
}
