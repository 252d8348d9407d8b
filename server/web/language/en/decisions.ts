/** Words of what people decided on themes: what each decision says, and how versions of the codebook differ. */
import type { NoEffect } from '../../../audit/themes/codebookActs.js'
import { date, dateAndTime, plural } from './formats.js'

const quoted = (labels: readonly string[]) => labels.map((label) => `“${label}”`).join(', ')

const withoutEffect: Readonly<Record<NoEffect, string>> = {
  'theme-gone': 'Without effect: its theme is not there.',
  'rule-gone': 'Without effect: its rule is not there.',
  'last-theme': 'Without effect: a codebook needs a theme.',
  'id-taken': 'Without effect: what it makes is there already.',
  unsound: 'Without effect: its words can’t be read as a rule or a name.',
}

const refused: Readonly<Record<NoEffect, string>> = {
  'theme-gone': 'The theme is no longer there. What you typed is kept below.',
  'rule-gone': 'The rule is no longer there. What you typed is kept below.',
  'last-theme': 'This is the last theme, and a codebook needs one. Add another first.',
  'id-taken': 'That is there already.',
  unsound: 'This can’t be read as a rule. See “How to read a rule” for what is possible.',
}

export const decisions = {
  title: 'The round’s codebook',
  intro: (id: string, version: string, shipped: string) =>
    `This round is read by codebook “${id}”, version ${version}: the shipped version ${shipped} and what was decided since. The same answers, version and decisions always give the same figures.`,
  reopened: (count: number) =>
    `${plural(count, 'decision', 'decisions')} on single answers ${count === 1 ? 'is' : 'are'} to be looked at again: the answer reads otherwise now.`,
  history: 'What was decided',
  none: 'Nothing was decided yet: the round is read by the codebook as it was shipped.',
  who: (who: string, at: string) => `${who}, ${dateAndTime(at)}`,
  version: (version: string) => `made version ${version}`,
  reason: (reason: string) => `Reason: ${reason}`,
  states: { undone: 'Undone', reopened: 'To be looked at again: the answer reads otherwise now.' },
  withoutEffect,
  nowReads: (words: string | undefined) =>
    words === undefined
      ? 'Its words can’t be shown here: undo it, or ask a lead to look at the answer.'
      : `The words there now: “${words}”`,
  renew: (words: string) => `Decide the same of these words: ${words}`,
  renewShort: 'Decide the same again',
  undo: (words: string) => `Undo: ${words}`,
  undoShort: 'Undo',
  redoShort: 'Put back',
  pages: 'What was decided',
  compare: {
    heading: 'Compare two versions',
    from: 'Earlier version',
    to: 'Later version',
    button: 'Compare',
    shipped: (version: string) => `${version}, as shipped`,
    version: (version: string, at: string) => `${version}, ${date(at.slice(0, 10))}`,
    title: (from: string, to: string) => `From version ${from} to version ${to}`,
    same: 'The two versions say the same.',
  },
  acts: {
    themeAdded: (label: string) => `Theme “${label}” added`,
    themeWorded: (before: string, label: string) =>
      before === label ? `Meaning of “${label}” changed` : `Theme “${before}” named “${label}”`,
    merged: (from: readonly string[], into: string) => `${quoted(from)} merged into “${into}”`,
    split: (before: string, label: string, rules: number) =>
      `“${label}” split off “${before}” with ${plural(rules, 'rule', 'rules')}`,
    dismissed: (label: string) => `Theme “${label}” dismissed`,
    ruleAdded: (label: string, match: string) => `Rule added to “${label}”: ${match}`,
    ruleChanged: (match: string, isOff: boolean) =>
      isOff ? `Rule switched off: ${match}` : `Rule changed, now: ${match}`,
    acceptedTheme: (phrase: string, label: string) => `Suggestion “${phrase}” made theme “${label}”`,
    acceptedRule: (phrase: string, label: string) => `Suggestion “${phrase}” made a rule of “${label}”`,
    suggestionDismissed: (phrase: string) => `Suggestion “${phrase}” dismissed`,
    kept: (place: string, label: string) => `Excerpt in ${place} kept in “${label}”`,
    moved: (place: string, from: string, to: string) => `Excerpt in ${place} moved from “${from}” to “${to}”`,
    removed: (place: string, from: string) => `Excerpt in ${place} taken out of “${from}”`,
    given: (place: string, to: string) => `Words in ${place} given to “${to}”`,
    marked: (place: string, label: string, holds: boolean) =>
      `Answer ${place} ${holds ? 'holds' : 'does not hold'} “${label}”`,
    undone: (words: string) => `Undone: ${words}`,
    redone: (words: string) => `Put back: ${words}`,
    erased: 'a decision on a response that was erased',
    phraseGone: '[deleted]',
    place: (reference: string, question: number) => `${reference}, question ${question}`,
  },
  differences: {
    'theme-added': (label: string, rules: number) =>
      `Theme “${label}” added, with ${plural(rules, 'rule', 'rules')}.`,
    'theme-gone': (label: string) => `Theme “${label}” is no longer there.`,
    'theme-renamed': (before: string, label: string) => `Theme “${before}” is now called “${label}”.`,
    'theme-meaning': (label: string, meaning: string) => `“${label}” now means: ${meaning}`,
    'rule-added': (label: string, match: string) => `“${label}” has a new rule: ${match}.`,
    'rule-gone': (label: string, match: string) => `“${label}” no longer has the rule: ${match}.`,
    'rule-moved': (match: string, before: string, label: string) =>
      `The rule ${match} went from “${before}” to “${label}”.`,
    also: (label: string, patterns: readonly string[]) =>
      `A rule of “${label}” now also finds ${patterns.join(', ')}.`,
    noLonger: (label: string, patterns: readonly string[]) =>
      `A rule of “${label}” no longer finds ${patterns.join(', ')}.`,
    scope: (label: string, match: string) =>
      `The rule ${match} of “${label}” reads other questions, or passes over other words.`,
    off: (label: string, match: string) => `The rule ${match} of “${label}” is switched off.`,
    on: (label: string, match: string) => `The rule ${match} of “${label}” is switched on again.`,
  },
  refused,
  typed: (text: string) => `You typed: ${text}`,
  contradicted:
    'Somebody decided on the same thing while you had this page open, so nothing was saved. What you typed is kept below; save again to have it on top of theirs:',
  contradictedBy: (who: string, at: string, words: string) => `${who}, ${dateAndTime(at)}: ${words}`,
}
