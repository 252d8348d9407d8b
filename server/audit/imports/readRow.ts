/** Reads rows of another tool's table as a mapping says: each becomes a response, or says why it does not. */
import { isAnswered, LONGEST_ANSWER, normaliseText, type Answer, type Answers } from '../answers.js'
import {
  contradictsItself,
  exclusiveOption,
  findQuestion,
  optionsOf,
  questionsOf,
  type Question,
  type Questionnaire,
} from '../questionnaire.js'
import type { Mapping } from './mapping.js'
import type { SurveyRow } from './surveyTable.js'
import { momentIn } from './times.js'
import { importedAnswer, importedTick, type ImportedAnswer } from './values.js'

/** Why a row is wrong; one that is wrong has to be put right in the table. */
export type RowFault =
  | { readonly kind: 'too-long'; readonly answerId: string; readonly length: number }
  | { readonly kind: 'same-reference'; readonly row: number }
  | { readonly kind: 'long-reference' }

/** What becomes of a row. Incomplete, empty and known ones are left out, and nothing is wrong with them. */
export type RowOutcome = 'take' | 'incomplete' | 'empty' | 'known' | 'fault'

export interface RowReading {
  readonly row: number
  readonly outcome: RowOutcome
  readonly faults: readonly RowFault[]
  /** The source's own number of the response; null where no column has it. */
  readonly sourceReference: string | null
  /** ISO 8601 UTC; null where no column has it or what it has is no time. */
  readonly sentAt: string | null
  readonly isTimeUnread: boolean
  readonly answers: Answers
  /** Words that fit no option, by the question that they were written for. */
  readonly unfit: readonly { readonly questionId: string; readonly text: string }[]
}

const LONGEST_REFERENCE = 100

/** The reader of one column: what its cell adds to a row's answers. */
interface CellReader {
  readonly answerId: string
  readonly index: number
  readonly read: (text: string) => ImportedAnswer
}

/**
 * A reader of one table's rows in their order. `known`: the source's numbers that the round has already. It remembers
 * the numbers that it has seen, so read each table with a reader of its own.
 */
export function rowReader(
  mapping: Mapping,
  questionnaire: Questionnaire,
  known: ReadonlySet<string>,
): (row: SurveyRow) => RowReading {
  const readers = mapping.columns.flatMap(({ use }, index) => cellReader(use, index, questionnaire))
  const columnOf = (use: string) => mapping.columns.findIndex((column) => column.use === use)
  const [referenceColumn, sentColumn] = [columnOf('reference'), columnOf('sent')]
  const seen = new Map<string, number>()
  return ({ row, cells }) => {
    const sourceReference = (cells[referenceColumn] ?? '').trim() || null
    const sentText = (cells[sentColumn] ?? '').trim()
    const sentAt = momentIn(sentText, mapping.dates) ?? null
    const { answers, unfit } = settled(answersIn(cells, readers), questionsOf(questionnaire))
    const first = sourceReference === null ? undefined : seen.get(sourceReference)
    if (sourceReference !== null && first === undefined) seen.set(sourceReference, row)
    const faults: readonly RowFault[] = [
      ...(first === undefined ? [] : [{ kind: 'same-reference', row: first } as const]),
      ...((sourceReference ?? '').length > LONGEST_REFERENCE ? [{ kind: 'long-reference' } as const] : []),
      ...tooLong(answers),
    ]
    const isIncomplete = mapping.incomplete === 'leave-out' && sentColumn !== -1 && sentText === ''
    const outcome = outcomeOf({
      empty: Object.keys(answers).length === 0,
      incomplete: isIncomplete,
      known: sourceReference !== null && known.has(sourceReference),
      fault: faults.length > 0,
    })
    const isTimeUnread = sentText !== '' && sentAt === null
    return { row, outcome, faults, sourceReference, sentAt, isTimeUnread, answers, unfit }
  }
}

function outcomeOf(is: Readonly<Record<Exclude<RowOutcome, 'take'>, boolean>>): RowOutcome {
  const order = ['empty', 'incomplete', 'known', 'fault'] as const
  return order.find((outcome) => is[outcome]) ?? 'take'
}

function cellReader(use: string, index: number, questionnaire: Questionnaire): readonly CellReader[] {
  const [kind, answerId = '', optionId] = use.split('/')
  if (kind === 'other') {
    const read = (text: string) => {
      const words = normaliseText(text).trim()
      return words === '' ? NOTHING : { answer: [words], unfit: [words] }
    }
    return [{ answerId, index, read }]
  }
  const question = findQuestion(questionnaire, answerId)
  if (kind === 'answer') {
    const read = (text: string) =>
      question ? importedAnswer(question, text) : { answer: normaliseText(text), unfit: [] }
    return [{ answerId, index, read }]
  }
  const option = question && optionsOf(question).find(({ id }) => id === optionId)
  return kind === 'tick' && option ? [{ answerId, index, read: (text) => importedTick(option, text) }] : []
}

const NOTHING: ImportedAnswer = { answer: [], unfit: [] }

function answersIn(
  cells: readonly string[],
  readers: readonly CellReader[],
): Pick<RowReading, 'answers' | 'unfit'> {
  const answers: Record<string, Answer> = {}
  const unfit: { questionId: string; text: string }[] = []
  for (const { answerId, index, read } of readers) {
    const one = read(cells[index] ?? '')
    if (!isAnswered(one.answer)) continue
    const before = answers[answerId]
    answers[answerId] = before === undefined ? one.answer : [...new Set([before, one.answer].flat())]
    unfit.push(...one.unfit.map((text) => ({ questionId: answerId, text })))
  }
  return { answers, unfit }
}

/** "None of these" beside others is kept as words: which of the two was meant is not ours to guess. */
function settled(
  { answers, unfit }: Pick<RowReading, 'answers' | 'unfit'>,
  questions: readonly Question[],
): Pick<RowReading, 'answers' | 'unfit'> {
  const contradictory = questions.filter((question) => contradictsItself(answers[question.id], question))
  const changed = contradictory.map((question) => {
    const none = exclusiveOption(question)
    const words = none?.label ?? ''
    const answer = [answers[question.id] ?? []].flat().map((item) => (item === none?.id ? words : item))
    return { questionId: question.id, answer, text: words }
  })
  return {
    answers: {
      ...answers,
      ...Object.fromEntries(changed.map(({ questionId, answer }) => [questionId, answer])),
    },
    unfit: [...unfit, ...changed.map(({ questionId, text }) => ({ questionId, text }))],
  }
}

function tooLong(answers: Answers): readonly RowFault[] {
  return Object.entries(answers).flatMap(([answerId, answer]) => {
    const length = [answer].flat().join('\n').length
    return length > LONGEST_ANSWER ? [{ kind: 'too-long', answerId, length } as const] : []
  })
}
