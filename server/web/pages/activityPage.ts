/** Who did what: the filters, and a table or the rows of a file. */
import type { Round } from '../../audit/rounds.js'
import { ACTIONS, type Action, type Activity } from '../../db/activity.js'
import type { Account } from '../../db/organisers.js'
import type { Language } from '../language/en.js'
import { ACTIVITY } from './addresses.js'
import { lineField } from './forms.js'

/** What is looked for; "" where it does not matter. */
export interface ActivityChoice {
  readonly text: string
  readonly action: Action | ''
  /** An organiser's id. */
  readonly who: string
  /** A round's slug. */
  readonly round: string
  /** The row before which to look, to page backwards. */
  readonly before: string
}

export interface FoundActivity {
  readonly choice: ActivityChoice
  readonly found: readonly Activity[]
  readonly hasMore: boolean
  readonly accounts: readonly Account[]
  readonly rounds: readonly Round[]
}

/** The page's filters and table. */
export function activityPage(given: FoundActivity, language: Language) {
  const words = language.activity
  const { choice, found, accounts } = given
  const older = new URLSearchParams({ ...choice, before: String(found.at(-1)?.id ?? '') })
  return {
    title: words.title,
    intro: words.intro,
    action: ACTIVITY.page,
    text: lineField('text', words.text, { value: choice.text, type: 'search' }, {}, language),
    selects: selectsFor(given, language),
    button: { text: words.button, classes: 'govuk-button--secondary' },
    none: found.length === 0 && words.none,
    download: {
      text: words.download,
      href: `${ACTIVITY.file}?${new URLSearchParams({ ...choice, before: '' }).toString()}`,
    },
    table: found.length > 0 && {
      head: Object.values(words.head).map((text) => ({ text })),
      rows: activityRows(found, accounts, language).map((row) => row.map((text) => ({ text }))),
    },
    older: given.hasMore && { text: words.older, href: `${ACTIVITY.page}?${older.toString()}` },
  }
}

/** The columns' texts, a row for each thing done. */
export function activityRows(
  found: readonly Activity[],
  accounts: readonly Account[],
  language: Language,
): readonly (readonly string[])[] {
  const words = language.activity
  const names = new Map(accounts.map(({ id, name }) => [`organisers/${id}`, name]))
  return found.map((activity) => [
    language.dateAndTime(activity.at.toISOString()),
    activity.organiser?.name ?? words.nobody,
    wordsFor(activity.action, language),
    names.get(activity.object) ?? activity.object,
    activity.round?.title ?? '',
    activity.reason,
  ])
}

function wordsFor(action: string, { activity: { actions } }: Language): string {
  const known = ACTIONS.find((one) => one === action)
  return known ? actions[known] : action
}

function selectsFor({ choice, accounts, rounds }: FoundActivity, language: Language): readonly object[] {
  const words = language.activity
  const select = (
    name: string,
    label: string,
    value: string,
    items: readonly { readonly value: string; readonly text: string }[],
  ) => ({ id: name, name, label: { text: label }, value, items: [{ value: '', text: words.all }, ...items] })
  return [
    select(
      'action',
      words.action,
      choice.action,
      ACTIONS.map((action) => ({ value: action, text: words.actions[action] })),
    ),
    select(
      'who',
      words.who,
      choice.who,
      accounts.map(({ id, name }) => ({ value: String(id), text: name })),
    ),
    select(
      'round',
      words.round,
      choice.round,
      rounds.map(({ slug, title }) => ({ value: slug, text: title })),
    ),
  ]
}
