/** One quote: the answer, the passage and what is hidden in it, clearing it, and what was done to it. */
import { quotedText, QUOTE_GENERICS } from '../../../audit/chosenQuotes.js'
import type { HiddenSpan } from '../../../audit/hiding.js'
import type { Span } from '../../../audit/personalData/spans.js'
import type { Question } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { KeptQuoteChange } from '../../../db/quotes.js'
import type { Language } from '../../language/en.js'
import { wordingOf } from '../fields.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { wordingFor } from '../roundWording.js'
import { quotesOf } from './addresses.js'
import type { ShownQuote } from './shownQuote.js'

/** What stands in the form. Sentences are counted from 0. */
export interface TypedQuote {
  readonly first: number
  readonly last: number
  readonly hidden: readonly HiddenSpan[]
  readonly words: string
  readonly generic: string
  readonly attribution: string
}

export interface QuoteInput {
  readonly round: Round
  readonly question: Question
  readonly reference: string
  /** As it counts; "" where it is gone. */
  readonly answer: string
  readonly sentences: readonly Span[]
  /** What its reader does not see of the answer. */
  readonly masked: readonly HiddenSpan[]
  /** What can be ticked to be hidden. */
  readonly offered: readonly HiddenSpan[]
  readonly generics: readonly string[]
  readonly isSectorTold: boolean
  /** Undefined while it is proposed. */
  readonly quote: ShownQuote | undefined
  readonly typed: TypedQuote
  readonly messages: ReadonlyMap<string, string>
  /** The latest first. */
  readonly log: readonly KeptQuoteChange[]
  /** Whether its reader can clear it, or why not. */
  readonly clearing: 'yes' | 'own' | 'role'
  readonly banner: string | undefined
}

/** A hidden span as a form's value: where, and as what. */
export function hiddenValue({ start, end, generic }: HiddenSpan): string {
  return `${start}-${end}-${generic}`
}

/** The page's words, forms and log. */
export function quotePage(input: QuoteInput, language: Language) {
  const { round, question, quote, messages, banner } = input
  const words = language.conclusions.quotes
  return {
    title: quote ? words.oneTitle(quote.id) : words.newTitle,
    caption: wordingOf(question, wordingFor(round)),
    errorSummary: messages.size > 0 && errorSummary(messages, language),
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    changed: quote?.isChanged === true && words.changed,
    standing: quote && standingOf(quote, language),
    answer: input.answer !== '' && {
      title: words.answer,
      text: words.sentences,
      sentences: input.sentences.map((one) => printedSentence(one, input)),
    },
    form: input.answer !== '' && formOf(input, language),
    clear: quote?.state === 'proposed' && !quote.isChanged && clearOf(quote, input, language),
    withdraw: quote &&
      quote.state !== 'withdrawn' && {
        action: quotesOf(round).withdrawal(quote.id),
        version: quote.version,
        button: { text: words.withdraw, classes: 'govuk-button--secondary', preventDoubleClick: true },
      },
    log: quote && { title: words.log, items: input.log.map((one) => logItem(one, input, language)) },
  }
}

function standingOf(quote: ShownQuote, language: Language) {
  const words = language.conclusions.quotes
  const { shown, said, cleared, chosenBy, chosenAt, state } = quote
  return {
    title: words.asPrinted,
    text: shown === '' ? words.gone : words.attributed(shown, said),
    tag: { text: words.states[state], classes: state === 'cleared' ? 'govuk-tag--green' : 'govuk-tag--grey' },
    made: [
      words.chosen(chosenBy.name, chosenAt),
      ...(cleared ? [words.clearedBy(cleared.by, cleared.at)] : []),
    ],
  }
}

function printedSentence(sentence: Span, { answer, masked }: QuoteInput): string {
  return quotedText(answer, { ...sentence, hidden: masked })
}

