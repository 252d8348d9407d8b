/** What a person sees when something cannot be done: what happened, what was kept, what to do next. */
import type { Fields } from '../forms.js'
import type { Language } from '../language/en.js'
import type { Link } from '../layout.js'

export interface ErrorWords {
  readonly title: string
  readonly text: string
  /** Where to go next, if there is a place. */
  readonly link?: (Link & { readonly newTab?: boolean }) | undefined
}

/** What was posted, so that nothing typed is lost with the error. */
export interface Typed {
  /** Where the form was sent; undefined where sending it again makes no sense. */
  readonly action: string | undefined
  readonly fields: Fields
  /** The questions' wordings by id, to print above what was typed. */
  readonly labels: ReadonlyMap<string, string>
  /** What has to be done before it is sent again. */
  readonly first?: 'open-link' | 'sign-in' | undefined
}

/** The error page's words, with what was typed in a form that can be sent again. */
export function errorPage(words: ErrorWords, typed: Typed | undefined, language: Language) {
  const entries = typed ? entriesOf(typed) : []
  const texts = entries.filter(({ label, value }) => label !== undefined && value.trim() !== '')
  return {
    title: words.title,
    text: words.text,
    link: words.link ?? false,
    typed: typed !== undefined &&
      (texts.length > 0 || typed.first === 'sign-in') && {
        ...wordsOf(typed, language),
        fields: texts.map(({ name, label, value }, index) => ({
          id: `typed-${index + 1}`,
          name,
          label: { text: label, classes: 'govuk-label--s' },
          value,
          rows: 6,
        })),
        form: typed.action !== undefined && {
          action: typed.action,
          // Choices travel along unseen: they are ids, and the section shows them again once it is saved.
          hidden: entries.filter(({ label }) => label === undefined),
          button: {
            text: typed.first === 'sign-in' ? language.account.signedOut.again : language.errors.tryAgain,
          },
        },
      },
  }
}

/** What became of the form, and what to do with it. */
function wordsOf({ action, first }: Typed, { errors, account: { signedOut } }: Language) {
  if (first === 'sign-in') return action === undefined ? signedOut.gone : signedOut.kept
  const copy = action === undefined ? errors.copy : ''
  return { text: errors.typed, hint: first === 'open-link' ? errors.typedLink : copy }
}

interface Entry {
  readonly name: string
  readonly value: string
  /** Undefined where the value is a choice's id rather than somebody's words. */
  readonly label: string | undefined
}

function entriesOf({ fields, labels }: Typed): readonly Entry[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item): item is string => typeof item === 'string')
      .map((item) => ({ name, value: item, label: labels.get(name) })),
  )
}
