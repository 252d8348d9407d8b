/** Words of the pages on which a response is written: from the start page to texts that met. */
import { date, number } from './formats.js'

export const start = {
  who: 'Who it is for',
  whoText: (area: string) =>
    `Every agency that works with children or families in ${area}: schools, nurseries, health, police, charities, private providers and council teams. One person can answer for the agency, or several together.`,
  howLong: 'How long it takes',
  howLongText: (questions: number, sections: number) =>
    `There are ${number(questions)} questions in ${number(sections)} sections. Most agencies need 30 to 60 minutes. You can answer in any order, leave any question blank, stop, and come back: everything is kept as you go.`,
  ready: 'What to have to hand',
  readyItems: [
    'how your agency notices and records that a family may need help',
    'early help training taken and given in the last year',
    'how many families you are working with now',
  ],
  privacy: 'What happens to your answers',
  privacyText:
    'Your answers are read by the council’s early help lead and the group that looks into them. Findings are published as counts and themes. We do not publish your name or contact details.',
  privacyNotice: 'Privacy notice: what is kept, why, and for how long',
  otherWays: 'Other ways to answer',
  otherWaysAsk:
    'Download the questions to talk them through at a team meeting, or to answer away from this website. A filled-in Excel file can be uploaded once you have started. If you cannot use the web, ask the early help lead who invited you.',
  otherWaysWrite: (email: string) =>
    `Download the questions to talk them through at a team meeting, or to answer away from this website. A filled-in Excel file can be uploaded once you have started. If you cannot use the web, write to ${email}.`,
  blankWorkbook: 'Download the questions as an Excel file',
  blankDocument: 'Download the questions as a Word document',
  danger: 'If a child is in immediate danger call 999.',
  dangerText: 'This form is not a referral and is not watched round the clock.',
  warning: 'Warning',
  byInvitation:
    'Answers are by invitation: open the private link in the message that your agency got. If you have none, ask the early help lead.',
  start: 'Start now',
  continue: 'Continue your response',
  closesOn: (iso: string) => `Answers can be sent until the end of ${date(iso)}.`,
  closedTitle: 'This audit is closed',
  closedText: (iso: string) => `Answers could be sent until ${date(iso)}.`,
  notOpenYet: (iso: string) => `Answers can be given from ${date(iso)}.`,
}

export const tasks = {
  title: 'Your response',
  intro: 'Answer the sections in any order. No question is compulsory.',
  link: 'Your private link',
  linkText:
    'Keep this link. It opens this response again on any device, and colleagues who have it can add to it. Nobody needs an account.',
  linkField: 'Private link to this response',
  sections: 'Sections',
  answeredInAll: (answered: number, asked: number) =>
    `${number(answered)} of ${number(asked)} questions answered`,
  answered: (answered: number, asked: number) => `${number(answered)} of ${number(asked)} answered`,
  savedBy: (time: string, initials: string) =>
    initials === '' ? `last saved on ${time}` : `last saved by ${initials} on ${time}`,
  completed: 'Completed',
  incomplete: 'Incomplete',
  reference: (reference: string) => `Your reference is ${reference}.`,
  sent: (time: string, closes: string) =>
    `You sent this response on ${time}. You can change it and send it again until the end of ${closes}.`,
  changedSince: (time: string) =>
    `You have changed answers since you sent this response on ${time}. What was sent then counts until you send it again.`,
  copyLink: 'Copy link',
  copiedLink: 'Link copied',
  mailField: 'Email address to send this link to',
  mailButton: 'Email the link',
  mailed: 'Link on its way',
  mailedText: 'We are sending the private link to the address you gave. It is not kept for anything else.',
  renew: 'Make a new link',
  renewText:
    'If somebody has the link who should not, make a new one. Every link given out so far then stops working, and colleagues need the new one. Nothing that was saved is lost.',
  renewButton: 'Make a new link',
  renewed: 'New link made',
  renewedText: 'Earlier links no longer open this response. Give your colleagues the new one below.',
  otherWays: 'Answer on paper or in a spreadsheet',
  otherWaysText:
    'For a team meeting, or where this website does not work, download the questions with your answers so far. A filled-in copy can be uploaded here.',
  prefilled: 'Download the questions as an Excel file, with your answers so far',
  upload: 'Upload a filled-in Excel file',
  copy: 'See and download your answers',
  uploaded: 'Saved',
  uploadedText: 'The answers in your file are saved in this response. They have not been sent yet.',
  finish: 'Check and send',
  check: 'Check your answers and send them',
  saved: 'Saved',
  savedText: (heading: string) => `Your answers to “${heading}” are saved.`,
}

