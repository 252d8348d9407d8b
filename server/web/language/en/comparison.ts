/** The words of comparing two rounds. */
import { number, plural } from './formats.js'

const countOfAgencies = (count: number) => plural(count, 'agency', 'agencies')

export const comparison = {
  link: 'Compare with the earlier round',
  linkHint: 'What is new, gone, more or fewer, and who took part in both.',
  title: 'Compared with the earlier round',
  sectionTitle: (heading: string) => `${heading}: compared with the earlier round`,
  earlier: (title: string) => `The earlier round is “${title}”.`,
  none: 'No earlier round to compare with is chosen.',
  choose: 'Choose it in the settings',
  ask: 'A lead can choose it in the settings of the round.',

  panels: {
    title: 'Which figures',
    all: 'All responses',
    both: (count: number) => `The ${countOfAgencies(count)} in both rounds`,
    allText: 'Figures count responses.',
    bothText:
      'Figures count agencies that took part in both rounds, each once: by any of its responses where it sent several.',
  },

  breaks: {
    edition:
      '[b] The two rounds answered different editions of the questionnaire. Questions that are not the same stand side by side, and no difference is told.',
    codebook: (then: string, now: string) =>
      `[b] Two codebooks read the themes: version ${then} those of the earlier round, version ${now} those of this one. So no difference is told for them.`,
    noCrosswalk:
      'Nobody has written down how the two editions hang together, so no question can be compared.',
    question: {
      broader: '[b] This round asked for more than the earlier one did.',
      narrower: '[b] This round asked for less than the earlier one did.',
    },
    earlierWording: (text: string) => `Asked in the earlier round: ${text}`,
    notAsked: '[b] The earlier round did not ask this.',
  },

  columns: {
    then: 'Earlier round',
    thenRange: 'Its 95% range',
    now: 'This round',
    nowRange: 'Its 95% range',
    difference: 'Difference',
    says: 'What can be said',
  },
  beside: (now: string, then: string) => `${now} Beside: ${then}`,
  earlierLabel: (label: string) => `(earlier: ${label})`,
  outOf: (count: number, base: number) => `${number(count)} of ${number(base)}`,
  share: (share: string) => `(${share})`,
  points: (points: number) =>
    points === 0
      ? 'under 1 point'
      : `${points > 0 ? '+' : '−'}${plural(Math.abs(points), 'point', 'points')}`,
  same: '0 points',
  broken: '[b]',
  verdicts: {
    more: 'More',
    fewer: 'Fewer',
    'no-clear-difference': 'No clear difference',
    'too-few': 'Too few to say',
    break: 'Not compared',
  },
  presences: {
    new: (verdict: string) => `New. ${verdict}`,
    gone: (verdict: string) => `Gone. ${verdict}`,
  },

  tookPart: 'Who took part',
  tookPartRows: {
    heading: 'Count',
    responses: 'Responses that count',
    expected: 'Expected agencies',
    responded: 'Of which responded',
    rate: 'Response rate',
  },
  agencies: {
    both: (count: number) => `${countOfAgencies(count)} took part in both rounds.`,
    first: (count: number) => `${countOfAgencies(count)} took part for the first time.`,
    dropped: (count: number) => `${countOfAgencies(count)} took part in the earlier round alone.`,
    unmatched: (then: number, now: number) =>
      `No agency is known of ${plural(then, 'response', 'responses')} of the earlier round and ${number(now)} of this one: they are in none of these counts.`,
    list: 'Agencies in both rounds: their answers side by side',
  },
  sectors: 'Responses by sector (leads only)',
  sector: 'Sector',
  indicators: 'Indicators of the score card',
  scoreCard: 'See the score card, with targets and what each indicator is out of',
  themes: 'Themes across the questions that both rounds asked alike',
  theme: 'Theme',
  thin: 'Thin answers',
  thinNote: 'Answers that give no assurance, such as “very well” or “n/a”, of those given to the question.',
  question: 'Question',
  sections: 'Question by question',
  gone: 'Asked in the earlier round alone',
  download: 'Download every figure as a CSV file',
  tables: {
    answers: 'Answers',
    choices: 'Choices',
    themes: 'Themes',
  },
  rows: { answers: 'Answer', choices: 'Choice', themes: 'Theme' },
  median: (then: string, now: string) =>
    `The median of the numbers read was ${then} in the earlier round and is ${now} in this one, of all responses.`,
  noMedian: 'not known',

  howToRead: 'How to read this',
  howToReadItems: [
    '“More” and “fewer” are said only where both rounds have 10 answers or more and the two ranges do not meet. Otherwise chance alone may have made the difference.',
    'A range covers chance only. Agencies chose to answer, and not the same ones in both rounds: look at the agencies in both as well.',
    'New and gone mean that nobody in the other round said it. A few answers can do that by chance.',
    '[b] marks a break: the two figures are not of the same thing. [u] means that a base is under 10, too few for a percentage. [z] means not applicable.',
    'Differences are in percentage points, worked out before rounding.',
  ],

  file: {
    columns: {
      part: 'part',
      question: 'question_id',
      text: 'question',
      row: 'row_id',
      label: 'row',
      thenCount: 'earlier_count',
      thenBase: 'earlier_base',
      thenLow: 'earlier_low',
      thenHigh: 'earlier_high',
      nowCount: 'now_count',
      nowBase: 'now_base',
      nowLow: 'now_low',
      nowHigh: 'now_high',
      difference: 'difference_points',
      says: 'says',
      note: 'note',
    },
    overall: 'themes overall',
  },

  sideBySide: {
    title: (agency: string) => `${agency}: two rounds side by side`,
    intro: 'Answers as they count, word for word. Only leads see this page, and each look at it is recorded.',
    then: (title: string, references: string) => `Earlier round: ${title} (${references})`,
    now: (title: string, references: string) => `This round: ${title} (${references})`,
    link: 'See this agency’s answers of both rounds side by side',
    notAsked: 'Not asked.',
    notAnswered: 'Not answered.',
  },
}
