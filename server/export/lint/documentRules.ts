/** Rules about the workbook as a whole. */
import type { Book } from './book.js'
import { isSmall, isSerif } from './cellRules.js'
import type { LintFinding, RuleId } from './rules.js'
import { repeated, titleOf, type SheetRole, type SheetView } from './sheetView.js'

/** Names that programs put down where nobody said who wrote a workbook. */
const NOBODY =
  /^(|unknown|user|owner|author|admin(istrator)?|windows user|microsoft office user|exceljs|openpyxl|python-docx|libreoffice.*)$/i

export function documentFindings(book: Book, views: readonly SheetView[]): readonly LintFinding[] {
  const broken = (rule: RuleId, place: string, isBroken: boolean) => (isBroken ? [{ rule, place }] : [])
  const properties = (rule: RuleId, isBroken: boolean) => broken(rule, 'the properties', isBroken)
  // Where a sheet before is missing too, that is not said twice.
  const expected = (before: readonly SheetRole[]) =>
    before.filter((role) => views.some((view) => view.role === role)).length
  const missing = (rule: RuleId, role: SheetRole, before: readonly SheetRole[]) => {
    const isThere = views[expected(before)]?.role === role
    return broken(rule, `sheet ${before.length + 1}`, !isThere)
  }
  return [
    ...properties('no-title', book.title === ''),
    ...properties('no-language', book.language === ''),
    ...properties('author-not-organisation', [book.creator, book.lastModifiedBy].some(isNobody)),
    ...broken('macros', 'the workbook', book.hasMacros),
    ...broken('not-at-beginning', 'the workbook', !isAtBeginning(book)),
    ...missing('no-cover', 'cover', []),
    ...missing('no-contents', 'contents', ['cover']),
    ...missing('no-notes', 'notes', ['cover', 'contents']),
    ...broken('small-font', 'the style Normal', isSmall(book.normalFont)),
    ...broken('serif', 'the style Normal', isSerif(book.normalFont)),
    ...repeated(views, titleOf).map(({ sheet }) => ({
      rule: 'title-repeated' as const,
      place: `${sheet.name}!A1`,
    })),
    ...repeatedTables(views),
  ]
}

function isNobody(name: string): boolean {
  return NOBODY.test(name.trim())
}

function isAtBeginning({ activeSheet, sheets }: Book): boolean {
  return activeSheet === 0 && (sheets[0]?.cursor ?? 'A1') === 'A1'
}

function repeatedTables(views: readonly SheetView[]): readonly LintFinding[] {
  const tables = views.flatMap(({ sheet }) => sheet.tables.map(({ name }) => ({ name, place: sheet.name })))
  return repeated(tables, ({ name }) => name).map(({ place }) => ({ rule: 'table-name-repeated', place }))
}
