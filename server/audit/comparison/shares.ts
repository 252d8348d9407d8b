/** One figure of two rounds: what each says, and whether they differ by more than chance. */
import { wilsonInterval, type Interval } from '../intervals.js'
import { SMALLEST_BASE } from '../percentages.js'
import type { EvidenceRow } from './evidence.js'

/** k of a base, with the range of the share where the base allows one. */
export interface Share {
  readonly count: number
  /** Undefined where the row has no percentage. */
  readonly base: number | undefined
  readonly range: Interval | undefined
}

/**
 * What may be said in words. "break": the two are not the same thing, because the question, the option or the codebook
 * changed. "too-few": a base is under 10.
 */
export type Verdict = 'more' | 'fewer' | 'no-clear-difference' | 'too-few' | 'break'

/** Whether a figure is there in one round alone. */
export type Presence = 'both' | 'new' | 'gone' | 'neither'

export interface ComparedShare {
  /** Null where the round did not ask. */
  readonly then: Share | null
  readonly now: Share | null
  /** Share now less share then, from -1 to 1; null where they may not be compared. */
  readonly difference: number | null
  readonly verdict: Verdict
  readonly presence: Presence
}

/** A row of one round and N of its agencies where responses are one to one with a part of them. */
export interface SidedRow {
  readonly row: EvidenceRow | undefined
  readonly population: number | null
}

/** Sets a row of two rounds side by side; a row that is not there counts as none of the base that is given. */
export function compareShares(then: SidedRow | null, now: SidedRow | null, isSame: boolean): ComparedShare {
  const [before, after] = [then && shareOf(then), now && shareOf(now)]
  if (!isSame || !before || !after)
    return { then: before, now: after, difference: null, verdict: 'break', presence: 'both' }
  const presence = presenceOf(before, after)
  const { range: was } = before
  const { range: is } = after
  if (!was || !is || before.base === undefined || after.base === undefined)
    return { then: before, now: after, difference: null, verdict: 'too-few', presence }
  const difference = after.count / after.base - before.count / before.base
  return { then: before, now: after, difference, verdict: verdictOf(was, is), presence }
}

/** Two ranges that meet allow no word: a difference may be chance. */
function verdictOf(was: Interval, is: Interval): Verdict {
  if (is.low > was.high) return 'more'
  return is.high < was.low ? 'fewer' : 'no-clear-difference'
}

function presenceOf(then: Share, now: Share): Presence {
  if (then.count > 0) return now.count > 0 ? 'both' : 'gone'
  return now.count > 0 ? 'new' : 'neither'
}

function shareOf({ row, population }: SidedRow): Share {
  const count = row?.units.size ?? 0
  const base = row?.base?.size
  const range =
    base !== undefined && base >= SMALLEST_BASE ? wilsonInterval(count, base, population) : undefined
  return { count, base, range }
}
