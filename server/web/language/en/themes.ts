/** Words of the workbench: a round's themes, their rules and excerpts. Decisions have theirs in decisions.ts. */
import type { FindingsCodebook } from '../../../audit/findings.js'
import { number, plural, readBy } from './formats.js'

const answers = (count: number) => plural(count, 'answer', 'answers')

export const themes = {
  title: 'Themes',
  intro: (responses: number, expected: number | null) =>
    `R, responses that count: ${number(responses)}. N, agencies expected: ${expected === null ? 'not stated' : number(expected)}. k counts responses that hold the theme in any answer; A, the answers to a question, stands on each theme’s page.`,
  codebookLink: 'What was decided, and versions of the codebook',
  done: {
    decided: 'Saved. Figures rest on it from now on. You can undo it on the codebook’s page.',
    nothing: 'Nothing was chosen, so nothing has changed.',
    accepted: 'Saved. The suggestion is in the codebook.',
    dismissed: 'Saved. The suggestion comes back when twice as many responses use it.',
  },
  table: {
    caption: 'All themes across the audit',
    theme: 'Theme',
    responses: 'k',
    share: '% of R',
    agencies: 'Agencies',
    present: 'As there',
    lacking: 'As lacking',
    both: 'As both',
    unclear: 'Unclear',
    status: 'Status of k',
    state: 'Rules',
    notes: [
      'k is responses. The four columns after it say how they speak of the theme: as there or working, as lacking or wanted, as both, or unclear. They add up to k.',
      'Status says how far people have checked what rules found: “automatic” where nobody has. Matches and other answers are answers to any question, so that a response may have several.',
      'Percentages are of all responses that count, and not shown where those are fewer than 10.',
    ],
  },
  states: { shipped: 'as shipped', changed: 'changed', added: 'added here' },
  unthemed: {
    heading: 'Answers in which no theme was found',
    caption: 'Answers without a theme, by question',
    question: 'Question',
    answered: 'A, answered',
    none: 'No theme found',
    thin: 'Thin',
    notes: [
      'Thin answers give no assurance (“very well”, “not sure”). What sort they are stands in the findings of each section, under “What sort of answers”.',
    ],
  },
  suggestions: {
    heading: 'Suggestions',
    intro: 'Phrases that several answers use and no theme explains. Nothing is added by itself.',
    none: 'There are no suggestions: every phrase that several answers use is explained by a theme, or was dismissed.',
    uses: (responses: number, agencies: number) =>
      `${plural(responses, 'response', 'responses')}, ${plural(agencies, 'agency', 'agencies')}`,
  },
  add: {
    title: 'Add a theme',
    label: 'Name of the theme',
    meaning: 'What it means',
    meaningHint: 'One sentence that says what belongs to it',
    button: 'Add theme',
  },
  suggestion: {
    title: (phrase: string) => `Suggestion: ${phrase}`,
    also: (phrases: string) => `Goes with: ${phrases}.`,
    what: 'What should become of it?',
    choices: {
      theme: 'A theme of its own',
      rule: 'A rule of a theme that is there',
      dismiss: 'Dismiss it',
    },
    choicesHint: {
      theme: 'Give it a name and a meaning below',
      rule: 'Choose the theme below',
      dismiss: 'It stays away until twice as many responses use it',
    },
    theme: 'Theme that the rule belongs to',
    match: 'Words that the rule looks for',
    matchHint: 'Commas part alternatives. You can change them before you save.',
    button: 'Save',
    previewFirst:
      'Nothing is saved until you choose “Save”. Words for a theme of its own are looked for in all answers.',
    gone: 'This suggestion is no longer there: a theme explains it by now, or somebody dismissed it.',
  },
  rulesTitle: 'Rules',
  changeRule: (match: string) => `Change the rule “${match}”`,
  changeShort: 'Change or switch off',
  addRule: 'Add a rule',
  numbers: {
    caption: 'The theme in each question',
    question: 'Question',
    notes: [
      'Each count is a link to the responses behind it. A is how many answered the question; k never exceeds A, nor A exceeds R.',
    ],
    answered: 'A',
  },
  split: (present: number, lacking: number, both: number, unclear: number) =>
    `Spoken of as there by ${number(present)}, as lacking by ${number(lacking)}, as both by ${number(both)}, unclearly by ${number(unclear)}.`,
  agencies: (count: number) => `Said by ${plural(count, 'agency', 'agencies')}.`,
  excerpts: {
    heading: 'Excerpts in context',
    intro: (first: number, last: number, all: number) =>
      `Answers ${number(first)} to ${number(last)} of ${number(all)} that hold this theme, with the words that say so.`,
    none: 'No answer holds this theme.',
    question: (index: number) => `Question ${index}`,
    sector: (label: string) => `, ${label}`,
    byPerson: 'decided by a person',
    polarity: {
      present: 'as there',
      lacking: 'as lacking',
      unclear: 'unclear',
    },
    what: (words: string, reference: string) => `What should happen to “${words}” in ${reference}`,
    leave: 'Leave it to the rules',
    keep: 'Right: keep it',
    remove: 'Wrong: take it out of this theme',
    move: (label: string) => `Move to: ${label}`,
    button: 'Save what was chosen',
    pages: 'Answers with this theme',
  },
  forms: {
    wording: {
      title: 'Change its name or meaning',
      button: 'Save name and meaning',
    },
    merger: {
      title: 'Merge it into another theme',
      text: 'Its rules go to the other theme, and its excerpts with them. Its name goes.',
      into: 'Theme that it goes into',
      button: 'Merge',
    },
    split: {
      title: 'Split rules off into a theme of their own',
      text: 'Tick the rules that the new theme takes with it.',
      rules: 'Rules that go',
      button: 'Split off',
    },
    dismissal: {
      title: 'Dismiss this theme',
      text: 'It is no longer counted. Its rules and what was decided on it are kept, and come back when you undo this.',
      button: 'Dismiss',
    },
    excerpt: {
      title: 'Give words of an answer to this theme',
      text: 'For what no rule finds. Copy the words from the answer.',
      reference: 'Reference of the response',
      question: 'Question',
      words: 'Words of the answer, as they stand there',
      button: 'Give to this theme',
    },
    choose: 'Choose one',
    reason: 'Reason (optional)',
  },
  rule: {
    title: (label: string) => `Rule of “${label}”`,
    newTitle: (label: string) => `New rule of “${label}”`,
    match: 'Words that it looks for',
    unless: 'Words beside which a match does not count (optional)',
    unlessHint: 'Commas part them',
    scope: 'Which questions it reads',
    scopes: {
      all: 'Every question',
      only: 'Only the questions ticked',
      but: 'Every question but those ticked',
    },
    questions: 'Questions',
    state: 'Is it in use?',
    on: 'Yes',
    off: 'No, switched off',
    preview: 'See what it would change',
    save: 'Save this rule',
    previewFirst: 'Nothing is saved until you choose “Save this rule”.',
    effect: {
      heading: 'What it would change',
      total: (before: number, after: number) =>
        `${answers(before)} hold the theme now, ${answers(after)} would.`,
      come: (count: number) => `${answers(count)} would come`,
      go: (count: number) => `${answers(count)} would go`,
      nothing: 'No answer would come or go.',
      more: (count: number) => `And ${answers(count)} more.`,
    },
  },
  problems: {
    label: 'Enter a name for the theme',
    labelTaken: (label: string) => `There is a theme called “${label}” already: enter another name`,
    meaning: 'Enter what the theme means',
    tooLong: {
      label: (longest: number) => `The name of the theme must be ${number(longest)} characters or less`,
      meaning: (longest: number) => `What the theme means must be ${number(longest)} characters or less`,
      match: (longest: number) =>
        `The words that the rule looks for must be ${number(longest)} characters or less`,
      unless: (longest: number) =>
        `The words beside which a match does not count must be ${number(longest)} characters or less`,
    },
    into: 'Select the theme that it goes into',
    rules: 'Select at least one rule',
    what: 'Select what should become of it',
    theme: 'Select the theme that the rule belongs to',
    match: 'Enter the words that the rule looks for',
    questions: 'Select at least one question',
    response: 'Enter the reference of a response of this round',
    asked: 'Select a question that is read for themes',
    words: 'Enter words exactly as they stand in the answer',
    decision: 'Select a decision that is there',
    renewal:
      'Nothing was decided again: the answer, or what you may see of it, has changed meanwhile. Look at it as it is now',
    versions: 'Select two versions',
  },
}

