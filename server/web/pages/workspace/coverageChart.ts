/** Coverage over time as bars: one a day, as high as the agencies that had responded by then. */
import type { CoverageDay } from '../../../audit/coverage.js'
import { ukDate } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import type { CoverageInput } from './coveragePage.js'

const DAY = 24 * 60 * 60 * 1000
const WIDTH = 600
const HEIGHT = 160
/** A round that is open for longer shows its last days. */
const MOST_DAYS = 120

/** Options of views/components/coverage-chart.ejs: every place and size as a number without a unit. */
export function coverageChart({ round, now, days, coverage }: CoverageInput, language: Language) {
  const { coverage: words } = language.workspace
  const { expected, submitted } = coverage.total
  const ends = [ukDate(now), round.closesOn].sort()[0] ?? round.closesOn
  const shown = everyDay(days, round.opensOn, ends)
  const step = WIDTH / shown.length
  return {
    title: words.chartTitle,
    description: words.chart(shown[0]?.day ?? '', shown.at(-1)?.day ?? '', submitted, expected),
    width: WIDTH,
    height: HEIGHT,
    bars: shown.map(({ total }, index) => {
      const height = round2((total / expected) * HEIGHT)
      return { x: round2(index * step), y: round2(HEIGHT - height), width: round2(step * 0.8), height }
    }),
  }
}

/** Each day of a period with how many had come by its end; what came earlier or later stretches the period. */
function everyDay(
  days: readonly CoverageDay[],
  from: string,
  to: string,
): readonly { day: string; total: number }[] {
  const bounds = [from, to, ...days.map(({ day }) => day)].sort()
  const [first, last] = [Date.parse(bounds[0] ?? from), Date.parse(bounds.at(-1) ?? to)]
  const start = Math.max(first, last - (MOST_DAYS - 1) * DAY)
  return Array.from({ length: Math.round((last - start) / DAY) + 1 }, (_, index) => {
    const day = new Date(start + index * DAY).toISOString().slice(0, 10)
    return { day, total: days.findLast((one) => one.day <= day)?.total ?? 0 }
  })
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
