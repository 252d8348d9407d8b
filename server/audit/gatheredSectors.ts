/**
 * Sectors of few responses as members of the group read them: counted together, and named beside no answer, so that
 * nobody can tell which of three agencies said something.
 */
import type { AuditResponse } from './answers.js'
import { foldKinds } from './foldedKinds.js'
import {
  cellIn,
  type Cell,
  type Column,
  type FindingTable,
  type Findings,
  type QuestionFindings,
  type Verbatim,
} from './findings.js'
import { SECTOR_QUESTION, detailIdOf, sectorsOf, type Option, type Questionnaire } from './questionnaire.js'
import { kindTableId } from './roundTables.js'
import { cellTogether, finishTable, rowTogether } from './tables.js'
import { ALL, BLANK } from './tallies.js'

/** A sector of fewer responses is a few known agencies. */
export const FEW_RESPONSES = 5
/** Stands in place of a sector beside an answer. */
export const SECTOR_NOT_SHOWN = '[sector not shown]'

/** The row or column of sectors that are counted together. */
export const GATHERED_SECTORS = 'other-sectors'
const GATHERED = { id: GATHERED_SECTORS, label: 'Other sectors' }

/** A sector and how many responses it sent. */
interface SectorSize extends Option {
  readonly responses: number
}

/** Findings as members read them, and the ids of the sectors that are named beside no answer. */
export interface GatheredFindings {
  readonly findings: Findings
  readonly notShown: ReadonlySet<string>
}

/** The findings with sectors of few responses counted together, and kinds of agency that few name. */
export function gatherSectors(findings: Findings, questionnaire: Questionnaire): GatheredFindings {
  const sizes = sizesIn(findings, questionnaire)
  const tables = foldKinds(
    findings.tables,
    sizes.map(({ id }) => id),
    FEW_RESPONSES,
  )
  const gathered = sectorsTogether(sizes)
  const notShown = new Set(gathered.map(({ id }) => id))
  if (gathered.length === 0) return { findings: { ...findings, tables }, notShown }
  return {
    findings: {
      ...findings,
      tables: roundTablesOf(tables, gathered),
      questions: findings.questions.map((asked) => questionOf(asked, gathered)),
    },
    notShown,
  }
}

/** The response without its sector and without what kind of agency it says it is. */
export function withoutSector(response: AuditResponse, questionnaire: Questionnaire): AuditResponse {
  const details = new Set(sectorsOf(questionnaire).map(detailIdOf))
  const others = Object.entries(response.answers).filter(([id]) => !details.has(id))
  return { ...response, answers: { ...Object.fromEntries(others), [SECTOR_QUESTION]: SECTOR_NOT_SHOWN } }
}

function sizesIn({ tables }: Findings, questionnaire: Questionnaire): readonly SectorSize[] {
  const table = tables.find(({ id }) => id === 'sectors')
  return sectorsOf(questionnaire).map((sector) => {
    const cell = table && cellIn(table, sector.id, ALL)
    return { ...sector, responses: cell?.kind === 'count' ? cell.value : 0 }
  })
}

/**
 * Sectors of few responses and, until they are two with responses and as many as stand alone, the next smallest. In
 * the questionnaire's order; none where no sector has few: that nobody answered tells of nobody.
 */
function sectorsTogether(sizes: readonly SectorSize[]): readonly SectorSize[] {
  const few = sizes.filter(({ responses }) => responses < FEW_RESPONSES)
  if (few.every(({ responses }) => responses === 0)) return []
  const together = new Set(few)
  for (const next of sizes.toSorted((a, b) => a.responses - b.responses)) {
    if (!isEnough([...together])) together.add(next)
  }
  return sizes.filter((size) => together.has(size))
}

function isEnough(sizes: readonly SectorSize[]): boolean {
  const responses = sizes.reduce((total, size) => total + size.responses, 0)
  return responses >= FEW_RESPONSES && presentIn(sizes).length > 1
}

function presentIn(sizes: readonly SectorSize[]): readonly SectorSize[] {
  return sizes.filter(({ responses }) => responses > 0)
}