/** How one theme was worked out. */
export const theme = {
  title: (label: string) => `How “${label}” was worked out`,
  holds: (count: number, of: number) =>
    `${number(count)} of ${plural(of, 'response holds', 'responses hold')} this theme in at least one answer.`,
  version: (codebook: FindingsCodebook) =>
    `Read by codebook ${readBy(codebook)}. The same answers, codebook and decisions always give the same figures.`,
  caveatTitle: 'What this kind of reading misses',
  caveats: [
    'Keyword matching misses things said in other words, and now and then takes a word wrongly. On NHS comments similar codebooks matched people’s coding about 6 times in 10 (F1 .62) before review, where two people agree at about .86.',
    'Themes come out in about the right order; their counts are less sure. Follow a figure to its responses before you rest a decision on it.',
  ],
  rules: 'The rules of this theme',
  answersNote:
    'An answer counts once for the theme, however many rules find it. Where rules overlap, the longest match is the one counted here.',
  answers: (count: number) => `Found in ${plural(count, 'answer', 'answers')} of this round.`,
  unless: (count: number) => `Not counted beside ${plural(count, 'other wording', 'other wordings')}`,
  everywhere: 'Reads every question.',
  off: 'Switched off: it reads no question.',
  onlyIn: (numbers: readonly number[]) =>
    `Reads only ${numbers.length === 1 ? 'question' : 'questions'} ${numbers.join(', ')}.`,
  allBut: (numbers: readonly number[]) =>
    `Reads every question but ${numbers.length === 1 ? 'number' : 'numbers'} ${numbers.join(', ')}.`,
  howToRead: 'How to read a rule',
  howToReadItems: [
    'A word stands for all its forms: “training” also finds “train” and “trained”. In straight quotation marks it is exactly that word.',
    'Words side by side must stand side by side. “a|b” is either; “a ~4 b” lets up to four words stand between; “a & b” needs both in one clause.',
    '“counsel*” is every word that begins so; “=see above” must be the whole answer; “*” is any answer to that question.',
    'Commas part alternatives.',
  ],
}
