/** Words of the pages on which two people read the same answers, and of the codebook's sign-off. */
import { date, decimal, number, plural } from './formats.js'

const answers = (count: number) => plural(count, 'answer', 'answers')

const range = (limits: readonly [number, number] | null) =>
  limits === null ? '' : ` (${decimal(limits[0])} to ${decimal(limits[1])})`

export const readers = {
  link: 'Two readers and the sign-off of the codebook',
  linkHint: 'How far two people agree on the themes of the same answers',
  title: 'Two readers',
  intro:
    'Two people read the same answers for themes. Neither sees what the other found, or what any rule found, until both have finished. How far they agree says how far a theme can be told at all.',
  done: {
    drawn: 'Answers are drawn. Two people can read them now.',
    taken: 'You read these answers.',
    finished: 'You have finished. Nothing of your reading can be changed any more.',
    'given-up': 'You have given up your place. What you had read is deleted.',
    ended: 'The reading is ended. No agreement is worked out from it.',
    'signed-off': 'The codebook is signed off.',
    'sign-off-undone': 'The sign-off is taken back.',
    settled: 'What you settled is saved. Figures follow it.',
    over: 'The last answer was not saved, because your reading of these answers had ended.',
  },
  important: 'Important',
  none: 'No answers have been drawn for two readers yet.',
  onlyLeads: 'A lead can draw answers to read.',
  draw: {
    title: 'Draw answers',
    text: 'They are spread evenly over questions and responses. Thin answers and answers that were drawn before are left out.',
    size: 'How many answers',
    sizeHint: (least: number, most: number) => `From ${number(least)} to ${number(most)}`,
    button: 'Draw answers',
    sizeWrong: (least: number, most: number) =>
      `Enter how many answers, from ${number(least)} to ${number(most)}`,
    nothing: 'There is no answer left to draw: every answer of substance has been drawn before',
    underWay: 'Answers are being read already. Nothing was drawn',
  },
  underWay: {
    title: 'Being read now',
    facts: (count: number, by: string, at: string, version: string) =>
      `${answers(count)}, drawn by ${by} on ${date(at)} with codebook ${version}.`,
    changed: (version: string) =>
      `The codebook is at version ${version} by now. Themes that are gone since are no longer asked for; themes that are new are not.`,
    nobody: 'Nobody reads them yet.',
    reading: (name: string) => `${name} is reading.`,
    finished: (name: string) => `${name} has finished.`,
    own: (count: number, of: number) => `You have read ${number(count)} of ${answers(of)}.`,
    ownFinished:
      'You have finished. What both found is shown here once the other reader has finished as well.',
    oneMissing: 'A second reader is wanted.',
    full: 'Two people read them.',
    gaveUp: 'You gave up your place in this reading, so somebody else has to take it.',
    take: 'Read these answers',
    takeText:
      'While you read, the findings and themes of this round are kept from you, on every page and in every file. You can give up your place at any time.',
    goOn: 'Go on reading',
    begin: 'Begin reading',
    finish: 'Finish reading',
    finishText: 'You have read them all. Once you finish, nothing can be changed.',
    giveUp: 'Give up my place',
    giveUpText:
      'What you have read is deleted, and you can’t take a place in this reading again: you will have seen what was found.',
    end: 'End this reading',
    endText: 'Nobody can go on with it, and no agreement is worked out from it. What was read is not shown.',
  },
  tooFew: (least: number) =>
    `Read every answer before you finish. Answer ${number(least)} has not been read.`,
  earlier: 'Readings that were finished',
  compared: (count: number, at: string) => `${answers(count)} drawn on ${date(at)}`,

  reading: {
    title: (position: number, of: number) => `Answer ${number(position)} of ${number(of)}`,
    question: (number: number) => `Question ${number}`,
    progress: (count: number, of: number) => `You have read ${number(count)} of ${answers(of)}.`,
    which: 'Which themes does this answer hold?',
    whichHint:
      'Select all that it says something about, whether as there or as lacking. Only what it says counts, not what you know of the agency.',
    nothing: 'None of these',
    or: 'or',
    save: 'Save and go on',
    previous: 'Previous answer',
    next: 'Next answer',
    answers: 'Answers of this reading',
    overview: 'To the readers’ page',
    gone: 'This answer is not there any more, or no longer counts. There is nothing to read: go on to the next.',
    chooseOne: 'Select the themes that the answer holds, or “None of these”',
    both: 'Select themes or “None of these”, not both',
  },

  blind: {
    title: 'You are reading answers of this round',
    text: 'Until both readers have finished, findings and themes of this round are kept from you, so that neither rules nor other people’s decisions lead you. Go on reading, or give up your place there.',
    link: 'To the readers’ page',
  },

  comparison: {
    title: 'How far two readers agree',
    facts: (one: string, other: string, count: number) =>
      `${one} and ${other} read the same ${answers(count)} without seeing what the other found.`,
    left: (count: number) =>
      `${answers(count)} of the reading ${count === 1 ? 'is' : 'are'} left out: changed between the two readings, or no longer there.`,
    changed: (then: string, now: string) =>
      `They read with codebook version ${then}; it is at version ${now} now. Only themes that were there then and are now are compared.`,
    headline: (kappa: number | null, limits: readonly [number, number] | null, f1: number | null) =>
      kappa === null
        ? 'Kappa has no meaning here: both said the same of every answer and theme, always yes or always no.'
        : `Over all themes: kappa ${decimal(kappa)}${range(limits)}, F1 ${f1 === null ? '–' : decimal(f1)}.`,
    overall: 'Over all themes',
    overallHead: {
      who: 'Between',
      n: 'Answers',
      decisions: 'Decisions',
      observed: 'The same',
      kappa: 'Kappa (95% range)',
      f1: 'F1',
      meanKappa: 'Kappa, mean of themes',
      meanF1: 'F1, mean of themes',
    },
    andReader: (one: string, other: string) => `${one} and ${other}`,
    andRules: (name: string) => `${name} and the rules`,
    noRules: 'The rules can’t be asked: the words of these answers are no longer there.',
    byTheme: 'Theme by theme',
    head: {
      theme: 'Theme',
      both: 'Both',
      alone: (name: string) => `${name} alone`,
      neither: 'Neither',
      n: 'n',
      observed: 'The same',
      kappa: 'Kappa (95% range)',
      f1: 'F1',
    },
    noMeaning: 'no meaning: both said the same of every answer',
    noF1: 'neither found it',
    kappa: (kappa: number, limits: readonly [number, number] | null) => `${decimal(kappa)}${range(limits)}`,
    share: (share: number) => `${Math.round(share * 100)}%`,
    mean: (value: number, themes: number) => `${decimal(value)} (${plural(themes, 'theme', 'themes')})`,
    none: '–',
    howToRead: 'How to read this',
    howToReadItems: [
      'n is how many answers were compared. Each answer is a decision for each theme: does it hold the theme or not.',
      'Kappa (Cohen) is 1 where two always agree and 0 where they agree as often as chance would have it. It has no meaning where both said the same of every answer.',
      'F1 is 1 where two find a theme in the same answers and 0 where they find it in none of the same. It does not count the answers in which neither found it.',
      'A theme that few answers hold gives a wide range: read it with n, “Both” and “alone” beside it.',
      'Ranges over all themes are drawn by response (bootstrap), those of a theme come from the large-sample error of kappa (Fleiss, Cohen and Everitt 1969).',
    ],
    disagreements: (open: number, all: number) =>
      all === 0
        ? 'The readers differ on nothing.'
        : `The readers differ on ${plural(all, 'decision', 'decisions')}; ${open === 0 ? 'all are settled' : `${number(open)} to settle`}.`,
    settle: 'Go through what they differ on',
  },

  disagreements: {
    title: 'What two readers differ on',
    titleOfPage: (page: number, pages: number) => `What two readers differ on (page ${page} of ${pages})`,
    intro: (open: number, all: number) =>
      `${plural(all, 'decision', 'decisions')}, ${number(open)} to settle. What you settle counts in the findings in the place of what the rules say.`,
    none: 'The readers differ on nothing.',
    heading: (reference: string, question: number) => `${reference}, question ${question}`,
    theme: (label: string, reference: string) => `${label} in ${reference}`,
    foundBy: (finder: string, other: string) => `${finder} found it; ${other} did not.`,
    holds: 'The answer holds the theme',
    lacks: 'It does not',
    open: 'Leave open',
    keep: 'Leave as it is',
    settled: (holds: boolean, by: string, at: string) =>
      `Settled by ${by} on ${date(at)}: ${holds ? 'it holds the theme' : 'it does not'}.`,
    changed: 'The answer has changed since it was read, so that this can’t be settled from the readings.',
    gone: 'The words of this answer are no longer there.',
    save: 'Save',
    nothingChosen: 'Settle at least one, or go on to the next page',
    metOther: (by: string) =>
      `${by} settled this otherwise meanwhile. Yours was not saved: settle it again if you still differ`,
  },

  signOff: {
    title: 'Sign-off of the codebook',
    none: (version: string) => `Version ${version} of the codebook is not signed off.`,
    signed: (version: string, by: string, at: string) =>
      `Version ${version} was signed off by ${by} on ${date(at)}.`,
    changed: (version: string, now: string, by: string, at: string) =>
      `Version ${version} was signed off by ${by} on ${date(at)}. The codebook has changed since: it is at version ${now}.`,
    figures: (count: number, kappa: number | null, f1: number | null) =>
      kappa === null
        ? `Two readers read ${answers(count)}; kappa had no meaning.`
        : `Two readers read ${answers(count)}: kappa ${decimal(kappa)}, F1 ${f1 === null ? '–' : decimal(f1)}.`,
    unread: 'No two readers had read answers by it.',
    text: 'Releases, their workbook and the report to the committee say whether the group has signed off the codebook, and how far two readers agreed. They name nobody.',
    with: (count: number, kappa: number | null, version: string) =>
      `Rests on ${answers(count)} read with version ${version}${kappa === null ? '' : `: kappa ${decimal(kappa)}`}.`,
    without: 'No reading by two people is finished: the sign-off will say so.',
    button: (version: string) => `Sign off version ${version}`,
    undo: 'Take the sign-off back',
    moved: (version: string) =>
      `The codebook changed while you looked: it is at version ${version} now. Look at it, then sign it off`,
  },
}
