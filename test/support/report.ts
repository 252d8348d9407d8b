/** A report's parts as a reader of its XML finds them. */
import { childrenOf, type XmlElement } from '../../server/export/offline/xml.js'
import { allOf, xmlIn } from './offline.js'
import { shownText } from './word.js'

export interface PrintedTable {
  readonly caption: string
  /** The head first. */
  readonly rows: readonly (readonly string[])[]
}

/** What stands in the document's body, in order: paragraphs by style, and tables under their captions. */
export interface PrintedReport {
  readonly document: XmlElement
  readonly paragraphs: readonly {
    readonly style: string
    readonly text: string
    readonly element: XmlElement
  }[]
  readonly tables: readonly PrintedTable[]
}

export async function printedReport(bytes: Buffer): Promise<PrintedReport> {
  const document = await xmlIn(bytes, 'word/document.xml')
  const paragraphs: { style: string; text: string; element: XmlElement }[] = []
  const tables: PrintedTable[] = []
  for (const element of childrenOf(childrenOf(document, 'body')[0])) {
    if (element.name === 'p') paragraphs.push(paragraphOf(element))
    if (element.name === 'tbl') tables.push({ caption: paragraphs.at(-1)?.text ?? '', rows: rowsOf(element) })
  }
  return { document, paragraphs, tables }
}

function paragraphOf(element: XmlElement) {
  const style = childrenOf(childrenOf(element, 'pPr')[0], 'pStyle')[0]?.attributes.get('val') ?? 'Normal'
  return { style, text: shownText(element), element }
}

function rowsOf(table: XmlElement): readonly (readonly string[])[] {
  return childrenOf(table, 'tr').map((row) =>
    childrenOf(row, 'tc').map((cell) => allOf(cell, 'p').map(shownText).join('\n')),
  )
}
