/** Sectors put together until each group is large enough for what it said to be counted by itself. */
import type { FindingTable } from '../findings.js'
import type { SectorGroup } from '../published.js'
import { TOTAL } from '../roundTables.js'
import { ALL, BLANK } from '../tallies.js'
import { cellIn } from '../findings.js'

const NO_SECTOR = 'no sector named'

/**
 * The groups of a round in the order of their first sectors, from its table of responses by sector. Sectors of fewer
 * than `smallest` responses are one group; while that is too small, the next smallest sector joins it. Sectors without
 * any response are in no group. Empty where everything would be one group: then there is nothing to tell apart.
 */
export function sectorGroups(sectors: FindingTable, smallest: number): readonly SectorGroup[] {
  const present = sectors.rows
    .filter(({ id }) => id !== TOTAL)
    .map(({ id, label }) => {
      const cell = cellIn(sectors, id, ALL)
      return {
        id,
        label: id === BLANK ? NO_SECTOR : label,
        responses: cell?.kind === 'count' ? cell.value : 0,
      }
    })
    .filter(({ responses }) => responses > 0)
  const bySize = present.toSorted((a, b) => a.responses - b.responses)
  const together = new Set(bySize.filter(({ responses }) => responses < smallest))
  const size = () => [...together].reduce((sum, { responses }) => sum + responses, 0)
  for (const next of bySize) {
    if (together.size > 0 && size() < smallest) together.add(next)
  }
  const parts = present.filter((sector) => !together.has(sector)).map((sector) => [sector])
  const merged = present.filter((sector) => together.has(sector))
  const groups = (merged.length > 0 ? [...parts, merged] : parts).map(groupOf)
  return groups.length > 1 ? groups : []
}

function groupOf(sectors: readonly { id: string; label: string; responses: number }[]): SectorGroup {
  return {
    id: sectors.map(({ id }) => id).join('-and-'),
    label: listOf(sectors.map(({ label }) => label)),
    sectors: sectors.map(({ id }) => id),
    responses: sectors.reduce((sum, { responses }) => sum + responses, 0),
  }
}

function listOf(labels: readonly string[]): string {
  const sentence = [labels.slice(0, -1).join(', '), ...labels.slice(-1)]
    .filter((part) => part !== '')
    .join(' and ')
  return sentence === NO_SECTOR ? 'No sector named' : sentence
}
