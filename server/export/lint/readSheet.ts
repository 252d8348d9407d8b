/** Reads one worksheet for the linter. */
import { richText } from '../offline/cells.js'
import { childrenOf, textIn, type XmlElement } from '../offline/xml.js'
import { cellName, cellPlace, rangeOf, type BookCell, type BookSheet } from './book.js'
import { isTrue, type BookStyle } from './bookStyles.js'

/** What cells of all sheets refer to. */
export interface SharedParts {
  readonly texts: readonly string[]
  /** By text, whether some of it is superscript. */
  readonly superscripts: readonly boolean[]
  readonly styles: readonly BookStyle[]
}

/** A part's own list of what it refers to: the part's name, or an address, by id. */
export type Relations = ReadonlyMap<string, string>

/** What Excel takes where a file says nothing, in characters. */
const DEFAULT_WIDTH = 8.43

const DRAWINGS = ['drawing', 'legacyDrawing', 'picture', 'oleObjects', 'controls']

/** All of a sheet but its name and its tables. */
export function sheetIn(
  sheet: XmlElement | undefined,
  relations: Relations,
  shared: SharedParts,
): Omit<BookSheet, 'name' | 'isHidden' | 'tables'> {
  const view = childrenOf(childrenOf(sheet, 'sheetViews')[0], 'sheetView')[0]
  const [pane] = childrenOf(view, 'pane')
  const rows = childrenOf(childrenOf(sheet, 'sheetData')[0], 'row')
  const columns = childrenOf(childrenOf(sheet, 'cols')[0], 'col')
  const [filter] = childrenOf(sheet, 'autoFilter')
  const table = filter && rangeOf(filter.attributes.get('ref') ?? '')
  return {
    cells: cellsIn(rows, linksIn(sheet, relations), shared),
    filter: table && { ...table, name: '', hasHeader: true, hasButtons: true },
    merges: childrenOf(childrenOf(sheet, 'mergeCells')[0], 'mergeCell').map(
      ({ attributes }) => attributes.get('ref') ?? '',
    ),
    isFrozen: pane?.attributes.get('state')?.startsWith('frozen') === true,
    hasHiddenRows: rows.some(isHidden),
    hasHiddenColumns: columns.some(isHidden),
    hasHeaderOrFooter: childrenOf(childrenOf(sheet, 'headerFooter')[0]).some((one) => textIn(one) !== ''),
    hasDrawing: childrenOf(sheet).some(({ name }) => DRAWINGS.includes(name)),
    cursor: childrenOf(view, 'selection')[0]?.attributes.get('activeCell') ?? 'A1',
    widthOf: (column) => widthIn(columns, column),
  }
}

function isHidden({ attributes }: XmlElement): boolean {
  const sizes = [attributes.get('ht'), attributes.get('width')]
  return isTrue(attributes.get('hidden')) || sizes.some((size) => size !== undefined && Number(size) === 0)
}

function widthIn(columns: readonly XmlElement[], column: number): number {
  const found = columns.find(
    ({ attributes }) => Number(attributes.get('min')) <= column && column <= Number(attributes.get('max')),
  )
  return Number(found?.attributes.get('width') ?? DEFAULT_WIDTH)
}

/** Where each cell with a link leads to, by the cell's name. */
function linksIn(sheet: XmlElement | undefined, relations: Relations): ReadonlyMap<string, string> {
  return new Map(
    childrenOf(childrenOf(sheet, 'hyperlinks')[0], 'hyperlink').map(({ attributes }) => {
      const location = attributes.get('location')
      const inside = location === undefined ? undefined : `#${location.replace(/^#/, '')}`
      const link = inside ?? relations.get(attributes.get('id') ?? '') ?? ''
      return [attributes.get('ref') ?? '', link]
    }),
  )
}

function cellsIn(
  rows: readonly XmlElement[],
  links: ReadonlyMap<string, string>,
  shared: SharedParts,
): readonly BookCell[] {
  let row = 0
  return rows.flatMap((element) => {
    row = Number(element.attributes.get('r') ?? row + 1)
    let column = 0
    return childrenOf(element, 'c').map((cell): BookCell => {
      const name = cell.attributes.get('r')
      column = name === undefined ? column + 1 : cellPlace(name).column
      return { row, column, link: links.get(cellName({ row, column })), ...contentOf(cell, shared) }
    })
  })
}

function contentOf(cell: XmlElement, { texts, superscripts, styles }: SharedParts) {
  const [inline] = childrenOf(cell, 'is')
  const [kept] = childrenOf(cell, 'v')
  const value = kept ? textIn(kept) : ''
  const type = cell.attributes.get('t') ?? 'n'
  const text = inline ? richText(inline) : type === 's' ? (texts[Number(value)] ?? '') : value
  const style = styles[Number(cell.attributes.get('s') ?? 0)] ?? styles[0] ?? PLAIN
  return {
    text,
    isNumber: type === 'n' && value !== '',
    hasFormula: childrenOf(cell, 'f').length > 0,
    hasSuperscript: style.font.isSuperscript || (type === 's' && superscripts[Number(value)] === true),
    style,
  }
}

const PLAIN: BookStyle = {
  font: {
    ...{ name: 'Calibri', size: 11, isItalic: false, isUnderlined: false },
    ...{ isSuperscript: false, isColoured: false },
  },
  ...{ hasFill: false, hasBorder: false, isWrapped: false, isTurned: false },
  ...{ horizontal: 'general', isTitle: false },
}
