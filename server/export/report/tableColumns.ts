/** How a published table is set on a page: the columns' widths, and in how many parts where they don't fit. */
import { cellText } from '../../audit/cellText.js'
import type { PublishedTable } from '../../audit/published.js'

/** A table, or columns of it, with widths in twentieths of a point: the rows' headings first. */
export interface TablePart {
  readonly table: PublishedTable
  readonly widths: readonly number[]
  /** Whether it goes on with columns of the table before it. */
  readonly continued: boolean
}

/** Of a bold letter of 12 points, generously; of a cell's margins on both sides. */
const LETTER = 140
const MARGINS = 160
/** How much wider headings are, being bold. */
const BOLD = 1.15
/** The least that rows' headings are given, and the most: a line longer than this is hard to follow to its figures. */
const NARROWEST_HEADING = 2_700
const WIDEST_HEADING = 4_600

/** The table in parts that fit: no word is broken, and nothing is set smaller. */
export function fitTable(table: PublishedTable, room: number): readonly TablePart[] {
  const needs = table.columns.map((column, at): Need => {
    const texts = [column.label, ...table.rows.flatMap(({ cells }) => (cells[at] ? cellText(cells[at]) : []))]
    const words = (text: string) => Math.max(...text.split(/\s+/).map(widthOf))
    const least = Math.max(BOLD * words(column.label), ...texts.slice(1).map(words))
    return { least, most: Math.max(least, ...texts.slice(1).map(widthOf)) }
  })
  const parts: number[][] = [[]]
  let left = room - NARROWEST_HEADING
  for (const [at, { least }] of needs.entries()) {
    if (least > left && (parts.at(-1) ?? []).length > 0) {
      parts.push([])
      left = room - NARROWEST_HEADING
    }
    parts.at(-1)?.push(at)
    left -= least
  }
  return parts.map((columns, index) => {
    const own = columns.flatMap((at) => needs[at] ?? [])
    return { table: withColumns(table, columns), widths: widthsOf(own, room), continued: index > 0 }
  })
}

/** A column's width: for its longest word, and for its longest cell on one line. */
interface Need {
  readonly least: number
  readonly most: number
}

/** What the columns need, the rest to the rows' headings up to their widest, and what is left to cells on one line. */
function widthsOf(needs: readonly Need[], room: number): readonly number[] {
  const used = sumOf(needs.map(({ least }) => least))
  const heading = Math.max(Math.min(room - used, WIDEST_HEADING), NARROWEST_HEADING)
  const wanted = sumOf(needs.map(({ least, most }) => most - least))
  const given = wanted === 0 ? 0 : Math.max(0, Math.min((room - heading - used) / wanted, 1))
  const shrunk = Math.min((room - heading) / Math.max(used, 1), 1)
  return [heading, ...needs.map(({ least, most }) => Math.floor(shrunk * (least + given * (most - least))))]
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0)
}

/** An m or w takes half as much again as other letters. */
function widthOf(text: string): number {
  const wide = text.match(/[mw]/gi)?.length ?? 0
  return (text.length + wide / 2) * LETTER + MARGINS
}

function withColumns(table: PublishedTable, kept: readonly number[]): PublishedTable {
  const pick = <Item>(items: readonly Item[]) => kept.flatMap((at) => items[at] ?? [])
  return {
    ...table,
    columns: pick(table.columns),
    rows: table.rows.map((row) => ({ ...row, cells: pick(row.cells) })),
  }
}
