/** Figures of tables as sentences use them, and the few words that hang on how many there are. */
import { cellText } from '../cellText.js'
import { LOW_RELIABILITY, NOT_APPLICABLE } from '../percentages.js'
import type { PublishedCell, TableKind } from '../published.js'
import type { ReadableTable } from '../statements/evidence.js'
import { SHARE } from '../tables.js'
import { ALL } from '../tallies.js'

/** k of a row and what it is out of. */
export interface Figure {
  readonly label: string
  readonly count: number
  /** Undefined where the row has no percentage. */
  readonly base: number | undefined
  /** Before it a space: " (59%)"; "" where the base is too small for a percentage, or there is none. */
  readonly share: string
}

/** The question's table of a kind, such as "choices"; undefined where there is none, or it is not published. */
export function tableOf<Table extends { readonly id: string }>(
  { id, tables }: { readonly id: string; readonly tables: readonly Table[] },
  kind: TableKind,
): Table | undefined {
  return tables.find((table) => table.id === `${id}-${kind}`)
}

/** What a row says of the whole round; undefined where there is no such row or it is withheld. */
export function figureIn(table: ReadableTable | undefined, rowId: string): Figure | undefined {
  const row = table?.rows.find(({ id }) => id === rowId)
  const count = cellOf(table, row, ALL)
  const share = cellOf(table, row, SHARE)
  if (!row || count?.kind !== 'count') return undefined
  const isOutOf = share?.kind === 'percentage'
  const text = isOutOf ? cellText(share) : NOT_APPLICABLE
  const isPrinted = text !== NOT_APPLICABLE && text !== LOW_RELIABILITY
  return {
    label: row.label,
    count: count.value,
    base: isOutOf ? share.base : undefined,
    share: isPrinted ? ` (${text})` : '',
  }
}

/** The figures of these rows, without those that are withheld or not there. */
export function figuresIn(table: ReadableTable | undefined, rowIds: readonly string[]): readonly Figure[] {
  return rowIds.flatMap((id) => figureIn(table, id) ?? [])
}

/** A row's cell of the whole round as it is printed; undefined where there is no such row. */
export function cellIn(table: ReadableTable | undefined, rowId: string): PublishedCell | undefined {
  return cellOf(
    table,
    table?.rows.find(({ id }) => id === rowId),
    ALL,
  )
}

function cellOf(
  table: ReadableTable | undefined,
  row: ReadableTable['rows'][number] | undefined,
  columnId: string,
): PublishedCell | undefined {
  return row?.cells[table?.columns.findIndex(({ id }) => id === columnId) ?? -1]
}

/** "20 of the 34 answers", "All 34 answers", "None of the 34 answers": opens a sentence. */
export function outOf(count: number, base: number, one: string, many: string): string {
  if (count > 0 && count === base) return base === 1 ? `The only ${one}` : `All ${base} ${many}`
  return `${count === 0 ? 'None' : count} of the ${base} ${base === 1 ? one : many}`
}

/** "was" for one, "were" for none and for several. */
export function wasOrWere(count: number): string {
  return count === 1 ? 'was' : 'were'
}

/** "a, b and c". */
export function listOf(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' and ')
}

/**
 * The figures with the largest counts, at most so many, in order of their counts and then as they come; none of zero.
 * Where the last place is shared by more than there is room for, none of those that share it is named.
 */
export function largest<Counted extends Pick<Figure, 'count'>>(
  figures: readonly Counted[],
  most: number,
): readonly Counted[] {
  const sorted = figures.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  const next = sorted[most]
  return sorted.slice(0, most).filter(({ count }) => next === undefined || count > next.count)
}
