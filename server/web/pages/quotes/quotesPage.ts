/** The quotes of a round: those to be cleared, those cleared, those withdrawn. */
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { notificationBanner } from '../notificationBanner.js'
import { quotesOf } from './addresses.js'
import type { ShownQuote } from './shownQuote.js'

export interface QuotesInput {
  readonly round: Round
  readonly quotes: readonly ShownQuote[]
  readonly banner: string | undefined
}

const GROUPS = ['proposed', 'cleared', 'withdrawn'] as const

/** The page's words and links. */
export function quotesPage({ round, quotes, banner }: QuotesInput, language: Language) {
  const words = language.conclusions.quotes
  return {
    title: words.title,
    caption: round.title,
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    intro: words.intro,
    none: quotes.length === 0 && words.none,
    groups: GROUPS.flatMap((state) => {
      const own = quotes.filter((quote) => quote.state === state)
      return own.length === 0
        ? []
        : [{ heading: words.groups[state], quotes: own.map((quote) => quoteItem(quote, round, language)) }]
    }),
  }
}

function quoteItem(quote: ShownQuote, round: Round, language: Language) {
  const words = language.conclusions.quotes
  const { id, shown, said, cleared, chosenBy, chosenAt, isChanged, state } = quote
  return {
    text: shown === '' ? words.gone : words.attributed(shown, said),
    made: cleared ? words.clearedBy(cleared.by, cleared.at) : words.chosen(chosenBy.name, chosenAt),
    changed: isChanged && state !== 'withdrawn' && words.changed,
    link: { text: words.open, href: quotesOf(round).quote(id), about: words.oneTitle(id) },
  }
}
