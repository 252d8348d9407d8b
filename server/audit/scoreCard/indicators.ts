/** Indicators of a score card: what they are measured in, which way is good, and what they are compared with. */

export const POLARITIES = ['up', 'down', 'neutral'] as const
/** Which way is good: a larger figure, a smaller one, or neither. */
export type Polarity = (typeof POLARITIES)[number]

export const INDICATOR_UNITS = ['count', 'percent', 'rate'] as const
/** "rate": per 10,000. */
export type IndicatorUnit = (typeof INDICATOR_UNITS)[number]

/** count out of base. `population` is N that the base is drawn from, null where that is not known. */
export interface Share {
  readonly kind: 'share'
  readonly count: number
  readonly base: number
  readonly population: number | null
}

/** A figure that somebody entered, in the indicator's unit. */
export interface Figure {
  readonly kind: 'figure'
  readonly value: number
}

export type IndicatorValue = Share | Figure

export const BENCHMARKS = ['national', 'regional', 'comparator'] as const
/** Whose figure an indicator is laid beside; "comparator": councils that are alike. */
export type BenchmarkKind = (typeof BENCHMARKS)[number]

export const BENCHMARK_LABELS: Readonly<Record<BenchmarkKind, string>> = {
  national: 'National',
  regional: 'Regional',
  comparator: 'Comparator',
}

export interface Benchmark {
  readonly value: number
  /** When it was counted, such as "2025 to 2026". */
  readonly period: string
  readonly source: string
}

export type Benchmarks = Readonly<Partial<Record<BenchmarkKind, Benchmark>>>

/** An indicator entered by hand, as somebody wants it. */
export interface NewIndicator {
  readonly label: string
  readonly unit: IndicatorUnit
  readonly polarity: Polarity
  readonly value: number
  readonly period: string
  readonly source: string
  readonly target: number | null
  readonly benchmarks: Benchmarks
  /** Whether it may be published. */
  readonly isPublic: boolean
}

/** An indicator entered by hand, as it is kept. */
export interface HandIndicator extends NewIndicator {
  readonly id: number
  readonly version: number
  readonly writtenBy: string
  /** ISO 8601 UTC. */
  readonly writtenAt: string
}

/** Targets of computed indicators in per cent, by the indicator's id; null where there is to be none. */
export type Targets = Readonly<Record<string, number | null>>
