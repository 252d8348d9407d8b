/** Before a round closes, and after: what is part done, and the buttons that open, extend, close and archive it. */
import { stateOf, ukDate, type Round } from '../../../audit/rounds.js'
import type { UnsentDraft } from '../../../db/agencyDrafts.js'
import type { Language } from '../../language/en.js'
import { tableCell } from '../findingTable.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { workspaceOf } from './addresses.js'
import { formOptions } from './formPage.js'

export interface ClosureInput {
  readonly round: Round
  readonly now: Date
  /** How many questions the questionnaire asks. */
  readonly asked: number
  readonly drafts: readonly UnsentDraft[]
  /** How many agencies a last call is for. */
  readonly toCall: number
  readonly banner?: string | undefined
  readonly messages?: ReadonlyMap<string, string>
  readonly closesOn?: string
  readonly reference?: string
  readonly until?: string
}

/** The page's words, tables and forms. */
export function closurePage(input: ClosureInput, language: Language) {
  const { round, now, drafts, toCall, banner, messages = new Map() } = input
  const { closure: words, done } = language.workspace
  const addresses = workspaceOf(round)
  const state = stateOf(round, now)
  const closedOn = round.closedAt ?? round.closesOn
  const sentence = {
    'not-open-yet': words.state['not-open-yet'](round.opensOn),
    open: words.state.open(round.closesOn),
    closed: words.state.closed(closedOn),
  }[state]
  return {
    title: words.title[state],
    errorSummary: messages.size > 0 && errorSummary(messages, language),
    banner: banner !== undefined && notificationBanner(done, banner),
    state: [sentence, ...(round.archivedAt === null ? [] : [words.archived])],
    unsentTitle: words.unsent,
    unsentText: drafts.length === 0 ? words.noUnsent : words.unsentText,
    table: drafts.length > 0 && unsentTable(input, language),
    lastCall: state === 'open' &&
      toCall > 0 && { text: words.lastCall(toCall), href: addresses.kind('last-call') },
    grace: drafts.length > 0 && {
      title: words.graceTitle,
      text: words.graceText,
      form: graceForm(input, language),
    },
    extension: {
      title: words.extend,
      form: formOptions(
        {
          action: addresses.extension,
          fields: [
            {
              id: 'closesOn',
              kind: 'date',
              label: words.extendField,
              hint: language.workspace.dateHint,
              value: input.closesOn ?? round.closesOn,
              width: 10,
            },
          ],
          button: words.extendButton,
          messages,
        },
        language,
      ),
    },
    acts: actsOf(round, now, language),
  }
}

function unsentTable({ drafts, asked }: ClosureInput, language: Language) {
  const { closure: words, none } = language.workspace
  return {
    id: 'unsent',
    caption: words.unsent,
    head: [
      { text: words.agency, numeric: false },
      { text: words.answered, numeric: true },
      { text: words.savedAt, numeric: false },
      { text: words.grace, numeric: false },
    ],
    rows: drafts.map((draft) => ({
      label: draft.agency === '' ? words.unknown(draft.reference) : draft.agency,
      cells: [
        tableCell(words.answeredOf(draft.answered, asked), { numeric: true }),
        tableCell(language.dateAndTime(draft.savedAt)),
        tableCell(draft.graceUntil === null ? none : language.date(draft.graceUntil)),
      ],
    })),
    notes: [],
  }
}

function graceForm({ round, drafts, reference, until, messages }: ClosureInput, language: Language) {
  const { closure: words, dateHint } = language.workspace
  return formOptions(
    {
      action: workspaceOf(round).grace,
      fields: [
        {
          id: 'reference',
          kind: 'radios',
          label: words.graceWhich,
          value: reference ?? '',
          items: drafts.map((draft) => ({
            value: draft.reference,
            text: draft.agency === '' ? words.unknown(draft.reference) : draft.agency,
          })),
        },
        { id: 'until', kind: 'date', label: words.graceUntil, hint: dateHint, value: until ?? '', width: 10 },
      ],
      button: words.graceButton,
      ...(messages && { messages }),
    },
    language,
  )
}

/** What can be done at once, by the round's state: each a heading, a sentence and a button. */
function actsOf(round: Round, now: Date, { workspace: { closure: words } }: Language) {
  const { opening, closure, archive } = workspaceOf(round)
  const act = (title: string, text: string, action: string, button: string, classes = '') => ({
    title,
    text,
    action,
    button: { text: button, classes, preventDoubleClick: true },
  })
  const secondary = 'govuk-button--secondary'
  switch (stateOf(round, now)) {
    case 'not-open-yet':
      return [act(words.open, words.state.open(round.closesOn), opening, words.openButton)]
    case 'open':
      return [act(words.close, words.closeText, closure, words.closeButton, 'govuk-button--warning')]
    case 'closed':
      return [
        ...(round.closesOn >= ukDate(now)
          ? [act(words.reopen, words.reopenText, opening, words.reopenButton, secondary)]
          : []),
        ...(round.archivedAt === null
          ? [act(words.archive, words.archiveText, archive, words.archiveButton, secondary)]
          : []),
      ]
  }
}
