/** Published actions and indicators as tables, for pages, workbooks and files that are made of tables. */
import { STATUS_LABELS, type PublishedAction } from './actions.js'
import { longDate } from './longDate.js'
import { NOT_APPLICABLE } from './percentages.js'
import type { PublishedCell, PublishedTable } from './published.js'
import { BENCHMARK_LABELS, BENCHMARKS, type IndicatorUnit } from './scoreCard/indicators.js'
import type { PublishedIndicator } from './scoreCard/publishedScoreCard.js'
import { TRAVEL_LABELS } from './scoreCard/travel.js'
import { notesWithShorthand } from './tables.js'

/** Both tables; none for a list that is empty. */
export function groupTables({
  actions,
  scoreCard,
  statements,
}: {
  readonly actions: readonly PublishedAction[]
  readonly scoreCard: readonly PublishedIndicator[]
  readonly statements: readonly StatementText[]
}): readonly PublishedTable[] {
  return [actionsTable(actions, statements), scoreCardTable(scoreCard)].filter(({ rows }) => rows.length > 0)
}

/** A statement that an action can follow from. */
interface StatementText {
  readonly id: number
  readonly text: string
}

/** What will be done, by whom and until when; where an action follows from a statement, from which. */
export function actionsTable(
  actions: readonly PublishedAction[],
  statements: readonly StatementText[] = [],
): PublishedTable {
  const title = 'Next steps'
  const texts = new Map(statements.map(({ id, text }) => [id, text]))
  const follows = ({ statement }: PublishedAction) => texts.get(statement ?? 0)
  const hasStatements = actions.some((action) => follows(action) !== undefined)
  return {
    ...{ id: 'actions', title, shortTitle: title, rowHeading: 'Action' },
    columns: [
      { id: 'owner', label: 'Owner' },
      { id: 'due', label: 'Due' },
      { id: 'status', label: 'Status' },
      ...(hasStatements ? [{ id: 'statement', label: 'Follows from' }] : []),
    ],
    rows: actions.map((action) => ({
      id: `action-${action.number}`,
      label: action.text,
      cells: [
        ...[action.owner, longDate(action.dueOn), STATUS_LABELS[action.status]],
        ...(hasStatements ? [follows(action) ?? NOT_APPLICABLE] : []),
      ].map(worded),
    })),
    notes: ['The status is that of the day of the release. An agency is named only where that was agreed.'],
  }
}

const UNIT_LABELS: Readonly<Record<IndicatorUnit, string>> = {
  count: 'Number',
  percent: 'Per cent',
  rate: 'Per 10,000',
}

/** Indicators with what they are compared with; columns that nothing stands in are left out. */
export function scoreCardTable(indicators: readonly PublishedIndicator[]): PublishedTable {
  const title = 'Score card'
  const columns = COLUMNS.filter(({ isUsed }) => indicators.some((one) => isUsed(one)))
  const rows = indicators.map((one) => ({
    id: one.id.replaceAll('/', '-'),
    label: one.label,
    cells: columns.map(({ cellOf }) => cellOf(one)),
  }))
  return {
    ...{ id: 'score-card', title, shortTitle: title, rowHeading: 'Indicator' },
    columns: columns.map(({ id, label }) => ({ id, label })),
    rows,
    notes: notesWithShorthand(
      [
        ...indicators.flatMap(noteOf),
        'Shares have changed clearly where their 95% ranges do not overlap. Response rates and figures entered by hand are compared as they are.',
      ],
      rows,
    ),
  }
}

const NONE: PublishedCell = { kind: 'text', text: NOT_APPLICABLE }

interface IndicatorColumn {
  readonly id: string
  readonly label: string
  readonly isUsed: (one: PublishedIndicator) => boolean
  readonly cellOf: (one: PublishedIndicator) => PublishedCell
}

const hasEarlier = ({ before, direction }: PublishedIndicator) =>
  before !== null || direction !== 'no-comparison'

const COLUMNS: readonly IndicatorColumn[] = [
  { id: 'now', label: 'This round', isUsed: () => true, cellOf: ({ now }) => now ?? NONE },
  { id: 'base', label: 'Out of', isUsed: ({ now }) => now?.kind === 'percentage', cellOf: baseCell },
  { id: 'unit', label: 'Unit', isUsed: () => true, cellOf: ({ unit }) => worded(UNIT_LABELS[unit]) },
  {
    id: 'before',
    label: 'Round before',
    isUsed: hasEarlier,
    cellOf: ({ before }) => before ?? NONE,
  },
  { id: 'direction', label: 'Direction of travel', isUsed: hasEarlier, cellOf: directionCell },
  {
    ...{ id: 'target', label: 'Target' },
    isUsed: ({ target }) => target !== null,
    cellOf: ({ target }) => (target === null ? NONE : measure(target)),
  },
  {
    ...{ id: 'met', label: 'Target met' },
    isUsed: ({ target }) => target !== null,
    cellOf: ({ isMet }) => (isMet === null ? NONE : worded(isMet ? 'Yes' : 'No')),
  },
  ...BENCHMARKS.map((kind): IndicatorColumn => ({
    id: kind,
    label: BENCHMARK_LABELS[kind],
    isUsed: ({ benchmarks }) => benchmarks[kind] !== undefined,
    cellOf: ({ benchmarks }) => (benchmarks[kind] ? measure(benchmarks[kind].value) : NONE),
  })),
]

function worded(words: string): PublishedCell {
  return { kind: 'text', text: words }
}

function measure(value: number): PublishedCell {
  return { kind: 'measure', value }
}

function baseCell({ now }: PublishedIndicator): PublishedCell {
  return now?.kind === 'percentage' ? { kind: 'count', value: now.base } : NONE
}

function directionCell({ direction, way }: PublishedIndicator): PublishedCell {
  if (direction === 'no-comparison') return NONE
  if (direction === 'no-clear-change') return worded(TRAVEL_LABELS[direction])
  return worded(way === null ? '' : TRAVEL_LABELS[direction][way])
}

/** What an indicator is out of, or when and where it and what it is compared with were counted. */
function noteOf({ label, note, period, source, benchmarks }: PublishedIndicator): readonly string[] {
  const own = source === '' ? note : `${period}, ${source}.`
  const others = BENCHMARKS.flatMap((kind) => {
    const one = benchmarks[kind]
    return one ? [`${BENCHMARK_LABELS[kind]}: ${one.period}, ${one.source}`] : []
  })
  const parts = [own, others.length > 0 ? `Compared with: ${others.join('; ')}.` : '']
  const said = parts.filter((part) => part !== '').join(' ')
  return said === '' ? [] : [`${label}: ${said}`]
}
