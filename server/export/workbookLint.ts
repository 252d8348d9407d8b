/**
 * Checks any workbook against the checklist for spreadsheets that are published: "Releasing statistics in spreadsheets"
 * and "Making spreadsheets accessible" of the Analysis Function. It reads the file itself, as programs that read aloud
 * do, and knows nothing of who wrote it. What only a person can judge, such as spelling, is left to one.
 */
import { cellFindings } from './lint/cellRules.js'
import { documentFindings } from './lint/documentRules.js'
import { readBook } from './lint/readBook.js'
import { referenceFindings } from './lint/referenceRules.js'
import { NOT_ASKED_OF_INTERNAL, type LintFinding, type LintProfile } from './lint/rules.js'
import { sheetFindings } from './lint/sheetRules.js'
import { viewsOf } from './lint/sheetView.js'
import { tableFindings } from './lint/tableRules.js'

/**
 * Every rule of lint/rules.ts that a workbook breaks, with where: one finding a rule and sheet at most for single
 * cells. Rejects where the bytes are no .xlsx workbook, are damaged, or are protected with a password.
 */
export async function lintWorkbook(bytes: Buffer, profile: LintProfile): Promise<readonly LintFinding[]> {
  const book = await readBook(bytes)
  const views = viewsOf(book, profile)
  const found = [
    ...documentFindings(book, views),
    ...views.flatMap((view) => [...sheetFindings(view), ...tableFindings(view), ...cellFindings(view)]),
    ...referenceFindings(views),
  ]
  return profile === 'internal' ? found.filter(({ rule }) => !NOT_ASKED_OF_INTERNAL.has(rule)) : found
}
