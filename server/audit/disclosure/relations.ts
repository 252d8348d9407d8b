/** What everybody may know of a question's counts by groups of sectors, and how they hang together. */
import { UNCLEAR } from '../choiceTables.js'
import { cellIn, type FindingTable, type QuestionFindings } from '../findings.js'
import type { SectorGroup } from '../published.js'
import { exclusiveOption } from '../questionnaire.js'
import { NOT_ANSWERED } from '../questionTables.js'

export const ANSWERED = 'answered'

/** One cell a group: counts, or whether they are hidden. */
export type PerGroup<Value> = readonly Value[]

/** Rows of a table by id. */
export type Counts = ReadonlyMap<string, PerGroup<number>>

/** What one question's blocks rest on. */
export interface Relations {
  readonly responses: PerGroup<number>
  readonly answered: PerGroup<number>
  readonly notAnswered: PerGroup<number>
  /** Choices of which every answer is one; empty where there are none. */
  readonly parts: Counts
  /** Boxes, and words that are none, of which every answer has one or more; empty where there are none. */
  readonly ticks: Counts
  /** The box "None of these" of `ticks`, which nobody ticks together with another; undefined where there is none. */
  readonly exclusive: string | undefined
  /** Answers that tick a box. */
  readonly ticked: PerGroup<number>
  /** Themes, "no theme found" and thin: an answer that is not thin holds themes or none. */
  readonly mentions: Counts
  /** Counts below it may not be shown. */
  readonly minimum: number
}

/** The counts of a question's published tables. Counts below `minimum` may not be shown. */
export function relationsIn(
  { question, tables }: QuestionFindings,
  groups: readonly SectorGroup[],
  minimum: number,
): Relations {
  const countsOf = (kind: string) =>
    countsIn(
      tables.find(({ id }) => id === `${question.id}-${kind}`),
      groups,
    )
  const answers = countsOf('answers')
  const choices = new Map([...countsOf('choices')].filter(([id]) => id !== NOT_ANSWERED))
  const choicesTable = tables.find(({ id }) => id === `${question.id}-choices`)
  const none: Counts = new Map()
  const isTicked = question.kind === 'tick-list'
  return {
    responses: groups.map((group) => group.responses),
    answered: answers.get(ANSWERED) ?? [],
    notAnswered: answers.get(NOT_ANSWERED) ?? [],
    parts: isTicked ? none : choices,
    ticks: isTicked ? choices : none,
    exclusive: exclusiveOption(question)?.id,
    ticked: groups.map(({ sectors }) => tickedIn(choicesTable, sectors)),
    mentions: countsOf('themes'),
    minimum,
  }
}

/** How many answers of these sectors tick an option. */
function tickedIn(table: FindingTable | undefined, sectors: readonly string[]): number {
  const rows = (table?.rows ?? []).filter(({ id }) => id !== UNCLEAR && id !== NOT_ANSWERED)
  const references = rows.flatMap(({ cells }) =>
    cells.flatMap((cell, at) =>
      cell.kind === 'count' && sectors.includes(table?.columns[at]?.id ?? '') ? cell.references : [],
    ),
  )
  return new Set(references).size
}

/** The counts of a table's rows, sectors of a group added up. */
function countsIn(table: FindingTable | undefined, groups: readonly SectorGroup[]): Counts {
  return new Map(
    (table?.rows ?? []).map(({ id }) => [
      id,
      groups.map((group) => (table ? groupCount(table, id, group) : 0)),
    ]),
  )
}

/** A row's count of a group: its sectors added up. */
export function groupCount(table: FindingTable, rowId: string, { sectors }: SectorGroup): number {
  return sum(
    sectors.map((sector) => {
      const cell = cellIn(table, rowId, sector)
      return cell?.kind === 'count' ? cell.value : 0
    }),
  )
}

/** All of them added up. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
