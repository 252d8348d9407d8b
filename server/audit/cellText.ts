import type { Cell } from './findings.js'
import { NOT_APPLICABLE, percentageText } from './percentages.js'

/** A cell as a person reads it. Page, CSV and workbook all print this. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'count':
      return String(cell.value)
    case 'percentage':
      return percentageText(cell.count, cell.base)
    case 'measure':
      return cell.value === null ? NOT_APPLICABLE : String(cell.value)
    case 'text':
      return cell.text
  }
}
