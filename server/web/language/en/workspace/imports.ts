/** The words of importing responses that other survey tools collected, and of keying in paper returns. */
import type { RowFault } from '../../../../audit/imports/readRow.js'
import type { Certainty } from '../../../../audit/imports/guessMapping.js'
import type { Tool } from '../../../../audit/imports/surveyTable.js'
import { dateAndTime, number, plural } from '../formats.js'

const responses = (count: number) => plural(count, 'response', 'responses')
const rowsOf = (count: number) => plural(count, 'row', 'rows')

const tools: Readonly<Record<Tool, string>> = {
  'microsoft-forms': 'Microsoft Forms',
  surveymonkey: 'SurveyMonkey',
  limesurvey: 'LimeSurvey',
  other: 'Another tool',
}

const certainties: Readonly<Record<Certainty, string>> = {
  tool: 'This column is written by the tool itself.',
  same: 'Guessed: the heading is the same.',
  alike: 'Guessed: the heading is much the same. Check it.',
  none: 'Nothing in this audit is like it.',
}

export const importWords = {
  responseImport: {
    title: 'Import responses',
    text: [
      'Upload the table that Microsoft Forms, SurveyMonkey, LimeSurvey or another tool exported: an Excel workbook or a CSV file with one response a row. Export whole questions and answers, not codes.',
      'Nothing is counted when you upload it. You first say what each column is for, then see what every row would do.',
      'Addresses on the network (IP addresses) are never kept.',
    ],
    field: 'Table of responses',
    hint: 'An Excel workbook (.xlsx) or a CSV file of 50 MB and 20,000 rows or less',
    button: 'Upload',
    problems: {
      noFile: 'Select the table of responses',
      incomplete: 'The file did not arrive whole. Select it and upload it again. Nothing has been imported.',
      unreadable:
        'The file is neither an Excel workbook (.xlsx) without a password nor a CSV file. Export it from the tool again as one of them.',
      'too-large':
        'The file is too large. Upload one of 50 MB, 20,000 rows and 400 columns or less, or export it in parts.',
      'no-rows': 'The file has no rows below its headings',
    },
    earlier: 'Earlier imports',
    listed: (tool: string, count: number, at: string, state: string) =>
      `${tool}, ${rowsOf(count)}, ${dateAndTime(at)}: ${state}`,
    states: {
      uploaded: 'its columns are to be looked at',
      checking: 'being checked',
      checked: 'to be looked at before it is imported',
      importing: 'being imported',
      done: 'imported',
      cleared: 'cancelled',
    },
    tools,

    mappingTitle: 'Say what each column is for',
    mappingText: (tool: string, count: number) =>
      `The table looks like one of: ${tool}. It has ${rowsOf(count)} below its headings.`,
    mappingHow:
      'What was guessed is selected. Nothing is imported from columns for which “Do not import” is selected.',
    remembered: 'A table with the same headings was imported before. What its columns were for is selected.',
    mappingUnknown: (count: number) =>
      `The table is from no tool that is known here. It has ${rowsOf(count)} below its headings.`,
    unmapped: (count: number) =>
      count === 1
        ? 'No column was found for 1 question'
        : `No column was found for ${number(count)} questions`,
    source: 'What this table comes from',
    sourceHint:
      'A name that you know it by. A response with the same number from the same place is imported once, however often you upload it',
    dates: 'How dates such as 03/04/2027 are meant',
    dayFirst: '3 April: the day first',
    monthFirst: '4 March: the month first',
    incomplete: 'Responses that were begun and not sent',
    incompleteHint: 'Rows with nothing in the column for the time when they were sent',
    leaveOut: 'Leave them out',
    take: 'Import them too',
    untitled: 'Column without a heading',
    column: (position: number, certainty: Certainty, samples: readonly string[]) =>
      [
        `Column ${number(position)}. ${certainties[certainty]}`,
        ...(samples.length === 0
          ? ['It is empty.']
          : [`For example: ${samples.map((sample) => `“${sample}”`).join(', ')}`]),
      ].join(' '),
    uses: {
      ignore: 'Do not import',
      reference: 'The tool’s own number of the response',
      sent: 'When it was sent',
      tick: (question: string, option: string) => `Ticked in “${question}”: ${option}`,
      other: (question: string) => `Other words in “${question}”`,
    },
    mappingButton: 'Check what would be imported',
    noSource: 'Enter a name of 100 characters or less for what this table comes from',
    twice: (position: number) =>
      `Column ${number(position)}: another column is for the same. Select something else for one of them`,
    unknownUse: (position: number) => `Column ${number(position)}: select what it is for`,
    nothing: 'Select at least one column that answers a question',

    checkingTitle: 'The table is being checked',
    importingTitle: 'The responses are being imported',
    progress: (read: number, of: number) => `${number(read)} of ${rowsOf(of)} done.`,
    importingText: 'They are counted all at one moment, at the end. Until then nothing is.',

    checkedTitle: 'Check what would be imported',
    summary: (count: number, all: number) =>
      `${responses(count)} of ${rowsOf(all)} would be imported. Nothing is imported yet.`,
    incompleteRows: (count: number, rows: string) =>
      `${rowsOf(count)} left out: begun and not sent (${rows}).`,
    knownRows: (count: number, rows: string) =>
      `${rowsOf(count)} left out: imported from the same place before (${rows}).`,
    emptyRows: (count: number) => `${rowsOf(count)} left out: no question is answered.`,
    timeUnread: (count: number, rows: string) =>
      `In ${rowsOf(count)} the time cannot be read (${rows}). They would count as sent when they are imported.`,
    noNumber:
      'No column has the tool’s own number of a response: the same table, imported twice, would be counted twice.',
    noTime: 'No column says when responses were sent: they would count as sent when they are imported.',
    rowsNamed: (rows: readonly number[], more: number) =>
      more > 0
        ? `rows ${rows.join(', ')} and ${number(more)} more`
        : `${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}`,
    ignoredColumns: (headings: readonly string[]) => `Columns that are not imported: ${headings.join('; ')}.`,
    unansweredQuestions: (labels: readonly string[]) =>
      `Questions that no column answers: ${labels.join('; ')}.`,
    faults: 'Rows with problems, which are left out',
    row: 'Row',
    problem: 'What is wrong',
    faultIn: (fault: RowFault, label: (id: string) => string): string => {
      switch (fault.kind) {
        case 'too-long':
          return `The answer to “${label(fault.answerId)}” has ${number(fault.length)} characters; the longest answer has 20,000`
        case 'same-reference':
          return `Its number is that of row ${number(fault.row)}`
        case 'long-reference':
          return 'Its number has more than 100 characters'
      }
    },
    unfit: 'Words that are none of the answers offered',
    unfitNote: 'They are imported as they stand and counted as unclear, so that nothing is lost or guessed.',
    question: 'Question',
    words: 'Words',
    where: 'Where',
    apply: (count: number) => `Import ${responses(count)}`,
    nothingToTake: 'No row can be imported. Change what the columns are for, or put the table right.',
    changeMapping: 'Change what the columns are for',
    cancel: 'Cancel this import',

    brokenTitle: 'The import was broken off',
    broken:
      'Nothing was imported. The service was stopped meanwhile, or some of these responses were imported in another way. The table is kept until a day after it was last worked on.',
    again: 'Check it again',

    doneTitle: 'The responses are imported',
    done: (count: number) => `${responses(count)} imported. They are counted from now on.`,
    doneLeft: (count: number) => `${rowsOf(count)} left out. The uploaded table is no longer kept here.`,
    toResponses: 'Look through the responses',
    toMatches: 'Say which agencies they come from',
    another: 'Import another table',
  },

  paper: {
    title: 'Key in a paper return',
    text: [
      'You fill in the same form as agencies do, section by section, and send it. It is counted as any other and marked as having come on paper.',
      'In this browser it takes the place of another response of this round that you may have open; that is kept and can be opened by its link.',
      'It can be sent until 30 days from today, although the round may be closed.',
    ],
    agency: 'Whose return it is',
    nobody: 'An agency that is not in the list, or not known',
    button: 'Begin',
    noAgency: 'Select whose return it is',
  },
}
