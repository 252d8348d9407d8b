/** The words of published findings, and of releasing them. */
import type { FindingsCodebook } from '../../../audit/findings.js'
import { signOffText } from '../../../audit/themes/publishedSignOff.js'
import { date, dateAndTime, number, plural, readBy } from './formats.js'

export const published = {
  title: (area: string, isDraft: boolean) =>
    isDraft
      ? `Draft findings of the early help audit in ${area}`
      : `Findings of the early help audit in ${area}`,
  released: (release: number, on: string) => `Release ${number(release)}, published on ${date(on)}.`,
  draft: 'Draft: not published. Only leads can see this page.',
  period: (from: string, to: string) => `Agencies answered from ${date(from)} to ${date(to)}.`,
  responses: (responses: number, expected: number | null) =>
    expected === null
      ? `${plural(responses, 'response', 'responses')} received.`
      : `${plural(responses, 'response', 'responses')} received; ${plural(expected, 'agency was', 'agencies were')} expected.`,
  small: 'Fewer than ten responses were received, so nothing is published of what was said.',
  tookPart: 'Who took part',
  sections: 'What they said',
  offer: 'What is on offer',
  offerText: 'Services as agencies describe them, but for what stands in square brackets.',
  themes: 'Themes',
  themesText:
    'A theme is a matter that answers raise in many words. Themes are found by rules of words and phrases, so their counts are a guide and not exact.',
  download: 'Take the figures with you',
  downloads: {
    workbook: 'Everything as an Excel workbook',
    report: 'Committee report for officers to complete, as a Word document (leads only)',
    json: 'Everything as a JSON file, for programs',
    tables: 'What the CSV files hold, column by column (CSV on the Web), for programs',
    schema: 'The form of the JSON file (JSON Schema), for programs',
  },
  licence: 'Licence for using these figures',
  tableCsv: (title: string, question?: number) =>
    question === undefined
      ? `Download “${title}” as a CSV file`
      : `Download “${title}”, question ${number(question)}, as a CSV file`,
  howToRead: 'How to read these figures',
  howToReadItems: (smallest: number, minimum: number, release: number) => [
    'Figures count responses. An agency can have sent several, or one for many sites.',
    'A percentage names what it is out of. Below a base of 10 it is not shown: [u]. [z] means not applicable.',
    `What fewer than ${number(minimum)} responses of a sector said is withheld: [c]. So is what would let it be worked out.`,
    `Sectors with fewer than ${number(smallest)} responses are counted together.`,
    ...(release > 1
      ? [
          'Where figures have changed since an earlier release, they are given for all sectors together. By sector, the two releases side by side would tell what each withholds.',
        ]
      : []),
    'Agencies chose to answer, so the figures say what those said that did, and not what others would have said.',
  ],
  codebook: (codebook: FindingsCodebook) => `Themes read by codebook ${readBy(codebook)}.`,
  questionnaire: (title: string) => `Questionnaire answered: ${title}.`,
  signOff: signOffText,
  contact: (email: string) => `Questions about these findings: ${email}`,
  question: (index: number) => `Question ${index}`,
  onThisPage: 'On this page',
  section: (heading: string, isDraft: boolean) =>
    isDraft ? `Draft findings: ${heading}` : `Published findings: ${heading}`,

  chart: {
    /** The rows with the largest figure, in the table's order. */
    choices: (labels: readonly string[]) =>
      labels.length === 1 ? `“${labels[0] ?? ''}” was answered most often` : 'What was answered',
    themes: (labels: readonly string[]) =>
      labels.length === 1 ? `“${labels[0] ?? ''}” came up most often` : 'What came up',
    sectors: (labels: readonly string[]) =>
      labels.length === 1 ? `Most responses came from ${labels[0] ?? ''}` : 'Where responses came from',
    questions: (labels: readonly string[]) =>
      labels.length === 1 ? 'Where this theme came up most often' : 'Where this theme came up',
    measure: (base: string) => `Responses, and their percentage of ${base}.`,
    counts: 'Responses.',
    alternative: (title: string) => `Bar chart: ${title}. The table below has the figures.`,
    value: (count: string, share: string) => `${count} (${share})`,
  },

  theme: {
    title: (label: string, isDraft: boolean) => (isDraft ? `Draft, theme: ${label}` : `Theme: ${label}`),
    intro: 'Where answers raise it. Percentages are of the responses that answered the question.',
    none: 'No answer that may be told of raises it.',
    table: 'Responses that raise it, by question',
    rowHeading: 'Question',
  },

  withdrawn: {
    title: 'These findings were withdrawn',
    text: (at: string, reason: string) => `They were withdrawn on ${date(at)}: ${reason}`,
    latest: 'Read the findings that replace them',
  },
}

