/** The words of the coverage board, whom to chase, and matching responses. */
import { date, number, plural } from '../formats.js'
import { countOfAgencies, countOfMessages } from './counts.js'

export const coverageWords = {
  coverage: {
    title: 'Coverage',
    summary: (came: number, expected: number, rate: string) =>
      `${number(came)} of ${countOfAgencies(expected)} ${came === 1 ? 'has' : 'have'} responded: ${rate}.`,
    summaryNoRate: (came: number, expected: number) =>
      `${number(came)} of ${countOfAgencies(expected)} ${came === 1 ? 'has' : 'have'} responded.`,
    empty: 'No agency is expected yet, so there is nothing to measure responses against.',
    opens: (iso: string) => `The round opens on ${date(iso)}: change that, or open it now`,
    begin: 'Say which agencies are expected',
    table: 'Agencies by sector',
    sector: 'Sector',
    columns: {
      expected: 'Expected (N)',
      submitted: 'Responded',
      partDone: 'Part done',
      opened: 'Opened',
      invited: 'Invited',
      notInvited: 'Not invited',
      declined: 'Declined',
      rate: 'Rate',
    },
    all: 'All',
    notes: [
      'Each expected agency is counted once, in the furthest column that it has reached, so that a row adds up to N. Agencies that declined were asked, so they stay in N.',
      'The rate is the expected agencies that have responded out of N. [u]: N is under 10, too few for a percentage. [z]: no agency is expected.',
      'Opened: somebody has seen the response’s page. A mail filter that follows links can do that too.',
    ],
    chase: (count: number) =>
      `Chase ${countOfAgencies(count)} that ${count === 1 ? 'has' : 'have'} not responded`,
    invite: (count: number) => `Invite ${countOfAgencies(count)}`,
    toDo: 'To do',
    nothing: 'Nothing is waiting for you.',
    uncertain: (count: number) => `Decide about ${countOfMessages(count)} that may not have been sent`,
    failed: (count: number) => `Put right ${countOfMessages(count)} that did not arrive`,
    unmatched: (count: number) => `Match ${plural(count, 'response', 'responses')} to agencies`,
    apart: 'Counted apart',
    unexpected: (count: number) =>
      `${countOfAgencies(count)} that ${count === 1 ? 'was' : 'were'} not expected ${count === 1 ? 'has' : 'have'} responded.`,
    severally: (count: number) =>
      `${countOfAgencies(count)} ${count === 1 ? 'has' : 'have'} sent more than one response. Each is counted once here; findings count every response.`,
    unmatchedText: (count: number) =>
      `${plural(count, 'response is', 'responses are')} not matched to an agency yet, and counted here for none.`,
    overTime: 'Over time',
    noneYet: 'No expected agency has responded yet.',
    chart: (first: string, last: string, total: number, expected: number) =>
      `Bars, one a day from ${date(first)} to ${date(last)}, rising to ${number(total)} of ${countOfAgencies(expected)}. The figures are in the table below.`,
    chartTitle: 'Agencies that had responded by each day',
    days: 'Agencies that responded for the first time, by day',
    day: 'Day',
    came: 'That day',
    total: 'So far',
  },

  chase: {
    title: 'Agencies to chase',
    intro: 'Expected agencies that have not responded, those furthest along first.',
    none: 'Every expected agency has responded or declined.',
    table: 'Agencies that have not responded',
    remind: 'Send reminders',
    notStarted: (count: number) =>
      `Remind ${countOfAgencies(count)} that ${count === 1 ? 'has' : 'have'} not started`,
    partDone: (count: number) =>
      `Remind ${countOfAgencies(count)} that ${count === 1 ? 'is' : 'are'} part done`,
  },

  matches: {
    title: 'Match responses to agencies',
    intro:
      'These responses came through the open address, or were imported. Say which agency each comes from: names alike are suggested, and nothing is matched by itself.',
    none: 'Every response is matched to an agency.',
    more: (count: number) => `${plural(count, 'more response waits', 'more responses wait')} after these.`,
    says: (name: string, sector: string) => `Says it comes from “${name}”, sector “${sector}”.`,
    unnamed: 'no name',
    which: (reference: string) => `Agency of response ${reference}`,
    another: 'Another agency of the register',
    anotherField: 'Name of the agency',
    none_: 'An agency that was not expected: add it to the register',
    button: 'Match',
    choose: 'Select an agency',
    unknown: 'The register has no agency of that name. Check the spelling on the page Agencies.',
    matched: 'The response is matched.',
    noName: 'The response does not name its agency. Choose one of the register.',
    see: 'See the response',
  },
}
