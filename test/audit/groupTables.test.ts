import { describe, expect, it } from 'vitest'
import type { PublishedAction } from '../../server/audit/actions.js'
import { cellText } from '../../server/audit/cellText.js'
import { actionsTable, scoreCardTable } from '../../server/audit/groupTables.js'
import type { PublishedTable } from '../../server/audit/published.js'
import type { PublishedIndicator } from '../../server/audit/scoreCard/publishedScoreCard.js'

const printed = ({ columns, rows }: PublishedTable) => [
  columns.map(({ label }) => label),
  ...rows.map(({ label, cells }) => [label, ...cells.map(cellText)]),
]

const indicator = (given: Partial<PublishedIndicator> = {}): PublishedIndicator => ({
  ...{ id: 'one', label: 'Named worker', unit: 'percent', polarity: 'up', before: null },
  now: { kind: 'percentage', count: 21, base: 27 },
  ...{ direction: 'no-comparison', way: null, target: null, isMet: null, benchmarks: {} },
  ...{ period: '', source: '', note: 'Of the answers.' },
  ...given,
})

describe('published actions as a table', () => {
  it('say who does what until when', () => {
    const action: PublishedAction = {
      ...{ number: 1, text: 'Train schools', owner: 'Board', dueOn: '2027-09-30', status: 'dropped' },
    }
    expect(printed(actionsTable([action]))).toEqual([
      ['Owner', 'Due', 'Status'],
      ['Train schools', 'Board', '30 September 2027', 'No longer planned'],
    ])
    const other = { ...action, number: 2, text: 'One form', statement: 7 }
    const statements = [{ id: 7, text: 'Few share a form.' }]
    expect(printed(actionsTable([action, other], statements))).toEqual([
      ['Owner', 'Due', 'Status', 'Follows from'],
      ['Train schools', 'Board', '30 September 2027', 'No longer planned', '[z]'],
      ['One form', 'Board', '30 September 2027', 'No longer planned', 'Few share a form.'],
    ])
    expect(printed(actionsTable([other]))[0]).toEqual(['Owner', 'Due', 'Status'])
  })
})

describe('a published score card as a table', () => {
  it('has the columns that something stands in', () => {
    const table = scoreCardTable([indicator()])
    expect(printed(table)).toEqual([
      ['This round', 'Out of', 'Unit'],
      ['Named worker', '78%', '27', 'Per cent'],
    ])
    expect(table.notes[0]).toBe('Named worker: Of the answers.')
  })

  it('prints figures with their unit, and what is not known or withheld as shorthand', () => {
    const national = { value: 22.4, period: '2026', source: 'DfE' }
    const table = scoreCardTable([
      indicator({
        ...{ before: { kind: 'percentage', count: 9, base: 30 }, direction: 'better', way: 'up' },
        ...{ target: 75, isMet: true },
      }),
      indicator({
        ...{ id: 'hand-1', label: 'Re-referrals', now: { kind: 'measure', value: 21.5 }, note: '' },
        ...{ period: '2027', source: 'Case system', benchmarks: { national } },
      }),
      indicator({
        id: 'hand-2',
        label: 'Few',
        unit: 'count',
        now: { kind: 'withheld' },
        source: 'Case system',
      }),
      indicator({ id: 'hand-3', label: 'Rate', unit: 'rate', now: { kind: 'measure', value: 12.5 } }),
    ])
    expect(printed(table)).toEqual([
      [
        ...['This round', 'Out of', 'Unit', 'Round before', 'Direction of travel', 'Target', 'Target met'],
        'National',
      ],
      ['Named worker', '78%', '27', 'Per cent', '30%', 'Up: better', '75', 'Yes', '[z]'],
      ['Re-referrals', '21.5', '[z]', 'Per cent', '[z]', '[z]', '[z]', '[z]', '22.4'],
      ['Few', '[c]', '[z]', 'Number', '[z]', '[z]', '[z]', '[z]', '[z]'],
      ['Rate', '12.5', '[z]', 'Per 10,000', '[z]', '[z]', '[z]', '[z]', '[z]'],
    ])
    expect(table.notes).toContain('Re-referrals: 2027, Case system. Compared with: National: 2026, DfE.')
  })
})
