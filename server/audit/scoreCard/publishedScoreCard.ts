/** The score card as anybody may read it. */
import { z } from 'zod'
import { SMALLEST_BASE } from '../percentages.js'
import { publishedCell, type PublishedCell } from '../published.js'
import {
  BENCHMARKS,
  INDICATOR_UNITS,
  POLARITIES,
  type IndicatorUnit,
  type IndicatorValue,
} from './indicators.js'
import type { ScoreRow } from './scoreCard.js'
import type { Travel } from './travel.js'

const benchmark = z.object({ value: z.number(), period: z.string(), source: z.string() })

/** How a line of the score card is published. */
export const publishedIndicator = z
  .object({
    id: z.string().describe('Unique in the round.'),
    label: z.string(),
    unit: z.enum(INDICATOR_UNITS).describe('"rate": per 10,000.'),
    polarity: z.enum(POLARITIES).describe('Which way is good.'),
    now: publishedCell.nullable().describe('The figure of this round; null where it has none.'),
    before: publishedCell.nullable().describe('That of the round before; null where there is none.'),
    direction: z
      .enum(['better', 'worse', 'changed', 'no-clear-change', 'no-comparison'])
      .describe('What became of it. "changed": neither way is good.'),
    way: z.enum(['up', 'down']).nullable(),
    target: z.number().nullable(),
    isMet: z.boolean().nullable(),
    benchmarks: z.partialRecord(z.enum(BENCHMARKS), benchmark),
    period: z.string().describe('When a figure entered by hand was counted; "" for figures of the audit.'),
    source: z.string().describe('Where a figure entered by hand comes from; "" for figures of the audit.'),
    note: z.string(),
  })
  .meta({ id: 'Indicator' })

export type PublishedIndicator = Readonly<z.infer<typeof publishedIndicator>>

/**
 * The lines that may be published, those of the audit that have a figure. Figures of the audit from a base of ten on, as the findings say them, and response
 * rates as they are; figures entered by hand where a lead has said so, small counts withheld.
 *
 * @param mask what members of the group read texts through: what somebody typed may name a respondent
 */
export function publishScoreCard(
  rows: readonly ScoreRow[],
  {
    minimumCount,
    mask,
  }: { readonly minimumCount: number; readonly mask: { readonly text: (text: string) => string } },
): readonly PublishedIndicator[] {
  return rows
    .filter(({ hand }) => hand === undefined || hand.isPublic)
    .map((row) => {
      const cellOf = (value: IndicatorValue | null) => publishValue(value, row.unit, minimumCount)
      const [now, before] = [cellOf(row.now), cellOf(row.before)]
      const isWithheld = [now, before].some((one) => one?.kind === 'withheld')
      const { benchmarks, hand } = row
      return {
        ...{ id: row.id, label: hand ? mask.text(row.label) : row.label, unit: row.unit },
        ...{ polarity: row.polarity, now, before, target: row.target, benchmarks },
        ...directionOf(isWithheld ? { kind: 'no-comparison', why: 'small-base' } : row.travel),
        isMet: now?.kind === 'withheld' ? null : row.isMet,
        period: hand?.period ?? '',
        source: hand ? mask.text(hand.source) : '',
        note: row.note,
      }
    })
    .filter(({ now, source }) => source !== '' || (now !== null && now.kind !== 'withheld'))
}

function directionOf(travel: Travel): Pick<PublishedIndicator, 'direction' | 'way'> {
  return { direction: travel.kind, way: 'way' in travel ? travel.way : null }
}

function publishValue(
  value: IndicatorValue | null,
  unit: IndicatorUnit,
  minimumCount: number,
): PublishedCell | null {
  if (value === null) return null
  if (value.kind === 'figure') {
    const isSmall = unit === 'count' && value.value > 0 && value.value < minimumCount
    return isSmall ? { kind: 'withheld' } : { kind: 'measure', value: value.value }
  }
  const { count, base, population } = value
  // Who took part is published as it is; what was said, from ten answers on.
  const isOfAnswers = population === null
  return isOfAnswers && base < SMALLEST_BASE ? { kind: 'withheld' } : { kind: 'percentage', count, base }
}
