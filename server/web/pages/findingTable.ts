/** A finding table as printed on a page: every count a link to the responses behind it. */
import { cellText } from '../../audit/cellText.js'
import type { FindingTable } from '../../audit/findings.js'
import type { PublishedCell, PublishedTable } from '../../audit/published.js'
import type { Addresses } from './addresses.js'
import type { ReleaseAddresses } from './published/addresses.js'

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
  const links = {
    theme: addresses.theme,
    cell: (rowId: string, columnId: string, cell: PublishedCell) =>
      cell.kind === 'count' && cell.value > 0 && addresses.cell(table.id, rowId, columnId),
  }
  return printedTable(table, links, under)
}

/** A published table's options for the same component: its figures lead nowhere, themes to their pages. */
export function publishedTable(
  table: PublishedTable,
  addresses: Pick<ReleaseAddresses, 'theme'>,
  under?: string,
): FindingTableOptions {
  return printedTable(table, { theme: addresses.theme, cell: () => false }, under)
}

/** What findings and published findings have in common in print. */
interface PrintedTable extends Pick<FindingTable, 'id' | 'shortTitle' | 'rowHeading' | 'columns' | 'notes'> {
  readonly rows: readonly {
    readonly id: string
    readonly label: string
    readonly themeId?: string | undefined
    readonly cells: readonly PublishedCell[]
  }[]
}

interface Links {
  readonly theme: (themeId: string) => string
  readonly cell: (rowId: string, columnId: string, cell: PublishedCell) => string | false
}

function printedTable(table: PrintedTable, links: Links, under: string | undefined): FindingTableOptions {
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
      href: row.themeId !== undefined && links.theme(row.themeId),
      cells: row.cells.map((cell, index) => ({
        text: cellText(cell),
        numeric: cell.kind !== 'text',
        href: links.cell(row.id, table.columns[index]?.id ?? '', cell),
      })),
    })),
    notes: table.notes,
  }
}
