/** A published table in a Word document: a caption above, a first row that repeats, rows that stay whole. */
import type { FileChild, Table, TableCell } from 'docx'
import { cellText } from '../../audit/cellText.js'
import type { PublishedTable } from '../../audit/published.js'
import { runOf } from '../wordDocument.js'
import { fitTable, type TablePart } from './tableColumns.js'

/** A table of no more rows than this stands on one page. */
const KEPT_WHOLE = 8

type Docx = typeof import('docx')

/** The table under its number, in parts where it is wider than the room for it (in twentieths of a point). */
export function tableChildren(
  table: PublishedTable,
  number: number,
  room: number,
  docx: Docx,
): readonly FileChild[] {
  return fitTable(table, room).flatMap((part) => [caption(part, number, docx), wordTable(part, docx)])
}

/** The number is a field, so that Word counts on when a table is put in or taken out. */
function caption({ table, continued }: TablePart, number: number, docx: Docx): FileChild {
  const instruction = continued ? 'SEQ Table \\c' : 'SEQ Table \\* ARABIC'
  const title = continued ? `${table.shortTitle}, continued` : table.shortTitle
  return new docx.Paragraph({
    style: 'Caption',
    children: [
      runOf('Table ', docx),
      new docx.SimpleField(instruction, String(number)),
      runOf(`: ${title}`, docx),
    ],
  })
}

function wordTable({ table, widths }: TablePart, docx: Docx): Table {
  const { Table, TableLayoutType, TableRow, WidthType } = docx
  const head = [table.rowHeading, ...table.columns.map(({ label }) => label)]
  const rows = table.rows.map(({ label, cells }) => [label, ...cells.map(cellText)])
  const cellsOf = (texts: readonly string[], style: CellStyle) =>
    texts.map((text, at) => cellOf(text, widths[at] ?? 0, style, docx))
  const isKept = (at: number) => rows.length <= KEPT_WHOLE && at < rows.length - 1
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 80, right: 80 },
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    borders: bordersOf(docx),
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cellsOf(head, 'TableHead') }),
      ...rows.map(
        (texts, at) =>
          new TableRow({ cantSplit: true, keepNext: isKept(at), children: cellsOf(texts, 'TableText') }),
      ),
    ],
  })
}

type CellStyle = 'TableText' | 'TableHead'

function cellOf(text: string, width: number, style: CellStyle, docx: Docx): TableCell {
  const { Paragraph, ShadingType, WidthType } = docx
  return new docx.TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(style === 'TableHead' ? { shading: { type: ShadingType.CLEAR, fill: 'F3F2F1' } } : {}),
    children: [new Paragraph({ style, children: [runOf(text, docx)] })],
  })
}

/** Lines between rows alone. */
function bordersOf({ BorderStyle }: Docx) {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '505A5F' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none }
}
