/** What is counted of the answers to one question. */
import { sectorOf, textOf } from './answers.js'
import { classesTable } from './classTables.js'
import { UNCLEAR, choicesTable, hasChoices } from './choiceTables.js'
import type { Codings } from './codings.js'
import { cellIn, type FindingTable, type Verbatim } from './findings.js'
import { UNREAD, numbersTable } from './numberTables.js'
import { polarityTable } from './polarityTables.js'
import { wordsBeside } from './questionnaire.js'
import { answersTable, type QuestionTask } from './questionTables.js'
import { ALL } from './tallies.js'
import { tallyThemes, themesTable, type OccurringThemes } from './themeTables.js'
import type { Codebook } from './themes/codebook.js'
import { isThin } from './themes/coded.js'
import type { CheckedTheme } from './themes/reviews.js'

/** What themes are counted from. */
export interface ReadThemes {
  readonly codebook: Codebook
  /** This question's answers. */
  readonly codings: Codings
  /** How far people have checked each theme, over all questions. */
  readonly checked: ReadonlyMap<string, CheckedTheme>
}

export interface QuestionCounts {
  /** In printing order. */
  readonly tables: readonly FindingTable[]
  /** See QuestionFindings. */
  readonly unclear: readonly Verbatim[]
  readonly unread: readonly Verbatim[]
  /** Undefined where answers are not read for themes. */
  readonly occurring: OccurringThemes | undefined
}

/** Counts a question's answers. `read` is left out where they are not read for themes. */
export function countQuestion(task: QuestionTask, read?: ReadThemes): QuestionCounts {
  const { question } = task
  const isThinIn = read && ((reference: string) => isThinAnswer(read.codings, reference))
  const answered = answersTable(task, isThinIn)
  const choices = hasChoices(question) ? choicesTable(task) : undefined
  const numbers = question.kind === 'count' ? numbersTable(task) : undefined
  const occurring = read && tallyThemes(task, read.codings, read.codebook)
  const themes = read && occurring ? themesIn(task, read, occurring, countOf(answered, 'answered')) : []
  return {
    tables: [answered, choices, numbers, ...themes].filter((table) => table !== undefined),
    unclear: choices ? verbatimsIn(choices, UNCLEAR, task) : [],
    unread: numbers ? verbatimsIn(numbers, UNREAD, task) : [],
    occurring,
  }
}

function themesIn(
  task: QuestionTask,
  { codings, checked }: ReadThemes,
  occurring: OccurringThemes,
  answered: number,
): readonly FindingTable[] {
  return [
    classesTable(task, codings),
    themesTable(task, answered, occurring, checked),
    polarityTable(task, codings, occurring),
  ]
}

function isThinAnswer(codings: Codings, reference: string): boolean {
  return isThin(codings.get(reference)?.coded.answerClass ?? 'blank')
}

function countOf(table: FindingTable, rowId: string): number {
  const cell = cellIn(table, rowId, ALL)
  return cell?.kind === 'count' ? cell.value : 0
}

/** The answers behind one row that the task's responses gave, word for word. */
function verbatimsIn(table: FindingTable, rowId: string, task: QuestionTask): readonly Verbatim[] {
  const cell = cellIn(table, rowId, ALL)
  const behind = new Set(cell?.kind === 'count' ? cell.references : [])
  return task.responses
    .filter(({ reference }) => behind.has(reference))
    .map((response) => ({
      reference: response.reference,
      sector: sectorOf(response),
      // Of a tick list the words alone: what was ticked beside them is counted in its own rows.
      text:
        wordsBeside(response.answers[task.question.id], task.question).join('; ') ||
        textOf(response.answers, task.question.id),
    }))
}
