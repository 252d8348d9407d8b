import { describe, expect, it } from 'vitest'
import { readOpening, readYesNo } from '../../server/audit/readings.js'

describe('readYesNo', () => {
  it.each([
    ['yes', 'yes'],
    ['Yes.', 'yes'],
    [' NO ', 'no'],
    ['Sometimes', 'unclear'],
    ['Yes and no', 'unclear'],
    ['yes, sometimes', 'unclear'],
    ['', 'unclear'],
  ])('reads %j as %s', (answer, reading) => {
    expect(readYesNo(answer)).toBe(reading)
  })
})

describe('readOpening', () => {
  it.each([
    ...['Yes', 'Y', 'yep', 'yess!', '“Yes”', '- Yes', 'YES – always', 'Yes 12 each', 'y, 30 to 40'],
    ...['Yes. But ask me again next year', 'Of course.', 'definately. all of them', 'We do.', 'we always do'],
    ...['Always considered', 'Have to. Nobody else will', 'key worker yes', 'Yes for all families'],
  ])('reads %j as yes', (answer) => {
    expect(readOpening(answer)).toBe('yes')
  })

  it.each([
    ...['No', 'n', 'Nope', 'No -', 'No, open door', 'No (the office sees anyone)', 'no we are a school'],
    ...['Not as such', 'not really.', "Don't think so", 'We don’t', 'No caseloads', 'Not at present', 'None'],
    ...['Honest answer no. It is hard', 'Key workers, no'],
  ])('reads %j as no', (answer) => {
    expect(readOpening(answer)).toBe('no')
  })

  it.each([
    ...['Mostly', 'Some staff do', 'Mentor has a caseload, rest of us no', 'mentors do (8), clubs don’t'],
    ...[
      'Yes and no',
      'yes sort of, groups of 8',
      'Yes, but not for all',
      'Yes for some teams',
      'No, but the nurse does',
    ],
    ...[
      'Not formally.',
      'Not always',
      'kind of. about 20',
      'It depends',
      'We try to',
      'We do our best',
      'Only at level 3',
    ],
    ...[
      'As far as a school can',
      'Pastoral managers hold a list, so loosely yes',
      'Key groups, so yes in a way',
    ],
    ...[
      'Where there is a plan then yes, otherwise the class teacher',
      'In part: most of it',
      'Yes, although it is hard',
    ],
  ])('reads %j as qualified', (answer) => {
    expect(readOpening(answer)).toBe('qualified')
  })

  it.each([
    ...['', '?', 'Not sure', 'n/a', 'N/A - we are a charity', "Don't know", 'No idea', 'not applicable'],
    ...['No consent does not mean no concern', 'Class teacher', 'The worker carries 24.', 'They have me!'],
    ...[
      'If a parent says no we ask again',
      'We never give up at the first no',
      'I don’t think you can do it otherwise',
    ],
    ...['Yesterday we met', 'Nobody asked', 'Notes are kept', '12'],
  ])('leaves %j unclear', (answer) => {
    expect(readOpening(answer)).toBe('unclear')
  })
})
