/** What the workbook of a round's responses holds: three sheets, all of text. */
import { textOf, type AuditResponse } from '../audit/answers.js'
import { readingOf, readingsOf } from '../audit/choiceTables.js'
import {
  questionOf,
  type CleanLayer,
  type Correction,
  type RemedyKind,
  type SubmittedResponse,
} from '../audit/corrections.js'
import { numberIn } from '../audit/numberTables.js'
import {
  answerIdsOf,
  findQuestion,
  optionsOf,
  questionsOf,
  wordsBeside,
  type Question,
  type Questionnaire,
} from '../audit/questionnaire.js'
import { isReadable } from '../audit/wordless.js'
import type { SheetColumn } from './sheets.js'

export interface ResponsesToWrite extends CleanLayer {
  readonly submitted: readonly SubmittedResponse[]
  readonly corrections: readonly Correction[]
}

export interface SheetOptions {
  readonly questionnaire: Questionnaire
  /** What heads the column of each answer, by its id. */
  readonly labels: ReadonlyMap<string, string>
  /** What each kind of correction is called. */
  readonly kinds: Readonly<Record<RemedyKind, string>>
}

const NARROW = 16
const WIDE = 50

export interface ResponsesSheet {
  /** The worksheet's name. */
  readonly name: string
  readonly title: string
  readonly notes: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly string[])[]
}

/** The sheets in their order. */
export function responseSheets(layer: ResponsesToWrite, options: SheetOptions): readonly ResponsesSheet[] {
  return [submittedSheet(layer, options), cleanedSheet(layer, options), logSheet(layer, options)]
}

const CELLS = [
  'An answer that is longer than a cell can be goes on in the row below, beside "(continued)".',
  'Blank cells are questions without an answer.',
]

function submittedSheet({ submitted }: ResponsesToWrite, options: SheetOptions): ResponsesSheet {
  const ids = answerIdsOf(options.questionnaire)
  return {
    name: 'As_submitted',
    title: 'As submitted',
    notes: [
      'Every response as it was last sent, word for word. Responses that are left out are here too.',
      ...CELLS,
    ],
    columns: [column('Reference'), column('Version'), ...ids.map((id) => answerColumn(id, options))],
    rows: submitted.map((response) => [
      response.reference,
      String(response.version),
      ...ids.map((id) => printed(response, id, options.questionnaire)),
    ]),
  }
}

function cleanedSheet({ responses }: ResponsesToWrite, options: SheetOptions): ResponsesSheet {
  const { questionnaire } = options
  const ids = answerIdsOf(questionnaire)
  const read = questionsOf(questionnaire).filter(isRead)
  return {
    name: 'Cleaned',
    title: 'Cleaned',
    notes: ['The responses that count, as corrected: what every figure rests on.', ...CELLS],
    columns: [
      column('Reference'),
      ...ids.map((id) => answerColumn(id, options)),
      ...read.map(({ id }) => column(`Read as: ${labelOf(id, options)}`, NARROW)),
    ],
    rows: responses.map((response) => [
      response.reference,
      ...ids.map((id) => printed(response, id, questionnaire)),
      ...read.map((question) => readAs(response, question)),
    ]),
  }
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
      ...['Reference', 'Made (UTC)', 'By', 'What'].map((label) => column(label, NARROW + 8)),
      column('Answer', WIDE),
      column('New value', WIDE),
      column('Reason', WIDE),
      ...['On version', 'Undone (UTC)', 'Undone by'].map((label) => column(label)),
    ],
    rows: corrections.map((correction) => {
      const { remedy, reference, madeAt, madeBy, reason, version, undone } = correction
      const questionId = questionOf(remedy)
      const about = questionId === null ? 'The whole response' : labelOf(questionId, options)
      return [
        ...[reference, madeAt, madeBy, options.kinds[remedy.kind], about, newValue(correction), reason],
        ...[String(version), undone?.at ?? '', undone?.by ?? ''],
      ]
    }),
  }
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

function isRead(question: Question): boolean {
  return question.kind === 'count' || readingsOf(question).length > 0
}

function readAs(response: AuditResponse, question: Question): string {
  if (!isReadable(response, question.id)) return ''
  return question.kind === 'count'
    ? String(numberIn(response, question) ?? 'unread')
    : (readingOf(response, question) ?? '')
}

/** An answer as typed, or the labels of what was chosen. */
function printed({ answers }: AuditResponse, id: string, questionnaire: Questionnaire): string {
  const answer = answers[id]
  const question = findQuestion(questionnaire, id)
  if (answer === undefined || !question?.options) return textOf(answers, id)
  const chosen = optionsOf(question).filter((option) =>
    typeof answer === 'string' ? option.id === answer : answer.includes(option.id),
  )
  const printedChoices = [...chosen.map(({ label }) => label), ...wordsBeside(answer, question)]
  return printedChoices.join(', ') || textOf(answers, id)
}

function answerColumn(id: string, options: SheetOptions): SheetColumn {
  return column(labelOf(id, options), WIDE)
}

function labelOf(id: string, { labels }: SheetOptions): string {
  return labels.get(id) ?? id
}

function column(label: string, width = NARROW): SheetColumn {
  return { label, align: 'left', width }
}
