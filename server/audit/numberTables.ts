/** Numbers given in answer to a count question: how many could be read, and what they come to. */
import { textOf, type AuditResponse } from './answers.js'
import { readFamilyCount } from './familyCounts.js'
import type { FindingTable, Row } from './findings.js'
import { largest, median, smallest, sum } from './measures.js'
import { NOT_APPLICABLE } from './percentages.js'
import { answers, answersBase, tableHead, type QuestionTask } from './questionTables.js'
import type { Question } from './questionnaire.js'
import { BASE, SHARE, countRow, finishTable, tableColumns, textCell } from './tables.js'
import { countIn, referencesIn, tallyBySector } from './tallies.js'

/** The row of answers that hold exactly one number, and the row of those that do not. */
export const READ = 'read'
export const UNREAD = 'unread'

/** The measures of the numbers read: row id, label, and how the value comes about. */
const MEASURES = [
  { id: 'median', label: 'Median', measure: median },
  { id: 'smallest', label: 'Smallest', measure: smallest },
  { id: 'largest', label: 'Largest', measure: largest },
  { id: 'sum', label: 'Sum', measure: sum },
]

const NOTES = [
  'A number is read only where the answer holds exactly one, in figures. Other answers are unread: choosing or adding would be our figure, not theirs.',
  'The median is the middle number: half the numbers read are smaller, half are larger. The sum can count a family several times, once for each agency that works with it.',
]

/** By response and question. A response that is put right is another one. */
const remembered = new WeakMap<AuditResponse, Map<string, number | undefined>>()

/** The number that a person or else a rule reads in the answer to a count question, or undefined. Read once. */
export function numberIn(response: AuditResponse, { id }: Question): number | undefined {
  const numbers = remembered.get(response) ?? new Map<string, number | undefined>()
  remembered.set(response, numbers)
  if (!numbers.has(id)) {
    const corrected = response.readings?.[id]
    numbers.set(id, typeof corrected === 'number' ? corrected : readFamilyCount(textOf(response.answers, id)))
  }
  return numbers.get(id)
}

/** Answers read and unread, and the median, smallest and largest of the numbers read, by sector. */
export function numbersTable({
  question,
  responses,
  sectors,
  everyone = responses,
}: QuestionTask): FindingTable {
  const numbers = new Map<string, number>()
  const tallies = tallyBySector(everyone, (response) => {
    if (!answers(response, question)) return []
    const number = numberIn(response, question)
    if (number === undefined) return [UNREAD]
    numbers.set(response.reference, number)
    return [READ]
  })
  const columns = tableColumns(sectors)
  const valuesByColumn = columns.map(({ id }) =>
    id === SHARE || id === BASE
      ? undefined
      : referencesIn(tallies, READ, id).flatMap((reference) => numbers.get(reference) ?? []),
  )
  const measures = MEASURES.map(({ id, label, measure }): Row => {
    const cells = valuesByColumn.map((values) =>
      values ? ({ kind: 'measure', value: measure(values) } as const) : textCell(NOT_APPLICABLE),
    )
    return { id, label, cells }
  })
  const base = answersBase(countIn(tallies, READ) + countIn(tallies, UNREAD))
  const counts = [
    { id: READ, label: 'Numbers read', base },
    { id: UNREAD, label: 'Answers unread', base },
  ].map((row) => countRow(row, tallies, columns))
  const head = tableHead(question, 'numbers', 'Numbers by sector', 'Measure', NOTES)
  return finishTable(head, columns, [...counts, ...measures])
}
