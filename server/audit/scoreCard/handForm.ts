/** From what somebody typed of an indicator to the indicator, with every fault by field. */
import type { FieldTexts } from '../merging.js'
import {
  BENCHMARKS,
  INDICATOR_UNITS,
  POLARITIES,
  type Benchmark,
  type BenchmarkKind,
  type Benchmarks,
  type IndicatorUnit,
  type NewIndicator,
} from './indicators.js'

type BenchmarkField = `${BenchmarkKind}-${keyof Benchmark}`

/** A form's field. */
export type IndicatorField =
  'label' | 'unit' | 'polarity' | 'value' | 'period' | 'source' | 'target' | 'isPublic' | BenchmarkField

export type IndicatorValues = FieldTexts<IndicatorField>

/** The longest text of a field that is kept. */
export const LONGEST_INDICATOR_TEXT = 200

export type IndicatorFaultKind = 'empty' | 'too-long' | 'no-number' | 'no-whole-number' | 'over-100' | 'half'

export interface IndicatorFault {
  readonly field: IndicatorField
  readonly kind: IndicatorFaultKind
}

/** An indicator as a form shows it. */
export function indicatorValues(indicator: NewIndicator): IndicatorValues {
  const { label, unit, polarity, value, period, source, target, benchmarks, isPublic } = indicator
  const ofKind = (kind: BenchmarkKind) => {
    const one = benchmarks[kind]
    return {
      [`${kind}-value`]: one ? String(one.value) : '',
      [`${kind}-period`]: one?.period ?? '',
      [`${kind}-source`]: one?.source ?? '',
    }
  }
  return {
    ...{ label, unit, polarity, period, source, value: String(value) },
    ...{ target: target === null ? '' : String(target), isPublic: isPublic ? 'yes' : 'no' },
    ...(Object.assign({}, ...BENCHMARKS.map(ofKind)) as Record<BenchmarkField, string>),
  }
}

/** An empty form: nothing is published that nobody has said may be. */
export const NO_INDICATOR: IndicatorValues = {
  ...indicatorValues({
    ...{ label: '', unit: 'count', polarity: 'up', value: 0, period: '', source: '', target: null },
    ...{ benchmarks: {}, isPublic: false },
  }),
  value: '',
}

/** The indicator that values say, and what is wrong with them: only where nothing is can it be kept. */
export function indicatorIn(values: IndicatorValues): {
  readonly indicator: NewIndicator
  readonly faults: readonly IndicatorFault[]
} {
  const unit = INDICATOR_UNITS.find((one) => one === values.unit) ?? 'count'
  const { label, period, source } = values
  return {
    indicator: {
      ...{ label, period, source, unit },
      polarity: POLARITIES.find((one) => one === values.polarity) ?? 'neutral',
      value: numberIn(values.value) ?? 0,
      target: numberIn(values.target) ?? null,
      benchmarks: benchmarksIn(values),
      isPublic: values.isPublic === 'yes',
    },
    faults: [
      ...(['label', 'period', 'source'] as const).flatMap((field) => missing(values, field)),
      ...(values.value === '' ? missing(values, 'value') : numberFaults(values, 'value', unit)),
      ...numberFaults(values, 'target', unit),
      ...BENCHMARKS.flatMap((kind) => benchmarkFaults(values, kind, unit)),
      ...tooLong(values),
    ],
  }
}

function benchmarksIn(values: IndicatorValues): Benchmarks {
  const known = BENCHMARKS.flatMap((kind) => {
    const value = numberIn(values[`${kind}-value`])
    const [period, source] = [values[`${kind}-period`], values[`${kind}-source`]]
    return value === undefined ? [] : [[kind, { value, period, source }] as const]
  })
  return Object.fromEntries(known)
}

/** A figure means little without when and where it was counted. */
function benchmarkFaults(
  values: IndicatorValues,
  kind: BenchmarkKind,
  unit: IndicatorUnit,
): readonly IndicatorFault[] {
  const fields = [`${kind}-value`, `${kind}-period`, `${kind}-source`] as const
  const filled = fields.filter((field) => values[field] !== '')
  const half = filled.length > 0 ? fields.filter((field) => values[field] === '') : []
  return [
    ...half.map((field) => ({ field, kind: 'half' }) as const),
    ...numberFaults(values, `${kind}-value`, unit),
  ]
}

function missing(values: IndicatorValues, field: IndicatorField): readonly IndicatorFault[] {
  return values[field] === '' ? [{ field, kind: 'empty' }] : []
}

function tooLong(values: IndicatorValues): readonly IndicatorFault[] {
  const fields = Object.keys(values) as IndicatorField[]
  return fields
    .filter((field) => values[field].length > LONGEST_INDICATOR_TEXT)
    .map((field) => ({ field, kind: 'too-long' }))
}

function numberFaults(
  values: IndicatorValues,
  field: IndicatorField,
  unit: IndicatorUnit,
): readonly IndicatorFault[] {
  if (values[field] === '') return []
  const value = numberIn(values[field])
  if (value === undefined) return [{ field, kind: 'no-number' }]
  if (unit === 'count' && !Number.isInteger(value)) return [{ field, kind: 'no-whole-number' }]
  return unit === 'percent' && value > 100 ? [{ field, kind: 'over-100' }] : []
}

/** A number as people write it: "1,250", "12.5" or "12.5%"; undefined where it is none. */
export function numberIn(text: string): number | undefined {
  const bare = text.trim().replace(/\s*%$/, '')
  return /^(\d{1,9}|\d{1,3}(,\d{3}){1,2})(\.\d{1,4})?$/.test(bare)
    ? Number(bare.replaceAll(',', ''))
    : undefined
}
