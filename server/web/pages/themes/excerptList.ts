/** Excerpts of a theme in context, each with the choice of what should happen to it. */
import { sectorsOf, questionsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Span } from '../../../audit/themes/segments.js'
import type { Polarity } from '../../../audit/themes/polarity.js'
import type { Theme } from '../../../audit/themes/codebook.js'
import type { Language } from '../../language/en.js'
import type { Addresses } from '../addresses.js'
import { paginationOptions } from '../pagination.js'
import { hiddenSeen, type FormContext } from './forms.js'

/** An excerpt as its reader may see it. */
export interface ShownExcerpt {
  /** The name of the field that decides on it. */
  readonly place: string
  readonly reference: string
  readonly questionId: string
  /** Null where it is left blank, or hidden from the reader. */
  readonly sector: string | null
  /** The answer, and where the excerpt stands in it. */
  readonly text: string
  readonly mark: Span
  readonly polarity: Polarity
  readonly isByPerson: boolean
}

export interface ExcerptListInput {
  readonly questionnaire: Questionnaire
  readonly theme: Pick<Theme, 'id'>
  /** Those that an excerpt may be moved to, too. */
  readonly themes: readonly Pick<Theme, 'id' | 'label'>[]
  readonly excerpts: readonly ShownExcerpt[]
  readonly page: number
  readonly pages: number
  readonly first: number
  readonly last: number
  readonly all: number
  readonly form: FormContext
}

/** The form's id, and values of its fields besides the ids of themes. */
export const EXCERPTS_FORM = 'excerpts'
export const KEEP = ' keep'
export const REMOVE = ' remove'

/** So many characters of context stand on either side, and of a long excerpt so many are shown. */
const CONTEXT = 90
const LONGEST = 400

/** What the page prints of the excerpts: a form with a choice each, and links to further pages. */
export function excerptList(input: ExcerptListInput, addresses: Addresses, language: Language) {
  const { excerpts: words } = language.themes
  const { excerpts, first, last, all, theme, form } = input
  return {
    heading: words.heading,
    id: EXCERPTS_FORM,
    text: all === 0 ? words.none : words.intro(first, last, all),
    form: excerpts.length > 0 && {
      action: `${addresses.themeForm(theme.id, 'excerpts')}?page=${input.page}`,
      hidden: hiddenSeen(form.seen),
      items: excerpts.map((excerpt, index) => itemOf(excerpt, index, input, language)),
      button: { text: words.button, preventDoubleClick: true },
    },
    pagination: input.pages > 1 && paginationOf(input, addresses, language),
  }
}

function itemOf(excerpt: ShownExcerpt, index: number, input: ExcerptListInput, language: Language) {
  const { excerpts: words } = language.themes
  const { questionnaire, form } = input
  const number = questionsOf(questionnaire).findIndex(({ id }) => id === excerpt.questionId) + 1
  const sector = sectorsOf(questionnaire).find(({ id }) => id === excerpt.sector)?.label
  const { before, marked, after } = cut(excerpt)
  const chosen = form.sent?.form === EXCERPTS_FORM ? form.sent.fields[excerpt.place] : undefined
  const facts = [
    `${words.question(number)}${sector === undefined ? '' : words.sector(sector)}`,
    words.polarity[excerpt.polarity],
    ...(excerpt.isByPerson ? [words.byPerson] : []),
  ]
  return {
    ...{ before, marked, after },
    facts: facts.join(' · '),
    select: {
      id: `excerpt-${index}`,
      name: excerpt.place,
      label: { text: words.what(short(marked), excerpt.reference), classes: 'govuk-visually-hidden' },
      items: choicesFor(input, language).map((item) => ({ ...item, selected: item.value === chosen })),
    },
  }
}

function choicesFor({ theme, themes }: ExcerptListInput, language: Language) {
  const { excerpts: words } = language.themes
  return [
    { value: '', text: words.leave },
    { value: KEEP, text: words.keep },
    { value: REMOVE, text: words.remove },
    ...themes
      .filter(({ id }) => id !== theme.id)
      .map(({ id, label }) => ({ value: id, text: words.move(label) })),
  ]
}

/** The excerpt between what stands before and after it, cut at words. */
function cut({ text, mark: { start, end } }: ShownExcerpt) {
  const from = start <= CONTEXT ? 0 : text.indexOf(' ', start - CONTEXT) + 1
  const to = end + CONTEXT >= text.length ? text.length : text.lastIndexOf(' ', end + CONTEXT)
  const marked = text.slice(start, end)
  return {
    before: `${from > 0 ? '… ' : ''}${text.slice(Math.min(from, start), start)}`,
    marked: marked.length > LONGEST ? `${marked.slice(0, LONGEST)}…` : marked,
    after: `${text.slice(end, Math.max(to, end))}${to < text.length ? ' …' : ''}`,
  }
}

function short(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60)}…` : words
}

function paginationOf({ page, pages, theme }: ExcerptListInput, addresses: Addresses, language: Language) {
  const hrefOf = (number: number) => `${addresses.theme(theme.id)}?page=${number}#${EXCERPTS_FORM}`
  return paginationOptions({ page, pages, hrefOf, label: language.themes.excerpts.pages }, language)
}
