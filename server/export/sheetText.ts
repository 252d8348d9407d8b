/** Text as a worksheet can hold it: nothing is cut, and nothing that XML cannot carry goes missing. */

/** The most UTF-16 units that a spreadsheet cell holds. */
export const LONGEST_CELL = 32_767

/**
 * Text for one cell. Control characters that XML forbids are shown as their pictures (U+2400 and on), half surrogate
 * pairs and non-characters as U+FFFD. "_x0041_", which spreadsheet programs would read as "A", is escaped as the
 * format asks.
 */
export function sheetText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/(?![\t\n\u0080-\u009F])\p{Cc}/gu, pictureOf)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
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

function pictureOf(control: string): string {
  return control === DELETE ? '\u2421' : String.fromCharCode(0x2400 + control.charCodeAt(0))
}

const DELETE = '\u007F'
