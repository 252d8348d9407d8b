/** Words of the page on which a theme is checked. */
import { number, plural } from './formats.js'

export const reviews = {
  link: 'Check this theme by reading some answers',
  title: (label: string) => `Check the theme “${label}”`,
  intro:
    'Read the answers and say of each whether it holds the theme. What you say counts in the findings before what the rules say. Both kinds matter: reading only what the rules found makes a count worse.',
  status: (status: string) => `Status: ${status}.`,
  statusInFindings:
    'How far people have checked each theme stands in the findings of the round, below every table of themes.',
  saved: 'What you said of these answers is saved. Figures follow it.',
  matches: 'Answers in which rules found it',
  noMatches: 'Rules found it in no answer.',
  others: 'Answers in which rules did not find it',
  noOthers: 'There is no other answer in which it is looked for.',
  heading: (reference: string, question: number) => `${reference}, question ${question}`,
  which: (reference: string, question: number) => `Does ${reference} hold the theme in question ${question}?`,
  holds: 'Holds the theme',
  lacks: 'Does not',
  open: 'Can’t tell',
  outdated: 'Somebody said so of an earlier text. It has changed since, so it is asked again.',
  save: 'Save',
  more: 'Ten more of each',
  nothing: 'Say of at least one answer whether it holds the theme',
  metOther: (by: string) =>
    `${by} said otherwise of one of these answers meanwhile. Nothing of yours was saved: look at it and save again`,
  poor: 'Rules that did poorly',
  wrongIn: (wrong: number, of: number) =>
    `Wrong in ${number(wrong)} of ${plural(of, 'answer', 'answers')} that were checked. It could be switched off.`,
}
