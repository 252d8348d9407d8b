/** Finding tables without what leads to a response, and without what may not be said. */
import type { Cell, FindingTable } from '../findings.js'
import type { PublishedCell, PublishedTable, SectorGroup } from '../published.js'
import { notesWithShorthand } from '../tables.js'
import type { HiddenRows } from './questionBlocks.js'
import { groupCount } from './relations.js'

const WITHHELD: PublishedCell = { kind: 'withheld' }

/** The columns by sector of a published table, and which of their cells are hidden. */
export interface BySector {
  readonly groups: readonly SectorGroup[]
  readonly hidden: HiddenRows
  /** Before the slash of the keys of `hidden`. */
  readonly kind: string
}

/** The columns that count the responses of a sector, or of none. */
export type SectorIds = ReadonlySet<string>

/**
 * The table as it may be read by anybody: its figures of the whole round and, where `bySector` is given, of groups of
 * sectors. Rows for which `isWithheld` holds say nothing.
 */
export function publishTable(
  table: FindingTable,
  sectorIds: SectorIds,
  isWithheld: (rowId: string) => boolean,
  bySector?: BySector,
): PublishedTable {
  const { id, title, shortTitle, rowHeading } = table
  const kept = table.columns.flatMap((column, at) => (sectorIds.has(column.id) ? [] : [{ column, at }]))
  const groups = bySector?.groups ?? []
  const rows = table.rows.map((row) => {
    const cells = [
      ...kept.map(({ at }) => publishedCell(row.cells[at])),
      ...groups.map((group, at) =>
        groupCell(table, row.id, group, bySector?.hidden.get(`${bySector.kind}/${row.id}`)?.[at]),
      ),
    ]
    return {
      ...{ id: row.id, label: row.label, ...(row.themeId === undefined ? {} : { themeId: row.themeId }) },
      cells: isWithheld(row.id) ? cells.map(() => WITHHELD) : cells,
    }
  })
  const isUnparted = groups.length === 0 && table.columns.some(({ id }) => sectorIds.has(id))
  const named = (words: string) => (isUnparted ? withoutSectors(words) : words)
  return {
    ...{ id, title: named(title), shortTitle: named(shortTitle), rowHeading },
    columns: [...kept.map(({ column }) => column), ...groups].map((column) => ({
      id: column.id,
      label: column.label,
    })),
    rows,
    notes: notesWithShorthand(table.notes, rows),
  }
}

/** What a table is called that does not tell sectors apart. */
export function withoutSectors(title: string): string {
  return title.replace(/ by sector(?=:|$)/, '')
}

/** A cell without the responses behind it. */
function publishedCell(cell: Cell | undefined): PublishedCell {
  if (!cell) return WITHHELD
  return cell.kind === 'count' ? { kind: 'count', value: cell.value } : cell
}

/** A group's sectors counted together; withheld unless it is known that it may be shown. */
function groupCell(table: FindingTable, rowId: string, group: SectorGroup, isHidden = true): PublishedCell {
  return isHidden ? WITHHELD : { kind: 'count', value: groupCount(table, rowId, group) }
}
