import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMask, knownNamesIn, maskResponse } from '../../server/audit/maskedText.js'
import { questionnaire, responseOf } from '../support/findings.js'

const mask = createMask({
  agencies: [
    'Larkfield Primary School (Year 6)',
    'Public Health',
    'the centre',
    'School',
    'St Orla’s RC Primary',
    'Rocket Shed Club',
  ],
  persons: ['Dawn Ellerby-Moss (DSL)', 'Mrs P Winstanley, Headteacher', 'kaz', '[erased]'],
})

describe('a mask', () => {
  it.each([
    ['We at Larkfield Primary School know', 'We at [an agency] know'],
    ['larkfield primary school’s mentor', '[an agency]’s mentor'],
    ['Larkfield does', '[an agency] does'],
    ['a larkfield of larks', 'a larkfield of larks'],
    ['St Orla’s and St. Orla’s choir', '[an agency]’s and [an agency]’s choir'],
    ['Ask Public Health', 'Ask [an agency]'],
    ['The centre and the School', 'The centre and the School'],
    ['a rocket shed club', 'a [an agency]'],
    ['Ask Dawn Ellerby-Moss or Dawn', 'Ask [a person] or [a person]'],
    ['A name was erased: [erased]', 'A name was erased: [erased]'],
    ['Dawn raids; at dawn', 'Dawn raids; at dawn'],
    ['Ellerby-Moss knows, and so does Winstanley', '[a person] knows, and so does [a person]'],
    ['ask Kaz', 'ask [a person]'],
    ['ring 01632 960123 or a@b.example', 'ring [contact details] or [contact details]'],
    ['a child called Jaydon (dob 1/2/2019)', 'a child called [a person] (dob [a date])'],
  ])('%s', (text, masked) => {
    expect(mask.text(text)).toBe(masked)
  })

  it('leaves what somebody has looked at, but for names and contact details', () => {
    expect(mask.text('Jaydon’s mum rang 01632 960123 at Larkfield', true)).toBe(
      'Jaydon’s mum rang [contact details] at [an agency]',
    )
  })

  it('hides a name wherever it stands, whatever is around it', () => {
    const around = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(around, around, (before, after) => {
        const masked = mask.text(`${before} Larkfield Primary School, ${after}`)
        expect(masked).not.toContain('Larkfield Primary')
        expect(masked.isWellFormed()).toBe(`${before}${after}`.isWellFormed())
      }),
    )
  })
})

it('shows a response without who answered, choices as they are', () => {
  const response = responseOf('A', {
    agency: 'Larkfield Primary School',
    respondent_name: 'Dawn Ellerby-Moss',
    contact_details: 'office, any time',
    sector: 'health',
    health_detail: 'Larkfield clinic',
    families_issues: ['health'],
    identify_how: 'Larkfield staff notice',
  })
  const own = createMask(knownNamesIn([response], { agencies: ['Thornbar Academy'], persons: [] }))
  expect(maskResponse(response, own, questionnaire).answers).toEqual({
    agency: '[an agency]',
    respondent_name: '[a person]',
    contact_details: '[contact details]',
    sector: 'health',
    health_detail: '[a kind of agency]',
    families_issues: ['health'],
    identify_how: '[an agency] staff notice',
  })
  expect(own.text('Thornbar Academy')).toBe('[an agency]')
})
