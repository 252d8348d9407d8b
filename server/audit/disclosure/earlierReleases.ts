/** What earlier releases told of a question: two states of the same answers by sector tell what each alone hides. */
import type { PublishedCell, PublishedFindings, PublishedQuestion } from '../published.js'
import { NOT_ANSWERED } from '../questionTables.js'

/** Rows that say who answered, and nothing of what was said. */
const SILENT = ['answered', NOT_ANSWERED, 'blank']

/** Whether a row says that somebody answered, not what was said. */
export function isSilent(rowId: string): boolean {
  return SILENT.includes(rowId)
}

/**
 * Whether an earlier release told of what was said in answer to the question, and told otherwise: other figures, or
 * other columns. Wording doesn't count. Then the question may not be published by sector: whoever lays the two side by
 * side would work out what one of them withholds, however many responses came between.
 */
export function wasToldOtherwise(
  question: PublishedQuestion,
  earlier: readonly PublishedFindings[],
): boolean {
  const figures = figuresOf(question)
  return earlier
    .flatMap(({ sections }) => sections.flatMap(({ questions }) => questions))
    .some((before) => before.id === question.id && saysSomething(before) && figuresOf(before) !== figures)
}

function figuresOf({ tables }: PublishedQuestion): string {
  return JSON.stringify(
    tables.map(({ id, columns, rows }) => [
      id,
      columns.map((column) => column.id),
      rows.map((row) => [row.id, row.cells.map(figureOf)]),
    ]),
  )
}

/** The cell without the words that say what a percentage is out of. */
function figureOf(cell: PublishedCell): unknown {
  return cell.kind === 'text' ? [] : Object.values(cell)
}

function saysSomething({ tables }: PublishedQuestion): boolean {
  const rows = tables.flatMap((table) => table.rows).filter(({ id }) => !isSilent(id))
  return rows.some(({ cells }) => cells.some(({ kind }) => kind !== 'withheld'))
}
