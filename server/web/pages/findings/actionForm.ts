/** The form of an action, for a new one and for one that there is. */
import {
  ACTION_STATUSES,
  type ActionFault,
  type AgreedAction,
  type NewAction,
} from '../../../audit/actions.js'
import type { FieldTexts } from '../../../audit/merging.js'
import type { Section } from '../../../audit/questionnaire.js'
import type { Language } from '../../language/en.js'
import type { FormField } from '../workspace/formPage.js'

export const ACTION_FIELDS = [
  'text',
  'agency',
  'owner',
  'named',
  'dueOn',
  'status',
  'section',
  'statement',
] as const
export type ActionField = (typeof ACTION_FIELDS)[number]
export type ActionValues = FieldTexts<ActionField>

/** A statement that an action can follow from. */
export interface ActionStatement {
  readonly id: number
  readonly text: string
  /** Those that were withdrawn stay with the actions that have them. */
  readonly isOffered: boolean
}

/** What whoever has the form open can choose from. */
export interface ActionChoices {
  /** Agencies that can be made the owner: the register for leads, for members only the one that owns it. */
  readonly agencies: readonly { readonly id: number; readonly name: string }[]
  readonly sections: readonly Pick<Section, 'id' | 'heading'>[]
  readonly statements: readonly ActionStatement[]
  /** Leads decide whether an agency may be named. */
  readonly isLead: boolean
}

/** An empty form. */
export const NO_ACTION: ActionValues = {
  text: '',
  agency: '',
  owner: '',
  named: 'no',
  dueOn: '',
  status: 'not-started',
  section: '',
  statement: '',
}

/** An action as the form shows it. */
export function actionValues(action: NewAction): ActionValues {
  return {
    text: action.text,
    agency: action.agencyId === null ? '' : String(action.agencyId),
    owner: action.owner,
    named: action.isOwnerNamed ? 'yes' : 'no',
    dueOn: action.dueOn,
    status: action.status,
    section: action.sectionId ?? '',
    statement: action.statementId === null ? '' : String(action.statementId),
  }
}

/** The action that a form's values say. */
export function actionIn(values: ActionValues): NewAction {
  return {
    text: values.text,
    agencyId: values.agency === '' ? null : Number(values.agency),
    owner: values.owner,
    isOwnerNamed: values.agency !== '' && values.named === 'yes',
    dueOn: values.dueOn,
    status: ACTION_STATUSES.find((status) => status === values.status) ?? 'not-started',
    sectionId: values.section === '' ? null : values.section,
    statementId: values.statement === '' ? null : Number(values.statement),
  }
}

/** The fields, in order. */
export function actionFields(
  values: ActionValues,
  { agencies, sections, statements, isLead }: ActionChoices,
  { actions, workspace }: Language,
): readonly FormField[] {
  const words = actions.fields
  const field = (id: ActionField) => ({ id, value: values[id] })
  const hasAgencies = agencies.length > 0
  const agencyItems = agencies.map(({ id, name }) => ({ value: String(id), text: name }))
  const named = [
    { value: 'no', text: words.namedNo },
    { value: 'yes', text: words.namedYes },
  ]
  return [
    { ...field('text'), kind: 'textarea', label: words.text, hint: words.textHint, rows: 4 },
    ...(hasAgencies
      ? [
          {
            ...field('agency'),
            kind: 'select',
            label: words.agency,
            hint: words.agencyHint,
            items: [{ value: '', text: words.noAgency }, ...agencyItems],
          } as const,
        ]
      : []),
    {
      ...field('owner'),
      kind: 'text',
      label: hasAgencies ? words.owner : words.ownerOnly,
      hint: words.ownerHint,
    },
    ...(hasAgencies && isLead
      ? [{ ...field('named'), kind: 'radios', label: words.named, items: named } as const]
      : []),
    { ...field('dueOn'), kind: 'date', label: words.dueOn, hint: workspace.dateHint, width: 10 },
    {
      ...field('status'),
      kind: 'radios',
      label: words.status,
      items: ACTION_STATUSES.map((status) => ({ value: status, text: actions.statuses[status] })),
    },
    {
      ...field('section'),
      kind: 'select',
      label: words.section,
      items: [
        { value: '', text: actions.noSection },
        ...sections.map(({ id, heading }) => ({ value: id, text: heading })),
      ],
    },
    ...(statements.length > 0
      ? [
          {
            ...field('statement'),
            kind: 'select',
            label: words.statement,
            items: [
              { value: '', text: actions.noStatement },
              ...statements
                .filter(({ id, isOffered }) => isOffered || String(id) === values.statement)
                .map(({ id, text }) => ({ value: String(id), text: shortened(text) })),
            ],
          } as const,
        ]
      : []),
  ]
}

/** An option is one line: longer texts do not fit. */
const LONGEST_OPTION = 90

function shortened(text: string): string {
  return text.length > LONGEST_OPTION ? `${text.slice(0, LONGEST_OPTION - 1).trimEnd()}…` : text
}

/** What to say beside each field that is wrong. */
export function actionMessages(
  faults: readonly ActionFault[],
  { text, owner }: ActionValues,
  { actions: { faults: words } }: Language,
): ReadonlyMap<string, string> {
  const messageFor = ({ field, kind }: ActionFault): string => {
    if (field === 'dueOn') return words.dueOn
    if (kind === 'too-long') return words[field].long((field === 'text' ? text : owner).length)
    return kind === 'two-owners' ? words.owner.two : words[field].empty
  }
  return new Map(faults.map((fault) => [fault.field, messageFor(fault)]))
}

/** Who owns an action, as the group reads it. */
export function ownerOf({ owner, agencyId, agencyName }: AgreedAction): string {
  return agencyId === null ? owner : agencyName
}
