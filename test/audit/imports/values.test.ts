import { describe, expect, it } from 'vitest'
import { importedAnswer, importedTick } from '../../../server/audit/imports/values.js'
import { momentIn, orderOfDates } from '../../../server/audit/imports/times.js'
import type { Question } from '../../../server/audit/questionnaire.js'

const options = [
  { id: 'schools-education', label: 'Schools / Education' },
  { id: 'health', label: 'Health', specify: 'please specify' },
  { id: 'crime', label: 'Crime, or ‘anti-social’ behaviour.' },
]
const question = (kind: Question['kind']): Question => ({ id: 'q', kind, text: 'Q', options })

describe('a cell becomes an answer', () => {
  it.each([
    ['Schools / Education', 'schools-education'],
    [' SCHOOLS /  education ', 'schools-education'],
    ['schools_education', 'schools-education'],
    ['Health (please specify)', 'health'],
    ["crime, or 'anti-social' behaviour", 'crime'],
  ])('to a choice, from %j', (text, id) => {
    expect(importedAnswer(question('choice'), text)).toEqual({ answer: id, unfit: [] })
  })

  it('to a choice keeps what fits no option, in a list', () => {
    expect(importedAnswer(question('choice'), ' Dentistry\r\n')).toEqual({
      answer: ['Dentistry'],
      unfit: ['Dentistry'],
    })
  })

  it.each([
    ['Y', 'yes', []],
    ['FALSE', 'no', []],
    ['Sometimes', 'Sometimes', ['Sometimes']],
  ])('to yes or no, from %j', (text, answer, unfit) => {
    expect(importedAnswer(question('yes-no'), text)).toEqual({ answer, unfit })
  })

  it('to a count keeps words beside the number', () => {
    expect(importedAnswer(question('count'), 'about 40').answer).toBe('about 40')
  })

  it.each([
    ['Health;Crime, or ‘anti-social’ behaviour.;', ['health', 'crime'], []],
    ['Crime, or anti-social behaviour, Health', ['crime', 'health'], []],
    ['Health; Housing, debt', ['health', 'Housing, debt'], ['Housing, debt']],
    ['Housing, Health', ['Housing', 'health'], ['Housing']],
  ])('to a tick list, from %j', (text, answer, unfit) => {
    expect(importedAnswer(question('tick-list'), text)).toEqual({ answer, unfit })
  })

  it.each([
    ['Yes', ['health']],
    ['Health', ['health']],
    ['1', ['health']],
    ['No', []],
    ['', []],
    ['Sometimes', ['Health Sometimes']],
  ])('to one option, from %j', (text, answer) => {
    expect(importedTick({ id: 'health', label: 'Health' }, text).answer).toEqual(answer)
  })
})

describe('a time', () => {
  it.each([
    ['2027-03-03 09:05:12', 'day-first', '2027-03-03T09:05:12.000Z'],
    ['2027-07-03 09:05:12', 'day-first', '2027-07-03T08:05:12.000Z'],
    ['2027-07-03T09:05:12Z', 'day-first', '2027-07-03T09:05:12.000Z'],
    ['03/04/2027 09:05', 'day-first', '2027-04-03T08:05:00.000Z'],
    ['03/04/2027 12:05:10 PM', 'month-first', '2027-03-04T12:05:10.000Z'],
    ['3/4/27 12:05:10 AM', 'month-first', '2027-03-04T00:05:10.000Z'],
    ['1980-01-01 00:00:00', 'day-first', undefined],
    ['31/04/2027', 'day-first', undefined],
    ['yesterday', 'day-first', undefined],
  ] as const)('%j, %s', (text, order, moment) => {
    expect(momentIn(text, order)).toBe(moment)
  })

  it('shows by its numbers how it is meant', () => {
    expect(orderOfDates(['', '03/04/2027', '03/14/2027'])).toBe('month-first')
    expect(orderOfDates(['14/03/2027 09:00'])).toBe('day-first')
    expect(orderOfDates(['03/04/2027', '2027-03-14'])).toBeUndefined()
  })
})
