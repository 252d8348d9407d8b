/** The words of rounds: creating them, their settings, opening and closing. */
import { LARGEST_MINIMUM, type RoundFault } from '../../../../audit/rounds.js'
import { date, number } from '../formats.js'
import { countOfAgencies } from './counts.js'

const roundFaults: Readonly<Partial<Record<RoundFault['field'], string>>> = {
  title: 'Enter a title',
  area: 'Enter the name of the area',
  edition: 'Select a questionnaire',
  opensOn: 'Enter the day on which answers can first be given, such as 2027-03-01',
  closesOn: 'Enter the last day for answers, such as 2027-04-30',
  minimumCount: `The smallest published number must be a whole number from 1 to ${number(LARGEST_MINIMUM)}`,
  contactEmail: 'Enter an email address in the correct format, like name@example.gov.uk',
  thresholdsUrl: 'Enter an address that begins with https://',
  earlierRoundId: 'Select one of the rounds offered',
}

export const roundWords = {
  home: {
    create: 'Create a round',
    archived: 'Archived',
    coverage: (came: number, expected: number) =>
      expected === 0
        ? 'No agency is expected yet.'
        : `${number(came)} of ${countOfAgencies(expected)} ${came === 1 ? 'has' : 'have'} responded.`,
  },

  round: {
    newTitle: 'Create a round',
    settingsTitle: 'Settings',
    create: 'Create the round',
    save: 'Save the settings',
    created: {
      'not-open-yet': (address: string, opensOn: string) =>
        `The round is created. From ${date(opensOn)}, agencies answer at ${address}`,
      open: (address: string) => `The round is created and open: agencies answer at ${address}`,
      closed: (address: string) => `The round is created. Its last day is over: ${address}`,
    },
    savedText: 'The settings are saved.',
    address: (address: string) => `Agencies answer at ${address}`,
    title: 'Title',
    titleHint: 'Agencies see it, such as “Early help audit 2027”',
    area: 'Area',
    areaHint: 'The place that the questions name, such as “York”',
    edition: 'Questionnaire',
    anyArea: 'your area',
    editionFixed: (title: string) =>
      `Questionnaire: ${title}. It can no longer change, because responses have begun.`,
    opensOn: 'First day for answers',
    closesOn: 'Last day for answers',
    access: 'Who can answer',
    accessOpen: 'Anybody who knows the address of the round',
    accessInvitation: 'Only agencies that were sent a private link',
    minimumCount: 'Smallest number that is published',
    minimumHint: 'Smaller numbers are left out of what is published, so that nobody can be told from them',
    contactEmail: 'Email address for help (optional)',
    contactHint: 'Agencies see it on every page of the round',
    contactPhone: 'Telephone number for help (optional)',
    dangerContact: 'Whom to call about a child in danger (optional)',
    dangerHint: 'A sentence with numbers and hours. It is printed after “call 999”',
    thresholdsUrl: 'Address of your thresholds document (optional)',
    thresholdsHint: 'The questions refer to it. It begins with https://',
    earlier: 'Earlier round to compare with (optional)',
    earlierHint:
      'Its figures are set beside those of this round, and agencies that you invite are offered what they answered then',
    earlierNone: 'None',
    faults: roundFaults,
    tooEarly: 'The last day for answers must be the same as or after the first day',
  },

  closure: {
    title: {
      'not-open-yet': 'Opening the round',
      open: 'Closing the round',
      closed: 'The round is closed',
    },
    state: {
      'not-open-yet': (iso: string) => `The round opens on ${date(iso)}.`,
      open: (iso: string) => `The round is open until the end of ${date(iso)}.`,
      closed: (iso: string) => `The round closed on ${date(iso)}.`,
    },
    archived: 'The round is archived.',
    unsent: 'Responses that are part done',
    unsentText:
      'They are kept, and they are not counted until their agency sends them. You see how far they are, and not what they say.',
    noUnsent: 'No response is part done.',
    agency: 'Agency',
    unknown: (reference: string) => `Not known: reference ${reference}`,
    answered: 'Questions answered',
    answeredOf: (answered: number, asked: number) => `${number(answered)} of ${number(asked)}`,
    savedAt: 'Last saved',
    grace: 'More time until',
    lastCall: (count: number) => `Send a last call to ${countOfAgencies(count)}`,
    graceTitle: 'Give one response more time',
    graceText: 'It can then be changed and sent until the end of a day, although the round has closed.',
    graceWhich: 'Response',
    graceUntil: 'Last day for it',
    graceButton: 'Give more time',
    graceNone: 'Select a response',
    gracePast: 'Enter a day that is today or later, such as 2027-05-07',
    granted: 'More time is given.',
    extend: 'Change the last day',
    extendField: 'Last day for answers',
    extendButton: 'Change the last day',
    extendPast: 'Enter a day that is today or later, and not before the first day',
    extended: 'The last day is changed.',
    open: 'Open the round now',
    openButton: 'Open now',
    reopen: 'Open the round again',
    reopenText: 'Agencies can then answer until the last day for answers.',
    reopenButton: 'Open again',
    opened: 'The round is open.',
    close: 'Close the round now',
    closeText: 'No agency can then start, change or send a response, unless you give it more time.',
    closeButton: 'Close now',
    closed: 'The round is closed.',
    archive: 'Archive the round',
    archiveText: 'It leaves the list on the first page for everybody but you. Nothing is deleted.',
    archiveButton: 'Archive',
    archivedDone: 'The round is archived.',
  },
}
