/** Texts that a reader labelled, made ready to be measured. */
import type { Question, Questionnaire } from '../questionnaire.js'
import { questionsOf } from '../questionnaire.js'
import type { Codebook } from './codebook.js'
import { isThin } from './coded.js'
import { themesOf, type Coder } from './coding.js'
import type { LabelledText } from './evaluation.js'

/** A response with what a careful reader saw, as in data/samples/. */
export interface LabelledResponse {
  readonly reference: string
  readonly answers: Readonly<Record<string, unknown>>
  /** Theme ids by question. */
  readonly codes: Readonly<Record<string, readonly string[]>>
  /** Questions whose answer gives no assurance. */
  readonly thin: readonly string[]
}

interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string>>[]
}

/** Every answer to a question that asks for prose. */
export function labelledAnswersOf(
  responses: readonly LabelledResponse[],
  questionnaire: Questionnaire,
  coder: Coder,
): LabelledText[] {
  const questions = questionsOf(questionnaire).filter(({ kind }) => kind === 'long-text')
  return responses.flatMap((response) =>
    questions.flatMap((question) => labelledAnswer(response, question, coder)),
  )
}

/**
 * Every row of a table, its labels parted by ";" and each a theme's id or label. Throws where a column is missing.
 * A label that the codebook does not have stays as it is: the coder can't but miss it.
 */
export function labelledRowsOf(
  { columns, rows }: Table,
  textColumn: string,
  labelColumn: string,
  codebook: Codebook,
  coder: Coder,
): LabelledText[] {
  const missing = [textColumn, labelColumn].find((name) => !columns.includes(name))
  if (missing !== undefined) {
    throw new Error(`There is no column "${missing}". The columns are: ${columns.join(', ')}.`)
  }
  const ids = new Map(codebook.themes.flatMap(({ id, label }) => [id, label].map((name) => [key(name), id])))
  return rows.map((row, number) => {
    const text = row[textColumn] ?? ''
    const labels = (row[labelColumn] ?? '').split(';').filter((label) => label.trim() !== '')
    const expected = [...new Set(labels.map((label) => ids.get(key(label)) ?? label.trim()))]
    return { unit: String(number + 1), text, expected, given: themesOf(coder.code(text)) }
  })
}

function key(name: string): string {
  return name.trim().toLowerCase()
}

function labelledAnswer(response: LabelledResponse, question: Question, coder: Coder): LabelledText[] {
  const text = response.answers[question.id]
  if (typeof text !== 'string' || text.trim() === '') return []
  const coded = coder.code(text, question)
  return [
    {
      unit: response.reference,
      text,
      expected: response.codes[question.id] ?? [],
      given: themesOf(coded),
      expectedThin: response.thin.includes(question.id),
      givenThin: isThin(coded.answerClass),
    },
  ]
}
