import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  announcements,
  dateFaults,
  datesOf,
  dueKinds,
  isInForce,
  monthsLater,
  postponed,
  type Keeping,
  type PurgeDates,
} from '../../server/audit/retention.js'
import { isDate } from '../../server/audit/rounds.js'

const round = {
  title: 'Spring',
  opensOn: '2027-03-01',
  closesOn: '2027-03-31',
  closedAt: null,
  contactsDeletedOn: null,
  wordsDeletedOn: null,
}
const keeping: Keeping = { round, retention: undefined, lastGrace: null, openConcerns: 0, years: 2 }
const confirmed = (dates: PurgeDates): Keeping => ({
  ...keeping,
  retention: { dates, confirmed: { by: 'A lead', at: '2027-04-02T10:00:00Z' } },
})
const at = (day: string) => new Date(`${day}T12:00:00Z`)
const DATES = { contacts: '2028-03-31', words: '2029-03-31' }

it('suggests a year for contact details and the council’s years for words, from the last day on which answers came', () => {
  expect(datesOf(keeping)).toEqual(DATES)
  expect(datesOf({ ...keeping, years: 1 })).toEqual({ contacts: '2028-03-31', words: '2028-03-31' })
  // Closed at half past midnight in British summer time.
  const closed = { ...round, closedAt: '2027-03-28T23:30:00Z' }
  expect(datesOf({ ...keeping, round: closed }).contacts).toBe('2028-03-29')
  expect(datesOf({ ...keeping, lastGrace: '2027-04-10' }).contacts).toBe('2028-04-10')
})

it('counts months to the same day, or to the last one that a month has', () => {
  expect(monthsLater('2028-02-29', 12)).toBe('2029-02-28')
  expect(monthsLater('2027-11-30', 3)).toBe('2028-02-29')
  expect(monthsLater('2027-12-31', 1)).toBe('2028-01-31')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 120 }), (days, months) => {
      const from = new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
      const to = monthsLater(from, months)
      return isDate(to) && to >= from && to.slice(8) <= from.slice(8)
    }),
  )
})

describe('nothing is deleted', () => {
  const long = at('2040-01-01')
  it('while nobody has confirmed the dates, however long ago they are', () => {
    expect(dueKinds(keeping, long)).toEqual([])
    expect(dueKinds({ ...keeping, retention: { dates: DATES, confirmed: null } }, long)).toEqual([])
  })
  it('before its day begins in the United Kingdom', () => {
    expect(dueKinds(confirmed(DATES), new Date('2028-03-30T22:59:59Z'))).toEqual([])
    expect(dueKinds(confirmed(DATES), new Date('2028-03-30T23:00:00Z'))).toEqual(['contacts'])
    expect(dueKinds(confirmed(DATES), at('2029-03-31'))).toEqual(['contacts', 'words'])
  })
  it('of words while a safeguarding concern about them was not passed on', () => {
    expect(dueKinds({ ...confirmed(DATES), openConcerns: 1 }, long)).toEqual(['contacts'])
  })
  it('twice', () => {
    const done = { ...round, contactsDeletedOn: '2028-03-31' }
    expect(dueKinds({ ...confirmed(DATES), round: done }, long)).toEqual(['words'])
    expect(dueKinds({ ...confirmed(DATES), round: { ...done, wordsDeletedOn: '2029-03-31' } }, long)).toEqual(
      [],
    )
  })
  it('where the round was opened again for longer than the dates', () => {
    const reopened = { ...round, closesOn: '2028-06-30' }
    expect(dueKinds({ ...confirmed(DATES), round: reopened }, at('2028-05-01'))).toEqual([])
    expect(dueKinds({ ...confirmed(DATES), round: reopened }, at('2028-08-01'))).toEqual([])
    expect(isInForce({ ...confirmed(DATES), round: reopened })).toBe(false)
    expect(dueKinds({ ...confirmed(DATES), lastGrace: '2028-06-30' }, at('2028-05-01'))).toEqual([])
  })
})

it('announces what is 30 days away or less, and says whether it is confirmed', () => {
  expect(announcements(confirmed(DATES), at('2028-02-29'))).toEqual([])
  expect(announcements(confirmed(DATES), at('2028-03-01'))).toEqual([
    { kind: 'contacts', on: '2028-03-31', isConfirmed: true },
  ])
  expect(announcements(keeping, at('2029-06-01'))).toEqual([
    { kind: 'contacts', on: '2028-03-31', isConfirmed: false },
    { kind: 'words', on: '2029-03-31', isConfirmed: false },
  ])
  expect(announcements(keeping, at('2027-03-31'))).toEqual([])
})

it('postpones by three months what is not deleted yet, from today where its day is past', () => {
  expect(postponed(confirmed(DATES), at('2028-03-15'))).toEqual({
    contacts: '2028-06-30',
    words: '2029-06-30',
  })
  const done = { ...confirmed(DATES), round: { ...round, contactsDeletedOn: '2028-03-31' } }
  expect(postponed(done, at('2029-04-05'))).toEqual({ contacts: '2028-03-31', words: '2029-07-05' })
})

it('says what is wrong with dates', () => {
  const faults = (contacts: string, words: string, now = at('2027-05-01')) =>
    dateFaults({ contacts, words }, keeping, now).map(({ field, kind }) => `${field} ${kind}`)
  expect(faults('2028-03-31', '2028-03-31')).toEqual([])
  expect(faults('soon', '2028-02-30')).toEqual(['contacts malformed', 'words malformed'])
  expect(faults('2027-05-01', '2028-03-31')).toEqual(['contacts not-ahead'])
  expect(faults('2027-03-31', '2028-03-31', at('2027-03-01'))).toEqual(['contacts not-ahead'])
  expect(faults('2028-03-31', '2028-03-30')).toEqual(['words before-contacts'])
  expect(faults('2028-03-31', '2208-03-31')).toEqual(['words too-far'])
})
