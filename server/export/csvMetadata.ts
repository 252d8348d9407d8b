/**
 * What describes the CSV files of a release to programs: W3C's Metadata Vocabulary for Tabular Data ("CSV on the Web"),
 * which GOV.UK recommends. The files print figures as people read them; this says how to read them as numbers.
 */
import { cellText } from '../audit/cellText.js'
import { SHORTHAND_NOTES } from '../audit/percentages.js'
import { releaseTables } from '../audit/conclusionTables.js'
import type { PublishedCell, PublishedTable } from '../audit/published.js'
import type { Release } from '../audit/releases.js'

type Json = Readonly<Record<string, unknown>>

/** The document that stands beside the CSV files of a release, as csv-metadata.json. */
export function csvMetadata(release: Release): string {
  const { details } = release
  const draft = details.releasedOn === null
  const document = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:title': `${details.title}: ${draft ? 'draft findings' : `findings, release ${details.number}`}`,
    'dc:description': [...HOW_TO_READ, ...(details.invented ? ['The responses are invented.'] : [])],
    'dc:publisher': details.council,
    ...(draft ? {} : { 'dc:issued': { '@value': details.releasedOn, '@type': 'xsd:date' } }),
    'dc:spatial': details.area,
    'dc:temporal': `${details.opensOn}/${details.closesOn}`,
    ...(details.licence === undefined ? {} : { 'dc:license': { '@id': details.licence } }),
    ...(details.contactEmail === ''
      ? {}
      : { 'dcat:contactPoint': { '@id': `mailto:${details.contactEmail}` } }),
    'dc:relation': { '@id': '../findings.json' },
    dialect: { encoding: 'utf-8', header: true },
    null: [...SHORTHAND_NOTES.keys()],
    tables: releaseTables(release).map(describeTable),
  }
  return JSON.stringify(document, null, 2) + '\n'
}

const HOW_TO_READ = [
  ...SHORTHAND_NOTES.values(),
  'Each of these stands in place of a figure, and is listed under "null".',
  'A percentage is printed as a whole per cent, such as 59%: read as a number it is 0.59. "<1%" is more than nothing and rounds to 0; a column that holds it is text.',
  'findings.json beside these files has counts and bases as numbers, so that percentages can be worked out unrounded.',
  'A text that a spreadsheet program would run as a formula has an apostrophe before it.',
]

function describeTable(table: PublishedTable): Json {
  return {
    url: `${table.id}.csv`,
    'dc:title': table.title,
    'dc:description': table.notes,
    tableSchema: {
      columns: [
        { name: 'row', titles: table.rowHeading, datatype: 'string', required: true },
        ...table.columns.map(({ id, label }, at) => ({
          name: columnName(id),
          titles: label,
          'dc:identifier': id,
          datatype: datatypeOf(table.rows.flatMap(({ cells }) => cells[at] ?? [])),
        })),
      ],
      rowTitles: ['row'],
    },
  }
}

/** An id as a name that the vocabulary allows: letters, digits and "_". */
function columnName(id: string): string {
  return `column_${id.replace(/\W/g, '_')}`
}

/** How the cells of one column, as they are printed, are read. */
function datatypeOf(cells: readonly PublishedCell[]): unknown {
  const figures = cells.filter(({ kind }) => kind !== 'withheld')
  const all = (...kinds: readonly PublishedCell['kind'][]) =>
    figures.every(({ kind }) => kinds.includes(kind))
  if (all('count')) return 'nonNegativeInteger'
  if (all('count', 'measure')) return 'decimal'
  const isInexact = figures.some((cell) => cellText(cell).startsWith('<'))
  if (all('percentage', 'limit') && !isInexact) return { base: 'decimal', format: '#0%' }
  return 'string'
}
