/** Compared figures as the rows of a table that a page prints. */
import type { ComparedRow, Share } from '../../../audit/comparison.js'
import { LOW_RELIABILITY, NOT_APPLICABLE, percentageText, shareText } from '../../../audit/percentages.js'
import type { Language } from '../../language/en.js'
import { tableCell, type FindingTableOptions } from '../findingTable.js'

/** What a table of compared figures is called. */
export interface ComparedHead {
  readonly id: string
  readonly caption: string
  readonly rowHeading: string
  readonly under?: string
  readonly notes?: readonly string[]
}

/** Options of views/components/finding-table.ejs. */
export function comparedTable(
  { id, caption, rowHeading, under, notes = [] }: ComparedHead,
  rows: readonly ComparedRow[],
  language: Language,
): FindingTableOptions {
  const { columns } = language.comparison
  const numeric = [columns.then, columns.thenRange, columns.now, columns.nowRange, columns.difference]
  return {
    id,
    caption,
    under,
    head: [
      { text: rowHeading, numeric: false },
      ...numeric.map((text) => ({ text, numeric: true })),
      { text: columns.says, numeric: false },
    ],
    rows: rows.map((row) => ({
      label: labelOf(row, language),
      href: false,
      cells: [
        ...[
          shareWords(row.then, language),
          rangeWords(row.then),
          shareWords(row.now, language),
          rangeWords(row.now),
          differenceWords(row, language),
        ].map((text) => tableCell(text, { numeric: true })),
        tableCell(saysWords(row, language)),
      ],
    })),
    notes,
  }
}

/** A row's label, with what the earlier edition called it where that is something else. */
export function labelOf({ label, earlierLabel }: ComparedRow, { comparison: words }: Language): string {
  return earlierLabel === undefined ? label : `${label} ${words.earlierLabel(earlierLabel)}`
}

/** "34 of 46 (74%)", without a percentage below a base of ten, and without a base where the row has none. */
function shareWords(share: Share | null, { comparison: words, number }: Language): string {
  if (share === null) return NOT_APPLICABLE
  const { count, base } = share
  if (base === undefined) return number(count)
  const percentage = percentageText(count, base)
  const isPrinted = percentage !== LOW_RELIABILITY && percentage !== NOT_APPLICABLE
  return isPrinted ? `${words.outOf(count, base)} ${words.share(percentage)}` : words.outOf(count, base)
}

function rangeWords(share: Share | null): string {
  const { base = 0, range } = share ?? {}
  if (base === 0) return NOT_APPLICABLE
  return range ? `${shareText(range.low)}–${shareText(range.high)}` : LOW_RELIABILITY
}

function differenceWords({ difference, verdict }: ComparedRow, { comparison: words }: Language): string {
  if (verdict === 'break') return words.broken
  if (difference === null) return LOW_RELIABILITY
  return difference === 0 ? words.same : words.points(pointsOf(difference))
}

/** Whole percentage points, halves away from zero; never "-0". */
export function pointsOf(difference: number): number {
  const points = Math.round(Math.abs(Number((difference * 100).toPrecision(12))))
  return points === 0 ? 0 : Math.sign(difference) * points
}

/** What the figures allow to be said, in words. */
export function saysWords({ verdict, presence }: ComparedRow, { comparison: words }: Language): string {
  const said = words.verdicts[verdict]
  return presence === 'new' || presence === 'gone' ? words.presences[presence](said) : said
}
