/** Findings as a JSON document for analysts: cells as they are in the tables. Keys may be added, never renamed. */
import { statusText } from '../audit/themes/checkedThemes.js'
import { UNCLEAR } from '../audit/choiceTables.js'
import { cellIn, type Findings, type FindingTable, type QuestionFindings } from '../audit/findings.js'
import { NOT_ANSWERED } from '../audit/questionTables.js'
import { TOTAL } from '../audit/roundTables.js'
import { isSectorColumn } from '../audit/tables.js'
import { ALL, BLANK } from '../audit/tallies.js'
import { phraseRowId } from '../audit/themeTables.js'

type Json = Readonly<Record<string, unknown>>

/** The document as text: see findingsData. */
export function findingsJson(findings: Findings, banner?: string): string {
  return JSON.stringify(findingsData(findings, banner), null, 2) + '\n'
}

/**
 * The document as audit/findingsDocument.ts describes it, its keys in printing order. `banner` is added as "note" where
 * there is one.
 */
export function findingsData(findings: Findings, banner?: string): Json {
  const { edition, responses, leftOut, expected, tables, questions, codebook } = findings
  const statuses = new Map(
    findings.workings.flatMap(({ id, checked }) => (checked ? [[id, statusText(checked)] as const] : [])),
  )
  return {
    edition,
    responses,
    leftOut,
    expected,
    sectors: tables.filter(({ id }) => id === 'sectors').flatMap(sectorsIn),
    questions: questions.map((question) => questionJson(question, statuses)),
    codebook,
    ...(banner === undefined ? {} : { note: banner }),
  }
}

function sectorsIn(table: FindingTable): readonly Json[] {
  return table.rows
    .filter(({ id }) => id !== TOTAL)
    .map(({ id, label }) => ({ id: sectorId(id), label, responses: valueIn(table, id) }))
}

/** One question. A key is absent where the question's kind gives it no meaning. */
function questionJson(findings: QuestionFindings, statuses: ReadonlyMap<string, string>): Json {
  const { question, sectionId } = findings
  const table = (kind: string) => findings.tables.find(({ id }) => id === `${question.id}-${kind}`)
  const answers = table('answers')
  return {
    id: question.id,
    section: sectionId,
    text: question.text,
    kind: question.kind,
    answered: answers && valueIn(answers, 'answered'),
    notAnswered: answers && valueIn(answers, NOT_ANSWERED),
    notAsked: 0,
    thin: answers && valueIn(answers, 'thin'),
    bySector: answers && bySector(answers, 'answered', 'answered'),
    ...choicesJson(table('choices'), findings),
    ...numberJson(table('numbers'), findings),
    ...themesJson(table, findings, statuses),
  }
}

function choicesJson(table: FindingTable | undefined, { unclear }: QuestionFindings): Json {
  if (!table) return {}
  const choices = table.rows.filter(({ id }) => id !== UNCLEAR && id !== NOT_ANSWERED)
  const readByRule = table.rows.some(({ id }) => id === UNCLEAR)
  return {
    choices: choices.map((row) => ({
      id: row.id,
      label: row.label,
      count: valueIn(table, row.id),
      bySector: bySector(table, row.id, 'count'),
    })),
    ...(readByRule ? { unclear: unclear.map(({ text }) => text) } : {}),
  }
}

function numberJson(table: FindingTable | undefined, { unread }: QuestionFindings): Json {
  if (!table) return {}
  const [read, median, min, max, sum] = ['read', 'median', 'smallest', 'largest', 'sum'].map((id) =>
    valueIn(table, id),
  )
  return { number: { read, median, min, max, sum, unread: unread.map(({ text }) => text) } }
}

function themesJson(
  table: (kind: string) => FindingTable | undefined,
  findings: QuestionFindings,
  statuses: ReadonlyMap<string, string>,
): Json {
  const [themes, suggestions] = [table('themes'), table('suggestions')]
  if (!themes || !suggestions) return {}
  return {
    themes: findings.themes.map(({ id, label, references, quotes, heldBack }) => ({
      id,
      label,
      responses: valueIn(themes, id),
      bySector: bySector(themes, id, 'responses'),
      ...(statuses.has(id) && { status: statuses.get(id) }),
      references,
      quotes,
      heldBack,
      polarity: polarityJson(table('polarity'), id),
    })),
    classes: classesJson(table('classes')),
    suggestions: findings.suggestions.map(({ phrase, references, ...suggestion }) => ({
      phrase,
      responses: valueIn(suggestions, phraseRowId(phrase)),
      references,
      ...suggestion,
    })),
  }
}

/** How many responses speak of a theme as there, as lacking, as both or unclearly. */
function polarityJson(table: FindingTable | undefined, themeId: string): Json {
  const columns = table?.columns.filter(({ id }) => id !== ALL) ?? []
  return Object.fromEntries(columns.map(({ id }) => [id, table && valueIn(table, themeId, id)]))
}

/** How many answers are of each sort. */
function classesJson(table: FindingTable | undefined): Json {
  return Object.fromEntries((table?.rows ?? []).map(({ id }) => [id, table && valueIn(table, id)]))
}

/** A row's cells under the sectors, each as `{ sector, [key]: value }`. */
function bySector(table: FindingTable, rowId: string, key: string): readonly Json[] {
  return table.columns
    .filter(isSectorColumn)
    .map(({ id }) => ({ sector: sectorId(id), [key]: valueIn(table, rowId, id) }))
}

/** The figure in a cell; undefined, and so absent from the document, where the table has no such cell. */
function valueIn(table: FindingTable, rowId: string, columnId = ALL): number | null | undefined {
  const cell = cellIn(table, rowId, columnId)
  return cell?.kind === 'count' || cell?.kind === 'measure' ? cell.value : undefined
}

function sectorId(id: string): string | null {
  return id === BLANK ? null : id
}
