/** What an import would do, put together from its rows. */
import type { RowFault, RowOutcome, RowReading } from './readRow.js'

/** The same words for the same question, and in which rows they stand. */
export interface UnfitWords {
  readonly questionId: string
  readonly text: string
  readonly count: number
  /** The first of them. */
  readonly rows: readonly number[]
}

export interface ImportOutcome {
  readonly counts: Readonly<Record<RowOutcome, number>>
  /** Rows that are left out because something is wrong with them. */
  readonly faults: readonly { readonly row: number; readonly faults: readonly RowFault[] }[]
  readonly incomplete: readonly number[]
  readonly known: readonly number[]
  /** Rows that are taken in although their time cannot be read: they count as sent when they are imported. */
  readonly timeUnread: readonly number[]
  /** In rows that are taken in. */
  readonly unfit: readonly UnfitWords[]
}

const ROWS_NAMED = 10

/** Collects readings; `outcome` may be asked for at any time. */
export function collectOutcome() {
  const counts: Record<RowOutcome, number> = { take: 0, incomplete: 0, empty: 0, known: 0, fault: 0 }
  const faults: { row: number; faults: readonly RowFault[] }[] = []
  const rows = { incomplete: [] as number[], known: [] as number[], timeUnread: [] as number[] }
  const unfit = new Map<string, UnfitWords>()
  return {
    add: (reading: RowReading) => {
      const { row, outcome } = reading
      counts[outcome] += 1
      if (outcome === 'fault') faults.push({ row, faults: reading.faults })
      if (outcome === 'incomplete' || outcome === 'known') rows[outcome].push(row)
      if (outcome !== 'take') return
      if (reading.isTimeUnread) rows.timeUnread.push(row)
      for (const { questionId, text } of reading.unfit) {
        const key = `${questionId}\n${text}`
        const before = unfit.get(key) ?? { questionId, text, count: 0, rows: [] }
        const named = before.rows.length < ROWS_NAMED ? [...before.rows, row] : before.rows
        unfit.set(key, { ...before, count: before.count + 1, rows: named })
      }
    },
    outcome: (): ImportOutcome => ({ counts, faults, ...rows, unfit: [...unfit.values()] }),
  }
}
