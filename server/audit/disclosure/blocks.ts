/**
 * Blocks of counts whose row and column totals everybody knows, and which of their cells have to be hidden so that
 * nobody works out the rest by adding and taking away.
 */

/** One count, with the least and the most that somebody who knows all else about it would hold possible. */
export interface BlockCell {
  readonly value: number
  readonly least: number
  readonly most: number
  /** Whether the count itself may not be shown. */
  readonly sensitive: boolean
}

/** Rows of one cell a column. A row that is not published is hidden throughout; its total is known all the same. */
export interface BlockRow {
  readonly published: boolean
  readonly cells: readonly BlockCell[]
}

export type Block = readonly BlockRow[]

/** Which cells are hidden, by row and column. */
export type Hidden = readonly (readonly boolean[])[]

/** A hidden cell keeps so many possible values, unless the totals alone leave fewer. */
const WANTED_VALUES = 3

/**
 * The sensitive cells, and as many others as keep each of them from being worked out: the smallest in the same row or
 * column first, those above 0 before those of 0, then by place. `byTotals` has the same counts with the limits of a
 * reader who knows totals alone: what is given away by them is not hidden, for everybody knows it. Undefined where
 * hiding cells is not enough, since somebody who knew all else would know a sensitive one.
 */
export function hiddenIn(block: Block, byTotals: Block): Hidden | undefined {
  const everything = block.map(({ cells }) => cells.map(() => true))
  const isOpen = (place: Place) => possibleValues(block, everything, place) > 1
  const isSecret = (place: Place) => possibleValues(byTotals, everything, place) > 1
  const hidden = block.map(({ published, cells }, row) =>
    cells.map(({ sensitive }, column) => !published || (sensitive && isSecret([row, column]))),
  )
  const places = placesIn(block)
  const open = places.filter(isOpen)
  // A cell hidden for another's sake may itself need more: again until nothing changes.
  for (let before = -1; before !== countOf(hidden);) {
    before = countOf(hidden)
    for (const place of open) hideAround(block, hidden, place, open)
  }
  const isSafe = places.every((place) => open.includes(place) || !hidden[place[0]]?.[place[1]])
  return isSafe ? hidden : undefined
}

type Place = readonly [row: number, column: number]
type Marks = boolean[][]

/** Hides more until a hidden cell has as many possible values as are wanted, or two with all its neighbours hidden. */
function hideAround(block: Block, hidden: Marks, place: Place, open: readonly Place[]): void {
  while (hidden[place[0]]?.[place[1]]) {
    const values = possibleValues(block, hidden, place)
    if (values >= WANTED_VALUES) return
    const shown = open.filter(([row, column]) => !hidden[row]?.[column])
    const near = shown.filter(([row, column]) => row === place[0] || column === place[1])
    const [next] = (values > 1 || near.length > 0 ? near : shown).toSorted(
      (a, b) => costOf(block, a) - costOf(block, b),
    )
    if (!next) return
    ;(hidden[next[0]] ?? [])[next[1]] = true
  }
}

/** What hiding a cell costs the reader: its count, a true 0 most. */
function costOf(block: Block, [row, column]: Place): number {
  const value = block[row]?.cells[column]?.value ?? 0
  return value === 0 ? Number.MAX_SAFE_INTEGER : value
}

function placesIn(block: Block): readonly Place[] {
  return block.flatMap(({ published, cells }, row) =>
    published ? cells.map((_, column): Place => [row, column]) : [],
  )
}

function countOf(hidden: Hidden): number {
  return hidden.flat().filter(Boolean).length
}

/** How many values a hidden cell could have, counted no further than is wanted. */
function possibleValues(block: Block, hidden: Hidden, place: Place): number {
  let found = 1
  for (const step of [1, -1] as const) {
    const values = block.map(({ cells }) => cells.map(({ value }) => value))
    while (found < WANTED_VALUES && move(block, hidden, values, place, step)) found++
  }
  return found
}

/**
 * Moves a hidden cell by one and others to make up for it, all within their limits and no total changed; false where
 * that can't be. A path in the block's residual network, so that the furthest value is reached step by step.
 */
function move(block: Block, hidden: Hidden, values: number[][], [row, column]: Place, step: 1 | -1): boolean {
  const canMove = (r: number, c: number, by: number) => {
    const cell = block[r]?.cells[c]
    const moved = (values[r]?.[c] ?? 0) + by
    return cell !== undefined && hidden[r]?.[c] === true && cell.least <= moved && moved <= cell.most
  }
  if (!canMove(row, column, step)) return false
  const change = (r: number, c: number, by: number) => ((values[r] ?? [])[c] = (values[r]?.[c] ?? 0) + by)
  /** How each column was reached: from which column, through which row. */
  const reached = new Map<number, Place | undefined>([[column, undefined]])
  for (const at of reached.keys()) {
    for (const [r, { cells }] of block.entries()) {
      if ((r === row && at === column) || !canMove(r, at, -step)) continue
      if (r === row) {
        change(row, column, step)
        for (let [to, via] = [at, r] as [number, number]; ;) {
          change(via, to, -step)
          const from = reached.get(to)
          if (!from) return true
          change(from[0], to, step)
          ;[via, to] = from
        }
      }
      for (const c of cells.keys()) {
        if (c !== at && !reached.has(c) && canMove(r, c, step)) reached.set(c, [r, at])
      }
    }
  }
  return false
}
