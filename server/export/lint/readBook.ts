/** Reads a workbook's file for the linter. Nothing is computed. */
import { posix } from 'node:path'
import { childrenOf, parseXml, textIn, type XmlElement } from '../offline/xml.js'
import { richText } from '../offline/cells.js'
import { openArchive, type Archive } from '../offline/zip.js'
import { rangeOf, type Book, type BookSheet, type BookTable } from './book.js'
import { stylesIn } from './bookStyles.js'
import { sheetIn, type Relations, type SharedParts } from './readSheet.js'

/** What is read of a file on one's own computer, in bytes: more than of what strangers upload. */
const LIMITS = { file: 100_000_000, contents: 1_000_000_000 }
const MOST_PIECES = 20_000_000

/** Rejects where the file is no workbook, is damaged, or is larger than we read. */
export async function readBook(bytes: Buffer): Promise<Book> {
  const archive = await openArchive(bytes, LIMITS)
  const workbook = await partIn(archive, 'xl/workbook.xml')
  if (!workbook) throw new Error('This is an archive, but not an Excel workbook.')
  const strings = childrenOf(await partIn(archive, 'xl/sharedStrings.xml'), 'si')
  const styles = stylesIn(await partIn(archive, 'xl/styles.xml'))
  const shared = {
    texts: strings.map(richText),
    superscripts: strings.map(hasSuperscript),
    styles: styles.cells,
  }
  const relations = await relationsOf(archive, 'xl/workbook.xml')
  const sheets: BookSheet[] = []
  for (const { attributes } of childrenOf(childrenOf(workbook, 'sheets')[0], 'sheet')) {
    const part = relations.get(attributes.get('id') ?? '') ?? ''
    const isHidden = (attributes.get('state') ?? 'visible') !== 'visible'
    sheets.push(await readSheet(archive, part, { name: attributes.get('name') ?? '', isHidden }, shared))
  }
  const [view] = childrenOf(childrenOf(workbook, 'bookViews')[0], 'workbookView')
  return {
    ...(await propertiesIn(archive)),
    hasMacros: await hasMacros(archive),
    activeSheet: Number(view?.attributes.get('activeTab') ?? 0),
    normalFont: styles.normal,
    sheets,
  }
}

async function readSheet(
  archive: Archive,
  part: string,
  named: Pick<BookSheet, 'name' | 'isHidden'>,
  shared: SharedParts,
): Promise<BookSheet> {
  const sheet = await partIn(archive, part)
  const relations = await relationsOf(archive, part)
  const tables: BookTable[] = []
  for (const { attributes } of childrenOf(childrenOf(sheet, 'tableParts')[0], 'tablePart')) {
    const table = await partIn(archive, relations.get(attributes.get('id') ?? '') ?? '')
    if (table) tables.push(tableOf(table))
  }
  return { ...named, ...sheetIn(sheet, relations, shared), tables: tables.toSorted((a, b) => a.top - b.top) }
}

function tableOf(table: XmlElement): BookTable {
  const { attributes } = table
  const [filter] = childrenOf(table, 'autoFilter')
  const columns = childrenOf(childrenOf(table, 'tableColumns')[0], 'tableColumn').length
  const without = childrenOf(filter, 'filterColumn').filter(
    (column) => column.attributes.get('hiddenButton') === '1',
  )
  return {
    ...rangeOf(attributes.get('ref') ?? ''),
    name: attributes.get('displayName') ?? attributes.get('name') ?? '',
    hasHeader: attributes.get('headerRowCount') !== '0',
    hasButtons: filter !== undefined && without.length < columns,
  }
}

async function propertiesIn(archive: Archive) {
  const core = await partIn(archive, 'docProps/core.xml')
  const textOf = (name: string) => childrenOf(core, name).map((element) => textIn(element).trim())[0] ?? ''
  return {
    title: textOf('title'),
    language: textOf('language'),
    creator: textOf('creator'),
    lastModifiedBy: textOf('lastModifiedBy'),
  }
}

async function hasMacros(archive: Archive): Promise<boolean> {
  const types = String((await archive.read('[Content_Types].xml')) ?? '')
  return (
    /macroenabled|vbaproject/i.test(types) ||
    archive.names.some((name) => /vbaproject|^xl\/(macro|dialog)sheets\//i.test(name))
  )
}

function hasSuperscript(element: XmlElement): boolean {
  return element.name === 'vertAlign'
    ? element.attributes.get('val') === 'superscript'
    : childrenOf(element).some(hasSuperscript)
}

async function relationsOf(archive: Archive, part: string): Promise<Relations> {
  const folder = posix.dirname(part)
  const list = await partIn(archive, `${folder}/_rels/${posix.basename(part)}.rels`)
  return new Map(
    childrenOf(list, 'Relationship').map(({ attributes }) => {
      const target = attributes.get('Target') ?? ''
      const isOutside = attributes.get('TargetMode') === 'External'
      const name = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      return [attributes.get('Id') ?? '', isOutside ? target : name]
    }),
  )
}

async function partIn(archive: Archive, name: string): Promise<XmlElement | undefined> {
  const part = await archive.read(name)
  return part && parseXml(part, MOST_PIECES)
}
