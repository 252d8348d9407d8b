/** A codebook as a table, a rule a row, for people who work in a spreadsheet. */
import type { Codebook, Rule, Theme } from './codebook.js'

type Row = Readonly<Record<string, string>>

interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

/** What a row is: the codebook's own line, a short form of its glossary, a theme, or a rule of a theme. */
type RowKind = 'codebook' | 'glossary' | 'theme' | 'rule'

const COLUMNS = [
  ...['row', 'theme', 'id', 'label', 'meaning', 'match'],
  ...['questions', 'not questions', 'unless', 'off', 'version'],
]
const BETWEEN = ';'

/** The codebook as rows: its own line, its glossary, then each theme with its rules under it. */
export function codebookTable(codebook: Codebook): Table {
  const { id, version, title, glossary, themes } = codebook
  return {
    columns: COLUMNS,
    rows: [
      rowOf('codebook', { id, version, label: title }),
      ...glossary.map(({ short, long }) => rowOf('glossary', { id: short, label: long })),
      ...themes.flatMap((theme) => [themeRow(theme), ...theme.rules.map((rule) => ruleRow(rule, theme))]),
    ],
  }
}

/**
 * The document that a table holds, for checkCodebook and readCodebook; rules may stand anywhere in the table. Throws
 * an Error where a column is missing, a row is of no known kind, or a rule's theme has no row.
 */
export function codebookDocument({ columns, rows }: Table): unknown {
  const missing = COLUMNS.filter((column) => !columns.includes(column))
  if (missing.length > 0) throw new Error(`The table lacks the columns: ${missing.join(', ')}.`)
  const fault = rows.findIndex((row) => !isKnown(row, rows))
  if (fault >= 0) throw new Error(faultOf(rows[fault] ?? {}, fault))
  const ofKind = (kind: RowKind) => rows.filter((row) => row.row === kind)
  const [head = {}] = ofKind('codebook')
  return {
    id: head.id,
    version: head.version,
    title: head.label,
    glossary: ofKind('glossary').map(({ id, label }) => ({ short: id, long: label })),
    themes: ofKind('theme').map((theme) => ({
      ...present({ id: theme.id, label: theme.label, meaning: theme.meaning }),
      ...scopeOf(theme),
      rules: ofKind('rule')
        .filter((rule) => rule.theme === theme.id)
        .map((rule) => ({ ...present({ id: rule.id, match: rule.match }), ...scopeOf(rule) })),
    })),
  }
}

function themeRow({ id, label, meaning, notQuestions, unless }: Theme): Row {
  return rowOf('theme', { id, label, meaning, 'not questions': list(notQuestions), unless: list(unless) })
}

function ruleRow({ id, match, questions, notQuestions, unless, off }: Rule, theme: Theme): Row {
  return rowOf('rule', {
    ...{ theme: theme.id, id, match },
    ...{ questions: list(questions), 'not questions': list(notQuestions), unless: list(unless) },
    off: off === undefined ? '' : String(off),
  })
}

/** A spreadsheet would take a cell that begins with "=" for a formula: a space before it makes it text. */
function rowOf(row: RowKind, cells: Row): Row {
  const safe = (cell: string) => (cell.startsWith('=') ? ` ${cell}` : cell)
  return Object.fromEntries(COLUMNS.map((column) => [column, safe({ ...cells, row }[column] ?? '')]))
}

function list(items: readonly string[] | undefined): string {
  return (items ?? []).join(`${BETWEEN} `)
}

function scopeOf(row: Row): object {
  const items = (column: string) => (row[column] ?? '').split(BETWEEN).map((item) => item.trim())
  const filled = (column: string) => {
    const kept = items(column).filter((item) => item !== '')
    return kept.length === 0 ? undefined : kept
  }
  const off = (row.off ?? '').trim().toLowerCase()
  return present({
    questions: filled('questions'),
    notQuestions: filled('not questions'),
    unless: filled('unless'),
    off: off === '' ? undefined : off === 'true' || (off === 'false' ? false : off),
  })
}

/** The fields that have a value; text without the space around it. */
function present(fields: Readonly<Record<string, unknown>>): object {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  )
}

function isKnown(row: Row, rows: readonly Row[]): boolean {
  if (row.row !== 'rule') return ['codebook', 'glossary', 'theme'].includes(row.row ?? '')
  return rows.some((other) => other.row === 'theme' && other.id === row.theme)
}

function faultOf(row: Row, index: number): string {
  const place = `Row ${index + 2}`
  if (row.row === 'rule') return `${place}: there is no theme "${row.theme ?? ''}".`
  return `${place}: the first column says "${row.row ?? ''}"; it must say codebook, glossary, theme or rule.`
}
