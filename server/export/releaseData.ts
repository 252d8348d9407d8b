/** A release as data: one JSON document, or a CSV file a table. */
import { cellText } from '../audit/cellText.js'
import { hasConclusions } from '../audit/conclusions.js'
import { releaseTables } from '../audit/conclusionTables.js'
import type { PublishedTable } from '../audit/published.js'
import type { Release } from '../audit/releases.js'
import { csvText } from './csv.js'

/** The release as a JSON document that names its schema: see releaseDocument in audit/releases.ts. */
export function releaseJson({ details, findings, conclusions }: Release, schemaAddress: string): string {
  const concluded = conclusions && hasConclusions(conclusions) ? { conclusions } : {}
  return JSON.stringify({ $schema: schemaAddress, release: details, findings, ...concluded }, null, 2) + '\n'
}

/** One table of a release as CSV with a header row, figures as they are printed; undefined where there is none. */
export function releaseTableCsv(release: Release, tableId: string): string | undefined {
  const table = releaseTables(release).find(({ id }) => id === tableId)
  return (
    table &&
    csvText([headerOf(table), ...table.rows.map(({ label, cells }) => [label, ...cells.map(cellText)])])
  )
}

function headerOf({ rowHeading, columns }: PublishedTable): readonly string[] {
  return [rowHeading, ...columns.map(({ label }) => label)]
}
