/** How high rows have to be: a file without heights is shown one line high by LibreOffice, texts over one another. */

/** Of a line, in points, for each point of the font's size. */
const LINE = 1.3125
/** The size whose characters columns are measured in. */
const MEASURED_SIZE = 12
/** Words do not fill a line to its end, and letters are wider than the digits that columns are measured in. */
const FILLED = 0.9
/** Spreadsheet programs allow no more, in points. */
const TALLEST = 409

/** About how high a row has to be for texts in columns of these widths, in points; sizes are points too. */
export function heightOf(texts: readonly string[], widths: readonly number[], size = MEASURED_SIZE): number {
  const lines = texts.map((text, index) => linesOf(text, widths[index] ?? 1, size))
  return heightOfLines(Math.max(1, ...lines), size)
}

/** How high a row of so many lines is, in points. */
export function heightOfLines(lines: number, size = MEASURED_SIZE): number {
  return Math.min(TALLEST, LINE * size * lines)
}

/** About how many lines a text takes in a column of a width in characters. */
export function linesOf(text: string, columnWidth: number, size = MEASURED_SIZE): number {
  const width = (columnWidth * FILLED * MEASURED_SIZE) / size
  if (!text.includes('\n')) return Math.max(1, Math.ceil(text.length / width))
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0)
}
