/**
 * Every word of the interface, in English. Another language is another file of the same type. The instrument's own
 * wording belongs to its edition, and the findings' labels to the core.
 */
import { accessibility } from './en/accessibility.js'
import { cookies } from './en/cookies.js'
import { help } from './en/help.js'
import { privacy } from './en/privacy.js'
import { date, dateAndTime, number, time } from './formats.en.js'
import { offline } from './offline.en.js'

const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`

export const en = {
  code: 'en',
  date,
  number,
  time,
  dateAndTime,
  offline,

  layout: {
    skip: 'Skip to main content',
    back: 'Back',
    serviceLabel: 'Service information',
    menu: 'Menu',
    errorPrefix: 'Error: ',
    inventedTag: 'Invented responses',
    invented: 'Every agency, person and sentence in this round is made up.',
    help: 'Help with this audit:',
    helpUnset: 'Help with this audit: ask the early help lead who invited you.',
    accessibility: 'Accessibility',
    privacy: 'Privacy',
    cookies: 'Cookies',
    helpLink: 'Help',
  },

  problems: {
    heading: 'There is a problem',
    prefix: 'Error',
    tooLong: (label: string, length: number, longest: number) =>
      `Your answer to “${label}” must be ${number(longest)} characters or less. It is ${number(length)} now; all of it is kept.`,
    notAChoice: (label: string) => `Select one of the answers offered for: ${label}`,
    arrivedTwice: (label: string) =>
      `Your answer to “${label}” arrived more than once. Check that what is kept here is what you meant.`,
    notAsked: (field: string) =>
      `The form held a field that this audit does not ask, “${field}”. It was not kept; everything else is.`,
    agencyOrSector:
      'Enter the name of your agency or select its sector, so that your response can be counted',
  },

  help,
  accessibility,
  privacy,
  cookies,

  home: {
    title: 'Audit rounds',
    none: 'No audit round is open for answers at the moment.',
    answer: 'Answer this audit',
    closesOn: (iso: string) => `Open for answers until ${date(iso)}`,
    opensOn: (iso: string) => `Opens for answers on ${date(iso)}`,
    closed: 'Closed for answers',
    findings: 'Findings',
    export: 'Download the findings workbook',
  },

  firstRun: {
    title: 'Set up your first audit round',
    intro:
      'This service is running and its store is empty. Nothing has been asked and nobody has answered yet.',
    steps: [
      'Create a round on the machine that runs this service, with the command below and your own words in it.',
      'Open the organiser link that was printed at start-up. It shows findings as responses arrive.',
      'Send agencies the address of the round. They need no account.',
    ],
    command: (example: string) => `npm run --silent round -- ${example}`,
    example:
      '--slug spring-2027 --title "Early help audit 2027" --area "Your city" --opens 2027-03-01 --closes 2027-04-30',
    demo: 'To look round first, stop the service and run “npm run demo”: it shows a whole round of invented responses and leaves nothing behind.',
  },

  start: {
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
    start: 'Start now',
    continue: 'Continue your response',
    closesOn: (iso: string) => `Answers can be sent until the end of ${date(iso)}.`,
    closedTitle: 'This audit is closed',
    closedText: (iso: string) => `Answers could be sent until ${date(iso)}.`,
    notOpenYet: (iso: string) => `Answers can be given from ${date(iso)}.`,
  },

  tasks: {
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
  },

  section: {
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
    wholeNumber: 'A number, such as 12',
  },

  upload: {
    title: 'Upload a filled-in Excel file',
    text: [
      'Nothing is changed when you upload a file. You first see what it would change, beside what is saved now.',
      'Upload the Excel copy of this form. If you have none yet, download it and fill it in.',
    ],
    field: 'Your filled-in Excel file',
    hint: 'An Excel workbook (.xlsx) of 5 MB or less, without macros and without a password',
    button: 'Upload and see what would change',
    noFile: 'Select your filled-in Excel file',
    incomplete:
      'The file did not arrive whole. Check your connection, select the file and upload it again. Nothing has been changed.',
    back: 'Back to your response',
  },

  uploadChanges: {
    title: 'Check what the file would change',
    intro: 'Nothing has been changed yet. Compare the answers, then save them or leave them.',
    nothing: 'Nothing in this file is new: your response has the same answers already.',
    replaced:
      'Somebody uploaded another file for this response meanwhile, and yours has not been saved. This page shows the new file.',
    same: (count: number) =>
      count === 0 ? '' : `${plural(count, 'answer is', 'answers are')} the same in both.`,
    blank: (count: number) =>
      count === 0
        ? ''
        : `${plural(count, 'answer is', 'answers are')} blank in the file: what is saved of them stays.`,
    changed: (count: number) => plural(count, 'answer would change', 'answers would change'),
    added: (count: number) => plural(count, 'answer is new', 'answers are new'),
    now: 'Your response says now',
    inFile: 'The file says',
    apply: 'Save these answers in your response',
    cancel: 'Do not use this file',
  },

  autosave: {
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
  },

  check: {
    title: 'Check your answers before sending your response',
    change: 'Change',
    notProvided: 'Not provided',
    tooLong: 'Shorten this answer before sending',
    send: 'Send response',
    sendAgain: 'Send changed response',
    sendText: (closes: string) =>
      `By sending this response you confirm that it is your agency’s answer to the audit. Answers can be sent until the end of ${date(closes)}.`,
  },

  linkEmail: {
    title: 'Email the private link',
    notAnAddress: 'Enter an email address in the correct format, like name@example.com',
    notSent: 'The email could not be sent just now. Try again in a few minutes, or copy the link instead.',
    subject: (round: string) => `Your private link: ${round}`,
    text: (round: string, link: string, closes: string) =>
      `This link opens your response to “${round}”:\n\n${link}\n\nAnyone who has it can read and change the response, so pass it on to colleagues only. Answers can be sent until the end of ${closes}.\n`,
  },

  differences: {
    title: 'Choose between two versions',
    intro:
      'Two people changed the same answer at the same time. Both texts are kept. Choose which to go on with; the other stays on this page.',
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
    keepBoth: 'Keep both, one after the other',
    empty: '(nothing)',
    save: 'Save choice',
    settledTitle: 'Earlier texts',
    settledText:
      'These were set aside when somebody chose between two versions. Copy from them what you need.',
    changedMeanwhile: 'Somebody changed an answer while you chose. Nothing is lost: look at the texts again.',
    back: 'Back to your response',
  },

  interruption: {
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
  },

  copy: {
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
      'This browser kept this text because the service could not take it before the audit closed. It is not part of your response. Copy it if you need it, and ask the early help lead for more time.',
    download: 'Download as a Word document',
    print: 'This page prints in full.',
  },

  receipt: {
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
  },

  findings: {
    title: 'Findings',
    responsesOf: (responses: number, expected: number | null) =>
      expected === null
        ? `${plural(responses, 'response', 'responses')} received. Nobody has said how many agencies are expected.`
        : `${plural(responses, 'response', 'responses')} received; ${plural(expected, 'agency', 'agencies')} expected.`,
    noResponses: 'Nobody has responded yet. Figures appear here as soon as the first response is sent.',
    download: 'Download the findings as an Excel workbook',
    howToRead: 'How to read these figures',
    howToReadItems: [
      'Every count is a link to the responses behind it.',
      'A percentage names what it is out of. Below a base of 10 it is not shown: [u].',
      'Themes are found by keyword rules, which miss what is said in other words and now and then read a word wrongly.',
      'One response can hold several themes, so themes do not add up to the number of responses.',
    ],
    codebook: (id: string, version: string) => `Themes read by codebook “${id}”, version ${version}.`,
    sections: 'Findings by section',
    sectionTitle: (heading: string) => `Findings: ${heading}`,
    onThisPage: 'On this page',
    question: (number: number) => `Question ${number}`,
    unclear: 'Answers that are neither a clear yes nor a clear no',
    unread: 'Answers that do not hold exactly one number',
    quotes: 'In their words',
    quotesOf: (label: string) => `Quotes: ${label}`,
    blankSector: 'sector left blank',
    behind: 'The responses behind this figure',
    behindCount: (count: number) => plural(count, 'response', 'responses'),
    column: 'Counted among',
    row: 'Figure',
    none: 'No response stands behind this figure.',
    answer: 'Answer',
    highlighted: 'The words that a rule read are highlighted.',
    whole: (reference: string) => `Whole response ${reference}`,
    noAgency: 'Agency not named',
    personal: 'Words in this response look like details of a person. Check them before quoting it.',
    responseTitle: (reference: string) => `Response ${reference}`,
  },

  organiser: {
    usedTitle: 'This link cannot be used',
    usedText:
      'It has been used before, or is not complete. Each link opens one session. On the machine that runs this service, “npm run --silent organiser-link” prints a new one.',
    neededTitle: 'You need an organiser link to see this page',
    neededText:
      'Findings and responses are for the audit’s organisers. The link is printed when the service starts; “npm run --silent organiser-link” prints a new one.',
  },

  errors: {
    notFound: {
      title: 'Page not found',
      text: 'If you typed the address, check it. If you pasted it, check that you copied all of it.',
    },
    linkNeeded: {
      title: 'Open your response with its private link',
      text: 'This browser does not know which response is yours. It may have been some weeks since you last opened it, or the link may have been renewed.',
    },
    otherResponse: {
      title: 'This browser has opened another response since',
      text: (reference: string) =>
        `What you sent belongs to response ${reference}, but this browser has since opened the private link of another one. Nothing has been changed in either.`,
    },
    otherSite: {
      title: 'Check and save again',
      text: 'We could not be sure that this came from our own page, so nothing has been changed.',
    },
    closed: {
      title: 'This audit is closed',
      text: (iso: string) =>
        `It closed for answers on ${date(iso)}. What was saved before is kept, but a response that was not sent is not counted. Ask the early help lead if you still need to send it.`,
      copy: 'See your answers',
    },
    linkRenewed: {
      title: 'This private link has been renewed',
      text: 'Somebody who answers for your agency made a new link, and this one no longer opens the response. Ask your colleagues for the new link. Nothing that was saved is lost.',
    },
    linkUnknown: {
      title: 'This link does not open a response',
      text: 'Check that you copied all of it, to the last character. Nothing that was saved is lost: the right link still opens it.',
    },
    tooMany: {
      guesses: {
        title: 'Too many wrong links',
        text: 'Links that open nothing were tried too often from your network, so for a while no link opens from there. Nothing that was saved is lost.',
      },
      mails: {
        title: 'Too many emails',
        text: 'The private link of this response has been emailed often enough for now. Nothing that was saved is lost, and you can copy the link from the page “Your response”.',
      },
      files: {
        title: 'Too many files',
        text: 'More files were asked for or sent from your network in the last minutes than the service can make at once. Nothing that was saved is lost, and the form on these pages goes on working.',
      },
      again: (minutes: number) => `Try again in ${plural(minutes, 'minute', 'minutes')}.`,
    },
    tooLarge: {
      title: 'That was too much at once',
      text: 'What you sent is larger than this service can take in one go, so it was not saved. Everything you saved before is kept. Go back: your text is still on the page. Save it in smaller parts.',
    },
    badRequest: {
      title: 'We could not read what was sent',
      text: 'Something was not as our pages send it. Nothing has been changed, and everything you saved before is kept.',
    },
    problem: {
      title: 'Sorry, there is a problem with the service',
      text: 'Something went wrong on our side. Everything you saved before is kept.',
    },
    unavailable: {
      title: 'Sorry, the service is unavailable for the moment',
      text: 'Answers cannot be saved or read just now. Everything that you saved before is kept. Try again in a minute.',
    },
    typed: 'What you typed is below. It has not been saved yet.',
    typedLink: 'Open your private link in another tab, come back to this page, and save again.',
    tryAgain: 'Save again',
    copy: 'Copy anything you need from here.',
  },
}

export type Language = typeof en
