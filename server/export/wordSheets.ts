/** Sheets of words: the answers that no rule reads, and the quotes that stand for themes. */
import type { Findings, QuestionFindings, Verbatim } from '../audit/findings.js'
import { heldBackNote } from '../audit/quoting.js'
import { textCell } from '../audit/tables.js'
import type { SheetColumn, SheetPlan } from './sheets.js'

const WORDS: SheetColumn = { label: 'Words', align: 'left', width: 90 }
const RESPONSE: SheetColumn = { label: 'Response', align: 'left', width: 16 }
const SECTOR: SheetColumn = { label: 'Sector', align: 'left', width: 32 }
const THEME: SheetColumn = { label: 'Theme', align: 'left', width: 40 }

const NO_SECTOR = '(blank)'

/** The question's sheets of words; none where it has none. */
export function wordPlans(findings: QuestionFindings, { tables }: Findings): readonly SheetPlan[] {
  const { question, unclear, unread, themes } = findings
  const labels = new Map(tables.flatMap(({ rows }) => rows.map(({ id, label }) => [id, label] as const)))
  const cellsOf = ({ text, reference, sector }: Verbatim) => [
    textCell(text),
    textCell(reference),
    textCell(sector === null ? NO_SECTOR : (labels.get(sector) ?? sector)),
  ]
  const quotes = themes.flatMap(({ label, quotes }) =>
    quotes.map((quote) => [...cellsOf(quote), textCell(label)]),
  )
  const heldBack = heldBackNote(themes)
  const columns = [WORDS, RESPONSE, SECTOR]
  const head = (kind: string, heading: string) => ({
    id: `${question.id}-${kind}`,
    title: `${heading}: ${question.text}`,
  })
  const plans: SheetPlan[] = [
    {
      ...head('unclear', 'Unclear answers'),
      notes: ['Answers that no rule reads as a choice, word for word.'],
      columns,
      rows: unclear.map(cellsOf),
    },
    {
      ...head('unread', 'Unread numbers'),
      notes: ['Answers that do not hold exactly one number, word for word.'],
      columns,
      rows: unread.map(cellsOf),
    },
    {
      ...head('quotes', 'Quotes'),
      notes: [
        'A few passages that stand for each theme, word for word, at most one an agency.',
        ...(heldBack === undefined ? [] : [heldBack]),
      ],
      columns: [...columns, THEME],
      rows: quotes,
    },
  ]
  return plans.filter(({ rows }) => rows.length > 0)
}
