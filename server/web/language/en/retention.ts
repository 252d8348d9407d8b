/** The words of deleting: what is said where something was deleted, and of the page on which leads decide when. */
import { ANNOUNCED_DAYS, POSTPONED_MONTHS, type DateFault, type PurgeKind } from '../../../audit/retention.js'
import type { PurgedThing } from '../../../db/purgeStep.js'
import { date, plural } from './formats.js'

const what: Readonly<Record<PurgeKind, string>> = {
  contacts: 'Contact details',
  words: 'Words of answers',
}

const things: Readonly<Record<PurgedThing, string>> = {
  people: 'Answers that say who answered and how to reach them, in every version',
  'draft-people': 'The same in responses that are part done, and copies that were uploaded',
  'agency-contacts': 'Agencies whose contact and email address leave the register',
  messages: 'Messages, with their addresses and texts',
  links: 'Private links that still open a response',
  initials: 'Initials beside sections',
  'agency-tables': 'Tables of agencies that were uploaded and not applied',
  words: 'Answers in words, in every version',
  drafts: 'Saved answers and section marks of drafts',
  corrections: 'Corrections that hold words',
  'theme-decisions': 'Decisions on themes that hold phrases or places in answers',
  'offer-entries': 'Entries of what is on offer',
  quotes: 'Quotes from answers, but for those in releases',
  concerns: 'Notes of to whom and by whom concerns were passed on',
  'reader-marks': 'Marks by which answers that two people read are known again',
}

const faults: Readonly<Record<DateFault['kind'], string>> = {
  malformed: 'Enter a day, such as 2028-03-31',
  'not-ahead': 'Enter a day after today and after the round’s last day',
  'before-contacts': 'The day for words must be the same as or after the day for contact details',
  'too-far': 'Enter a day within ten years of the round’s last day',
}

export const retention = {
  wordsDeleted: (on: string) =>
    `The words of this round’s answers were deleted on ${date(on)}. Choices, numbers and figures are kept.`,
  frozen: (on: string) =>
    `The words of this round’s answers were deleted on ${date(on)}. These are the figures as they were then, and they no longer change.`,
  linkEnded: {
    title: 'This private link has ended',
    text: 'Its audit is over, and the links were deleted with the contact details, as the privacy notice says. If you still need your answers, ask the early help lead.',
  },
  refused: {
    title: 'What this needs has been deleted',
    text: (on: string) =>
      `Contact details or words of this round were deleted on ${date(on)}, so nothing was changed. To ask agencies again, create a new round.`,
  },

  link: 'When contact details and words are deleted',
  announced: (kind: PurgeKind, on: string) => `${what[kind]} are deleted on ${date(on)}: see what goes`,
  unconfirmed: (kind: PurgeKind, on: string) =>
    `${what[kind]} are meant to be deleted on ${date(on)}: confirm that, or they stay`,

  page: {
    title: 'Deleting contact details and words',
    suggested: 'Nobody has set dates for this round yet. These are suggested:',
    unconfirmed: 'Nothing is deleted until a lead has confirmed the dates on this page.',
    states: {
      deleted: (kind: PurgeKind, on: string) => `${what[kind]} were deleted on ${date(on)}.`,
      coming: (kind: PurgeKind, on: string) => `${what[kind]} are deleted on ${date(on)}.`,
      meant: (kind: PurgeKind, on: string) => `${what[kind]}: ${date(on)}.`,
    },
    confirmedBy: (by: string, at: string) =>
      by === '' ? `Confirmed on ${date(at)}.` : `Confirmed by ${by} on ${date(at)}.`,
    announcedFrom: `Leads are told on the first page and on the coverage board from ${ANNOUNCED_DAYS} days before.`,
    concerns: (count: number) =>
      `${plural(count, 'safeguarding concern was', 'safeguarding concerns were')} not passed on yet. The words stay until that is recorded.`,
    dryRun: (kind: PurgeKind) => `${what[kind]}: what would go today`,
    nothing: 'There is nothing to delete.',
    thing: 'What',
    count: 'How many',
    things,
    shared: (count: number) =>
      `${plural(count, 'agency keeps its contact', 'agencies keep their contacts')}, because another round of theirs still uses it.`,
    stays: 'What stays',
    staysItems: [
      'Findings as they are when the words go: every figure with the references of the responses behind it, and which themes were read in which answer, without quotes and phrases',
      'Releases, as they were published',
      'Sectors, ticked boxes, yes and no, numbers of families',
      'Names of agencies as the register has them, and who was invited and responded when',
      'That answers were corrected or marked as a concern, by which organiser and for what reason',
      'Actions with their progress notes, and indicators entered by hand',
      'The record of activity, which holds no answers',
    ],
    backups: 'Backups',
    backupsText:
      'Backups that were made before still hold what was deleted, until whoever runs the service deletes them. Agree with them on a day. A backup that is put back is purged again when the service starts.',
    confirm: 'Confirm the dates',
    confirmText: 'What has been deleted cannot be brought back. Download what you still need before that.',
    confirmButton: 'Confirm these dates',
    notAhead:
      'These dates are not ahead of today and of the round’s last day. Set others, then confirm them.',
    moved:
      'The dates have been changed since you opened this page. Look at them again, and confirm them if they are right',
    setTitle: 'Change the dates',
    setText: 'Changed dates have to be confirmed again, and until then nothing is deleted.',
    fields: { contacts: 'Delete contact details on', words: 'Delete words of answers on' },
    setButton: 'Save the dates',
    postpone: 'Postpone',
    postponeText: (contacts: string, words: string) =>
      `Contact details then go on ${date(contacts)}, words on ${date(words)}. What has been deleted already stays so.`,
    postponeButton: `Postpone by ${POSTPONED_MONTHS} months`,
    set: 'The dates are saved. Look at what would go, and confirm them.',
    confirmed: 'The dates are confirmed.',
    postponed: 'Deleting is postponed.',
    faults,
  },
}