function formOf(input: QuoteInput, language: Language) {
  const { round, reference, question, quote, typed } = input
  const words = language.conclusions.quotes
  const addresses = quotesOf(round)
  const sentence = (id: 'first' | 'last') => ({
    ...fieldOf(id, words[id], input, language),
    items: input.sentences.map((one, index) => ({
      value: String(index + 1),
      text: words.sentence(index + 1, shortened(printedSentence(one, input))),
      selected: typed[id] === index,
    })),
  })
  return {
    action: quote ? addresses.quote(quote.id) : addresses.page,
    hidden: [
      { name: 'reference', value: reference },
      { name: 'question', value: question.id },
      { name: 'version', value: String(quote?.version ?? 0) },
    ],
    first: sentence('first'),
    last: sentence('last'),
    hide: hideField(input, language),
    always:
      input.masked.length > 0 && words.hiddenAlways(input.masked.map(({ generic }) => generic).join(', ')),
    words: {
      ...fieldOf('words', words.words, input, language),
      hint: { text: words.wordsHint },
      value: typed.words,
    },
    generic: {
      ...fieldOf('generic', words.generic, input, language),
      items: ['', ...QUOTE_GENERICS].map((one) => ({
        value: one,
        text: one,
        selected: one === typed.generic,
      })),
    },
    attribution: input.isSectorTold && {
      ...fieldOf('attribution', words.attribution, input, language),
      hint: { text: words.attributionHint },
      items: [
        { value: '', text: words.nobody, selected: typed.attribution === '' },
        ...input.generics.map((one) => ({ value: one, text: one, selected: one === typed.attribution })),
      ],
    },
    attributionHidden: !input.isSectorTold && words.attributionHidden,
    button: { text: quote ? words.save : words.proposeButton, preventDoubleClick: true },
  }
}

function fieldOf(id: string, label: string, { messages }: QuoteInput, { problems }: Language) {
  const text = messages.get(id)
  const errorMessage = text === undefined ? undefined : { text, visuallyHiddenText: problems.prefix }
  return { id, name: id, label: { text: label, classes: 'govuk-label--s' }, errorMessage }
}

/** Spans to tick; a member of the group does not see the words that the mask hides, so cannot untick them. */
function hideField(input: QuoteInput, { conclusions }: Language) {
  const { offered, masked, answer, typed } = input
  const words = conclusions.quotes
  const unseen = new Set(masked.map(hiddenValue))
  const ticked = new Set(typed.hidden.map(hiddenValue))
  const items = offered.filter((span) => !unseen.has(hiddenValue(span)))
  return (
    items.length > 0 && {
      ...{ idPrefix: 'hide', name: 'hide', hint: { text: words.hiddenHint } },
      fieldset: { legend: { text: words.hidden, classes: 'govuk-fieldset__legend--s' } },
      items: items.map((span) => ({
        value: hiddenValue(span),
        text: words.hiddenFor(
          quotedText(answer, { start: span.start, end: span.end, hidden: masked }),
          span.generic,
        ),
        checked: ticked.has(hiddenValue(span)),
      })),
    }
  )
}

function clearOf(quote: ShownQuote, { round, clearing }: QuoteInput, language: Language) {
  const words = language.conclusions.quotes
  return {
    title: words.clearTitle,
    text: { yes: words.clearText, own: words.notYours, role: words.notLead }[clearing],
    form: clearing === 'yes' && {
      action: quotesOf(round).clearance(quote.id),
      version: quote.version,
      button: { text: words.clearButton, preventDoubleClick: true },
    },
  }
}

function logItem(one: KeptQuoteChange, { isSectorTold }: QuoteInput, language: Language) {
  const words = language.conclusions.quotes
  return {
    heading: words.version(one.version),
    made: words.made(words.changes[one.change], one.madeBy, one.madeAt),
    text: [words.redactions(one.generics), ...(isSectorTold ? [words.spokenBy(one.attribution)] : [])].join(
      ' ',
    ),
  }
}

const LONGEST_OPTION = 60

function shortened(text: string): string {
  return text.length <= LONGEST_OPTION ? text : `${text.slice(0, LONGEST_OPTION).trimEnd()}…`
}
