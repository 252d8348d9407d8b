/** The tables of a report: in its body what a reader needs beside the sentences, in its annex the kinds that are asked for. */
import type { PublishedFindings, PublishedQuestion, PublishedTable, TableKind } from '../published.js'
import { BASE, HIGH, LOW, SHARE } from '../tables.js'
import { ALL } from '../tallies.js'
import { tableOf } from './figures.js'

/** So many themes of a question stand in the body. */
const THEMES = 5
/** So many themes of the audit are given to reflect on. */
const REFLECTIONS = 10

/** A question's choices, numbers and most mentioned themes, for the whole round. Tables that are withheld are left out. */
export function bodyTables(question: PublishedQuestion): readonly PublishedTable[] {
  const themes = tableOf(question, 'themes')
  return [tableOf(question, 'choices'), tableOf(question, 'numbers'), themes && mostMentioned(themes)]
    .flatMap((table) => (table ? [wholeRound(table)] : []))
    .filter(({ rows }) => rows[0]?.cells[0] !== undefined && rows[0].cells[0].kind !== 'withheld')
}

/** The question's tables of these kinds that have rows, in printing order and without ranges: those are for the workbook. */
export function annexTables(
  question: PublishedQuestion,
  kinds: readonly TableKind[],
): readonly PublishedTable[] {
  const ids = new Set(kinds.map((kind) => tableOf(question, kind)?.id))
  return question.tables
    .filter(({ id, rows }) => ids.has(id) && rows.length > 0)
    .map((table) => withColumns(table, ({ id }) => id !== LOW && id !== HIGH))
    .map((table) => (isOfThemes(table) ? { ...table, notes: [] } : table))
}

function mostMentioned(table: PublishedTable): PublishedTable {
  const themes = table.rows.filter(({ themeId }) => themeId !== undefined)
  const others = table.rows.filter(({ themeId }) => themeId === undefined)
  const isCut = themes.length > THEMES
  return {
    ...table,
    shortTitle: isCut ? 'Themes mentioned most' : table.shortTitle,
    rows: [...themes.slice(0, THEMES), ...others],
    notes: isCut ? ['Further themes are among the tables of the release.'] : [],
  }
}

/** The columns of all responses, and no notes but those of the body. */
function wholeRound(table: PublishedTable): PublishedTable {
  return {
    ...withColumns(table, ({ id }) => [ALL, SHARE, BASE].includes(id)),
    shortTitle: table.shortTitle.replace(/ by sector$/, ''),
    notes: isOfThemes(table) ? table.notes : [],
  }
}

function isOfThemes({ id }: PublishedTable): boolean {
  return id.endsWith('-themes')
}

function withColumns(
  table: PublishedTable,
  isKept: (column: PublishedTable['columns'][number]) => boolean,
): PublishedTable {
  const pick = <Item>(items: readonly Item[]) =>
    table.columns.flatMap((column, at) => (isKept(column) ? (items[at] ?? []) : []))
  return {
    ...table,
    columns: pick(table.columns),
    rows: table.rows.map((row) => ({ ...row, cells: pick(row.cells) })),
  }
}

/**
 * The themes that most answers mention across all questions, most mentioned first, with the answers and the questions
 * that they occur in. Only of figures that are published for the whole round.
 */
export function reflectionsTable(findings: PublishedFindings): PublishedTable {
  const rows = mentionedThemes(findings)
    .toSorted((a, b) => b.answers - a.answers)
    .slice(0, REFLECTIONS)
    .map(({ id, label, answers, questions }) => ({
      ...{ id, label, themeId: id },
      cells: [answers, questions].map((value) => ({ kind: 'count' as const, value })),
    }))
  const title = 'Themes mentioned most across the audit'
  return {
    ...{ id: 'reflections', title, shortTitle: title, rowHeading: 'Theme', rows },
    columns: [
      { id: 'answers', label: 'Answers that mention it' },
      { id: 'questions', label: 'Questions in whose answers it occurs' },
    ],
    notes: [
      'An answer counts once for each theme in it. A response can mention a theme in its answers to several questions and counts once for each of them, so no percentage is given.',
    ],
  }
}

interface MentionedTheme {
  readonly id: string
  readonly label: string
  readonly answers: number
  readonly questions: number
}

/** Each theme that is published, in the order in which it first occurs. */
function mentionedThemes({ sections }: PublishedFindings): readonly MentionedTheme[] {
  const mentioned = new Map<string, MentionedTheme>()
  const tables = sections.flatMap(({ questions }) => questions.flatMap((one) => tableOf(one, 'themes') ?? []))
  for (const { columns, rows } of tables) {
    const at = columns.findIndex(({ id }) => id === ALL)
    for (const { themeId: id, label, cells } of rows) {
      const cell = cells[at]
      if (id === undefined || cell?.kind !== 'count') continue
      const { answers, questions } = mentioned.get(id) ?? { answers: 0, questions: 0 }
      mentioned.set(id, { id, label, answers: answers + cell.value, questions: questions + 1 })
    }
  }
  return [...mentioned.values()]
}
