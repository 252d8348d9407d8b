/** Text as a worksheet can hold it: nothing is cut, and nothing that XML cannot carry goes missing. */
import { visibleText } from '../audit/visibleText.js'

/** The most UTF-16 units that a spreadsheet cell holds. */
export const LONGEST_CELL = 32_767

/**
 * Text for one cell. What XML forbids is shown as visibleText does. "_x0041_", which spreadsheet programs would read
 * as "A", is escaped as the format asks.
 */
export function sheetText(text: string): string {
  return visibleText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** Text in pieces that fit a cell each, never parting a surrogate pair; joined they are the text. */
export function piecesOf(text: string, longest = LONGEST_CELL): readonly string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > longest) {
    const end = /[\uD800-\uDBFF]/.test(rest.charAt(longest - 1)) ? longest - 1 : longest
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...pieces, rest]
}
