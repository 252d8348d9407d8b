/** What a round's findings rest on, ready to be set beside another round's: who stands behind each row. */
import { UNCLEAR } from '../choiceTables.js'
import { cellIn, type Findings, type FindingTable, type QuestionFindings } from '../findings.js'
import { NOT_ANSWERED } from '../questionTables.js'
import { ALL } from '../tallies.js'

/** The unit that is counted for a response: its reference, or its agency; undefined where it is left out. */
export type UnitOf = (reference: string) => string | undefined

export type Units = ReadonlySet<string>

/** One row of a table. Without a base it has no percentage. */
export interface EvidenceRow {
  readonly label: string
  readonly units: Units
  readonly base: Units | undefined
}

/** Rows of one table by id, in the table's order. */
export type EvidenceTable = ReadonlyMap<string, EvidenceRow>

export interface QuestionEvidence {
  readonly asked: QuestionFindings
  readonly answered: Units
  /** "answered" of all responses and "thin" of the answers. */
  readonly answers: EvidenceTable
  readonly choices: EvidenceTable
  readonly themes: EvidenceTable
  /** Of the numbers read, for all responses; undefined where none are asked for. */
  readonly median: number | null | undefined
}

/** The evidence of every question by its id. */
export function evidenceOf(findings: Findings, unitOf: UnitOf): ReadonlyMap<string, QuestionEvidence> {
  return new Map(findings.questions.map((asked) => [asked.question.id, questionEvidence(asked, unitOf)]))
}

function questionEvidence(asked: QuestionFindings, unitOf: UnitOf): QuestionEvidence {
  const { id } = asked.question
  const tableOf = (kind: string) => asked.tables.find((table) => table.id === `${id}-${kind}`)
  const answers = unitsByRow(tableOf('answers'), unitOf)
  const answered = answers.get('answered') ?? NOBODY
  const everybody = union([answered, answers.get(NOT_ANSWERED) ?? NOBODY])
  const median = cellOf(tableOf('numbers'), 'median')
  return {
    asked,
    answered,
    answers: rowsOf(tableOf('answers'), answers, (row) => (row === 'thin' ? answered : everybody)),
    choices: choiceRows(tableOf('choices'), unitOf),
    themes: rowsOf(tableOf('themes'), unitsByRow(tableOf('themes'), unitOf), () => answered),
    median: median?.kind === 'measure' ? median.value : undefined,
  }
}

/** Percentages of choices are of those who chose one: what no rule reads as a choice has none. */
function choiceRows(table: FindingTable | undefined, unitOf: UnitOf): EvidenceTable {
  const units = unitsByRow(table, unitOf)
  const chose = union(
    [...units].filter(([id]) => id !== UNCLEAR && id !== NOT_ANSWERED).map(([, behind]) => behind),
  )
  return rowsOf(table, units, (row) => (row === UNCLEAR ? undefined : chose))
}

function rowsOf(
  table: FindingTable | undefined,
  units: ReadonlyMap<string, Units>,
  baseOf: (rowId: string) => Units | undefined,
): EvidenceTable {
  const rows = (table?.rows ?? []).filter(({ id }) => id !== NOT_ANSWERED)
  return new Map(
    rows.map(({ id, label }) => [id, { label, units: units.get(id) ?? NOBODY, base: baseOf(id) }]),
  )
}

function unitsByRow(table: FindingTable | undefined, unitOf: UnitOf): ReadonlyMap<string, Units> {
  return new Map((table?.rows ?? []).map(({ id }) => [id, unitsIn(cellOf(table, id), unitOf)]))
}

function cellOf(table: FindingTable | undefined, rowId: string) {
  return table && cellIn(table, rowId, ALL)
}

function unitsIn(cell: ReturnType<typeof cellOf>, unitOf: UnitOf): Units {
  const references = cell?.kind === 'count' ? cell.references : []
  return new Set(references.flatMap((reference) => unitOf(reference) ?? []))
}

const NOBODY: Units = new Set()

/** Everything that is in any of the sets. */
export function union(sets: readonly Units[]): Units {
  return new Set(sets.flatMap((set) => [...set]))
}
