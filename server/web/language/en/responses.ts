/** Words of the pages on which an organiser looks through responses and puts them right. */
import { date, dateAndTime, number, plural } from './formats.js'

export const responses = {
  title: 'Responses',
  titleOfPage: (page: number, pages: number) => `Responses (page ${page} of ${pages})`,
  received: (all: number, leftOut: string) =>
    leftOut === ''
      ? `${plural(all, 'response', 'responses')} received, all of them counted.`
      : `${plural(all, 'response', 'responses')} received; ${leftOut}.`,
  found: (count: number) => `${plural(count, 'response', 'responses')} found`,
  none: 'No response is like that.',
  quality: 'Data quality: what to look at',
  concerns: 'Safeguarding concerns',
  download: 'Download all responses as an Excel workbook (official-sensitive)',
  filter: {
    heading: 'Find responses',
    search: 'Search for words in answers',
    searchHint: 'Finds all the words, in any form. Put words that belong together in double quotes',
    sector: 'Sector',
    state: 'State',
    flag: 'To look at',
    any: 'All',
    blankSector: 'Left blank',
    apply: 'Find',
    clear: 'Show all responses',
  },
  states: {
    counted: 'Counted',
    duplicate: 'Left out: duplicate',
    exclusion: 'Left out: excluded',
    changed: 'Sent again with changes',
  },
  columns: {
    reference: 'Reference',
    agency: 'Agency',
    sector: 'Sector',
    sent: 'Sent',
    source: 'Came',
    state: 'State',
    flags: 'To look at',
  },
  sources: {
    online: 'Online',
    spreadsheet: 'In a spreadsheet',
    import: 'Imported',
    paper: 'On paper',
  },
  import: 'Import responses from another survey tool',
  paper: 'Key in a return that came on paper',
  imported: (count: number) =>
    count === 1
      ? '1 response is imported and counted.'
      : `${number(count)} responses are imported and counted.`,
  noAgency: 'Agency not named',
  previous: 'Previous',
  next: 'Next',
  pages: 'Pages of responses',
  page: (number: number) => `Page ${number}`,
  table: 'Responses, the last one sent first',
}

export const issues = {
  'look-again': 'Changed since it was put right',
  'personal-data': 'Possible personal data',
  'blank-sector': 'Sector left blank',
  'wrong-sector': 'Another sector in the register',
  'possible-duplicate': 'Possible duplicate',
  'unread-number': 'Number not read',
  'thin-throughout': 'Thin throughout',
}

export const quality = {
  title: 'Data quality',
  intro:
    'What to look at before the figures are relied on. Found by rule: no rule finds everything, and now and then one is wrong.',
  none: 'There is nothing to look at.',
  howMany: (count: number) => plural(count, 'thing to look at', 'things to look at'),
  reasons: {
    'look-again':
      'The respondent has sent it again since. What was hidden stays hidden until you have looked.',
    'personal-data': (kinds: readonly string[]) =>
      `Looks like ${kinds.join(', ')}. Hide the words, or keep them.`,
    'blank-sector': 'It counts among “(blank)” until its sector is set.',
    'wrong-sector': (sector: string) => `The register has this agency under ${sector}.`,
    'possible-duplicate': {
      'same-agency': (other: string) => `Response ${other} names the same agency.`,
      'near-same-text': (other: string) => `Most of its words are in response ${other} too.`,
    },
    'unread-number': 'The answer does not hold exactly one number. Say which it is, or leave it unread.',
    'thin-throughout':
      'No answer in words gives assurance. Ask the agency again, leave the response out, or accept it.',
  },
  putRight: (reference: string) => `Put right in ${reference}`,
}

export const response = {
  title: (reference: string) => `Response ${reference}`,
  counted: 'This response is counted.',
  duplicate: 'This response is left out as a duplicate.',
  exclusion: 'This response is left out.',
  masked:
    'Names, contact details, possible personal data, kinds of agency and the names of small sectors are replaced by words in square brackets.',
  sources: {
    online: 'It was filled in online.',
    spreadsheet: 'It was filled in online, wholly or in part from an uploaded copy of the form.',
    import: 'It was imported.',
    paper: 'It came on paper and was keyed in by a lead.',
  },
  importedFrom: (source: string, reference: string | null) =>
    reference === null
      ? `It was imported from “${source}”.`
      : `It was imported from “${source}”, where its number is ${reference}.`,
  sent: 'Sent',
  version: (version: number, time: string) => `Version ${version}, ${dateAndTime(time)}`,
  toLookAt: 'To look at',
  answers: 'Answers as they count',
  open: 'Look closer',
  wholeTitle: 'Put the whole response right',
  corrections: 'What was put right',
  noCorrections: 'Nothing was put right in this response.',
  whole: 'the whole response',
  made: (by: string, at: string) => `${by}, ${dateAndTime(at)}`,
  reason: (reason: string) => `Reason: ${reason}`,
  undone: (by: string, at: string) => `Undone by ${by}, ${dateAndTime(at)}`,
  reopened: 'The respondent has changed this since. Look at it again.',
  undo: 'Undo',
  renew: 'Do the same again',
  dropped: 'The words that were hidden are gone from the answer.',
  concernOpen: 'Marked as a safeguarding concern that was not passed on yet.',
  done: 'Done',
  saved: 'What you put right is saved. Figures follow it.',
}

