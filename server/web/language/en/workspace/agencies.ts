/** The words of the register of agencies and importing into it. */
import type { Standing } from '../../../../audit/agencies.js'
import type { RowFault } from '../../../../audit/agencyRows.js'
import { date, dateAndTime, number, plural } from '../formats.js'
import { countOfAgencies } from './counts.js'

export const agencyWords = {
  agencies: {
    title: 'Agencies',
    begin:
      'Say which agencies you expect to answer: coverage is measured against them, and each can be sent a private link. You can do that later too.',
    intro: (expected: number) =>
      `${countOfAgencies(expected)} ${expected === 1 ? 'is' : 'are'} expected in this round. That number is the base of every rate of coverage.`,
    add: 'Add an agency',
    import: 'Import agencies from a table',
    register: (count: number) => `Expect ${countOfAgencies(count)} from earlier rounds`,
    table: 'Agencies of this round',
    agency: 'Agency',
    sector: 'Sector',
    standing: 'Standing',
    progress: 'Progress',
    responses: 'Responses',
    chased: 'Last message',
    chasedAt: (iso: string) => date(iso),
    newTitle: 'Add an agency',
    name: 'Name',
    sectorUnknown: 'Not known',
    contact: 'Contact (optional)',
    contactHint: 'A name, a telephone number, or both. Messages begin with it',
    email: 'Email address (optional)',
    emailHint: 'Messages go there',
    tags: 'Tags (optional)',
    tagsHint: 'Words of your own to sort agencies by, between commas',
    standingField: 'Is it expected in this round?',
    standingHints: {
      expected: 'The round waits for it',
      declined:
        'It was asked and will not answer. It stays in the base of the rate, and gets no more messages',
      'not-expected': 'It was not asked. What it sends is counted apart',
    } satisfies Readonly<Record<Standing, string>>,
    addButton: 'Add the agency',
    saveButton: 'Save',
    added: 'The agency is added.',
    savedText: 'The agency is saved.',
    noName: 'Enter the name of the agency',
    tooLong: (most: number) => `Enter ${number(most)} characters or less`,
    badEmail: 'Enter an email address in the correct format, like name@example.org',
    taken: 'The register has an agency of this name already',
    noSector: 'Select a sector, or “Not known”',
    facts: 'So far',
    sent: 'Responses from this agency',
    sentAt: (reference: string, iso: string) => `${reference}, sent on ${dateAndTime(iso)}`,
    unmatch: 'Not from this agency',
    progressText: (one: string, chased: string) => `${one}. Last message: ${chased}.`,
    graceTitle: 'Give this agency more time',
    linkTitle: 'Private link',
    linkMail: 'Send this agency its link',
    linkFile: 'Download a file with a link for this agency',
    linkNoMail: 'It has no email address.',
  },

  import: {
    title: 'Import agencies',
    text: [
      'Upload an Excel workbook or a CSV file with one agency a row and headings in the first row: agency, sector, contact, email, tags. Only the agency’s name must be there.',
      'Nothing is changed when you upload a file. You first see what each row would do.',
    ],
    template: 'Download an empty table to fill in',
    field: 'Table of agencies',
    hint: 'An Excel workbook (.xlsx) or a CSV file of 5 MB or less',
    button: 'Upload and check',
    noFile: 'Select your table of agencies',
    incomplete: 'The file did not arrive whole. Select it and upload it again. Nothing has been changed.',
    unreadable:
      'The file is neither an Excel workbook (.xlsx) without a password nor a CSV file. Save it as one of them and upload that.',
    tooLarge: 'The file is too large. Upload one of 5 MB and 5,000 rows or less.',
    noRows: 'The file has no rows below its headings',
    noAgencyColumn:
      'The file has no column with the heading “agency”. Name the column and upload the file again.',
    checkTitle: 'Check what the table would do',
    summary: (added: number, updated: number, left: number) =>
      [
        `${countOfAgencies(added)} would be added`,
        `${number(updated)} brought up to date`,
        `${plural(left, 'row', 'rows')} left out.`,
      ].join(', '),
    problems: 'Rows that are left out',
    row: 'Row',
    agency: 'Agency',
    problem: 'What is wrong',
    alike: 'Names that may be one agency twice',
    alikeText:
      'They are imported as they are. If two rows are one agency, put the table right and upload it again.',
    alikeTo: 'Much like',
    alikeRow: (name: string, row: number) => `${name}, row ${number(row)}`,
    alikeRegistered: (name: string) => `${name}, in the register`,
    good: 'Rows that are taken in',
    outcome: 'What happens',
    add: 'Added',
    update: 'Brought up to date',
    apply: (count: number) => `Take in ${countOfAgencies(count)}`,
    nothing: 'No row can be taken in. Put the table right and upload it again.',
    cancel: 'Change nothing',
    applied: 'The agencies are in the register and expected in this round.',
    faultIn: (fault: RowFault): string => {
      switch (fault.kind) {
        case 'no-name':
          return 'The agency has no name'
        case 'too-long':
          return `The column ${fault.column} has more than 200 characters`
        case 'unknown-sector':
          return `“${fault.text}” is no sector of this questionnaire`
        case 'bad-email':
          return `“${fault.text}” is not an email address`
        case 'twice':
          return `The agency is in row ${number(fault.row)} already`
      }
    },
  },
}
