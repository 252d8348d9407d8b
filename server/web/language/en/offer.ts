/** The words of the directory of what is on offer. */
import {
  LONGEST_AGENCY,
  LONGEST_NOTES,
  LONGEST_TITLE,
  LONGEST_WORDS,
  type OfferFault,
  type OfferLevel,
  type Sharing,
} from '../../../audit/offer/entries.js'
import type { OfferView } from '../../../audit/offer/sharing.js'
import { date, dateAndTime, number, plural } from './formats.js'

const levels: Readonly<Record<OfferLevel, string>> = {
  universal: 'Universal',
  targeted: 'Targeted',
  other: 'Other, or not said',
}

const sharings: Readonly<Record<Sharing, string>> = {
  'left-out': 'Left out of the directory',
  leads: 'Leads only',
  group: 'The group',
  agencies: 'Agencies of the round',
  public: 'Everybody',
}

const sharingHints: Readonly<Record<Sharing, string>> = {
  'left-out': 'It is no service, or other entries say it',
  leads: 'Nobody else reads it',
  group: 'Members read it with the agency’s name, so they know whose words these are',
  agencies: 'Agencies that answer the audit may read it as well, with the agency’s name',
  public: 'The next release prints it with the agency’s name, and keeps it. Ask the agency first',
}

const views: Readonly<Record<OfferView, string>> = {
  leads: 'Leads: everything',
  changed: 'Leads: what to look at again',
  'left-out': 'Leads: what was left out',
  group: 'The group',
  agencies: 'Agencies of the round',
  public: 'Everybody',
}

const long: Readonly<Record<OfferFault['field'], (length: number) => string>> = {
  title: longest('The name', LONGEST_TITLE),
  agencyName: longest('The agency’s name', LONGEST_AGENCY),
  addresses: longest('What it addresses', LONGEST_NOTES),
  evidence: longest('The evidence', LONGEST_NOTES),
  words: longest('The agency’s words', LONGEST_WORDS),
}

export const offer = {
  title: 'What is on offer',
  titleOfPage: (page: number, pages: number) => `What is on offer (page ${number(page)} of ${number(pages)})`,
  link: 'What is on offer',
  linkHint: 'A directory of the services that agencies describe',
  intro: 'Services that agencies describe in their answers, in their own words.',
  introLead:
    'You choose who else reads an entry. To others, agencies of entries that you share are named; other names, contact details and what may be about a person are hidden.',
  add: 'Add an entry',
  draft: (count: number) => `Draft entries from ${plural(count, 'answer', 'answers')}`,
  draftText:
    'Each answer that describes services becomes an entry that leads alone read. You can split, change and share it then.',
  changed: (count: number) =>
    `${plural(count, 'entry comes', 'entries come')} from answers that changed after you looked at them. Nobody but leads reads them until you have looked again.`,
  changedLink: 'Look at them again',
  changedTag: 'Look again',
  asRead: (reader: string) => `This is what is read by: ${reader}.`,
  filter: {
    heading: 'Find entries',
    search: 'Words',
    searchHint: 'All of them, or how they begin',
    level: 'Level',
    sector: 'Sector',
    issue: 'What it addresses',
    view: 'As read by',
    any: 'All',
    apply: 'Find',
    clear: 'Clear',
  },
  found: (count: number) => plural(count, 'entry', 'entries'),
  none: 'No entries.',
  levels,
  sharings,
  sharingHints,
  views,
  noSector: 'No sector',
  facts: {
    agency: (agency: string, sector: string) => `${agency}, ${sector}`,
    published: (agency: string, sector: string, level: string) => `${agency}, ${sector}. ${level}`,
    addresses: (what: string) => `Addresses: ${what}`,
    evidence: (what: string) => `Evidence: ${what}`,
  },
  download: 'Download these as a CSV file',
  downloadWorkbook: 'Download these as an Excel workbook',

  pageTitle: (count: number) => `Entry ${number(count)}`,
  writtenBy: (by: string, at: string) => `Last changed by ${by} on ${dateAndTime(at)}.`,
  answerTitle: 'The answer that it comes from',
  response: (reference: string) => `Response ${reference}`,
  answerGone: 'The answer that it comes from does not count any more, or was erased.',
  lookAgain:
    'The answer has changed since this entry was saved. Only leads read the entry until you have compared it with the answer and saved it.',
  public: 'Releases print this entry with the agency’s name.',
  fields: {
    title: 'Name of the service',
    agency: 'Agency in the register',
    noAgency: 'None of these',
    agencyName: 'Or the agency’s name',
    agencyOnly: 'Agency’s name',
    sector: 'Sector',
    level: 'Level',
    issues: 'What it addresses',
    addresses: 'What it addresses, in words (optional)',
    evidence: 'Evidence (optional)',
    evidenceHint: 'What shows that it works, as the agency says it',
    words: 'In the agency’s words (optional)',
    wordsHint: 'Words of the answer stay tied to it. If you write others, they are kept as you write them',
    sharing: 'Who reads it',
  },
  faults: {
    noTitle: 'Enter the name of the service',
    noAgency: 'Choose the agency in the register, or enter its name',
    twoAgencies: 'Choose an agency or enter a name, not both',
    long,
    answerChanged:
      'The answer changed while you had this page open. Compare your text with it, then save again',
  },
  newTitle: 'Add an entry',
  create: 'Add the entry',
  edit: 'Change the entry',
  save: 'Save changes',

  parts: {
    title: 'Split the entry',
    label: 'Services that the answer seems to list',
    hint: 'Each one that you tick becomes an entry of its own, and this one is left out',
    button: 'Split into what is ticked',
    none: 'Tick what is a service of its own',
    outdated: 'The entry or its answer changed meanwhile. Nothing was split. Look again',
  },

  history: 'How it was changed',
  historyDrafted: (by: string, at: string) => `${dateAndTime(at)}, ${by}: added.`,
  historyChanged: (by: string, at: string, fields: readonly string[]) =>
    `${dateAndTime(at)}, ${by}: ${fields.length === 0 ? 'looked at again' : fields.join('; ')}.`,
  historyField: (field: string, from: string, to: string) => `${field} from “${from}” to “${to}”`,

  done: {
    drafted: 'The entries are drafted. Leads alone read them.',
    'none-drafted': 'There was nothing new to draft.',
    added: 'The entry is added.',
    saved: 'The entry is saved.',
    split: 'The entry is split. Its parts are at the end of the list.',
  },

  file: {
    sheet: 'Services',
    title: (round: string) => `What is on offer: ${round}`,
    note: (at: string, reader: string) => `As on ${date(at)}. Read by: ${reader}.`,
    columns: {
      number: 'Number',
      title: 'Service',
      agency: 'Agency',
      sector: 'Sector',
      level: 'Level',
      addresses: 'Addresses',
      evidence: 'Evidence',
      words: 'In the agency’s words',
    },
    leadColumns: {
      sharing: 'Who reads it',
      changed: 'Look again',
      response: 'Response',
      written: 'Last changed',
    },
    blank: 'Not said',
    yes: 'Yes',
    no: 'No',
    written: (by: string, at: string) => `${by}, ${dateAndTime(at)}`,
  },
}

function longest(what: string, characters: number) {
  return (length: number) =>
    `${what} must be ${number(characters)} characters or less. It is ${number(length)} now; all of it is kept here.`
}
