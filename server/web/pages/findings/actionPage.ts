/** One action: what it says now, its progress notes, the form to change it, and how it was changed. */
import type { ActionNote, AgreedAction } from '../../../audit/actions.js'
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { statementsOf } from '../statements/addresses.js'
import { formOptions, type FormField } from '../workspace/formPage.js'
import { addressesOfActions } from './actionAddresses.js'
import {
  actionFields,
  actionValues,
  ownerOf,
  type ActionChoices,
  type ActionField,
  type ActionValues,
} from './actionForm.js'
import { actionTags } from './actionsPage.js'
import { valueText } from './meanwhile.js'

interface Hidden {
  readonly name: string
  readonly value: string
}

export interface ActionInput {
  readonly round: Round
  /** The latest version first. */
  readonly versions: readonly [AgreedAction, ...AgreedAction[]]
  readonly notes: readonly ActionNote[]
  readonly choices: ActionChoices
  readonly now: Date
  readonly banner?: string | undefined
  readonly values: ActionValues
  /** What is wrong, by field; "note" is the note's. */
  readonly messages: ReadonlyMap<string, string>
  readonly note: string
  readonly hidden: { readonly change: readonly Hidden[]; readonly note: readonly Hidden[] }
}

/** The page's words and component options. */
export function actionPage(input: ActionInput, language: Language) {
  const { round, versions, notes, now, banner, messages } = input
  const [action] = versions
  const words = language.actions
  return {
    title: words.pageTitle(action.number),
    caption: round.title,
    errorSummary: messages.size > 0 && errorSummary(messages, language),
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    tags: actionTags(action, now, language),
    text: action.text,
    summary: summaryOf(input, language),
    links: [...sectionLink(input, language), ...statementLink(input, language)],
    written: words.writtenBy(action.writtenBy, action.writtenAt),
    notesTitle: words.notes,
    noNotes: notes.length === 0 && words.noNotes,
    notes: notes.map(({ text, writtenBy, writtenAt }) => ({ by: words.noteBy(writtenBy, writtenAt), text })),
    noteForm: formOptions(
      {
        action: addressesOfActions(round).notes(action.number),
        fields: [
          {
            ...{ id: 'note', kind: 'textarea', label: words.note, hint: words.noteHint },
            ...{ value: input.note, rows: 3 },
          },
        ],
        hidden: input.hidden.note,
        button: words.addNote,
        messages,
      },
      language,
    ),
    editTitle: words.edit,
    form: formOptions(
      {
        action: addressesOfActions(round).action(action.number),
        fields: actionFields(input.values, input.choices, language),
        hidden: input.hidden.change,
        button: words.save,
        messages,
      },
      language,
    ),
    historyTitle: words.history,
    history: historyOf(input, language),
  }
}

function summaryOf({ versions: [action] }: ActionInput, { actions: words, date }: Language) {
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })
  return {
    rows: [row(words.rows.owner, ownerOf(action)), row(words.rows.dueOn, date(action.dueOn))],
  }
}

/** The findings that it follows from; empty where nobody has said. */
function sectionLink({ round, versions: [action], choices }: ActionInput, { actions: words }: Language) {
  const section = choices.sections.find(({ id }) => id === action.sectionId)
  if (!section) return []
  return [{ text: words.follows(section.heading), href: addressesOf(round).findingsSection(section.id) }]
}

/** The statement that it follows from; empty where nobody has said. */
function statementLink({ round, versions: [action], choices }: ActionInput, { actions: words }: Language) {
  const statement = choices.statements.find(({ id }) => id === action.statementId)
  if (!statement) return []
  return [{ text: words.restsOn(statement.text), href: statementsOf(round).statement(statement.id) }]
}

/** What each version changed, the latest first. */
function historyOf({ versions, choices }: ActionInput, language: Language): readonly string[] {
  const words = language.actions
  return versions.map((version, index) => {
    const before = versions[index + 1]
    if (!before) return words.historyAdded(version.writtenBy, version.writtenAt)
    const now = actionValues(version)
    const then = actionValues(before)
    // An agency that is not offered any more is called by its name all the same.
    const agencies = [...choices.agencies, ...agenciesIn(versions)]
    const statements = choices.statements.map((one) => ({ ...one, isOffered: true }))
    const fields = actionFields(now, { ...choices, agencies, statements, isLead: true }, language)
    const changes = fields
      .filter(({ id }) => now[id as ActionField] !== then[id as ActionField])
      .map((field) => changeOf(field, then, now, language))
    return words.historyChanged(version.writtenBy, version.writtenAt, changes)
  })
}

function agenciesIn(versions: readonly AgreedAction[]) {
  return versions.flatMap(({ agencyId, agencyName }) =>
    agencyId === null ? [] : [{ id: agencyId, name: agencyName }],
  )
}

function changeOf(field: FormField, then: ActionValues, now: ActionValues, language: Language): string {
  const text = (values: ActionValues) => valueText(field, values[field.id as ActionField], language)
  return language.actions.historyField(field.label, text(then), text(now))
}
