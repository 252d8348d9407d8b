/** Numbers of families: a smallest or largest is what one agency said, and a sum can give away whoever dominates it. */
import { cellIn, type FindingTable } from '../findings.js'
import { READ } from '../numberTables.js'
import { SMALLEST_BASE } from '../percentages.js'
import type { PublishedTable } from '../published.js'
import { notesWithShorthand } from '../tables.js'
import { ALL } from '../tallies.js'
import { publishTable, type SectorIds } from './publishedTable.js'

/** The fewest numbers that a published sum is made of. */
const FEWEST_CONTRIBUTORS = 5

const NOTES = [
  `The median is given from ${SMALLEST_BASE} numbers on. The sum is given from ${FEWEST_CONTRIBUTORS} numbers on, and not where one of them is more than half of it. The smallest and the largest are not published: each is what one agency said.`,
]

/** The table of numbers for the whole round, with no smallest and no largest. */
export function publishNumbers(
  table: FindingTable,
  sectorIds: SectorIds,
  isWithheld: (rowId: string) => boolean,
): PublishedTable {
  const [read, sum, largest] = [READ, 'sum', 'largest'].map((id) => valueIn(table, id))
  const isDominated = 2 * (largest ?? 0) > (sum ?? 0)
  const mayNot = (rowId: string) =>
    isWithheld(rowId) ||
    (rowId === 'median' && (read ?? 0) < SMALLEST_BASE) ||
    (rowId === 'sum' && ((read ?? 0) < FEWEST_CONTRIBUTORS || isDominated))
  const kept = table.rows.filter(({ id }) => id !== 'smallest' && id !== 'largest')
  const published = publishTable({ ...table, rows: kept }, sectorIds, mayNot)
  return { ...published, notes: notesWithShorthand([...table.notes, ...NOTES], published.rows) }
}

function valueIn(table: FindingTable, rowId: string): number | null {
  const cell = cellIn(table, rowId, ALL)
  return cell?.kind === 'count' || cell?.kind === 'measure' ? cell.value : null
}
