/** Numbers of families: a smallest or largest is what one agency said, and a sum can give away whoever dominates it. */
import type { FindingTable } from '../findings.js'
import { READ } from '../numberTables.js'
import { SMALLEST_BASE } from '../percentages.js'
import type { PublishedCell, PublishedTable } from '../published.js'
import { notesWithShorthand } from '../tables.js'
import { ALL } from '../tallies.js'
import { publishTable, type SectorIds } from './publishedTable.js'

/** The fewest numbers that a published sum, or the difference of two, is made of. */
const FEWEST_CONTRIBUTORS = 5

const NOTES = [
  `The median is given from ${SMALLEST_BASE} numbers on. The sum is given from ${FEWEST_CONTRIBUTORS} numbers on, and not where one of them is more than half of it or a few make the difference from an earlier release. The smallest and the largest are not published: each is what one agency said.`,
]

/** The table of numbers for the whole round, with no smallest and no largest. `earlier`: as it was released before. */
export function publishNumbers(
  table: FindingTable,
  sectorIds: SectorIds,
  isWithheld: (rowId: string) => boolean,
  earlier: readonly PublishedTable[] = [],
): PublishedTable {
  const [read, sum, largest] = [READ, 'sum', 'largest'].map((id) => valueIn(table, id))
  const isDominated = 2 * (largest ?? 0) > (sum ?? 0)
  const tellsOfFew = earlier.some((before) => {
    const [readThen, sumThen] = [READ, 'sum'].map((id) => valueIn(before, id))
    const isKnown = typeof sumThen === 'number' && sumThen !== sum
    return isKnown && Math.abs((readThen ?? 0) - (read ?? 0)) < FEWEST_CONTRIBUTORS
  })
  const mayNot = (rowId: string) =>
    isWithheld(rowId) ||
    (rowId === 'median' && (read ?? 0) < SMALLEST_BASE) ||
    (rowId === 'sum' && ((read ?? 0) < FEWEST_CONTRIBUTORS || isDominated || tellsOfFew))
  const kept = table.rows.filter(({ id }) => id !== 'smallest' && id !== 'largest')
  const published = publishTable({ ...table, rows: kept }, sectorIds, mayNot)
  return { ...published, notes: notesWithShorthand([...table.notes, ...NOTES], published.rows) }
}

function valueIn(table: NumberTable, rowId: string): number | null {
  const at = table.columns.findIndex(({ id }) => id === ALL)
  const cell = table.rows.find(({ id }) => id === rowId)?.cells[at]
  return cell?.kind === 'count' || cell?.kind === 'measure' ? cell.value : null
}

interface NumberTable {
  readonly columns: readonly { readonly id: string }[]
  readonly rows: readonly { readonly id: string; readonly cells: readonly PublishedCell[] }[]
}
