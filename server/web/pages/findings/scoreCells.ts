/** Cells of tables of indicators, and the table of those of two rounds; options of views/components/score-table.ejs. */
import type { IndicatorUnit, IndicatorValue } from '../../../audit/scoreCard/indicators.js'
import type { ScoreRow } from '../../../audit/scoreCard/scoreCard.js'
import type { Language } from '../../language/en.js'
import { baseText, travelArrow, travelText, valueText } from './scoreWords.js'

/** A cell of words, with smaller ones below. */
export function plain(text: string, sub = '') {
  return { text, sub, href: false as string | false, arrow: '', classes: '', bar: false as object | false }
}

/** A figure with its base. */
export function valueCell(value: IndicatorValue | null, unit: IndicatorUnit, language: Language) {
  return plain(valueText(value, unit, language), baseText(value, language))
}

/** The direction of travel: words that are enough without arrow and colour. */
export function travelCell({ travel }: ScoreRow, language: Language) {
  return {
    ...plain(travelText(travel, language)),
    arrow: travelArrow(travel),
    classes: `app-travel--${travel.kind}`,
  }
}

/** Indicators of two rounds side by side, the earlier first. */
export function travelTable(rows: readonly ScoreRow[], language: Language) {
  const { label, now, travel } = language.scoreCard.head
  const { columns, indicators } = language.comparison
  return {
    id: 'indicators',
    caption: indicators,
    head: [label, columns.then, now, travel],
    rows: rows.map((row) => ({
      label: row.label,
      notes: [],
      link: false as const,
      cells: [
        valueCell(row.before, row.unit, language),
        valueCell(row.now, row.unit, language),
        travelCell(row, language),
      ],
    })),
  }
}
