/** A release as data: one JSON document, or a CSV file a table. */
import { cellText } from '../audit/cellText.js'
import { publishedTables, type PublishedTable } from '../audit/published.js'
import type { Release } from '../audit/releases.js'
import { csvText } from './csv.js'

/** The release as a JSON document that names its schema: see releaseDocument in audit/releases.ts. */
export function releaseJson({ details, findings }: Release, schemaAddress: string): string {
  return JSON.stringify({ $schema: schemaAddress, release: details, findings }, null, 2) + '\n'
}

/** One table of a release as CSV with a header row, figures as they are printed; undefined where there is none. */
export function releaseTableCsv({ findings }: Release, tableId: string): string | undefined {
  const table = publishedTables(findings).find(({ id }) => id === tableId)
  return (
    table &&
    csvText([headerOf(table), ...table.rows.map(({ label, cells }) => [label, ...cells.map(cellText)])])
  )
}

function headerOf({ rowHeading, columns }: PublishedTable): readonly string[] {
  return [rowHeading, ...columns.map(({ label }) => label)]
}
