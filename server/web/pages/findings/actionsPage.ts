/** A round's actions: which are open, which are overdue, and who does them. */
import {
  ACTION_FILTERS,
  actionsIn,
  isOpen,
  isOverdue,
  type ActionFilter,
  type ActionNote,
  type ActionStatus,
  type AgreedAction,
} from '../../../audit/actions.js'
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { notificationBanner } from '../notificationBanner.js'
import { addressesOfActions } from './actionAddresses.js'
import { ownerOf } from './actionForm.js'

export interface ActionsInput {
  readonly round: Round
  readonly actions: readonly AgreedAction[]
  /** By the action's id, the latest first. */
  readonly notes: ReadonlyMap<number, readonly ActionNote[]>
  readonly filter: ActionFilter
  readonly now: Date
  readonly banner?: string | undefined
}

/** The page's words and links. */
export function actionsPage(input: ActionsInput, language: Language) {
  const { round, actions, filter, now, banner } = input
  const words = language.actions
  const addresses = addressesOfActions(round)
  const listed = actionsIn(actions, filter, now)
  const overdue = actionsIn(actions, 'overdue', now).length
  return {
    title: words.title,
    caption: round.title,
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    intro: words.intro,
    overdue: overdue > 0 && { text: words.overdueCount(overdue), iconFallbackText: words.overdue },
    add: { text: words.add, href: addresses.new },
    filterLabel: words.filterLabel,
    filters: ACTION_FILTERS.map((one) => ({
      text: words.filter(words.filters[one], actionsIn(actions, one, now).length),
      href: addresses.filtered(one),
      isCurrent: one === filter,
    })),
    none: listed.length === 0 && words.none[filter],
    items: listed.map((action) => itemOf(action, input, language)),
    downloads: [
      { text: words.download, href: addresses.csv },
      { text: words.downloadWorkbook, href: addresses.workbook },
    ],
  }
}

function itemOf(action: AgreedAction, { round, notes, now }: ActionsInput, language: Language) {
  const { actions: words } = language
  const [last] = notes.get(action.id) ?? []
  return {
    text: words.item(action.number, action.text),
    href: addressesOfActions(round).action(action.number),
    tags: actionTags(action, now, language),
    facts: [words.owner(ownerOf(action)), words.due(action.dueOn)],
    note: last !== undefined && words.lastNote(last.text, last.writtenBy, last.writtenAt),
  }
}

const COLOURS: Readonly<Record<ActionStatus, string>> = {
  'not-started': 'govuk-tag--grey',
  'under-way': 'govuk-tag--blue',
  done: 'govuk-tag--green',
  dropped: 'govuk-tag--grey',
}

/** An action's status, and that it is overdue, in words and colours. */
export function actionTags(action: AgreedAction, now: Date, { actions: words }: Language) {
  return [
    { text: words.statuses[action.status], classes: COLOURS[action.status] },
    ...(isOverdue(action, now) ? [{ text: words.overdue, classes: 'govuk-tag--red' }] : []),
  ]
}

/** The rows of the list as a file, under the language's columns. */
export function actionRows(
  {
    actions,
    notes,
    now,
    sections,
    statements,
  }: Pick<ActionsInput, 'actions' | 'notes' | 'now'> & {
    readonly sections: readonly { readonly id: string; readonly heading: string }[]
    readonly statements: readonly { readonly id: number; readonly text: string }[]
  },
  language: Language,
): readonly Readonly<Record<keyof Language['actions']['file']['columns'], string>>[] {
  const { actions: words } = language
  const ordered = actions.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || a.number - b.number)
  return ordered.map((action) => ({
    number: String(action.number),
    text: action.text,
    owner: ownerOf(action),
    dueOn: action.dueOn,
    status: words.statuses[action.status],
    overdue: isOverdue(action, now) ? words.file.yes : words.file.no,
    section: sections.find(({ id }) => id === action.sectionId)?.heading ?? '',
    statement: statements.find(({ id }) => id === action.statementId)?.text ?? '',
    changed: words.noteBy(action.writtenBy, action.writtenAt),
    notes: (notes.get(action.id) ?? [])
      .map(({ text, writtenBy, writtenAt }) => `${words.noteBy(writtenBy, writtenAt)}: ${text}`)
      .join('\n'),
  }))
}
