/** A round's score card: indicators of the audit and those entered by hand, beside targets and the round before. */
import type { ScoreCardDefinition } from './definition.js'
import {
  computedIndicators,
  type CellPlace,
  type ComputedIndicator,
  type RoundFigures,
} from './computedIndicators.js'
import type {
  Benchmarks,
  HandIndicator,
  IndicatorUnit,
  IndicatorValue,
  Polarity,
  Targets,
} from './indicators.js'
import { directionOfTravel, isTargetMet, type Travel } from './travel.js'

/** What a round's figures are compared with: those of the round before, counted in the same way. */
export interface EarlierRound extends RoundFigures {
  readonly hand: readonly HandIndicator[]
  /** Questions of which the two rounds' figures cannot be compared. */
  readonly brokenQuestions: ReadonlySet<string>
  /** Whether themes were read in both by one version of one codebook. */
  readonly isSameCodebook: boolean
}

export interface ScoreCardInput extends RoundFigures {
  /** Undefined where nobody has defined indicators for the round's edition. */
  readonly definition: ScoreCardDefinition | undefined
  /** Targets that a lead set; the definition's where nobody has. */
  readonly targets: Targets
  readonly hand: readonly HandIndicator[]
  /** Undefined where the round has no earlier one. */
  readonly earlier?: EarlierRound | undefined
}

/** One line of the score card. */
export interface ScoreRow {
  readonly id: string
  readonly label: string
  readonly unit: IndicatorUnit
  readonly polarity: Polarity
  readonly now: IndicatorValue | null
  /** Null where there is none. */
  readonly before: IndicatorValue | null
  readonly travel: Travel
  readonly target: number | null
  /** Null where nobody can tell. */
  readonly isMet: boolean | null
  readonly note: string
  /** The findings that it stands in; undefined where it is in none. */
  readonly cell?: CellPlace | undefined
  /** As it was entered by hand; undefined for what the audit computes. */
  readonly hand?: HandIndicator
  readonly benchmarks: Benchmarks
}

/** Every line: computed indicators in their order, then those entered by hand. */
export function scoreCardOf(input: ScoreCardInput): readonly ScoreRow[] {
  return [...computedRows(input), ...input.hand.map((one) => handRow(one, input.earlier))]
}

function computedRows({ definition, targets, earlier, ...figures }: ScoreCardInput): readonly ScoreRow[] {
  if (!definition) return []
  const before = new Map(
    earlier ? computedIndicators(definition, earlier).map(({ id, share }) => [id, share]) : [],
  )
  const preset = new Map(definition.indicators.map(({ id, target }) => [id, target ?? null]))
  return computedIndicators(definition, figures).map((one) => {
    const { id, label, polarity, note, share, cell, definitionId } = one
    const chosen = targets[definitionId]
    const target = chosen === undefined ? (preset.get(definitionId) ?? null) : chosen
    const then = earlier && (before.get(id) ?? null)
    const isBroken = earlier !== undefined && isBrokenIn(one, earlier)
    return {
      ...{ id, label, polarity, note, cell, unit: 'percent', now: share, before: then ?? null, target },
      travel: directionOfTravel({ now: share, before: then, polarity, isBroken }),
      isMet: isTargetMet(share, target, polarity),
      benchmarks: {},
    }
  })
}

function isBrokenIn(
  { questions, isOfThemes }: ComputedIndicator,
  { brokenQuestions, isSameCodebook }: EarlierRound,
): boolean {
  return questions.some((id) => brokenQuestions.has(id)) || (isOfThemes && !isSameCodebook)
}

/** An indicator by hand goes on where the round before has one of the same name and unit. */
function handRow(one: HandIndicator, earlier: EarlierRound | undefined): ScoreRow {
  const { label, unit, polarity, target, benchmarks } = one
  const key = (name: string) => name.trim().toLowerCase()
  const then = earlier?.hand.find((other) => key(other.label) === key(label))
  const now = { kind: 'figure', value: one.value } as const
  const value = then && ({ kind: 'figure', value: then.value } as const)
  return {
    ...{ id: `hand-${one.id}`, label, unit, polarity, now, before: value ?? null, target, benchmarks },
    travel: directionOfTravel({
      ...{ now, polarity, isBroken: then !== undefined && then.unit !== unit },
      before: earlier && (value ?? null),
    }),
    isMet: isTargetMet(now, target, polarity),
    note: '',
    hand: one,
  }
}
