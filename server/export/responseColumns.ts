/** The columns of a response: answers, what was read in them, an option a column, a theme a column. */
import { isAnswered, textOf, type AuditResponse } from '../audit/answers.js'
import { readingOf, readingsOf } from '../audit/choiceTables.js'
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
import type { SheetOptions, ThemesRead } from './responseSheets.js'
import type { SheetColumn } from './sheets.js'

/** A column and what it says of a response. */
export interface ResponseColumn<T> extends SheetColumn {
  readonly print: (one: T) => string
}

/** A response as corrected, and the themes read in it: undefined where there was nothing to read. */
export interface CleanedResponse {
  readonly response: AuditResponse
  readonly themes: ThemesRead
}

const NARROW = 16
export const WIDE = 50

/** The columns of the sheet of responses as corrected. */
export function cleanedColumns(options: SheetOptions): readonly ResponseColumn<CleanedResponse>[] {
  const { questionnaire, codebook } = options
  const questions = questionsOf(questionnaire)
  return [
    { ...column('Reference'), print: ({ response }) => response.reference },
    ...answerIdsOf(questionnaire).map((id) => {
      const print = printed(id, questionnaire)
      return {
        ...column(labelOf(id, options), WIDE),
        print: ({ response }: CleanedResponse) => print(response),
      }
    }),
    ...questions.filter(isRead).map((question) => ({
      ...column(`Read as: ${labelOf(question.id, options)}`),
      print: ({ response }: CleanedResponse) => readAs(response, question),
    })),
    ...questions
      .filter(({ kind }) => kind === 'tick-list')
      .flatMap((question) => optionColumns(question, options)),
    ...codebook.themes.map(({ id, label }) => ({
      ...column(`Theme: ${label}`),
      print: ({ themes }: CleanedResponse) => (themes ? yesOrNo(themes.has(id)) : ''),
    })),
  ]
}

function optionColumns(
  question: Question,
  options: SheetOptions,
): readonly ResponseColumn<CleanedResponse>[] {
  return optionsOf(question).map(({ id, label }) => ({
    ...column(`Ticked: ${label} (${labelOf(question.id, options)})`, 24),
    print: ({ response: { answers } }) => {
      const answer = answers[question.id]
      return isAnswered(answer) ? yesOrNo([answer ?? []].flat().includes(id)) : ''
    },
  }))
}

function yesOrNo(is: boolean): string {
  return is ? 'Yes' : 'No'
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

/** Prints an answer as typed, or the labels of what was chosen. */
export function printed(id: string, questionnaire: Questionnaire): (response: AuditResponse) => string {
  const question = findQuestion(questionnaire, id)
  const options = question?.options && optionsOf(question)
  return ({ answers }) => {
    const answer = answers[id]
    if (answer === undefined || !options) return textOf(answers, id)
    const chosen = options.filter((option) =>
      typeof answer === 'string' ? option.id === answer : answer.includes(option.id),
    )
    const choices = [...chosen.map(({ label }) => label), ...wordsBeside(answer, question)]
    return choices.join(', ') || textOf(answers, id)
  }
}

/** What heads an answer's column; its id where nothing else is known. */
export function labelOf(id: string, { labels }: Pick<SheetOptions, 'labels'>): string {
  return labels.get(id) ?? id
}

/** A column of text. */
export function column(label: string, width = NARROW): SheetColumn {
  return { label, align: 'left', width }
}
