/**
 * What a statement rests on: cells of finding tables, each with its figures as they were printed when somebody last
 * looked. The same reading of cells serves findings and published findings, so that one can be held against the other.
 */
import { cellText } from '../cellText.js'
import { GATHERED_SECTORS } from '../gatheredSectors.js'
import { LOW_RELIABILITY, NOT_APPLICABLE } from '../percentages.js'
import type { PublishedCell } from '../published.js'
import { SHARE } from '../tables.js'
import { ALL } from '../tallies.js'

/** A table of findings or of published ones. */
export interface ReadableTable {
  readonly id: string
  readonly shortTitle: string
  readonly columns: readonly { readonly id: string; readonly label: string }[]
  readonly rows: readonly {
    readonly id: string
    readonly label: string
    readonly themeId?: string | undefined
    readonly cells: readonly PublishedCell[]
  }[]
}

export interface CellAddress {
  readonly table: string
  readonly row: string
  readonly column: string
}

/** A cell with its figures: its count, then what that is out of and the percentage, where it has them. */
export interface CellEvidence extends CellAddress {
  readonly figures: readonly string[]
  /** Whoever reads the statement may not look at the cell; never kept: see hiddenEvidence.ts. */
  readonly isHidden?: boolean
}

/** A cell of a statement whose figures are others now; none where the cell is no longer there. */
export interface ChangedEvidence {
  readonly evidence: CellEvidence
  readonly now: readonly string[]
}

/** The cell as it is printed now; without figures where there is none. */
export function evidenceAt(tables: readonly ReadableTable[], address: CellAddress): CellEvidence {
  const { table: tableId, row: rowId, column } = address
  const table = tables.find(({ id }) => id === tableId)
  const row = table?.rows.find(({ id }) => id === rowId)
  const cellAt = (columnId: string) => row?.cells[table?.columns.findIndex(({ id }) => id === columnId) ?? -1]
  const cell = cellAt(column)
  const share = column === ALL ? cellAt(SHARE) : undefined
  const figures = cell ? [cellText(cell), ...(share ? shareFigures(share) : [])] : []
  return { table: tableId, row: rowId, column, figures }
}

/** A statement's cell as it is printed now; one that its reader may not look at as it was. */
export function evidenceNow(tables: readonly ReadableTable[], evidence: CellEvidence): CellEvidence {
  return evidence.isHidden ? evidence : evidenceAt(tables, evidence)
}

function shareFigures(share: PublishedCell): readonly string[] {
  if (share.kind !== 'percentage') return []
  const text = cellText(share)
  return [String(share.base), ...(text === LOW_RELIABILITY || text === NOT_APPLICABLE ? [] : [text])]
}

/** Those of the cells whose figures are not what they were. */
export function changedEvidence(
  kept: readonly CellEvidence[],
  tables: readonly ReadableTable[],
): readonly ChangedEvidence[] {
  return kept.flatMap((evidence) => {
    const { figures: now } = evidenceNow(tables, evidence)
    return isSameFigures(evidence.figures, now) ? [] : [{ evidence, now }]
  })
}

function isSameFigures(before: readonly string[], now: readonly string[]): boolean {
  return before.length === now.length && before.every((figure, at) => figure === now[at])
}

/** A cell's figures in words: "20 of 34 (59%)", "12", "no longer there". */
export function figuresText([count, base, share]: readonly string[]): string {
  if (count === undefined) return 'no longer there'
  if (base === undefined) return count
  return share === undefined ? `${count} of ${base}` : `${count} of ${base} (${share})`
}

/** What a cell is called: "Choices by sector, Yes", with its column where it is not that of all responses. */
export function evidenceLabel(tables: readonly ReadableTable[], { table, row, column }: CellAddress): string {
  const found = tables.find(({ id }) => id === table)
  const label = found?.rows.find(({ id }) => id === row)?.label
  if (!found || label === undefined) return `${table}, ${row}`
  const within = found.columns.find(({ id }) => id === column)
  const columnText = column === ALL || !within ? '' : `, ${within.label}`
  return `${found.shortTitle}, ${label.replace(/\.$/, '')}${columnText}`
}

/** The themes that a statement's cells are about, each once, those of the tables that there are. */
export function themesIn(
  tables: readonly ReadableTable[],
  evidence: readonly CellAddress[],
): readonly string[] {
  const themes = evidence.flatMap(
    ({ table, row }) =>
      tables.find(({ id }) => id === table)?.rows.find(({ id }) => id === row)?.themeId ?? [],
  )
  return [...new Set(themes)]
}

/** Rows that tell what one respondent alone said. */
const OF_ONE: ReadonlySet<string> = new Set(['smallest', 'largest'])

/**
 * Whether a statement can rest on a cell: not where its row is called by what a respondent wrote, or is of one alone,
 * nor where only members of the group have it, who read several sectors as one.
 */
export function mayRestOn({ table, row, column }: CellAddress): boolean {
  const isOfMembers = row === GATHERED_SECTORS || column === GATHERED_SECTORS
  return !/-(suggestions|agencies)$/.test(table) && !OF_ONE.has(row) && !isOfMembers
}

const PART = '/'

/** A cell's address as one text, for forms and addresses. */
export function placeOf({ table, row, column }: CellAddress): string {
  return [table, row, column].map(encodeURIComponent).join(PART)
}

/** The address in such a text; undefined where it is none. */
export function readPlace(text: string): CellAddress | undefined {
  const parts = text.split(PART)
  if (parts.length !== 3) return undefined
  try {
    const [table = '', row = '', column = ''] = parts.map(decodeURIComponent)
    return { table, row, column }
  } catch {
    return undefined
  }
}