/** Who took part: the gathered sectors are one row, and no table is of one of them. */
function roundTablesOf(
  tables: readonly FindingTable[],
  gathered: readonly SectorSize[],
): readonly FindingTable[] {
  const kinds = new Set(gathered.map(({ id }) => kindTableId(id)))
  return tables
    .filter(({ id }) => !kinds.has(id))
    .map((table) => {
      if (table.id === 'sectors') return rowsGathered(table, gathered)
      return table.id === 'emphasis' ? emphasisWithout(table, gathered) : table
    })
}

function rowsGathered(table: FindingTable, gathered: readonly SectorSize[]): FindingTable {
  const ids = table.rows.map(({ id }) => id)
  const rows = inOne(table.rows, ids, gathered, (few) => rowTogether(GATHERED, few))
  const notes = [...table.notes, noteOf(gathered), ...sizesNote(gathered)]
  return finishTable({ ...table, notes }, table.columns, rows)
}

/** Each row is of one sector, which it names. */
function emphasisWithout(table: FindingTable, gathered: readonly SectorSize[]): FindingTable {
  const labels = new Set(gathered.map(({ label }) => label))
  const isOfFew = (cell: Cell) => cell.kind === 'text' && labels.has(cell.text)
  const rows = table.rows.filter(({ cells }) => !cells.some(isOfFew))
  const notes = [...table.notes, `Nothing is listed for a sector that is counted in "${GATHERED.label}".`]
  return finishTable({ ...table, notes }, table.columns, rows)
}

/** How many chose each sector stands in the table of who took part. */
function questionOf(asked: QuestionFindings, gathered: readonly SectorSize[]): QuestionFindings {
  const ids = new Set(gathered.map(({ id }) => id))
  const isOfFew = ({ sector }: Verbatim) => sector !== null && ids.has(sector)
  const words = (verbatims: readonly Verbatim[]) =>
    verbatims.map((one) => (isOfFew(one) ? { ...one, sector: SECTOR_NOT_SHOWN } : one))
  return {
    ...asked,
    tables: asked.tables
      .filter(({ id }) => id !== `${SECTOR_QUESTION}-choices`)
      .map((table) => columnsGathered(table, gathered)),
    unclear: words(asked.unclear),
    unread: words(asked.unread),
    themes: asked.themes.map((theme) => ({ ...theme, quotes: words(theme.quotes) })),
    suggestions: asked.suggestions.map((one) => ({ ...one, quotes: words(one.quotes) })),
  }
}

function columnsGathered(table: FindingTable, gathered: readonly SectorSize[]): FindingTable {
  const ids = table.columns.map(({ id }) => id)
  if (!gathered.some(({ id }) => ids.includes(id))) return table
  const columns = inOne<Column>(table.columns, ids, gathered, () => GATHERED)
  const rows = table.rows.map((row) => ({ ...row, cells: inOne(row.cells, ids, gathered, cellTogether) }))
  return finishTable({ ...table, notes: [...table.notes, noteOf(gathered)] }, columns, rows)
}

/** Items of which `ids` are the rows or columns, those of gathered sectors as one: the last of the sectors. */
function inOne<Item>(
  items: readonly Item[],
  ids: readonly string[],
  gathered: readonly SectorSize[],
  together: (items: readonly Item[]) => Item,
): readonly Item[] {
  const few = new Set(gathered.map(({ id }) => id))
  const isFew = (at: number) => few.has(ids[at] ?? '')
  const end = ids.indexOf(BLANK)
  const kept = (from: number, to?: number) => items.slice(from, to).filter((_, at) => !isFew(from + at))
  return [...kept(0, end), together(items.filter((_, at) => isFew(at))), ...kept(end)]
}

function noteOf(gathered: readonly SectorSize[]): string {
  const labels = gathered.map(({ label }) => label).join(', ')
  return `"${GATHERED.label}" counts these together, so that nobody is known by what a few agencies said: ${labels}.`
}

/** How many each sent, where they are several: of one that is alone it would say whose every answer is. */
function sizesNote(gathered: readonly SectorSize[]): readonly string[] {
  if (presentIn(gathered).length < 2) return []
  return [`They sent: ${gathered.map(({ label, responses }) => `${label} ${responses}`).join(', ')}.`]
}
