import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  actionFaults,
  actionsIn,
  isOverdue,
  publishActions,
  publishedAction,
  type AgreedAction,
} from '../../server/audit/actions.js'
import { mergeFields } from '../../server/audit/merging.js'

const NOW = new Date('2027-06-01T23:30:00Z')

const action = (given: Partial<AgreedAction> = {}): AgreedAction => ({
  id: given.number ?? 1,
  number: 1,
  text: 'Offer threshold training to schools',
  agencyId: null,
  agencyName: '',
  owner: 'Partnership board',
  isOwnerNamed: false,
  dueOn: '2027-06-30',
  status: 'not-started',
  sectionId: null,
  statementId: null,
  version: 1,
  writtenBy: 'Lee',
  writtenAt: '2027-05-01T10:00:00.000Z',
  ...given,
})

describe('an action', () => {
  it('is overdue from the day after its due date in the United Kingdom, while it is open', () => {
    // It is 2 June there by now.
    expect(isOverdue(action({ dueOn: '2027-06-01' }), NOW)).toBe(true)
    expect(isOverdue(action({ dueOn: '2027-06-02' }), NOW)).toBe(false)
    for (const status of ['done', 'dropped'] as const)
      expect(isOverdue(action({ dueOn: '2027-01-01', status }), NOW)).toBe(false)
  })

  it('needs a text, one owner and a likely day', () => {
    const faults = (given: Partial<AgreedAction>) =>
      actionFaults(action(given), NOW).map(({ field, kind }) => `${field} ${kind}`)
    expect(faults({})).toEqual([])
    expect(faults({ agencyId: 3, owner: '' })).toEqual([])
    expect(faults({ text: ' ', owner: '', dueOn: '' })).toEqual([
      'text empty',
      'owner empty',
      'dueOn malformed',
    ])
    expect(faults({ agencyId: 3 })).toEqual(['owner two-owners'])
    expect(faults({ text: 'x'.repeat(1_001), owner: 'x'.repeat(201) })).toEqual([
      'text too-long',
      'owner too-long',
    ])
    for (const dueOn of ['2027-02-30', '1927-06-30', '2072-06-30', 'June']) {
      expect(faults({ dueOn })).toEqual(['dueOn malformed'])
    }
  })
})

describe('actions', () => {
  const all = [
    action({ number: 1, status: 'done', dueOn: '2027-01-01' }),
    action({ number: 2, dueOn: '2027-09-01' }),
    action({ number: 3, dueOn: '2027-05-01' }),
    action({ number: 4, dueOn: '2027-05-01', status: 'under-way' }),
    action({ number: 5, status: 'dropped' }),
  ]
  const numbers = (filter: Parameters<typeof actionsIn>[1]) =>
    actionsIn(all, filter, NOW).map(({ number }) => number)

  it('are listed open ones first, those due first before others', () => {
    expect(numbers('all')).toEqual([3, 4, 2, 1, 5])
    expect(numbers('open')).toEqual([3, 4, 2])
    expect(numbers('overdue')).toEqual([3, 4])
    expect(numbers('closed')).toEqual([1, 5])
  })

  it('are published without the names of agencies that may not be named', () => {
    const mask = { text: (text: string) => text.replace('Larkfield', '[an agency]') }
    const agency = { agencyId: 3, agencyName: 'Larkfield School', owner: '' }
    const published = publishActions(
      [
        action({ number: 3, ...agency, isOwnerNamed: true }),
        action({ number: 1, ...agency }),
        action({ number: 2, text: 'Ask Larkfield', owner: 'Head of Larkfield' }),
      ],
      mask,
    )
    expect(published.map(({ number, text, owner }) => [number, text, owner])).toEqual([
      [1, 'Offer threshold training to schools', 'An agency'],
      [2, 'Ask [an agency]', 'Head of [an agency]'],
      [3, 'Offer threshold training to schools', 'Larkfield School'],
    ])
    expect(() => published.map((one) => publishedAction.parse(one))).not.toThrow()
  })
})

describe('a form that two people had open', () => {
  const texts = fc.record({ a: fc.constantFrom('', '1', '2', '3'), b: fc.constantFrom('', '1', '2', '3') })

  it('keeps everything that was typed, and takes what is there by now where nothing was', () => {
    fc.assert(
      fc.property(texts, texts, texts, (shown, typed, now) => {
        const { values, changed } = mergeFields(shown, typed, now)
        for (const field of ['a', 'b'] as const) {
          if (typed[field] !== shown[field]) expect(values[field]).toBe(typed[field])
          else expect(values[field]).toBe(now[field])
          expect(changed.includes(field)).toBe(now[field] !== shown[field])
        }
      }),
    )
  })
})
