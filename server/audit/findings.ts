/**
 * Findings: what the responses of a round say, as one value that pages, workbook, CSV and JSON all print.
 * Every count is a cell of a table and carries the references of the responses behind it.
 */
import type { LeftOutCounts } from './corrections.js'
import type { Question } from './questionnaire.js'
import type { ThemeWorkings } from './themes/workings.js'

/** k responses, and which. The length of references is value. */
export interface CountCell {
  readonly kind: 'count'
  readonly value: number
  readonly references: readonly string[]
}

/** count out of base; nothing is rounded here. Printed by percentages.ts, as "[u]" below a base of 10. */
export interface PercentageCell {
  readonly kind: 'percentage'
  readonly count: number
  readonly base: number
}

/** A median or other magnitude; null where no response holds one. */
export interface MeasureCell {
  readonly kind: 'measure'
  readonly value: number | null
}

/** A limit of the range of a percentage, from 0 to 1; null where the base is too small for one. */
export interface LimitCell {
  readonly kind: 'limit'
  readonly value: number | null
}

/** Words, such as the name of a percentage's base. */
export interface TextCell {
  readonly kind: 'text'
  readonly text: string
}

export type Cell = CountCell | PercentageCell | LimitCell | MeasureCell | TextCell

/** One column; its id is stable: "all", "share", "low", "high", "base", a sector's id, or "blank" for no sector. */
export interface Column {
  readonly id: string
  readonly label: string
}

/** One row, with one cell a column in the columns' order. Ids are unique within the table. */
export interface Row {
  readonly id: string
  readonly label: string
  /** The theme that the row is about, where it is about one. */
  readonly themeId?: string
  readonly cells: readonly Cell[]
}

/** A table as printed everywhere. `id` is unique in the findings and stable: part of addresses and file names. */
export interface FindingTable {
  readonly id: string
  /** Stands alone, as on a sheet: holds the question's wording where the table belongs to a question. */
  readonly title: string
  /** For use below the question's own wording, such as "Themes by sector". */
  readonly shortTitle: string
  /** What the rows are, such as "Sector" or "Theme": heads the column of row labels. */
  readonly rowHeading: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Sentences printed with the table: what its bases are, what was read by rule. */
  readonly notes: readonly string[]
}

/** A whole answer or a span of one, word for word. */
export interface Verbatim {
  readonly reference: string
  readonly sector: string | null
  readonly text: string
}

/** One theme in the answers to one question. */
export interface ThemeFindings {
  readonly id: string
  readonly label: string
  readonly meaning: string
  /** Responses whose answer to this question holds the theme. */
  readonly references: readonly string[]
  /** A few excerpts that stand for the theme, one an agency. */
  readonly quotes: readonly Verbatim[]
  /** Passages that would have been quoted and were held back, because they may identify somebody. */
  readonly heldBack: number
}

/** A phrase that several answers use and no theme explains. */
export interface SuggestionFindings {
  readonly phrase: string
  /** The phrase and others that go with it, as written. */
  readonly phrases: readonly string[]
  /** What accepting the suggestion would put into a rule's "match". */
  readonly rule: string
  readonly references: readonly string[]
  /** How many agencies use it. */
  readonly agencies: number
  readonly quotes: readonly Verbatim[]
  readonly heldBack: number
}

/** What is said in answer to one question. Tables are there where the question's kind gives them meaning. */
export interface QuestionFindings {
  readonly question: Question
  readonly sectionId: string
  /** In printing order: answers, then choices, numbers, classes, themes, polarity, suggestions. */
  readonly tables: readonly FindingTable[]
  /** Answers to a yes/no question, or to one read as such, that are neither, word for word. */
  readonly unclear: readonly Verbatim[]
  /** Answers to a count question that do not hold exactly one number. */
  readonly unread: readonly Verbatim[]
  readonly themes: readonly ThemeFindings[]
  readonly suggestions: readonly SuggestionFindings[]
}

/** A codebook's id and version, and how many decisions of people on single answers count beside its rules. */
export interface FindingsCodebook {
  readonly id: string
  readonly version: string
  /** Left out where there is none. */
  readonly decisions?: number | undefined
}

/** Everything a round's responses say. The same responses in any order give the same value. */
export interface Findings {
  readonly edition: string
  readonly title: string
  /** What themes were read by, since they mean nothing without it. */
  readonly codebook: FindingsCodebook
  /** R, responses received that count. */
  readonly responses: number
  /** The day on which words were deleted, as an ISO date: these are the figures as they were then, without words. */
  readonly wordsDeletedOn?: string
  /** Responses received that do not count. */
  readonly leftOut: LeftOutCounts
  /** N, expected agencies, or null where nobody has said. */
  readonly expected: number | null
  /** Who took part: responses by sector, and the kinds of agency named under an option's "please specify". */
  readonly tables: readonly FindingTable[]
  readonly questions: readonly QuestionFindings[]
  /** How each theme of the codebook was read in this round. */
  readonly workings: readonly ThemeWorkings[]
}

/** Every table of the findings in printing order. */
export function tablesOf(findings: Findings): readonly FindingTable[] {
  return [...findings.tables, ...findings.questions.flatMap((question) => question.tables)]
}

/** The cell in one row and column of a table, or undefined where there is none. */
export function cellIn(table: FindingTable, rowId: string, columnId: string): Cell | undefined {
  const position = table.columns.findIndex(({ id }) => id === columnId)
  return table.rows.find(({ id }) => id === rowId)?.cells[position]
}

/** One cell with the table, row and column it stands in: what a page about the responses behind a figure needs. */
export interface FoundCell {
  readonly table: FindingTable
  readonly row: Row
  readonly column: Column
  readonly cell: Cell
}

/** The cell with this address, or undefined where there is none. */
export function findCell(
  findings: Findings,
  tableId: string,
  rowId: string,
  columnId: string,
): FoundCell | undefined {
  const table = tablesOf(findings).find(({ id }) => id === tableId)
  const row = table?.rows.find(({ id }) => id === rowId)
  const column = table?.columns.find(({ id }) => id === columnId)
  const cell = table && cellIn(table, rowId, columnId)
  return table && row && column && cell && { table, row, column, cell }
}
