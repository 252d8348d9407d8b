/** Tables as other survey tools write them, from responses to this instrument. */
import exceljs from 'exceljs'
import type { AuditResponse } from '../../server/audit/answers.js'
import {
  fillWording,
  optionsOf,
  questionsOf,
  type Question,
  type Questionnaire,
} from '../../server/audit/questionnaire.js'

type Cells = readonly (string | number | Date)[]
type Given = Pick<AuditResponse, 'reference' | 'answers'>

const wordingOf = (question: Question) => fillWording(question.text, { area: 'Exampleton' }) ?? ''

/** What a person chose, as tools print it. */
function labelsOf(question: Question, { answers }: Given): readonly string[] {
  const answer = answers[question.id] ?? []
  return [answer].flat().map((id) => optionsOf(question).find((option) => option.id === id)?.label ?? id)
}

const minutes = (index: number) => new Date(Date.UTC(2027, 2, 3, 9, 5 + index, 12))

/** Microsoft Forms: a date in a cell is one, several choices share a cell, each with a semicolon behind it. */
export function formsCells(questionnaire: Questionnaire, responses: readonly Given[]): readonly Cells[] {
  const questions = questionsOf(questionnaire)
  return [
    ['ID', 'Start time', 'Completion time', 'Email', 'Name', ...questions.map(wordingOf)],
    ...responses.map((response, index) => [
      index + 1,
      minutes(index),
      minutes(index + 7),
      'anonymous',
      '',
      ...questions.map((question) =>
        question.kind === 'tick-list'
          ? labelsOf(question, response)
              .map((label) => `${label};`)
              .join('')
          : labelsOf(question, response).join(''),
      ),
    ]),
  ]
}

/** A workbook with one sheet of these cells. */
export async function workbookOf(cells: readonly Cells[], sheetName = 'Sheet1'): Promise<Buffer> {
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet(sheetName)
  for (const row of cells) {
    const added = sheet.addRow([...row])
    added.eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = 'm/d/yy h:mm:ss'
    })
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** LimeSurvey, full questions and answers: a column an option; the time is empty where nobody pressed "Submit". */
export function limeSurveyCells(
  questionnaire: Questionnaire,
  responses: readonly Given[],
  incomplete: ReadonlySet<string> = new Set(),
): readonly (readonly string[])[] {
  const questions = questionsOf(questionnaire)
  const ticks = (question: Question) => question.kind === 'tick-list'
  return [
    [
      ...['Response ID', 'Date submitted', 'Last page', 'Start language', 'Seed', 'IP address'],
      ...questions.flatMap((question) =>
        ticks(question)
          ? optionsOf(question).map(({ label }) => `${wordingOf(question)} [${label}]`)
          : [wordingOf(question)],
      ),
    ],
    ...responses.map((response, index) => [
      String(index + 11),
      incomplete.has(response.reference) ? '' : minutes(index).toISOString().slice(0, 19).replace('T', ' '),
      ...['5', 'en', '1234567890', '192.0.2.7'],
      ...questions.flatMap((question) =>
        ticks(question)
          ? optionsOf(question).map(({ id }) =>
              (response.answers[question.id] ?? []).includes(id) ? 'Yes' : 'No',
            )
          : [labelsOf(question, response).join('')],
      ),
    ]),
  ]
}

/** SurveyMonkey: questions in the first row, "Response" or an option in the second; American dates. */
export function surveyMonkeyCells(
  questionnaire: Questionnaire,
  responses: readonly Given[],
): readonly (readonly string[])[] {
  const own = ['Respondent ID', 'Collector ID', 'Start Date', 'End Date', 'IP Address', 'Email Address']
  const names = ['First Name', 'Last Name', 'Custom Data 1']
  const questions = questionsOf(questionnaire)
  const options = (question: Question) => (question.kind === 'tick-list' ? optionsOf(question) : [])
  return [
    [
      ...own,
      ...names,
      ...questions.flatMap((question) => [
        wordingOf(question),
        ...options(question)
          .slice(1)
          .map(() => ''),
      ]),
    ],
    [
      ...[...own, ...names].map(() => ''),
      ...questions.flatMap((question) => {
        const labels = options(question).map(({ label }) => label)
        if (labels.length > 0) return labels
        return [question.kind === 'long-text' ? 'Open-Ended Response' : 'Response']
      }),
    ],
    ...responses.map((response, index) => [
      String(118_000_000_000 + index),
      ...['445566', '03/15/2027 09:05:12 AM', '03/15/2027 01:15:12 PM', '192.0.2.7', '', '', '', ''],
      ...questions.flatMap((question) => {
        const ticked = labelsOf(question, response)
        const labels = options(question).map(({ label }) => (ticked.includes(label) ? label : ''))
        return labels.length > 0 ? labels : [labelsOf(question, response).join('')]
      }),
    ]),
  ]
}

/** CSV as such tools write it: every cell in quotation marks, a byte order mark first. */
export function csvOf(cells: readonly (readonly string[])[], delimiter = ','): Buffer {
  const lines = cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`)
}
