/**
 * "You said": what an agency reads of a release beside its own answers. It takes its own answer away from what its
 * sector said, so that only stands here which, for whatever it answered, says nothing of a few others.
 * server/decisions/0027 says why.
 */
import type { Conclusions } from './conclusions.js'
import { withoutSectors } from './disclosure/publishedTable.js'
import { ANSWERED } from './disclosure/relations.js'
import { saysTooMuch } from './disclosure/tooMuch.js'
import { isAboutRanges } from './intervals.js'
import type { PublishedFindings, PublishedQuestion, PublishedTable, SectorGroup } from './published.js'
import { NOT_ANSWERED } from './questionTables.js'
import { HIGH, LOW, notesWithShorthand } from './tables.js'
import { ALL, BLANK } from './tallies.js'

/** By sector: shown, kept back from this reader, or not in the release either. */
export type HeardBySector = 'shown' | 'kept-back' | 'not-published'

export interface HeardQuestion {
  readonly id: string
  readonly text: string
  /** Responses of all sectors that answered. */
  readonly answered: number
  /** What was chosen, the numbers given and the themes: of all and, where shown, of the reader's group of sectors. */
  readonly tables: readonly PublishedTable[]
  readonly bySector: HeardBySector
}

export interface HeardSection {
  readonly id: string
  readonly heading: string
  readonly questions: readonly HeardQuestion[]
}

export interface HeardFindings {
  /** Responses that count. */
  readonly responses: number
  /** The group of sectors that the reader's sector is in; undefined where the release tells none apart. */
  readonly group: SectorGroup | undefined
  readonly sections: readonly HeardSection[]
}

/** The tables that are printed, by the ends of their ids. */
const SHOWN = ['choices', 'numbers', 'themes']

/** Limits of percentages are left out, for tables grow wide and the release has them. */
const LEFT_OUT: readonly string[] = [LOW, HIGH]

/** What somebody of a sector, or of none, reads of published findings. */
export function heardFindings(findings: PublishedFindings, sector: string | null): HeardFindings {
  const { responses, sectorGroups, sections } = findings
  const group = sectorGroups.find(({ sectors }) => sectors.includes(sector ?? BLANK))
  return {
    responses,
    group,
    sections: sections.map(({ id, heading, questions }) => ({
      ...{ id, heading },
      questions: questions.map((question) => heardQuestion(question, findings, group)),
    })),
  }
}

function heardQuestion(
  question: PublishedQuestion,
  findings: PublishedFindings,
  group: SectorGroup | undefined,
): HeardQuestion {
  const { id, text } = question
  const bySector = bySectorIn(question, group, findings.disclosure.minimumCount)
  const groups = findings.sectorGroups.filter((one) => bySector !== 'shown' || one.id !== group?.id)
  const hidden = new Set([...LEFT_OUT, ...groups.map((one) => one.id)])
  return {
    ...{ id, text, bySector },
    answered: countIn(tableOf(question, 'answers'), ANSWERED, ALL) ?? 0,
    tables: saidIn(question).map((table) => withoutColumns(table, hidden)),
  }
}

/** The tables of what was said. That somebody did not answer is not what they said. */
function saidIn(question: PublishedQuestion): readonly PublishedTable[] {
  return SHOWN.flatMap((kind) => {
    const table = tableOf(question, kind)
    return table ? [{ ...table, rows: table.rows.filter((row) => row.id !== NOT_ANSWERED) }] : []
  })
}

function tableOf({ id, tables }: PublishedQuestion, kind: string): PublishedTable | undefined {
  return tables.find((table) => table.id === `${id}-${kind}`)
}

function bySectorIn(
  question: PublishedQuestion,
  group: SectorGroup | undefined,
  minimum: number,
): HeardBySector {
  const tables = saidIn(question).filter(({ columns }) => columns.some(({ id }) => id === group?.id))
  if (!group || tables.length === 0) return 'not-published'
  const answered = countIn(tableOf(question, 'answers'), ANSWERED, group.id)
  const hasOthers = group.responses - 1 > minimum && answered !== undefined
  const counts = tables.flatMap((table) =>
    table.rows.flatMap((row) => countIn(table, row.id, group.id) ?? []),
  )
  return hasOthers && counts.every((count) => isSafeFor(count, answered, minimum)) ? 'shown' : 'kept-back'
}

/** What one reader may be: [whether they answered, whether they are among those counted]. */
const READERS = [
  [0, 0],
  [1, 0],
  [1, 1],
] as const

/**
 * Whether a count says nothing of a few whoever reads it: not as it stands, and not with a reader taken away. Asked for
 * every reader, so that it does not matter what was corrected or sent again since, nor does an empty place tell it.
 */
function isSafeFor(count: number, answered: number, minimum: number): boolean {
  return READERS.every(([own, said]) => !saysTooMuch(count - said, answered - own, minimum))
}

function countIn(table: PublishedTable | undefined, rowId: string, columnId: string): number | undefined {
  const at = table?.columns.findIndex(({ id }) => id === columnId) ?? -1
  const cell = table?.rows.find(({ id }) => id === rowId)?.cells[at]
  return cell?.kind === 'count' ? cell.value : undefined
}

function withoutColumns(table: PublishedTable, hidden: ReadonlySet<string>): PublishedTable {
  const kept = table.columns.flatMap((column, at) => (hidden.has(column.id) ? [] : [{ column, at }]))
  const rows = table.rows.map((row) => ({ ...row, cells: kept.flatMap(({ at }) => row.cells[at] ?? []) }))
  return {
    ...table,
    shortTitle: withoutSectors(table.shortTitle),
    columns: kept.map(({ column }) => column),
    rows,
    notes: notesWithShorthand(
      table.notes.filter((note) => !isAboutRanges(note)),
      rows,
    ),
  }
}

/** Conclusions without the statements that rest on figures of the reader's group which are not shown to them. */
export function heardConclusions(conclusions: Conclusions, { group, sections }: HeardFindings): Conclusions {
  const tables = sections.flatMap(({ questions }) => questions.flatMap((one) => one.tables))
  const shown = new Set(
    tables.filter(({ columns }) => columns.some(({ id }) => id === group?.id)).map(({ id }) => id),
  )
  const statements = conclusions.statements.filter(({ evidence }) =>
    evidence.every(({ table, column }) => column !== group?.id || shown.has(table)),
  )
  return { ...conclusions, statements }
}
