/** What each column of another tool's table is for: guessed, shown to a person, kept for the next table like it. */
import { z } from 'zod'
import { answerIdsOf, optionsOf, questionsOf, type Questionnaire } from '../questionnaire.js'

/**
 * What a column is for, as a text that a select field and a file can hold:
 * "ignore"; "reference", the tool's own number of a response; "sent", when it was sent;
 * "answer/ID", the answer to a question or the further text of an option;
 * "tick/QUESTION/OPTION", one option of a tick list; "other/QUESTION", what somebody wrote beside its options.
 */
export type ColumnUse = string

export interface MappedColumn {
  readonly heading: string
  readonly use: ColumnUse
}

export interface Mapping {
  /** What the lead calls where the table comes from: one response of one source is taken in once. */
  readonly source: string
  /** Every column of the table in its order. */
  readonly columns: readonly MappedColumn[]
  /** How dates such as 03/04/2027 are meant. */
  readonly dates: 'day-first' | 'month-first'
  /** What becomes of rows without a time in the column "sent": they were begun and not sent. */
  readonly incomplete: 'leave-out' | 'take'
}

export const LONGEST_SOURCE = 100

/** The shape of a mapping, of a file as well. */
export const mappingSchema = z.strictObject({
  source: z.string().trim().min(1).max(LONGEST_SOURCE),
  columns: z.array(z.strictObject({ heading: z.string(), use: z.string() })).min(1),
  dates: z.enum(['day-first', 'month-first']),
  incomplete: z.enum(['leave-out', 'take']),
})

/** What is wrong with a mapping for a questionnaire. */
export type MappingFault =
  | { readonly kind: 'unknown-use'; readonly column: number; readonly use: ColumnUse }
  | { readonly kind: 'twice'; readonly column: number; readonly use: ColumnUse }
  | { readonly kind: 'nothing' }

/** Every use that a column can have in an edition, in the order of the instrument, "ignore" first. */
export function usesOf(questionnaire: Questionnaire): readonly ColumnUse[] {
  const ticks = questionsOf(questionnaire).filter(({ kind }) => kind === 'tick-list')
  return [
    'ignore',
    'reference',
    'sent',
    ...answerIdsOf(questionnaire).map((id) => `answer/${id}`),
    ...ticks.flatMap((question) => [
      ...optionsOf(question).map((option) => `tick/${question.id}/${option.id}`),
      `other/${question.id}`,
    ]),
  ]
}

/** Every fault; columns are counted from 1. Only what somebody wrote beside options may be in several columns. */
export function mappingFaults(mapping: Mapping, questionnaire: Questionnaire): readonly MappingFault[] {
  const known = new Set(usesOf(questionnaire))
  const seen = new Set<ColumnUse>()
  const faults: MappingFault[] = []
  for (const [index, { use }] of mapping.columns.entries()) {
    const column = index + 1
    if (!known.has(use)) faults.push({ kind: 'unknown-use', column, use })
    else if (seen.has(use) && use !== 'ignore' && !use.startsWith('other/'))
      faults.push({ kind: 'twice', column, use })
    seen.add(use)
  }
  const answers = mapping.columns.some(({ use }) => use.includes('/'))
  return answers ? faults : [...faults, { kind: 'nothing' }]
}

/** The questions and further fields of which no column says anything, in the instrument's order. */
export function unmappedAnswers(mapping: Mapping, questionnaire: Questionnaire): readonly string[] {
  const mapped = new Set(mapping.columns.map(({ use }) => use.split('/')[1]))
  return answerIdsOf(questionnaire).filter((id) => !mapped.has(id))
}

/** Whether a table has the columns that a mapping was made for. */
export function fitsHeadings(mapping: Mapping, headings: readonly string[]): boolean {
  return (
    mapping.columns.length === headings.length &&
    mapping.columns.every(({ heading }, index) => heading === headings[index])
  )
}
