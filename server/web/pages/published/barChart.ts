/** Horizontal bars of a published table's counts: a label, a bar and its figure in each row. */
import { scaleLinear } from 'd3-scale'
import { cellText } from '../../../audit/cellText.js'
import { SMALLEST_BASE } from '../../../audit/percentages.js'
import type { PublishedCell, PublishedTable } from '../../../audit/published.js'
import { BASE, SHARE } from '../../../audit/tables.js'
import { ALL } from '../../../audit/tallies.js'
import type { Language } from '../../language/en.js'

/** Options of views/components/bar-chart.ejs: widths out of 100. */
export interface BarChartOptions {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly alternative: string
  readonly bars: readonly {
    readonly label: string
    readonly value: string
    /** False where the figure is withheld: there is no bar then, not one without length. */
    readonly width: number | false
  }[]
}

/** The most bars that a picture bears; the table has the rest. */
const MOST_BARS = 12

export interface ChartInput {
  readonly table: PublishedTable
  /** The rows to draw, by id. */
  readonly isDrawn: (rowId: string) => boolean
  /** What the chart says, of the rows with the largest figure. */
  readonly title: (labels: readonly string[]) => string
}

/** The chart; undefined where the base is under ten, or there are fewer than two bars. */
export function barChart(
  { table, isDrawn, title }: ChartInput,
  language: Language,
): BarChartOptions | undefined {
  const { chart: words } = language.published
  const at = (columnId: string) => table.columns.findIndex(({ id }) => id === columnId)
  const [all, share, base] = [at(ALL), at(SHARE), at(BASE)]
  const rows = table.rows.filter(({ id }) => isDrawn(id)).slice(0, MOST_BARS)
  const drawn = rows.map(({ label, cells }) => ({
    label,
    count: cells[all],
    share: cells[share],
    base: cells[base],
  }))
  const largest = Math.max(0, ...drawn.map(({ count }) => valueOf(count)))
  if (drawn.length < 2 || largest === 0 || drawn.some((row) => isSmall(row.share))) return undefined
  const widthOf = scaleLinear().domain([0, largest]).range([0, 100])
  const heading = title(drawn.filter(({ count }) => valueOf(count) === largest).map(({ label }) => label))
  const bases = new Set(
    drawn.flatMap(({ share, base }) => (share?.kind === 'percentage' && base ? [cellText(base)] : [])),
  )
  const [only = ''] = bases
  return {
    id: `${table.id}-chart`,
    title: heading,
    subtitle: bases.size === 1 ? words.measure(only) : words.counts,
    alternative: words.alternative(heading),
    bars: drawn.map(({ label, count, share: percentage }) => ({
      label,
      value: valueText(count, percentage, words),
      width: count?.kind === 'count' && Math.round(widthOf(count.value) * 10) / 10,
    })),
  }
}

function valueText(
  count: PublishedCell | undefined,
  share: PublishedCell | undefined,
  words: Language['published']['chart'],
) {
  const figure = count ? cellText(count) : ''
  return share?.kind === 'percentage' ? words.value(figure, cellText(share)) : figure
}

function valueOf(cell: PublishedCell | undefined): number {
  return cell?.kind === 'count' ? cell.value : 0
}

function isSmall(share: PublishedCell | undefined): boolean {
  return share?.kind === 'percentage' && share.base < SMALLEST_BASE
}
