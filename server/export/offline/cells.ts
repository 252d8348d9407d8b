/** A worksheet's cells as the text a person sees in them, as far as a file keeps that. Nothing is ever computed. */
import { normaliseText } from '../../audit/answers.js'
import { LONGEST_CELL } from '../sheetText.js'
import { childrenOf, eachElement, MOST_PIECES, parseXml, textIn, type XmlElement } from './xml.js'
import type { Archive } from './zip.js'

export interface SheetRow {
  /** Counted from 1. */
  readonly row: number
  /** Text by column letter; undefined for an error, or a formula with no result kept. A blank cell has no entry. */
  readonly cells: ReadonlyMap<string, string | undefined>
}

/** What cells refer to: the workbook's table of texts, and how each style prints a number. */
interface Shared {
  readonly texts: readonly string[]
  readonly formats: readonly NumberFormat[]
}

type NumberFormat = 'plain' | 'percentage' | 'date'

/**
 * The rows of every worksheet, a list each. `mostPieces`: how many elements and texts a part may have. Rejects where
 * a part is damaged.
 */
export async function readSheets(
  archive: Archive,
  mostPieces = MOST_PIECES,
): Promise<readonly (readonly SheetRow[])[]> {
  const texts: string[] = []
  const strings = await archive.read('xl/sharedStrings.xml')
  if (strings)
    await eachElement(strings, { parent: 'sst', name: 'si' }, mostPieces, (text) =>
      texts.push(richText(text)),
    )
  const styles = await archive.read('xl/styles.xml')
  const shared = { texts, formats: formatsIn(styles && (await parseXml(styles))) }
  const sheets: (readonly SheetRow[])[] = []
  for (const name of archive.names.filter((part) => /^xl\/worksheets\/[^/]+\.xml$/.test(part))) {
    const rows: SheetRow[] = []
    const place = { parent: 'sheetData', name: 'row' }
    const part = (await archive.read(name)) ?? Buffer.alloc(0)
    await eachElement(part, place, mostPieces, (element) => {
      rows.push(rowOf(element, (rows.at(-1)?.row ?? 0) + 1, shared))
    })
    sheets.push(rows)
  }
  return sheets
}

function rowOf(element: XmlElement, next: number, shared: Shared): SheetRow {
  let column = ''
  const cells = new Map<string, string | undefined>()
  for (const cell of childrenOf(element, 'c')) {
    column = cell.attributes.get('r')?.replace(/\d+$/, '') ?? nextColumn(column)
    const text = textOfCell(cell, shared)
    if (text !== '') cells.set(column, text)
  }
  return { row: Number(element.attributes.get('r') ?? next), cells }
}

/** The letter after: enough for files that leave a cell's place out, which name no column beyond Z here. */
function nextColumn(column: string): string {
  return column === '' ? 'A' : String.fromCharCode(column.charCodeAt(0) + 1)
}

function textOfCell(cell: XmlElement, { texts, formats }: Shared): string | undefined {
  const [inline] = childrenOf(cell, 'is')
  if (inline) return richText(inline)
  const [kept] = childrenOf(cell, 'v')
  if (!kept) return childrenOf(cell, 'f').length > 0 ? undefined : ''
  const value = textIn(kept)
  switch (cell.attributes.get('t') ?? 'n') {
    case 's':
      return texts[Number(value)] ?? ''
    case 'str':
    case 'd':
      return unescaped(value)
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'e':
      return undefined
    default:
      return numberText(Number(value), formats[Number(cell.attributes.get('s') ?? 0)] ?? 'plain')
  }
}

/** The text of a cell in one or several fonts, without the reading aids of East Asian text. */
export function richText(element: XmlElement): string {
  const text = unescaped(textIn(element, 'rPh'))
  if (text.length > LONGEST_CELL) throw new Error('No spreadsheet program keeps a text of this length.')
  return text
}

/** Text with "_x000D_" and its like turned back into characters, and line breaks as we keep them. */
function unescaped(text: string): string {
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
  return normaliseText(plain)
}

function numberText(value: number, format: NumberFormat): string | undefined {
  if (!Number.isFinite(value)) return undefined
  if (format === 'percentage') return `${Number((value * 100).toPrecision(12))}%`
  return format === 'date' ? dateText(value) : String(value)
}

const FIRST_DAY = Date.UTC(1899, 11, 30)
const DAY = 86_400_000

/** A day count as a date, a time or both, as they are written in Britain: "24/09/2019 14:30". */
function dateText(days: number): string {
  const time = new Date(FIRST_DAY + Math.round((days * DAY) / 1000) * 1000)
  if (Number.isNaN(time.getTime())) return String(days)
  const [year = '', month = '', day = '', hours = '', minutes = ''] = time.toISOString().split(/[-T:]/)
  const parts = [...(days >= 1 ? [`${day}/${month}/${year}`] : []), `${hours}:${minutes}`]
  return Number.isInteger(days) ? `${day}/${month}/${year}` : parts.join(' ')
}

/** The number format of each cell style, in the order that cells refer to. */
function formatsIn(styles: XmlElement | undefined): readonly NumberFormat[] {
  const own = new Map(
    childrenOf(childrenOf(styles, 'numFmts')[0], 'numFmt').map(({ attributes }) => [
      attributes.get('numFmtId'),
      attributes.get('formatCode') ?? '',
    ]),
  )
  return childrenOf(childrenOf(styles, 'cellXfs')[0], 'xf').map(({ attributes }) => {
    const id = attributes.get('numFmtId')
    return own.has(id) ? formatOf(own.get(id) ?? '') : builtInFormat(Number(id ?? 0))
  })
}

function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return 'percentage'
  return (id >= 14 && id <= 22) || (id >= 45 && id <= 47) ? 'date' : 'plain'
}

/** What a format code makes of a number. Literal text and colours in it say nothing; codes are 255 long at most. */
function formatOf(code: string): NumberFormat {
  const bare = code.slice(0, 255).replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  if (bare.includes('%')) return 'percentage'
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare) ? 'date' : 'plain'
}
