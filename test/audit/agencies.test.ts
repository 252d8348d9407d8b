import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STANDINGS, type Agency, type RoundAgency } from '../../server/audit/agencies.js'
import { likeness, nameKey, suggestAgencies } from '../../server/audit/agencyNames.js'
import { checkAgencyRows } from '../../server/audit/agencyRows.js'
import { agenciesToChase, coverageByDay, coverageOf, rateText } from '../../server/audit/coverage.js'
import { checkTemplate, fillTemplate, isFor, MESSAGE_KINDS, nextTry } from '../../server/audit/messages.js'

const SECTORS = [
  { id: 'health', label: 'Health' },
  { id: 'schools-education', label: 'Schools / Education' },
]

const agency = (name: string, sector = 'health', id = 1): Agency => ({
  id,
  name,
  sector,
  contact: '',
  email: '',
  tags: [],
})

const moment = fc.option(
  fc
    .date({ min: new Date('2027-03-01'), max: new Date('2027-03-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
)
const roundAgency: fc.Arbitrary<RoundAgency> = fc.record({
  agency: fc.constantFrom('health', 'schools-education', '', 'gone').map((sector) => agency('A', sector)),
  standing: fc.constantFrom(...STANDINGS),
  invitedAt: moment,
  openedAt: moment,
  draftedAt: moment,
  submittedAt: moment,
  responses: fc.nat(3),
  chasedAt: moment,
})
const roundAgencies = fc.array(roundAgency, { maxLength: 40 })

describe('coverage', () => {
  it('has every agency of N in one column, and sectors that add up to the total', () => {
    fc.assert(
      fc.property(roundAgencies, (agencies) => {
        const { rows, total } = coverageOf(agencies, SECTORS)
        for (const row of [...rows, total])
          expect(
            row.submitted + row.declined + row.partDone + row.opened + row.invited + row.notInvited,
          ).toBe(row.expected)
        for (const key of ['expected', 'submitted', 'declined', 'partDone', 'opened'] as const)
          expect(rows.reduce((sum, row) => sum + row[key], 0)).toBe(total[key])
        expect(total.expected).toBe(agencies.filter((one) => one.standing !== 'not-expected').length)
      }),
    )
  })

  it('never counts a response twice, nor one of an agency that was not expected', () => {
    fc.assert(
      fc.property(roundAgencies, (agencies) => {
        const { total } = coverageOf(agencies, SECTORS)
        const again = agencies.map((one) => ({ ...one, responses: one.responses + 5 }))
        const stranger: RoundAgency = {
          ...blank,
          standing: 'not-expected',
          submittedAt: '2027-03-05T10:00:00Z',
        }
        expect(coverageOf([...again, stranger], SECTORS).total).toEqual(total)
        expect(total.submitted).toBeLessThanOrEqual(total.expected)
      }),
    )
  })

  it('grows day by day to the number that has responded, whatever their order', () => {
    fc.assert(
      fc.property(roundAgencies, (agencies) => {
        const days = coverageByDay(agencies)
        expect(days.at(-1)?.total ?? 0).toBe(coverageOf(agencies, SECTORS).total.submitted)
        expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].sort())
        expect(coverageByDay(agencies.toReversed())).toEqual(days)
      }),
    )
  })

  it('prints a rate of N, but not of a small one, and chases nobody who has answered or declined', () => {
    const came = { ...blank, submittedAt: '2027-03-05T10:00:00Z', responses: 2 }
    const many = [...Array.from({ length: 5 }, () => came), ...Array.from({ length: 7 }, () => blank)]
    expect(rateText(coverageOf(many, SECTORS).total)).toBe('42%')
    expect(rateText(coverageOf([came, blank], SECTORS).total)).toBe('[u]')
    const late = { ...blank, draftedAt: '2027-03-04T10:00:00Z' }
    expect(agenciesToChase([blank, came, late, { ...blank, standing: 'declined' }])).toEqual([late, blank])
  })
})

const blank: RoundAgency = {
  agency: agency('Blank'),
  standing: 'expected',
  invitedAt: null,
  openedAt: null,
  draftedAt: null,
  submittedAt: null,
  responses: 0,
  chasedAt: null,
}

describe('names', () => {
  it('are one whatever their spelling', () => {
    for (const name of [
      'The St. Mary’s & All Saints',
      'st marys and all saints',
      ' ST MARY`S & ALL SAINTS. ',
    ])
      expect(nameKey(name)).toBe('st marys and all saints')
  })

  it('are alike in both directions, and never the same by likeness alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a))
        expect(likeness(a, b) === 1).toBe(nameKey(a) === nameKey(b) && nameKey(a) !== '')
      }),
    )
  })

  const register = [
    'Fenwick Road Surgery',
    'Hillfield Primary School',
    'Millfield Primary School',
    'Millfield Nursery School',
    'North Yorkshire Police',
    'Children and Young People’s Trust',
  ].map((name, id) => agency(name, 'health', id))

  it.each([
    ['Fenwick Surgery', 'Fenwick Road Surgery'],
    ['millfield primary', 'Millfield Primary School'],
    ['Hilfield Primary Scool', 'Hillfield Primary School'],
    ['N Yorkshire police', 'North Yorkshire Police'],
    ['CYPT', 'Children and Young People’s Trust'],
  ])('%s is first taken for %s', (name, expected) => {
    expect(suggestAgencies({ name, sector: '' }, register)[0]?.agency.name).toBe(expected)
  })

  it('suggests nothing for what is like no agency', () => {
    expect(suggestAgencies({ name: 'Harbour Dental', sector: 'health' }, register)).toEqual([])
    expect(suggestAgencies({ name: '', sector: '' }, register)).toEqual([])
  })
})

