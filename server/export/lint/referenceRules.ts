/** Rules about what refers to something else: notes, the contents, links. */
import type { BookCell } from './book.js'
import type { LintFinding } from './rules.js'
import { labelsOf } from './sheetRules.js'
import { inCells, isInside, titleOf, type SheetView } from './sheetView.js'

const NOTE = /\[note (\d+)\]/gi
const SYMBOL = /[*†‡§¹²³⁰⁴-⁹]$/
const ADDRESS = /\bhttps?:\/\/|\bwww\./i
const SAYS_NOTHING = /^((click |see )?here|(this )?link|(read |find out )?more|website|page)\.?$/i

export function referenceFindings(views: readonly SheetView[]): readonly LintFinding[] {
  return [
    ...noteFindings(views),
    ...contentsFindings(views),
    ...views.flatMap((view) => [
      ...inCells(
        'link-text',
        view,
        view.filled.filter((cell) => isBadLink(cell, view)),
      ),
      ...inCells('footnote-symbol', view, labelsOf(view).filter(hasSymbol)),
    ]),
  ]
}

function noteFindings(views: readonly SheetView[]): readonly LintFinding[] {
  const notes = views.find(({ role }) => role === 'notes')
  const explanations = (notes?.tables ?? []).flatMap(({ table, body }) =>
    body.filter(({ column }) => column === table.left),
  )
  const numberOf = ({ text }: BookCell) => /\d+/.exec(text)?.[0] ?? text
  const explained = new Set(explanations.map(numberOf))
  const others = views.filter((view) => view !== notes)
  const used = new Set(others.flatMap(({ filled }) => filled.flatMap(notesIn)))
  const unused = explanations.filter((cell) => !used.has(numberOf(cell)))
  return [
    ...(notes ? inCells('note-not-used', notes, unused) : []),
    // Without a sheet of notes that is what is wrong.
    ...(notes ? others : []).flatMap((view) => {
      const unexplained = view.filled.filter((cell) => notesIn(cell).some((note) => !explained.has(note)))
      return inCells('note-not-explained', view, unexplained)
    }),
    ...others
      .filter(({ role }) => role === 'data')
      .flatMap((view) => {
        const labels = new Set(labelsOf(view))
        const inTables = view.tables.flatMap(({ body }) => body)
        const astray = inTables.filter((cell) => !labels.has(cell) && notesIn(cell).length > 0)
        return inCells('note-in-data-cell', view, astray)
      }),
  ]
}

function notesIn({ text }: BookCell): readonly string[] {
  return [...text.matchAll(NOTE)].map(([, number = '']) => number)
}

function contentsFindings(views: readonly SheetView[]): readonly LintFinding[] {
  const at = views.findIndex(({ role }) => role === 'contents')
  const contents = views[at]
  if (!contents) return []
  const [listed] = contents.tables
  const names = (listed?.body ?? []).filter(({ column }) => column === listed?.table.left)
  const following = views.slice(at + 1)
  const isSame =
    names.length === following.length &&
    names.every(({ text }, index) => text === following[index]?.sheet.name)
  const viewNamed = ({ text }: BookCell) => following.find(({ sheet }) => sheet.name === text)
  const wrongTitles = names.filter((cell) => {
    const title = contents.at(cell.row, cell.column + 1)
    const view = viewNamed(cell)
    const own = view && titleOf(view)
    return title && own && title.text.trim() !== own
  })
  const unlinked = names.filter((cell) => {
    const row = (listed?.body ?? []).filter((one) => one.row === cell.row)
    return !row.some(({ link }) => leadsTo(link, cell.text))
  })
  return [
    ...(isSame ? [] : [{ rule: 'contents-rows' as const, place: contents.sheet.name }]),
    ...inCells('contents-title', contents, wrongTitles),
    ...inCells('contents-link', contents, unlinked),
  ]
}

function leadsTo(link: string | undefined, sheet: string): boolean {
  return link === `#${sheet}!A1` || link === `#'${sheet}'!A1`
}

/** What people typed into a workbook for working in may hold any address. */
function isBadLink(cell: BookCell, { profile, tables }: SheetView): boolean {
  const isTyped = profile === 'internal' && tables.some(({ table }) => isInside(cell, table))
  const isAddress = !isTyped && ADDRESS.test(cell.text)
  return isAddress || (cell.link !== undefined && SAYS_NOTHING.test(cell.text.trim()))
}

function hasSymbol({ text, hasSuperscript }: BookCell): boolean {
  return hasSuperscript || SYMBOL.test(text.trim())
}
