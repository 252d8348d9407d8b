import { LOW_RELIABILITY, NOT_APPLICABLE, WITHHELD, percentageText, shareText } from './percentages.js'
import type { PublishedCell } from './published.js'

/** A cell, of findings or of published ones, as a person reads it. Page, CSV and workbook all print this. */
export function cellText(cell: PublishedCell): string {
  switch (cell.kind) {
    case 'count':
      return String(cell.value)
    case 'percentage':
      return percentageText(cell.count, cell.base)
    case 'limit':
      return cell.value === null ? LOW_RELIABILITY : shareText(cell.value)
    case 'measure':
      return cell.value === null ? NOT_APPLICABLE : String(cell.value)
    case 'text':
      return cell.text
    case 'withheld':
      return WITHHELD
  }
}