describe('a table of agencies', () => {
  const headings = ['Organisation', 'Sector', 'Contact name', 'E-mail address']
  const row = (number: number, ...cells: string[]) => ({
    row: number,
    cells: Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? ''])),
  })

  it('says of each row what it would do, and everything that is wrong with it', () => {
    const rows = checkAgencyRows(
      [
        row(2, 'Mill Surgery', 'health', 'Ann', 'ann@mill.example.org'),
        row(3, '', 'Dentistry', '', 'nobody'),
        row(4, 'mill surgery.'),
        row(5),
        row(6, 'Fenwick School', 'Schools / Education'),
        row(7, 'Mil Surgery', 'Health'),
      ],
      headings,
      SECTORS,
      [{ name: 'Fenwick School' }],
    )
    expect(rows.map(({ row: number, outcome }) => [number, outcome])).toEqual([
      [2, 'add'],
      [3, 'leave-out'],
      [4, 'leave-out'],
      [6, 'update'],
      [7, 'add'],
    ])
    expect(rows[1]?.faults.map(({ kind }) => kind)).toEqual(['no-name', 'unknown-sector', 'bad-email'])
    expect(rows[2]?.faults).toEqual([{ kind: 'twice', row: 2 }])
    expect(rows[3]?.agency.sector).toBe('schools-education')
    expect(rows[4]?.alike).toEqual({ name: 'Mill Surgery', row: 2 })
  })
})

describe('messages', () => {
  it('fill every place but the link’s, in one pass, and keep a subject on one line', () => {
    const places = { agency: '{closes} School', contact: 'Ann', round: 'R', area: 'A', closes: '31 March' }
    const filled = fillTemplate({ subject: '{round}:\n{agency}', text: 'Dear {contact} {link}' }, places)
    expect(filled).toEqual({ subject: 'R: {closes} School', text: 'Dear Ann {link}' })
  })

  it('are refused with a wording that has no link, an unknown place, or a link in the subject', () => {
    expect(checkTemplate({ subject: 'Hello {link}', text: 'No {name}' })).toEqual([
      { field: 'subject', kind: 'link' },
      { field: 'text', kind: 'unknown-place', place: 'name' },
      { field: 'text', kind: 'no-link' },
    ])
    expect(checkTemplate({ subject: ' ', text: '{link}' })).toEqual([{ field: 'subject', kind: 'empty' }])
  })

  it('never go to an agency that has responded, declined or is not expected; a reminder is of one kind', () => {
    fc.assert(
      fc.property(roundAgency, (one) => {
        const kinds = MESSAGE_KINDS.filter((kind) => isFor(kind, one))
        if (one.standing !== 'expected' || one.submittedAt !== null) expect(kinds).toEqual([])
        else expect(kinds.filter((kind) => kind !== 'last-call')).toHaveLength(1)
      }),
    )
  })

  it('are tried again later and later, and given up in the end', () => {
    const now = new Date('2027-03-10T12:00:00Z')
    const waits = [1, 2, 3, 4, 5, 6].map((tries) => nextTry(tries, now)?.getTime())
    expect(waits.slice(0, 5)).toEqual([...waits.slice(0, 5)].sort())
    expect(waits.at(-1)).toBeUndefined()
  })
})
