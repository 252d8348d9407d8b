/** Direction of travel: what has become of a figure since the round before, and whether that is good. */
import { wilsonInterval } from '../intervals.js'
import { SMALLEST_BASE } from '../percentages.js'
import type { IndicatorValue, Polarity, Share } from './indicators.js'

/** Why there is nothing to say. */
export type NoComparison = 'no-earlier' | 'not-now' | 'not-then' | 'small-base' | 'series-break'

/**
 * "better", "worse": it went the good or the bad way. "changed": neither way is good. "no-clear-change": chance alone
 * may have made the difference, or there is none.
 */
export type Travel =
  | { readonly kind: 'better' | 'worse' | 'changed'; readonly way: 'up' | 'down' }
  | { readonly kind: 'no-clear-change' }
  | { readonly kind: 'no-comparison'; readonly why: NoComparison }

/** What a direction of travel is called, by its kind and then its way. */
export const TRAVEL_LABELS = {
  better: { up: 'Up: better', down: 'Down: better' },
  worse: { up: 'Up: worse', down: 'Down: worse' },
  changed: { up: 'Up', down: 'Down' },
  'no-clear-change': 'No clear change',
} as const

export interface TravelInput {
  readonly now: IndicatorValue | null
  /** Undefined where there is no earlier round; null where it has no such figure. */
  readonly before: IndicatorValue | null | undefined
  readonly polarity: Polarity
  /** Whether the two were not measured alike. */
  readonly isBroken: boolean
}

/** The direction of travel. Shares differ clearly where their 95% ranges do not overlap; figures where they differ. */
export function directionOfTravel({ now, before, polarity, isBroken }: TravelInput): Travel {
  if (before === undefined) return none('no-earlier')
  if (now === null) return none('not-now')
  if (before === null) return none('not-then')
  if (isBroken || now.kind !== before.kind) return none('series-break')
  if (isSmall(now) || isSmall(before)) return none('small-base')
  const [from, to] = [rangeOf(before), rangeOf(now)]
  if (to.low <= from.high && from.low <= to.high) return { kind: 'no-clear-change' }
  const way = to.low > from.high ? 'up' : 'down'
  if (polarity === 'neutral') return { kind: 'changed', way }
  return { kind: way === polarity ? 'better' : 'worse', way }
}

function none(why: NoComparison): Travel {
  return { kind: 'no-comparison', why }
}

function isSmall(value: IndicatorValue): boolean {
  return value.kind === 'share' && value.base < SMALLEST_BASE
}

function rangeOf(value: IndicatorValue): { readonly low: number; readonly high: number } {
  return value.kind === 'share' ? rangeOfShare(value) : { low: value.value, high: value.value }
}

function rangeOfShare({ count, base, population }: Share) {
  return wilsonInterval(count, base, population)
}

/** Whether a target is met; null where there is none, where neither way is good, or where the base is too small. */
export function isTargetMet(
  value: IndicatorValue | null,
  target: number | null,
  polarity: Polarity,
): boolean | null {
  if (value === null || target === null || polarity === 'neutral' || isSmall(value)) return null
  // count / base against target / 100, without rounding.
  const difference = value.kind === 'share' ? value.count * 100 - target * value.base : value.value - target
  return polarity === 'up' ? difference >= 0 : difference <= 0
}