export const releasing = {
  title: 'Releases',
  none: 'Nothing has been released yet. A release is for everybody: its pages, files and figures stay as they are.',
  prepare: 'Prepare a release',
  done: {
    released: 'The findings are released. Anybody can read them at the address below.',
    withdrawn: 'The release is withdrawn. Its address says so, and why.',
  },
  table: 'Releases of this round',
  head: { release: 'Release', at: 'Released', by: 'By', standing: 'Standing' },
  release: (release: number) => `Release ${number(release)}`,
  at: dateAndTime,
  current: 'Published',
  superseded: 'Replaced by a later one, and still public',
  withdrawn: (at: string, reason: string) => `Withdrawn on ${date(at)}: ${reason}`,
  since: 'Since the latest release',
  changed: (responses: number, figures: number) =>
    responses === 0 && figures === 0
      ? 'Nothing has changed.'
      : `${plural(responses, 'response has', 'responses have')} come, gone or changed. ${plural(figures, 'published figure', 'published figures')} would be different. Readers are not told.`,
  sinceWaiting: 'What would be different is being worked out. Open this page again in a minute or two.',
  sinceFailed:
    'What would be different could not be worked out, because something went wrong in the service. What was released is as it was, and can be withdrawn. Open this page again in a few minutes; if it stays like this, tell whoever looks after the service.',
  withdraw: 'Withdraw a release',
  withdrawText:
    'Its pages and files go away at once. Whoever has read or kept them still knows them, so later releases keep a distance from it.',
  which: 'Which release',
  reason: 'Why, as readers will be told it',
  reasonHint: 'It is public. Do not name anybody',
  reasonMissing: 'Enter why the release is withdrawn. Do not name anybody',
  releaseMissing: 'Select a release that is published',
  withdrawButton: 'Withdraw it',

  notReleased: 'Not released',
  undone: {
    waited:
      'Nothing was released, because the findings had changed and were being worked out again. Look through the draft once more, then release.',
  },
  newTitle: 'Prepare a release',
  newText: [
    'A release freezes the findings as they are now. It is public, and figures in it are never changed.',
    'What the whole round said is published as it is. What a sector said is withheld where it would tell what a few respondents said: the more small sectors are told apart, the more has to be withheld.',
    'Sectors can be told apart once. In a later release, questions whose figures have changed are given for all sectors together, since the two side by side would tell what each withholds. So release when the responses are in and the data quality list is done.',
  ],
  settings: 'Which sectors are told apart',
  choice: (smallest: number) => `Sectors with at least ${number(smallest)} responses; smaller ones together`,
  cost: (groups: number, withheld: number, figures: number) =>
    groups === 0
      ? 'No sectors are told apart.'
      : `${plural(groups, 'column', 'columns')} by sector. ${number(withheld)} of ${plural(figures, 'figure', 'figures')} withheld.`,
  fixed: (smallest: number, minimum: number) =>
    `As in the first release: sectors with fewer than ${number(smallest)} responses are counted together, and counts under ${number(minimum)} are withheld. Another choice would tell what each hides.`,
  drafts: 'Look through the draft',
  preview: (smallest: number) => `Draft with sectors of at least ${number(smallest)} responses`,
  open: 'The round is still open. Responses that come after the release are not in it.',
  quality: (count: number) => `${plural(count, 'entry is', 'entries are')} still on the data quality list.`,
  qualityLink: 'See first what the data quality list has left',
  minimumOne:
    'The settings say that every number is published from 1 on, so what a single respondent of a sector said is shown. Change “Smallest number that is published” in the settings to 5, unless you mean it.',
  tooClose: (release: number, changed: number, minimum: number) =>
    `This cannot be released yet. Compared with release ${number(release)}, ${plural(changed, 'response is', 'responses are')} new, gone or different. Anybody could compare the two and tell what ${changed === 1 ? 'it says' : 'they say'}. Wait until at least ${number(minimum)} differ.`,
  confirm: 'I have looked through the draft, and nobody can be recognised in it',
  confirmMissing: 'Look through the draft, then confirm that nobody can be recognised in it',
  settingsMissing: 'Select which sectors are told apart',
  overtaken:
    'Findings were released since you opened this page, by somebody else or by pressing the button twice. Look at what is published before you release again',
  button: 'Release the findings',
}
