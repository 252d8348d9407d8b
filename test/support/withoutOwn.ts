/** Published findings as one who answered reads them: their own answer taken away from every figure that is printed. */
import type { Cell, Findings } from '../../server/audit/findings.js'
import { tablesOf } from '../../server/audit/findings.js'
import type { PublishedCell, PublishedFindings, PublishedTable } from '../../server/audit/published.js'

/**
 * What is printed of the others. What is withheld stays so.
 *
 * @param own findings of the reader's response alone
 * @param groupId the group of sectors that it is counted in
 */
export function withoutOwn(
  published: PublishedFindings,
  own: Findings,
  groupId: string | undefined,
): PublishedFindings {
  const columns = ['all', 'share', groupId]
  const rest = (table: PublishedTable): PublishedTable => ({
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, at) => {
        const column = table.columns[at]?.id ?? ''
        return columns.includes(column) ? restOf(cell, ownCell(own, table.id, row.id, column)) : cell
      }),
    })),
  })
  return {
    ...published,
    responses: published.responses - 1,
    sectorGroups: published.sectorGroups.map((group) =>
      group.id === groupId ? { ...group, responses: group.responses - 1 } : group,
    ),
    sections: published.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) => ({ ...question, tables: question.tables.map(rest) })),
    })),
  }
}

/** How many there are besides the reader; figures that are no counts stay. */
function restOf(cell: PublishedCell, own: Cell | undefined): PublishedCell {
  if (cell.kind === 'count') return { ...cell, value: cell.value - (own?.kind === 'count' ? own.value : 0) }
  if (cell.kind === 'percentage' && own?.kind === 'percentage')
    return { ...cell, count: cell.count - own.count, base: cell.base - own.base }
  return cell
}

/** The reader's own cell: of a group of sectors that of all, since there is no other response. */
function ownCell(own: Findings, tableId: string, rowId: string, column: string): Cell | undefined {
  const table = tablesOf(own).find(({ id }) => id === tableId)
  const at = table?.columns.findIndex(({ id }) => id === (column === 'share' ? 'share' : 'all')) ?? -1
  return table?.rows.find(({ id }) => id === rowId)?.cells[at]
}
