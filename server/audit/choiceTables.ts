/** The choices that responses made, or that are read from the opening of what they wrote. */
import { textOf, type AuditResponse } from './answers.js'
import type { FindingTable } from './findings.js'
import {
  NOT_ANSWERED,
  answers,
  notAnsweredRow,
  tableBefore,
  tableHead,
  tallied,
  type QuestionTask,
} from './questionTables.js'
import { YES_NO, exclusiveOption, optionsOf, wordsBeside, type Question } from './questionnaire.js'
import { readOpening, readYesNo, type Reading } from './readings.js'
import { countTable, type Base, type CountedRow } from './tables.js'
import { countIn, type Tallies } from './tallies.js'

/** The row of answers that no rule reads as a choice. */
export const UNCLEAR = 'unclear'

/** Whether a question has choices to count: printed ones, or yes and no read from prose. */
export function hasChoices(question: Question): boolean {
  return optionsOf(question).length > 0 || question.closed === true
}

/** Choices by sector, "unclear" where answers are read by rule, and not answered. */
export function choicesTable(task: QuestionTask): FindingTable {
  const { question, responses, sectors } = task
  const tallies = tallied(task, 'choices', (response) =>
    answers(response, question) ? choicesOf(response, question) : [NOT_ANSWERED],
  )
  const chose = responses.filter((response) =>
    choicesOf(response, question).some((id) => id !== UNCLEAR),
  ).length
  const { rows, note } = choiceRows(question, tallies, choseBefore(task) + chose)
  const head = tableHead(question, 'choices', 'Choices by sector', 'Choice', [note])
  return countTable(head, sectors, [...rows, notAnsweredRow(question)], tallies)
}

/** How many chose an option in what was counted before: the base of every percentage of it. */
function choseBefore(task: QuestionTask): number {
  const cells = tableBefore(task, 'choices')?.rows[0]?.cells ?? []
  const share = cells.find((cell) => cell.kind === 'percentage')
  return share?.kind === 'percentage' ? share.base : 0
}

/** The ids of what one response chose; of a tick list every box once. */
function choicesOf(response: AuditResponse, question: Question): readonly string[] {
  const answer = response.answers[question.id] ?? ''
  if (answer === '') return []
  if (typeof answer !== 'string') {
    const words = new Set(wordsBeside(answer, question))
    return [...new Set(answer.map((item) => (words.has(item) ? UNCLEAR : item)))]
  }
  const reading = readingOf(response, question)
  return [reading ?? textOf(response.answers, question.id)]
}

/** What a person or else a rule reads in an answer; undefined where the choice is the answer itself. */
export function readingOf(response: AuditResponse, question: Question): Reading | undefined {
  const corrected = response.readings?.[question.id]
  if (readingsOf(question).some((reading) => reading === corrected)) return corrected as Reading
  const answer = textOf(response.answers, question.id)
  if (question.kind === 'yes-no') return readYesNo(answer)
  return question.closed ? readOpening(answer) : undefined
}

/** What an answer to the question can be read as; empty where nothing is read by rule. */
export function readingsOf(question: Question): readonly Reading[] {
  if (question.kind === 'yes-no') return ['yes', 'no', UNCLEAR]
  return question.closed ? ['yes', 'no', 'qualified', UNCLEAR] : []
}

interface ChoiceRows {
  readonly rows: readonly CountedRow[]
  /** Says what the percentages are of and what was read by rule. */
  readonly note: string
}

/** `chose`: how many responses chose or ticked an option that there is. */
function choiceRows(question: Question, tallies: Tallies, chose: number): ChoiceRows {
  if (question.kind === 'yes-no') return yesNoRows(tallies)
  if (question.closed) return openingRows(tallies)
  if (question.kind === 'tick-list') {
    const base = { count: chose, one: 'response with a tick', many: 'responses with a tick' }
    const none = exclusiveOption(question)
    const included = none ? `, “${none.label}” included` : ''
    const note = `Percentages are of the responses that ticked at least one${included}. A response can tick several, so they add up to more than 100%.`
    return { rows: [...withBase(optionsOf(question), base), ...noOptionRow(tallies)], note }
  }
  const base = { count: chose, one: 'answer', many: 'answers' }
  return {
    rows: [...withBase(optionsOf(question), base), ...noOptionRow(tallies)],
    note: 'Percentages are of the responses that chose one.',
  }
}

function yesNoRows(tallies: Tallies): ChoiceRows {
  const count = countIn(tallies, 'yes') + countIn(tallies, 'no')
  const base = { count, one: 'clear answer', many: 'clear answers' }
  const note = 'Percentages are of the clear answers: yes and no. An answer that is neither is unclear.'
  return { rows: [...withBase(YES_NO, base), UNCLEAR_ROW], note }
}

function openingRows(tallies: Tallies): ChoiceRows {
  const count = [...YES_NO, QUALIFIED].reduce((sum, { id }) => sum + countIn(tallies, id), 0)
  const base = { count, one: 'answer read', many: 'answers read' }
  const note =
    'Answered in words; the opening was read by rule. Percentages are of the answers read as yes, no or qualified (in part, at times). The rest are unclear.'
  return { rows: [...withBase([...YES_NO, QUALIFIED], base), UNCLEAR_ROW], note }
}

const QUALIFIED = { id: 'qualified', label: 'Qualified' }
const UNCLEAR_ROW = { id: UNCLEAR, label: 'Unclear' }

/** Only where an import brought such words: nobody can write them on the form. */
function noOptionRow(tallies: Tallies): readonly CountedRow[] {
  return countIn(tallies, UNCLEAR) > 0 ? [{ id: UNCLEAR, label: 'Words that are no option' }] : []
}

function withBase(rows: readonly Pick<CountedRow, 'id' | 'label'>[], base: Base): readonly CountedRow[] {
  return rows.map(({ id, label }) => ({ id, label, base }))
}
