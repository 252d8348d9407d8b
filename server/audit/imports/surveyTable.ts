/** A table of responses as another survey tool exports it: which tool's it is, and where its headings are. */
import { plain } from './plain.js'

export const TOOLS = ['microsoft-forms', 'surveymonkey', 'limesurvey', 'other'] as const
export type Tool = (typeof TOOLS)[number]

export interface SurveyRow {
  /** As a spreadsheet program counts, from 1. */
  readonly row: number
  /** A text for each heading. */
  readonly cells: readonly string[]
}

export interface SurveyTable {
  readonly tool: Tool
  readonly headings: readonly string[]
  readonly rows: readonly SurveyRow[]
}

/** Headings of what each tool writes first, in plain words: a table with all of one line is that tool's. */
const SIGNS: readonly (readonly [Tool, readonly string[]])[] = [
  ['microsoft-forms', ['start time', 'completion time']],
  ['surveymonkey', ['respondent id', 'collector id']],
  ['limesurvey', ['submitdate', 'lastpage']],
  ['limesurvey', ['date submitted', 'last page']],
]

/** Columns that are never kept, whatever anybody maps: an address on the network says who answered. */
const NEVER_KEPT = /^(ip|ip ?addr|ip address|ip adress)$/

/**
 * The table in rows as they were read. SurveyMonkey has two rows of headings, the question above and the option or
 * "Response" below: they become one, "question [option]". Empty rows and network addresses are left out.
 */
export function surveyTable(rows: readonly SurveyRow[]): SurveyTable {
  const [first, second, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (!first) return { tool: 'other', headings: [], rows: [] }
  const named = trimEnd(first.cells)
  const tool = toolOf(named)
  const hasTwo = tool === 'surveymonkey' && second !== undefined && isSecondHeading(second.cells, named)
  const width = hasTwo ? Math.max(named.length, trimEnd(second.cells).length) : named.length
  const headings = hasTwo ? joined(named, second.cells, width) : named.map((text) => text.trim())
  const dropped = headings.map((heading) => NEVER_KEPT.test(plain(heading)))
  const kept = <Item>(items: readonly Item[]) => items.filter((_, index) => !dropped[index])
  return {
    tool,
    headings: kept(headings),
    rows: [...(hasTwo || !second ? [] : [second]), ...rest].map(({ row, cells }) => ({
      row,
      cells: kept(Array.from({ length: width }, (_, index) => cells[index] ?? '')),
    })),
  }
}

function toolOf(headings: readonly string[]): Tool {
  const said = new Set(headings.map(plain))
  return SIGNS.find(([, signs]) => signs.every((sign) => said.has(sign)))?.[0] ?? 'other'
}

/** A second row of headings names no respondent: its first cell is empty where every response has a number. */
function isSecondHeading(cells: readonly string[], named: readonly string[]): boolean {
  const at = named.findIndex((heading) => plain(heading) === 'respondent id')
  return (cells[at] ?? '').trim() === ''
}

const WHOLE_ANSWER = new Set(['', 'response', 'open ended response'])

function joined(above: readonly string[], below: readonly string[], width: number): readonly string[] {
  let question = ''
  return Array.from({ length: width }, (_, index) => {
    question = (above[index] ?? '').trim() || question
    const part = (below[index] ?? '').trim()
    return WHOLE_ANSWER.has(plain(part)) ? question : `${question} [${part}]`
  })
}

function trimEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}
