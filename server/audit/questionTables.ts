/** What every question's tables have in common, and the table of who answered. */
import { isAnswered, type AuditResponse } from './answers.js'
import type { Column, FindingTable, QuestionFindings } from './findings.js'
import { exclusiveOption, type Question } from './questionnaire.js'
import { countTable, type Base, type CountedRow, type TableHead } from './tables.js'
import { countIn, talliesIn, tallyBySector, type Tallies } from './tallies.js'

/** One question and the responses to count it in, in order of reference. */
export interface QuestionTask {
  readonly question: Question
  readonly responses: readonly AuditResponse[]
  readonly sectors: readonly Column[]
  /** N agencies that the responses are one to one with a part of, or null. */
  readonly population: number | null
  /** What was counted of other responses before, on top of which these come; nothing where that is not said. */
  readonly before?: QuestionFindings | undefined
  /** All responses, where these come on top of others: a median is no sum. */
  readonly everyone?: readonly AuditResponse[] | undefined
}

export const NOT_ANSWERED = 'not-answered'

/** Answered, thin where `isThin` says what that is, and not answered. */
export function answersTable(task: QuestionTask, isThin?: (reference: string) => boolean): FindingTable {
  const { question, sectors } = task
  const tallies = tallied(task, 'answers', (response) => {
    if (!answers(response, question)) return [NOT_ANSWERED]
    return isThin?.(response.reference) ? ['answered', 'thin'] : ['answered']
  })
  const count = countIn(tallies, 'answered') + countIn(tallies, NOT_ANSWERED)
  const base = { count, one: 'response', many: 'responses' }
  const thin = { id: 'thin', label: 'of which thin', base: answersBase(countIn(tallies, 'answered')) }
  const rows = [
    { id: 'answered', label: 'Answered', base },
    ...(isThin ? [thin] : []),
    { ...notAnsweredRow(question), base },
  ]
  const notes = isThin
    ? ['A thin answer gives no assurance: "very well", "not sure" or "n/a", and nothing behind it.']
    : []
  return countTable(
    tableHead(question, 'answers', 'Answers by sector', 'Answer', notes),
    sectors,
    rows,
    tallies,
  )
}

/** Counts a task's responses by sector for a table of the question, on top of what the table counted before. */
export function tallied(
  task: QuestionTask,
  kind: string,
  rowsOf: (response: AuditResponse) => readonly string[],
): Tallies {
  const table = tableBefore(task, kind)
  return tallyBySector(task.responses, rowsOf, table && talliesIn(table))
}

/** A table of the question as it was before; undefined where nothing was counted before. */
export function tableBefore({ question, before }: QuestionTask, kind: string): FindingTable | undefined {
  return before?.tables.find(({ id }) => id === tableId(question, kind))
}

/** Whether the response answers the question. */
export function answers(response: AuditResponse, question: Question): boolean {
  return isAnswered(response.answers[question.id])
}

/** A answers as a base. */
export function answersBase(count: number): Base {
  return { count, one: 'answer', many: 'answers' }
}

/** What a question's table is called. The title stands alone; the short title goes below the question. */
export function tableHead(
  question: Question,
  kind: string,
  shortTitle: string,
  rowHeading: string,
  notes: readonly string[],
): TableHead {
  return {
    id: tableId(question, kind),
    title: `${shortTitle}: ${question.text}`,
    shortTitle,
    rowHeading,
    notes,
  }
}

function tableId({ id }: Question, kind: string): string {
  return `${id}-${kind}`
}

/**
 * The row of responses that did not answer. Unticked boxes cannot say whether none applied or nobody looked, unless
 * "None of these" was there to tick.
 */
export function notAnsweredRow(question: Question): CountedRow {
  return {
    id: NOT_ANSWERED,
    label:
      question.kind === 'tick-list' && !exclusiveOption(question)
        ? 'None ticked or not answered'
        : 'Not answered',
  }
}
