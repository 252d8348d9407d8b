/** Indicators computed from the audit: each is a figure that the findings or the coverage hold already. */
import type { Coverage } from '../coverage.js'
import { cellIn, tablesOf, type Cell, type Findings } from '../findings.js'
import { SECTOR_QUESTION } from '../questionnaire.js'
import { ALL } from '../tallies.js'
import { SHARE } from '../tables.js'
import { questionsIn, type IndicatorDefinition, type ScoreCardDefinition } from './definition.js'
import type { Polarity, Share } from './indicators.js'

/** Where the figure stands in the findings: the page about that cell has the responses behind it. */
export interface CellPlace {
  readonly table: string
  readonly row: string
  readonly column: string
}

export interface ComputedIndicator {
  /** Stable; a sector's response rate is "response-rate/health". */
  readonly id: string
  /** Of the definition that it comes from, whose target it has. */
  readonly definitionId: string
  readonly label: string
  readonly polarity: Polarity
  readonly note: string
  /** Null where the round cannot tell. */
  readonly share: Share | null
  readonly cell?: CellPlace
  readonly questions: readonly string[]
  /** Whether it depends on the codebook. */
  readonly isOfThemes: boolean
}

/** What is known of a round. */
export interface RoundFigures {
  readonly findings: Findings
  /** Undefined where no agency is expected by name. */
  readonly coverage: Coverage | undefined
}

/** Every indicator of the definition, in its order; the response rate of all is followed by that of each sector. */
export function computedIndicators(
  { indicators }: ScoreCardDefinition,
  figures: RoundFigures,
): readonly ComputedIndicator[] {
  return indicators.flatMap((one) =>
    one.kind === 'response-rate' ? responseRates(one, figures.coverage) : [measured(one, figures.findings)],
  )
}

function responseRates(
  one: IndicatorDefinition,
  coverage: Coverage | undefined,
): readonly ComputedIndicator[] {
  // Every expected agency is counted: nothing of the rate is chance.
  const shareOf = ({ submitted, expected }: Coverage['total']): Share | null =>
    expected === 0 ? null : { kind: 'share', count: submitted, base: expected, population: expected }
  const all = { ...commonOf(one), share: coverage ? shareOf(coverage.total) : null }
  const rows = (coverage?.rows ?? []).filter(({ sector, expected }) => sector !== '' && expected > 0)
  return [
    all,
    ...rows.map((row) => ({
      ...all,
      id: `${one.id}/${row.sector}`,
      label: `${one.label}: ${row.label}`,
      note: '',
      questions: [SECTOR_QUESTION],
      share: shareOf(row),
    })),
  ]
}

function commonOf(one: IndicatorDefinition) {
  const { id, label, polarity, note } = one
  return {
    id,
    definitionId: id,
    label,
    polarity,
    note,
    questions: questionsIn(one),
    isOfThemes: one.kind === 'theme',
  }
}

function measured(
  one: Exclude<IndicatorDefinition, { kind: 'response-rate' }>,
  findings: Findings,
): ComputedIndicator {
  if (one.kind === 'theme' && one.questions.length > 1)
    return { ...commonOf(one), share: shareOfEither(one.questions, one.theme, findings) }
  const place = placeOf(one)
  const cell = { ...place, column: ALL }
  const percentage = cellAt(findings, { ...place, column: SHARE })
  if (percentage?.kind === 'percentage') return { ...commonOf(one), share: shareOf(percentage), cell }
  // A theme has a row only where an answer holds it.
  const answered = answeredIn(one, findings).length
  const share = one.kind === 'theme' && answered > 0 ? shareOf({ count: 0, base: answered }) : null
  return { ...commonOf(one), share }
}

function placeOf(one: Exclude<IndicatorDefinition, { kind: 'response-rate' }>) {
  switch (one.kind) {
    case 'choice':
      return { table: `${one.question}-choices`, row: one.choice }
    case 'thin':
      return { table: `${one.question}-answers`, row: 'thin' }
    case 'theme':
      return { table: `${one.questions[0] ?? ''}-themes`, row: one.theme }
  }
}

/** The responses that hold a theme in one of several answers, out of those that gave one of them. */
function shareOfEither(questions: readonly string[], theme: string, findings: Findings): Share | null {
  const behind = (end: string, row: string) =>
    new Set(
      questions.flatMap((id) => referencesOf(cellAt(findings, { table: `${id}-${end}`, row, column: ALL }))),
    )
  const base = behind('answers', 'answered').size
  return base === 0 ? null : shareOf({ count: behind('themes', theme).size, base })
}

function answeredIn(one: IndicatorDefinition, findings: Findings): readonly string[] {
  const [question = ''] = questionsIn(one)
  return referencesOf(cellAt(findings, { table: `${question}-answers`, row: 'answered', column: ALL }))
}

function shareOf({ count, base }: { readonly count: number; readonly base: number }): Share | null {
  return base === 0 ? null : { kind: 'share', count, base, population: null }
}

function cellAt(findings: Findings, { table, row, column }: CellPlace): Cell | undefined {
  const found = tablesOf(findings).find(({ id }) => id === table)
  return found && cellIn(found, row, column)
}

function referencesOf(cell: Cell | undefined): readonly string[] {
  return cell?.kind === 'count' ? cell.references : []
}
