/** Words of the pages on which findings are put in sentences. */
import { dateAndTime, plural } from './formats.js'

const list = (items: readonly string[]) => items.join(', ')

export const statements = {
  title: 'Findings in sentences',
  intro:
    'Statements say what the figures mean. Each keeps the figures that it rests on: when one of them changes, the statement says so until somebody has looked at it again. A release prints those that stand.',
  link: {
    text: 'Findings in sentences',
    hint: 'Statements drafted from the figures, to edit, add to and confirm',
  },
  use: 'Use this figure in a statement',
  done: {
    kept: 'The statement is kept.',
    saved: 'The statement is saved, with its figures as they are now.',
    confirmed: 'The statement is confirmed, with its figures as they are now.',
    withdrawn: 'The statement is withdrawn. It stands at the foot of this page.',
    restored: 'The statement stands again.',
    moved: 'The order is changed.',
    gone: 'Nothing was kept: the figures no longer carry that draft.',
  },
  outdated: (count: number) =>
    `${plural(count, 'statement is', 'statements are')} out of date: figures behind ${count === 1 ? 'it' : 'them'} have changed since. A release leaves ${count === 1 ? 'it' : 'them'} out until somebody has confirmed ${count === 1 ? 'it' : 'them'}.`,
  none: 'No statement yet.',
  write: (heading: string) => `Write a statement: ${heading}`,
  drafts: (count: number) => `Drafts from the figures (${count})`,
  draftsText:
    'Each number is the figure of a cell and leads to it. Nothing is drafted of what fewer than ten answers said.',
  keep: 'Keep',
  kinds: {
    finding: 'Finding',
    strength: 'Strength',
    development: 'Area for development',
    interpretation: 'Interpretation',
  },
  kindHints: {
    finding: 'What the figures say, and no more',
    strength: 'What works well',
    development: 'What has to become better',
    interpretation: 'What you make of it',
  },
  changes: {
    written: 'Written',
    edited: 'Edited',
    confirmed: 'Confirmed',
    withdrawn: 'Withdrawn',
    restored: 'Taken back up',
  },
  made: (change: string, by: string, at: string) => `${change} by ${by} on ${dateAndTime(at)}`,
  stale: 'Out of date',
  staleText: 'These figures have changed since the statement was last looked at:',
  changed: (label: string, before: string, now: string) => `${label}: was ${before}, is ${now}`,
  proposed: 'With the figures as they are now it would say:',
  redrafted: 'Drafted anew it would say:',
  useRedraft: 'Edit this draft',
  confirmButton: 'Confirm with the new figures',
  strayLeft: (numbers: readonly string[]) =>
    `Edit it: ${list(numbers)} in its text is no longer a figure of the round.`,
  withheld:
    'Published tables do not print all its figures, since they would tell what a few said. A release leaves it out.',
  evidence: (count: number) =>
    count === 0 ? 'Rests on no figure' : `Rests on ${plural(count, 'figure', 'figures')}`,
  hidden: (count: number) =>
    `${plural(count, 'figure', 'figures')} of sectors that few responded of: leads look after ${count === 1 ? 'it' : 'them'}.`,
  hiddenKept:
    'This statement also rests on figures of sectors that few responded of. They are not shown to you, and are kept as they are.',
  evidenceOf: (label: string, figures: string) => `${label}: ${figures}`,
  themes: 'Themes',
  themeGone: (id: string) => `Theme “${id}” is no longer in the codebook`,
  quotes: 'Quotes',
  quoteState: { proposed: 'not cleared yet', cleared: 'cleared', withdrawn: 'withdrawn' },
  edit: 'Edit',
  up: 'Move up',
  down: 'Move down',
  withdraw: 'Withdraw',
  restore: 'Take it back up',
  withdrawnTitle: 'Withdrawn statements',
  newTitle: 'Write a statement',
  editTitle: (id: number) => `Statement ${id}`,
  section: 'Section',
  kind: 'What it is',
  text: 'Statement',
  textHint: 'It can be published: do not name an agency or a person. Take its numbers from the figures below',
  figures: 'Figures that it rests on',
  figuresText:
    'When one of these changes, the statement is out of date until somebody has looked at it again.',
  ofQuestion: (text: string, chosen: number) => (chosen === 0 ? text : `${text} (${chosen} chosen)`),
  chosen: 'Chosen from elsewhere',
  quotesLegend: 'Quotes that bear it out',
  save: 'Save the statement',
  accept: 'I have checked this, and it stays',
  history: 'Versions',
  version: (version: number) => `Version ${version}`,
  problems: {
    section: 'Select the section',
    kind: 'Select what it is',
    empty: 'Enter the statement',
    long: (most: number) => `The statement must be ${most} characters or fewer`,
    stray: (numbers: readonly string[]) =>
      `${list(numbers)} in the text is not a figure that the statement rests on: correct it, choose its figure, or confirm it below`,
    identifying: (words: readonly string[]) =>
      `“${list(words)}” may say who somebody is: take it out, or confirm below that it may be published`,
    overtaken: (by: string, at: string) =>
      `${by} changed the statement on ${dateAndTime(at)}. Nothing of yours is lost: it stands below, and theirs above it. Save again to put yours in its place`,
    hidden:
      'Words of this statement are hidden from members of the group, and saving it would lose them. Nothing was changed, and what you typed is below: ask a lead to put it in',
    figuresMoved:
      'Figures changed once more while you were reading. Read the statement again, then confirm it',
  },
  theirs: 'As it is now',
}
