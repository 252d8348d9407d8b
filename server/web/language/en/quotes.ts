/** Words of the pages on which passages of answers are chosen, and cleared for publication. */
import { dateAndTime } from './formats.js'

export const quotes = {
  title: 'Quotes',
  intro:
    'A quote is chosen by one person and cleared for publication by another, a lead. Names and places stand in square brackets. A release prints the cleared ones, never the agency.',
  link: { text: 'Quotes', hint: 'Passages of answers, to choose, redact and clear for publication' },
  propose: 'Propose as a quote',
  none: 'No quote yet. Choose one where an answer is shown: beside the quotes of a theme, or behind a figure.',
  done: {
    proposed: 'The quote is proposed. A lead other than you can clear it.',
    edited: 'The quote is saved. It has to be cleared before it is published.',
    cleared: 'The quote is cleared. The next release prints it.',
    withdrawn: 'The quote is withdrawn.',
  },
  groups: {
    proposed: 'To be cleared',
    cleared: 'Cleared for publication',
    withdrawn: 'Withdrawn',
  },
  states: { proposed: 'To be cleared', cleared: 'Cleared', withdrawn: 'Withdrawn' },
  changed:
    'The answer has changed, or does not count any more. The quote is not published until somebody has looked at it again.',
  gone: '[no longer there]',
  chosen: (by: string, at: string) => `Chosen by ${by} on ${dateAndTime(at)}`,
  clearedBy: (by: string, at: string) => `Cleared by ${by} on ${dateAndTime(at)}`,
  open: 'Look at it',
  newTitle: 'Propose a quote',
  oneTitle: (id: number) => `Quote ${id}`,
  answer: 'The answer',
  sentences: 'Its sentences are numbered. Choose from which to which is quoted.',
  asPrinted: 'As it would be printed',
  attributed: (text: string, attribution: string) =>
    attribution === '' ? `“${text}”` : `“${text}” – ${attribution}`,
  first: 'First sentence',
  last: 'Last sentence',
  sentence: (index: number, text: string) => `${index}: ${text}`,
  hidden: 'Words that are hidden',
  hiddenHint: 'Untick what names nobody',
  hiddenFor: (words: string, generic: string) => `“${words}” becomes ${generic}`,
  hiddenAlways: (generics: string) => `Hidden from you and in the quote: ${generics}`,
  words: 'Hide more words',
  wordsHint: 'As they stand in the answer. Wherever they stand in the quote, they are hidden',
  generic: 'What stands in their place',
  attribution: 'Who is said to have spoken',
  attributionHint: 'Left out of a release in which fewer than ten of the sector responded',
  nobody: 'Nobody: leave it out',
  attributionHidden: 'So few of this sector responded that who spoke is not told.',
  save: 'Save the quote',
  proposeButton: 'Propose the quote',
  clearTitle: 'Clear it for publication',
  clearText:
    'Read it as a stranger would who wants to know who spoke: a rare event, a turn of phrase or a number can tell as much as a name.',
  clearButton: 'Clear for publication',
  notYours: 'You chose this passage, so another lead has to clear it.',
  notLead: 'A lead has to clear it.',
  lookAgain: 'Choose the passage again in the answer as it is now, and save.',
  withdraw: 'Withdraw',
  log: 'What was done',
  changes: { proposed: 'Chosen', edited: 'Changed', cleared: 'Cleared', withdrawn: 'Withdrawn' },
  made: (change: string, by: string, at: string) => `${change} by ${by} on ${dateAndTime(at)}`,
  version: (version: number) => `Version ${version}`,
  redactions: (generics: readonly string[]) =>
    generics.length === 0 ? 'No words hidden.' : `Words hidden as ${generics.join(', ')}.`,
  spokenBy: (attribution: string) =>
    attribution === '' ? 'Nobody is said to have spoken.' : `Said to be by: ${attribution}.`,
  problems: {
    order: 'Select a last sentence that is not before the first',
    words: (words: string) => `“${words}” is not in the passage: copy the words from it as they stand there`,
    generic: 'Select what stands in the place of the words',
    overtaken: (by: string, at: string) =>
      `${by} changed the quote on ${dateAndTime(at)}. What you chose stands below: look at theirs in the list of what was done, then save again`,
    clearOvertaken: 'The quote changed while you were reading it. Read it again, then clear it',
    clearOwn: 'You chose this passage: somebody else has to clear it',
    answerChanged: 'The answer has changed since it was chosen. Choose the passage again first',
  },
}
