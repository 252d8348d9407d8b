/** Words of the pages on which a response is checked, sent and kept. */
import { date } from './formats.js'

export const check = {
  title: 'Check your answers before sending your response',
  change: 'Change',
  notProvided: 'Not provided',
  tooLong: 'Shorten this answer before sending',
  send: 'Send response',
  sendAgain: 'Send changed response',
  sendText: (closes: string) =>
    `By sending this response you confirm that it is your agency’s answer to the audit. Answers can be sent until the end of ${date(closes)}.`,
}

export const linkEmail = {
  title: 'Email the private link',
  notAnAddress: 'Enter an email address in the correct format, like name@example.com',
  notSent: 'The email could not be sent just now. Try again in a few minutes, or copy the link instead.',
  subject: (round: string) => `Your private link: ${round}`,
  text: (round: string, link: string, closes: string) =>
    `This link opens your response to “${round}”:\n\n${link}\n\nAnyone who has it can read and change the response, so pass it on to colleagues only. Answers can be sent until the end of ${closes}.\n`,
}

export const interruption = {
  title: 'Your answers may identify somebody',
  intro:
    'We found words that look like details of a child, a family or a member of staff. Change them if they do, or keep them if they do not. You decide; we only ask.',
  kinds: {
    'nhs-number': 'an NHS number',
    upn: 'a unique pupil number',
    'ni-number': 'a National Insurance number',
    postcode: 'a postcode',
    phone: 'a telephone number',
    email: 'an email address',
    'date-of-birth': 'a date of birth',
    address: 'an address',
    'named-person': 'a person’s name',
  },
  found: (kinds: readonly string[]) => `Looks like ${kinds.join(', ')}`,
  limits: 'No rule finds every name. Look through your answers once more yourself.',
  change: 'Change this answer',
  keep: 'Keep as it is and send',
  back: 'Back to your answers',
}

export const copy = {
  title: 'Your answers',
  sent: (reference: string, time: string) => `Sent on ${time}. Reference ${reference}.`,
  changed: 'These are the answers as sent. Changes made since then have not been sent.',
  unsent: (reference: string) =>
    `Not sent. Reference ${reference}. A response that was not sent is not counted.`,
  closed: (iso: string) => `The audit closed for answers on ${date(iso)}.`,
  askLead:
    'If you still need to send it, ask the early help lead for more time and quote the reference. Nothing that was saved is lost.',
  unsavedTitle: 'Text that was not saved',
  unsavedText:
    'This browser kept this text because the service could not take it before the audit closed. It is not part of your response. Copy it if you need it.',
  download: 'Download as a Word document',
  print: 'This page prints in full.',
}

export const receipt = {
  panel: 'Response sent',
  reference: 'Your reference',
  title: 'Response sent',
  sentAt: (time: string) => `We received your response on ${time}.`,
  next: 'What happens next',
  nextText:
    'The early help lead reads all responses together once the audit has closed. Findings are published as counts and themes, without names of people.',
  changeText: (closes: string) =>
    `You can change your answers and send them again until the end of ${closes}. The last version sent counts.`,
  change: 'Change your answers',
  copy: 'Download your answers as a Word document',
  keep: 'Keep your reference. Quote it if you contact us about your response.',
  answers: 'Your answers',
}
