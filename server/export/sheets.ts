/** Findings laid out as sheets: one a table, one a list of words. Workbook and CSV print the same sheets. */
import type { Cell, Findings, FindingTable, QuestionFindings } from '../audit/findings.js'
import { textCell } from '../audit/tables.js'
import { sheetNames } from './sheetNames.js'
import { wordPlans } from './wordSheets.js'

export interface SheetColumn {
  readonly label: string
  /** Figures and their headings stand on the right. */
  readonly align: 'left' | 'right'
  /** In characters. */
  readonly width: number
}

/** A sheet without its name: a title, notes, then one table with a header row. */
export interface SheetPlan {
  /** The table's id, or "<question id>-unclear", "-unread" or "-quotes": names the CSV file. */
  readonly id: string
  readonly title: string
  readonly notes: readonly string[]
  readonly columns: readonly SheetColumn[]
  /** One cell a column. */
  readonly rows: readonly (readonly Cell[])[]
}

export interface Sheet extends SheetPlan {
  /** The worksheet's name. */
  readonly name: string
}

const LABEL_WIDTH = 60
const FIGURE_WIDTH = 16

/** Every sheet of the findings, in printing order. */
export function sheetsOf(findings: Findings): readonly Sheet[] {
  const plans = [
    ...findings.tables.map((table) => ({ plan: tablePlan(table), wish: table.id })),
    ...findings.questions.flatMap((question, index) => questionPlans(question, index + 1, findings)),
  ]
  const names = sheetNames(plans.map(({ wish }) => wish))
  return plans.map(({ plan }, index) => ({ ...plan, name: names[index] ?? plan.id }))
}

function questionPlans(question: QuestionFindings, number: number, findings: Findings) {
  const plans = [...question.tables.map(tablePlan), ...wordPlans(question, findings)]
  const prefix = `Q${String(number).padStart(2, '0')}`
  return plans.map((plan) => ({ plan, wish: prefix + plan.id.slice(question.question.id.length) }))
}

function tablePlan({ id, title, notes, rowHeading, columns, rows }: FindingTable): SheetPlan {
  const figures = columns.map(({ label }): SheetColumn => ({ label, align: 'right', width: FIGURE_WIDTH }))
  return {
    id,
    title,
    notes,
    columns: [{ label: rowHeading, align: 'left', width: LABEL_WIDTH }, ...figures],
    rows: rows.map((row) => [textCell(row.label), ...row.cells]),
  }
}