export const section = {
  caption: (position: number, total: number) => `Section ${position} of ${total}`,
  expects: 'What is expected of agencies',
  noNames: 'Do not include names or details that could identify a child, family or member of staff.',
  lastSaved: (time: string, initials: string) =>
    initials === '' ? `Last saved on ${time}.` : `Last saved by ${initials} on ${time}.`,
  unsettled: 'An answer is kept in two versions, because two people wrote at the same time.',
  settle: 'Choose which to keep',
  completed: 'Have you completed this section?',
  completedYes: 'Yes, I’ve completed this section',
  completedNo: 'No, I’ll come back later',
  initials: 'Your initials (optional)',
  initialsHint: 'So that colleagues see who saved this section last',
  continue: 'Save and continue',
  backToCheck: 'Save and go back to your answers',
  later: 'Save and come back later',
  none: 'Leave all unticked if none apply.',
  tickAll: 'Select all that apply',
  or: 'or',
  wholeNumber: 'A number, such as 12',
}

/** Answers of the earlier round, offered beside the same questions. */
export const earlierAnswers = {
  summary: (title: string) => `What you answered last time (${title})`,
  about: (question: string) => ` (${question})`,
  intro:
    '“Still true” and “Changed” copy this into your answer, where you can edit it. “No longer true” leaves your answer blank. What else you typed on this page is saved.',
  choices: { 'still-true': 'Still true', changed: 'Changed', 'no-longer-true': 'No longer true' },
  said: {
    'still-true': 'You said: what you answered last time is still true.',
    changed: 'You said: what you answered last time has changed.',
    'no-longer-true': 'You said: what you answered last time is no longer true.',
  },
  told: ([still = 0, changed = 0, no = 0]: readonly number[]) =>
    `The agency was offered its answers of the earlier round. It said of ${number(still)} that they are still true, of ${number(changed)} that they have changed, of ${number(no)} that they are no longer true.`,
}

export const autosave = {
  saved: (time: string) => `Saved at ${time}.`,
  beside:
    'A colleague changed an answer meanwhile. Both texts are kept: “Save and continue” shows them side by side.',
  tooLong: 'An answer is longer than can be sent: “Save and continue” says which.',
  saving: 'Saving…',
  offlineUnkept:
    'Not saved yet: no connection. Keep this page open: your text is sent when the connection is back.',
  offline:
    'Not saved yet: no connection. Your text is kept in this browser and is sent when the connection is back.',
  refused: 'Not saved yet. Your text is kept in this browser. “Save and continue” says what is wrong.',
  restored: 'Text that this browser had kept is back on the page.',
}

export const differences = {
  title: 'Choose between two versions',
  intro:
    'Two people changed the same answer at the same time, or last time’s answer met another. Both texts are kept. Choose which to go on with; the other stays on this page.',
  none: 'No answer is kept in two versions.',
  yours: 'You wrote',
  colleague: 'A colleague wrote meanwhile',
  other: (time: string) => `Also written, on ${time}`,
  kept: 'What the response says now',
  choose: 'Which should the response keep?',
  keepYours: 'Keep what you wrote',
  keepOther: 'Keep the other text',
  keepColleague: 'Keep what a colleague wrote',
  keepKept: 'Keep what the response says now',
  earlier: 'What you answered last time',
  keepEarlier: 'Use what you answered last time',
  keepBoth: 'Keep both, one after the other',
  empty: '(nothing)',
  save: 'Save choice',
  settledTitle: 'Earlier texts',
  settledText: 'These were set aside when somebody chose between two versions. Copy from them what you need.',
  changedMeanwhile: 'Somebody changed an answer while you chose. Nothing is lost: look at the texts again.',
  back: 'Back to your response',
}
