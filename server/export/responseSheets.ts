/** What the workbook of a round's responses holds: three sheets, all of text. */
import type { AuditResponse } from '../audit/answers.js'
import {
  cleanerBy,
  questionOf,
  type Correction,
  type RemedyKind,
  type SubmittedResponse,
} from '../audit/corrections.js'
import { answerIdsOf, type Questionnaire } from '../audit/questionnaire.js'
import type { FindingsCodebook } from '../audit/findings.js'
import { readBy } from '../audit/readBy.js'
import { cleanedColumns, column, labelOf, printed, WIDE, type ResponseColumn } from './responseColumns.js'
import type { SheetColumn } from './sheets.js'

/** The ids of the themes that a response holds; undefined where there was nothing to read. */
export type ThemesRead = ReadonlySet<string> | undefined

/** Where a round's responses come from: some at a time, since all would be too many to have in memory. */
export interface ResponsesToWrite {
  /** Every response in order, as often as it is asked for; all and in the same order each time. */
  readonly submitted: () => AsyncIterable<readonly SubmittedResponse[]>
  readonly corrections: readonly Correction[]
  /** The themes read in responses as corrected. It is asked for all that count, in order, those of a batch at once. */
  readonly themesOf: (some: readonly AuditResponse[]) => Promise<readonly ThemesRead[]>
}

export interface SheetOptions {
  readonly questionnaire: Questionnaire
  /** What heads the column of each answer, by its id. */
  readonly labels: ReadonlyMap<string, string>
  /** What each kind of correction is called. */
  readonly kinds: Readonly<Record<RemedyKind, string>>
  /** The themes that have a column each, and the codebook that says what they mean. */
  readonly codebook: FindingsCodebook & {
    readonly themes: readonly { readonly id: string; readonly label: string }[]
  }
  /** How far people have checked these themes, in a sentence or two; "" where nothing is known of it. */
  readonly status: string
}

type Row = readonly string[]

export interface ResponsesSheet {
  /** The worksheet's name. */
  readonly name: string
  readonly title: string
  readonly notes: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: () => Iterable<Row> | AsyncIterable<Row>
}

/** The sheets in their order. */
export function responseSheets(
  responses: ResponsesToWrite,
  options: SheetOptions,
): readonly ResponsesSheet[] {
  return [submittedSheet(responses, options), cleanedSheet(responses, options), logSheet(responses, options)]
}

const CELLS = [
  'An answer that is longer than a cell can be goes on in the row below, beside "(continued)".',
  'Blank cells are questions without an answer.',
]

function submittedSheet({ submitted }: ResponsesToWrite, options: SheetOptions): ResponsesSheet {
  const { questionnaire } = options
  const columns: readonly ResponseColumn<SubmittedResponse>[] = [
    { ...column('Reference'), print: ({ reference }) => reference },
    { ...column('Version'), print: ({ version }) => String(version) },
    ...answerIdsOf(questionnaire).map((id) => ({
      ...column(labelOf(id, options), WIDE),
      print: printed(id, questionnaire),
    })),
  ]
  return {
    name: 'As_submitted',
    title: 'As submitted',
    notes: [
      'Every response as it was last sent, word for word. Responses that are left out are here too.',
      ...CELLS,
    ],
    columns,
    async *rows() {
      for await (const some of submitted()) yield* some.map(rowOf(columns))
    },
  }
}

function cleanedSheet(responses: ResponsesToWrite, options: SheetOptions): ResponsesSheet {
  const { submitted, corrections, themesOf } = responses
  const { codebook, status } = options
  const clean = cleanerBy(corrections)
  const columns = cleanedColumns(options)
  const print = rowOf(columns)
  return {
    name: 'Cleaned',
    title: 'Cleaned',
    notes: [
      'The responses that count, as corrected: what every figure rests on.',
      'Each option of a tick list has a column of its own, beside the one with all that was ticked.',
      `Each theme has a column that says whether any answer of the response holds it. Themes are read by rule: codebook ${readBy(codebook)}.`,
      ...(status === '' ? [] : [status]),
      ...CELLS,
    ],
    columns,
    async *rows() {
      for await (const some of submitted()) {
        const counting = clean(some)
        const themes = await themesOf(counting)
        yield* counting.map((response, index) => print({ response, themes: themes[index] }))
      }
    },
  }
}

function rowOf<T>(columns: readonly ResponseColumn<T>[]): (one: T) => Row {
  return (one) => columns.map(({ print }) => print(one))
}

function logSheet({ corrections }: ResponsesToWrite, options: SheetOptions): ResponsesSheet {
  return {
    name: 'Change_log',
    title: 'Change log',
    notes: [
      'What was put right, by whom and why, those things too that were undone. Words that were hidden are not named.',
      'Blank cells say that there is none: no new value, nothing undone.',
    ],
    columns: [
      ...['Reference', 'Made (UTC)', 'By', 'What'].map((label) => column(label, 24)),
      column('Answer', WIDE),
      column('New value', WIDE),
      column('Reason', WIDE),
      ...['On version', 'Undone (UTC)', 'Undone by'].map((label) => column(label)),
    ],
    rows: () => corrections.map((correction) => logRow(correction, options)),
  }
}

function logRow(correction: Correction, options: SheetOptions): Row {
  const { remedy, reference, madeAt, madeBy, reason, version, undone } = correction
  const questionId = questionOf(remedy)
  const about = questionId === null ? 'The whole response' : labelOf(questionId, options)
  return [
    ...[reference, madeAt, madeBy, options.kinds[remedy.kind], about, newValue(correction), reason],
    ...[String(version), undone?.at ?? '', undone?.by ?? ''],
  ]
}

function newValue({ remedy }: Correction): string {
  switch (remedy.kind) {
    case 'sector':
      return remedy.sector
    case 'duplicate':
      return `Duplicate of ${remedy.of}`
    case 'redaction':
      return remedy.spans.map(({ generic }) => generic).join(', ')
    case 'text':
      return remedy.text
    case 'reading':
      return String(remedy.reading)
    case 'exclusion':
    case 'acceptance':
      return ''
  }
}
