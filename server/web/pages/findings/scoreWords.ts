/** Figures of the score card in words: the same on pages and in files. */
import { percentageText, SMALLEST_BASE } from '../../../audit/percentages.js'
import type { BenchmarkKind, IndicatorUnit, IndicatorValue } from '../../../audit/scoreCard/indicators.js'
import type { ScoreRow } from '../../../audit/scoreCard/scoreCard.js'
import type { Travel } from '../../../audit/scoreCard/travel.js'
import type { Language } from '../../language/en.js'

/** A number in an indicator's unit. */
export function unitText(value: number, unit: IndicatorUnit, { scoreCard: words, number }: Language): string {
  if (unit === 'percent') return words.percent(value)
  return unit === 'rate' ? words.rate(value) : number(value)
}

/** An indicator's figure; "No figure" where it has none. */
export function valueText(value: IndicatorValue | null, unit: IndicatorUnit, language: Language): string {
  if (value === null) return language.scoreCard.noFigure
  if (value.kind === 'figure') return unitText(value.value, unit, language)
  return percentageText(value.count, value.base)
}

/** A figure's base; "" where it has none. */
export function baseText(value: IndicatorValue | null, { scoreCard: words }: Language): string {
  return value?.kind === 'share' ? words.ofBase(value.count, value.base) : ''
}

/** The direction of travel in words, which are enough without the arrow. */
export function travelText(travel: Travel, { scoreCard: { travel: words, noComparison } }: Language): string {
  if (travel.kind === 'no-comparison') return noComparison[travel.why]
  if (travel.kind === 'no-clear-change') return words[travel.kind]
  return words[travel.kind][travel.way]
}

/** The arrow that goes with the words; "" where there is nothing to point at. */
export function travelArrow(travel: Travel): string {
  if (travel.kind === 'no-comparison') return ''
  if (travel.kind === 'no-clear-change') return '→'
  return travel.way === 'up' ? '↑' : '↓'
}

/** The target, and whether it is met where that can be told. */
export function targetText({ target, unit, isMet }: ScoreRow, language: Language): string {
  const words = language.scoreCard
  if (target === null) return words.noTarget
  const text = unitText(target, unit, language)
  if (isMet === null) return text
  return words.targetIs(text, isMet ? words.met : words.notMet)
}

/** What an indicator is compared with. */
export function benchmarkText({ benchmarks, unit }: ScoreRow, kind: BenchmarkKind, language: Language) {
  const one = benchmarks[kind]
  if (!one) return { text: language.scoreCard.noBenchmark, sub: '' }
  return {
    text: unitText(one.value, unit, language),
    sub: language.scoreCard.counted(one.period, one.source),
  }
}

/** How long the bar of a percentage is, and where its target stands, out of 100; false for figures that have none. */
export function barOf({ now, unit, target }: ScoreRow) {
  if (now === null || unit !== 'percent') return false
  if (now.kind === 'share' && now.base < SMALLEST_BASE) return false
  const width = now.kind === 'share' ? (now.count / now.base) * 100 : now.value
  return { width: Math.round(width * 10) / 10, target: target ?? (false as const) }
}
