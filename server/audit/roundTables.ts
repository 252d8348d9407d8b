/** Who took part: responses by sector, and the kinds of agency named beside a sector. */
import { sectorOf, textOf, type AuditResponse } from './answers.js'
import { cellIn, type Column, type FindingTable, type Findings } from './findings.js'
import { detailIdOf, sectorsOf, type Option, type Questionnaire } from './questionnaire.js'
import { BASE, SHARE, countRow, finishTable, type Base, type CountedRow, type TableHead } from './tables.js'
import { ALL, BLANK, countIn, sectorColumns, talliesIn, tallyBySector, type Tallies } from './tallies.js'

/** The row of everything together. */
export const TOTAL = 'total'

const COLUMNS: readonly Column[] = [
  { id: ALL, label: 'Responses' },
  { id: SHARE, label: 'Percentage' },
  { id: BASE, label: 'Percentage of' },
]

/**
 * Responses by sector, then a table of kinds for each sector that asks for one; on top of the same tables `before`, of
 * other responses.
 */
export function roundTables(
  responses: readonly AuditResponse[],
  questionnaire: Questionnaire,
  expected: number | null,
  before: readonly FindingTable[] = [],
): readonly FindingTable[] {
  const kinds = sectorsOf(questionnaire).filter((sector) => sector.specify !== undefined)
  const earlier = (tableId: string) => before.find(({ id }) => id === tableId)
  return [
    sectorTable(responses, questionnaire, expected, earlier(SECTORS)),
    ...kinds.map((sector) => kindTable(responses, sector, earlier(kindTableId(sector.id)))),
  ]
}

/** The id of the table of responses by sector. */
const SECTORS = 'sectors'

function sectorTable(
  responses: readonly AuditResponse[],
  questionnaire: Questionnaire,
  expected: number | null,
  before: FindingTable | undefined,
): FindingTable {
  const rowsOf = (response: AuditResponse) => [sectorOf(response) ?? BLANK, TOTAL]
  const tallies = tallyBySector(responses, rowsOf, before && talliesIn(before))
  const count = countIn(tallies, TOTAL)
  const base = { count, one: 'response', many: 'responses' }
  const title = 'Responses by sector'
  const head = { id: SECTORS, title, shortTitle: title, rowHeading: 'Sector' }
  const notes = [
    '"(blank)" counts the responses that name no sector.',
    ...(expected === null ? [] : [coverageNote(count, expected)]),
  ]
  return totalledTable({ ...head, notes }, sectorColumns(questionnaire), tallies, base)
}

/** No response rate: responses and agencies need not be one to one. */
function coverageNote(responses: number, expected: number): string {
  return `${responses} responses were received and ${expected} agencies were expected to respond. An agency can send more than one response, so no response rate is given.`
}

/** Kinds as typed, those that differ only in capitals, spacing or punctuation together. */
function kindTable(
  responses: readonly AuditResponse[],
  sector: Option,
  before: FindingTable | undefined,
): FindingTable {
  const ofSector = responses.filter((response) => sectorOf(response) === sector.id)
  const typed = (response: AuditResponse) => textOf(response.answers, detailIdOf(sector)).trim()
  const rowsOf = (response: AuditResponse) => [kindId(typed(response)), TOTAL]
  const tallies = tallyBySector(ofSector, rowsOf, before && talliesIn(before))
  const earlier = before?.rows.flatMap(({ id, label }) => (isKind(id) ? [label] : [])) ?? []
  const title = `Kinds of ${sector.label} agency`
  const notes = [
    `As typed beside "${sector.label}" (${sector.specify ?? ''}). Spellings that differ only in capitals, spacing or punctuation are counted together.`,
  ]
  const head = { id: kindTableId(sector.id), title, shortTitle: title, rowHeading: 'Kind of agency', notes }
  const base = {
    count: countIn(tallies, TOTAL),
    one: `${sector.label} response`,
    many: `${sector.label} responses`,
  }
  const kinds = kindsIn([...earlier, ...ofSector.map(typed)], tallies)
  return totalledTable(head, kinds, tallies, base)
}

const KIND = 'kind-'

function kindId(typed: string): string {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu)
  return words === null ? NOT_SPECIFIED.id : `${KIND}${words.join('-')}`
}

function isKind(id: string): boolean {
  return id.startsWith(KIND)
}

/** The id of the table of a sector's kinds of agency. */
export function kindTableId(sectorId: string): string {
  return `${sectorId}-agencies`
}

/** The row of responses that say no kind. */
export const NOT_SPECIFIED = { id: 'not-specified', label: 'Not specified' }

/** A row a kind, most frequent first, labelled with the first of its spellings in code unit order. */
function kindsIn(typed: readonly string[], tallies: Tallies): readonly Omit<CountedRow, 'base'>[] {
  const labels = new Map<string, string>()
  for (const label of typed.toSorted()) {
    const id = kindId(label)
    if (isKind(id) && !labels.has(id)) labels.set(id, label)
  }
  const rows = [...labels].map(([id, label]) => ({ id, label }))
  return [...rows.toSorted((a, b) => countIn(tallies, b.id) - countIn(tallies, a.id)), NOT_SPECIFIED]
}

function totalledTable(
  head: TableHead,
  rows: readonly Omit<CountedRow, 'base'>[],
  tallies: Tallies,
  base: Base,
): FindingTable {
  const counted = [...rows, { id: TOTAL, label: 'Grand total' }]
  return finishTable(
    head,
    COLUMNS,
    counted.map((row) => countRow({ ...row, base }, tallies, COLUMNS)),
  )
}

/** How many responses a sector has; none where no sector was named. */
export function responsesOf({ tables }: Pick<Findings, 'tables'>, sector: string | null): number {
  const table = tables.find(({ id }) => id === SECTORS)
  const cell = table && sector !== null ? cellIn(table, sector, ALL) : undefined
  return cell?.kind === 'count' ? cell.value : 0
}
