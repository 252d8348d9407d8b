/** A finding table as printed on a page: every count a link to the responses behind it. */
import { cellText } from '../../audit/cellText.js'
import type { Cell, FindingTable } from '../../audit/findings.js'
import type { Addresses } from './addresses.js'

/** Options of views/components/finding-table.ejs. */
export interface FindingTableOptions {
  readonly id: string
  readonly caption: string
  /** The id of what those who hear the page are told before the caption, where other tables have the same. */
  readonly under?: string | undefined
  readonly head: readonly { readonly text: string; readonly numeric: boolean }[]
  readonly rows: readonly {
    readonly label: string
    /** How the theme that the row is about was worked out. */
    readonly href: string | false
    readonly cells: readonly {
      readonly text: string
      readonly numeric: boolean
      readonly href: string | false
    }[]
  }[]
  readonly notes: readonly string[]
}

/** A cell of words, or with `numeric` of a figure, that leads nowhere or to an address. */
export function tableCell(
  text: string,
  { numeric = false, href = false }: { numeric?: boolean; href?: string | false } = {},
) {
  return { text, numeric, href }
}

/** A table's options for its component. Its caption says what it shows, and not under which question. */
export function findingTable(table: FindingTable, addresses: Addresses, under?: string): FindingTableOptions {
  return {
    id: table.id,
    caption: table.shortTitle,
    under,
    head: [
      { text: table.rowHeading, numeric: false },
      ...table.columns.map((column, index) => ({
        text: column.label,
        numeric: table.rows.every((row) => row.cells[index]?.kind !== 'text'),
      })),
    ],
    rows: table.rows.map((row) => ({
      label: row.label,
      href: row.themeId !== undefined && addresses.theme(row.themeId),
      cells: row.cells.map((cell, index) => ({
        text: cellText(cell),
        numeric: cell.kind !== 'text',
        href: hasResponses(cell) && addresses.cell(table.id, row.id, table.columns[index]?.id ?? ''),
      })),
    })),
    notes: table.notes,
  }
}

function hasResponses(cell: Cell): boolean {
  return cell.kind === 'count' && cell.value > 0
}
