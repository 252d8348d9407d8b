/** The words of invitations, reminders and the queue that sends them. */
import type { MessageKind, MessageState, Template, TemplateFault } from '../../../../audit/messages.js'
import { dateAndTime, number, plural } from '../formats.js'
import { countOfAgencies, countOfMessages } from './counts.js'

const dear = 'Dear {contact},\n\n'
const link =
  'Your private link: {link}\n\nThe link opens your agency’s response on any device, and colleagues who have it can add to it. Nobody needs an account. Please do not pass it on outside your agency.\n\n'
const closing = 'Answers can be sent until the end of {closes}.\n'

const templates: Readonly<Record<MessageKind, Template>> = {
  invitation: {
    subject: '{round}: please answer for {agency}',
    text: `${dear}We are asking every agency that works with children or families in {area} how early help works for them. Please answer for {agency}.\n\n${link}Most agencies need 30 to 60 minutes, in one go or in several.\n\n${closing}`,
  },
  'reminder-not-started': {
    subject: '{round}: we have not heard from {agency} yet',
    text: `${dear}We invited {agency} to take part in {round}, and nothing has been answered yet. If somebody else should have this message, please tell us.\n\n${link}${closing}`,
  },
  'reminder-part-done': {
    subject: '{round}: your response is started and not sent',
    text: `${dear}{agency} has begun its response. Everything that was saved is there, but it counts only once it is sent.\n\n${link}${closing}`,
  },
  'last-call': {
    subject: '{round}: last call before it closes',
    text: `${dear}{round} closes soon, and {agency} has not sent its response yet. A response that is part done is not counted: please send it as it is if you have no time for more.\n\n${link}${closing}`,
  },
}

export const messageWords = {
  invitations: {
    title: 'Invitations and reminders',
    intro: 'Each message goes only to agencies that it is for: nobody who has sent a response is reminded.',
    noMail:
      'This service is not set up to send mail. Download a file of links for each kind, and send the messages with a mail merge of your own.',
    kinds: {
      invitation: 'Invitation',
      'reminder-not-started': 'Reminder to those who have not started',
      'reminder-part-done': 'Reminder to those who are part done',
      'last-call': 'Last call',
    } satisfies Readonly<Record<MessageKind, string>>,
    table: 'Messages',
    kind: 'Message',
    waiting: 'Agencies that it is for',
    open: 'See and send',
    preview: 'What it says',
    previewFor: (agency: string) => `As ${agency} gets it:`,
    nobody: 'There is no agency that this message is for.',
    recipients: 'Who gets it',
    agency: 'Agency',
    address: 'Email address',
    noAddress: 'No address',
    progress: 'Progress',
    chased: 'Last message',
    wording: 'Change the wording',
    send: (count: number) => `Send to ${countOfAgencies(count)}`,
    file: (count: number) => `Download a file of links for ${countOfAgencies(count)}`,
    fileText:
      'Each link is a key to its agency’s response: keep the file as you would keep passwords, and delete it once the messages are sent. Agencies in it count as written to from then on.',
    without: (count: number) =>
      `${countOfAgencies(count)} ${count === 1 ? 'has' : 'have'} no email address: give the address, or use the file of links.`,
    wordingTitle: (kind: string) => `Wording: ${kind}`,
    subject: 'Subject',
    text: 'Message',
    places:
      'Places that are filled in for each agency: {agency}, {contact}, {round}, {area}, {closes} and {link}',
    colleague: 'colleague',
    linkStands: '(the agency’s own link)',
    saveWording: 'Save the wording',
    wordingSaved: 'The wording is saved.',
    templates,
    faultIn: (fault: TemplateFault): string => {
      switch (fault.kind) {
        case 'empty':
          return fault.field === 'subject' ? 'Enter a subject' : 'Enter a message'
        case 'too-long':
          return fault.field === 'subject' ? 'The subject is too long' : 'The message is too long'
        case 'unknown-place':
          return `There is nothing to fill in for {${fault.place}}`
        case 'no-link':
          return 'The message must have {link} in it, where the agency’s own link goes'
        case 'link':
          return 'The subject must not have {link} in it: subjects are shown to more people than messages are'
      }
    },
  },

  messages: {
    title: 'Messages',
    none: 'No message has been sent yet.',
    sending: (sent: number, all: number) => `${number(sent)} of ${countOfMessages(all)} sent.`,
    waiting: (count: number) => `${countOfMessages(count)} ${count === 1 ? 'waits' : 'wait'} to be sent.`,
    refresh: 'See how far it is now',
    withdraw: 'Stop what waits',
    withdrawn: 'What waited is not sent.',
    queued: (count: number) =>
      count === 0
        ? 'No message was added: there is nobody that it is for.'
        : `${countOfMessages(count)} on the way.`,
    uncertain: 'Messages to decide',
    uncertainText:
      'The service was stopped, or the connection broke, while these were being handed over. Each may have arrived or not. Nothing is sent twice unless you say so.',
    failed: 'Messages that did not arrive',
    failedText: 'Put the address right, then send again.',
    deliveries: {
      'permanent-failure': 'There is no such address',
      'temporary-failure': 'The mailbox could not take it for three days: it may be full or away',
      'technical-failure': 'GOV.UK Notify could not send it: send it again',
    } as Readonly<Record<string, string>>,
    again: 'Send again',
    asSent: 'Take as sent',
    decided: 'Decided.',
    all: 'Every message',
    agency: 'Agency',
    kind: 'Message',
    state: 'State',
    when: 'When',
    reason: 'What the mail server said',
    decision: 'Decision',
    states: {
      queued: 'Waiting',
      sending: 'Being sent',
      sent: 'Sent',
      'in-file': 'In a file of links',
      bounced: 'Did not arrive',
      failed: 'Given up',
      uncertain: 'Uncertain',
      withdrawn: 'Not sent',
    } satisfies Readonly<Record<MessageState, string>>,
    reasons: { responded: 'It has responded meanwhile', closed: 'The round has closed' },
    tried: (times: number, iso: string) =>
      `tried ${plural(times, 'time', 'times')}, again after ${dateAndTime(iso)}`,
  },
}