export const answer = {
  title: (reference: string, question: number) => `Question ${question} in response ${reference}`,
  now: 'As it counts',
  sent: 'As it was sent',
  earlier: (version: number) => `As it was sent in version ${version}`,
  empty: 'Nothing was answered.',
  readAs: (reading: string) => `Read as: ${reading}`,
  readings: {
    yes: 'Yes',
    no: 'No',
    qualified: 'Yes in part, or at times',
    unclear: 'Neither a clear yes nor a clear no',
  },
  unread: 'no number',
}

export const corrections = {
  kinds: {
    sector: 'Sector set',
    duplicate: 'Marked as a duplicate',
    exclusion: 'Left out',
    redaction: 'Words hidden',
    text: 'Text cleaned',
    reading: 'Reading corrected',
    acceptance: 'Looked at and left as it is',
  },
  reason: 'Reason',
  reasonHint: 'Anybody who looks at the response later reads it. Do not name a child or family here',
  sector: { title: 'Set the sector', field: 'Sector', button: 'Set sector' },
  duplicate: {
    title: 'Mark as a duplicate',
    field: 'Reference of the response to count instead',
    button: 'Mark as duplicate',
  },
  exclusion: { title: 'Leave the response out', button: 'Leave out' },
  redaction: {
    title: 'Hide words',
    hits: 'Words that look like a person’s details',
    words: 'Other words to hide',
    wordsHint: 'Exactly as they stand in the answer, each name or number on a line of its own',
    generic: 'Show in their place',
    button: 'Hide words',
    replaced: 'The text was cleaned. Clean it again to take words out of it.',
  },
  text: { title: 'Clean the text', field: 'Text to count instead', button: 'Save clean text' },
  reading: {
    title: 'Correct the reading',
    field: 'What the answer says',
    number: 'Number of families',
    button: 'Save reading',
  },
  acceptance: { title: (issue: string) => `Leave as it is: ${issue}`, button: 'Leave as it is' },
  problems: {
    reason: 'Enter a reason',
    longReason: 'Reason must be 500 characters or less',
    sector: 'Select a sector',
    of: 'Enter the reference of another response of this round that is counted',
    isOriginal: (reference: string) =>
      `Response ${reference} is marked as a duplicate of this one. Undo that first, or neither would be counted`,
    words: 'Select or enter words to hide',
    notThere: (words: string) => `Enter words that stand in the answer. These do not: ${words}`,
    generic: 'Select what is shown in place of the words',
    text: 'Enter a text that differs from the one that counts now',
    longText: 'Text must be 20,000 characters or less',
    reading: 'Select what the answer says',
    number: 'Enter a whole number of families, such as 12',
    changed:
      'The respondent has sent this response again meanwhile. Look at it as it is now, then save again',
  },
}

export const concerns = {
  title: 'Safeguarding concerns',
  intro:
    'Answers that somebody was worried by. Each stays at the top of the list of responses until it is recorded here to whom it was passed on.',
  none: 'No answer is marked as a concern.',
  open: 'Not passed on yet',
  passed: 'Passed on',
  mark: 'Mark as a safeguarding concern',
  markText:
    'Mark the answer if it makes you worry about a child. This page tells nobody: pass the concern on as your procedures say, then record it.',
  markButton: 'Mark as a concern',
  markedBy: (by: string, at: string) => `Marked by ${by}, ${dateAndTime(at)}`,
  passedOn: (to: string, by: string, on: string) => `Passed on to ${to} by ${by} on ${date(on)}`,
  onTop: (count: number) =>
    `${plural(count, 'safeguarding concern was', 'safeguarding concerns were')} not passed on yet`,
  formTitle: (reference: string) => `Record to whom the concern in ${reference} was passed on`,
  to: 'To whom',
  by: 'By whom',
  on: 'On which day',
  onHint: 'For example, 27 3 2027',
  button: 'Record',
  link: (reference: string) => `Answer in response ${reference}`,
  problems: {
    to: 'Enter to whom the concern was passed on',
    by: 'Enter who passed the concern on',
    on: 'Enter the day on which it was passed on, such as 27 3 2027, not in the future',
  },
}
