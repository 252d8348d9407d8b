/** The words of actions: what the group agreed to do. */
import {
  LONGEST_ACTION,
  LONGEST_NOTE,
  LONGEST_OWNER,
  STATUS_LABELS,
  type ActionFilter,
} from '../../../audit/actions.js'
import { date, dateAndTime, number, plural } from './formats.js'

const filters: Readonly<Record<ActionFilter, string>> = {
  open: 'Open',
  overdue: 'Overdue',
  closed: 'Done or no longer planned',
  all: 'All',
}

const none: Readonly<Record<ActionFilter, string>> = {
  open: 'No action is open.',
  overdue: 'No action is overdue.',
  closed: 'No action is done or no longer planned.',
  all: 'There are no actions yet.',
}

export const actions = {
  title: 'Actions',
  link: 'Actions',
  linkHint: 'Next steps, who does them and until when',
  intro: 'What the group agreed to do, by whom and until when.',
  add: 'Add an action',
  filterLabel: 'Which actions are listed',
  filters,
  filter: (name: string, count: number) => `${name} (${number(count)})`,
  none,
  statuses: STATUS_LABELS,
  overdue: 'Overdue',
  overdueCount: (count: number) =>
    `${plural(count, 'action is', 'actions are')} overdue: not done although the due date is over.`,
  item: (count: number, text: string) => `${number(count)}. ${text}`,
  due: (iso: string) => `Due ${date(iso)}`,
  owner: (owner: string) => `Owner: ${owner}`,
  lastNote: (text: string, by: string, at: string) => `Last note, ${by}, ${date(at)}: ${text}`,
  download: 'Download as a CSV file',
  downloadWorkbook: 'Download as an Excel workbook',

  pageTitle: (count: number) => `Action ${number(count)}`,
  rows: { owner: 'Owner', dueOn: 'Due' },
  follows: (section: string) => `Follows from the findings on: ${section}`,
  noSection: 'No section of the findings',
  restsOn: (statement: string) => `Follows from the statement: ${statement}`,
  noStatement: 'No statement',
  writtenBy: (by: string, at: string) => `Last changed by ${by} on ${dateAndTime(at)}.`,

  fields: {
    text: 'What will be done',
    textHint: 'The group reads it, and it can be published: name no respondent, child or family',
    agency: 'Owner: an agency of the register',
    agencyHint: 'The group reads its name',
    noAgency: 'None: a group or role owns it',
    owner: 'Or a group or role',
    ownerHint: 'Such as “Early help partnership board”',
    ownerOnly: 'Owner',
    named: 'In what is published, an agency that owns it',
    namedNo: 'Is called “An agency”',
    namedYes: 'May be named',
    dueOn: 'Due date',
    status: 'Status',
    section: 'Section of the findings that it follows from (optional)',
    statement: 'Statement that it follows from (optional)',
  },
  faults: {
    text: { empty: 'Enter what will be done', long: longest(LONGEST_ACTION) },
    owner: {
      empty: 'Choose the agency that owns it, or enter a group or role',
      long: longest(LONGEST_OWNER),
      two: 'Choose an agency or enter a group or role, not both',
    },
    dueOn: 'Enter the day by which it should be done, such as 2027-09-30',
  },
  newTitle: 'Add an action',
  create: 'Add the action',
  edit: 'Change the action',
  save: 'Save changes',

  notes: 'Progress notes',
  noNotes: 'No progress notes yet.',
  note: 'New note',
  noteHint: 'It cannot be changed later. Name no respondent, child or family',
  addNote: 'Add the note',
  noteFaults: { empty: 'Enter a note', long: longest(LONGEST_NOTE) },
  noteBy: (by: string, at: string) => `${by}, ${dateAndTime(at)}`,

  history: 'How it was changed',
  historyAdded: (by: string, at: string) => `${dateAndTime(at)}, ${by}: added.`,
  historyChanged: (by: string, at: string, fields: readonly string[]) =>
    `${dateAndTime(at)}, ${by}: ${fields.join('; ')}.`,
  historyField: (field: string, from: string, to: string) => `${field} from “${from}” to “${to}”`,

  done: {
    added: 'The action is added.',
    saved: 'The action is saved.',
    noted: 'The note is added.',
  },

  file: {
    sheet: 'Actions',
    title: (round: string) => `Actions: ${round}`,
    note: (at: string) => `As on ${date(at)}. For the group: published actions are in releases.`,
    columns: {
      number: 'Number',
      text: 'Action',
      owner: 'Owner',
      dueOn: 'Due',
      status: 'Status',
      overdue: 'Overdue',
      section: 'Follows from',
      statement: 'Statement that it follows from',
      changed: 'Last changed',
      notes: 'Progress notes',
    },
    yes: 'Yes',
    no: 'No',
  },
}

function longest(characters: number) {
  return (length: number) =>
    `It must be ${number(characters)} characters or less. It is ${number(length)} now; all of it is kept here.`
}
