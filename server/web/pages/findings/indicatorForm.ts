/** The forms of the score card: an indicator entered by hand, and targets of those that the audit computes. */
import type { FieldTexts } from '../../../audit/merging.js'
import type { ScoreCardDefinition } from '../../../audit/scoreCard/definition.js'
import {
  numberIn,
  type IndicatorFault,
  type IndicatorField,
  type IndicatorValues,
} from '../../../audit/scoreCard/handForm.js'
import {
  BENCHMARKS,
  INDICATOR_UNITS,
  POLARITIES,
  type BenchmarkKind,
  type Targets,
} from '../../../audit/scoreCard/indicators.js'
import type { Language } from '../../language/en.js'
import type { FormField } from '../workspace/formPage.js'

/** The fields of an indicator, in order. */
export function indicatorFields(
  values: IndicatorValues,
  { scoreCard: { fields: words, benchmarks } }: Language,
): readonly FormField[] {
  const field = (id: IndicatorField) => ({ id, value: values[id] })
  const figure = (id: IndicatorField, label: string) =>
    ({ ...field(id), kind: 'text', label, width: 10 }) as const
  const ofKind = (kind: BenchmarkKind): readonly FormField[] => [
    figure(`${kind}-value`, words.benchmark.value(benchmarks[kind])),
    { ...field(`${kind}-period`), kind: 'text', label: words.benchmark.period(benchmarks[kind]) },
    { ...field(`${kind}-source`), kind: 'text', label: words.benchmark.source(benchmarks[kind]) },
  ]
  return [
    { ...field('label'), kind: 'text', label: words.label, hint: words.labelHint },
    {
      ...field('unit'),
      kind: 'radios',
      label: words.unit,
      items: INDICATOR_UNITS.map((value) => ({ value, text: words.units[value] })),
    },
    {
      ...field('polarity'),
      kind: 'radios',
      label: words.polarity,
      items: POLARITIES.map((value) => ({ value, text: words.polarities[value] })),
    },
    figure('value', words.value),
    { ...field('period'), kind: 'text', label: words.period, hint: words.periodHint },
    { ...field('source'), kind: 'text', label: words.source, hint: words.sourceHint },
    figure('target', words.target),
    ...BENCHMARKS.flatMap(ofKind),
    {
      ...field('isPublic'),
      kind: 'radios',
      label: words.isPublic,
      hint: words.isPublicHint,
      items: [
        { value: 'no', text: words.publicNo },
        { value: 'yes', text: words.publicYes },
      ],
    },
  ]
}

/** What to say beside each field that is wrong. */
export function indicatorMessages(
  faults: readonly IndicatorFault[],
  values: IndicatorValues,
  language: Language,
): ReadonlyMap<string, string> {
  const { faults: words } = language.scoreCard
  // In the form's order, which the box above the page keeps.
  return new Map(
    indicatorFields(values, language).flatMap(({ id }) =>
      faults.filter(({ field }) => field === id).map(({ kind }) => [id, words[kind]] as const),
    ),
  )
}

/** Targets as texts, by the indicator's id: those set or else the definition's. */
export function targetValues({ indicators }: ScoreCardDefinition, targets: Targets): FieldTexts<string> {
  return Object.fromEntries(
    indicators.map(({ id, target: preset }) => {
      const target = targets[id] === undefined ? preset : targets[id]
      return [id, target === undefined || target === null ? '' : String(target)]
    }),
  )
}

/** A field for each indicator. */
export function targetFields(
  { indicators }: ScoreCardDefinition,
  values: FieldTexts<string>,
): readonly FormField[] {
  return indicators.map(({ id, label, note }) => ({
    ...{ id, label, hint: note, kind: 'number', width: 3, value: values[id] ?? '' },
  }))
}

/** The targets that texts say, and what to say beside those that are no percentages. */
export function targetsIn(
  values: FieldTexts<string>,
  { scoreCard: words }: Language,
): { readonly targets: Targets; readonly messages: ReadonlyMap<string, string> } {
  const read = Object.entries(values).map(([id, text]) => [id, text, numberIn(text)] as const)
  const wrong = read.filter(([, text, value]) => text !== '' && (value === undefined || value > 100))
  return {
    targets: Object.fromEntries(read.map(([id, , value]) => [id, value ?? null])),
    messages: new Map(wrong.map(([id]) => [id, words.targetFault])),
  }
}
