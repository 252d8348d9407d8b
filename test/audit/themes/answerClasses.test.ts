import { describe, expect, it } from 'vitest'
import { classifyAnswer } from '../../../server/audit/themes/answerClasses.js'
import type { Question } from '../../../server/audit/questionnaire.js'

const howWell: Question = {
  id: 'how-well',
  kind: 'long-text',
  text: 'How well do practitioners in your agency understand their responsibilities to early help?',
}
const whatGaps: Question = {
  id: 'gaps',
  kind: 'long-text',
  text: 'What gaps are you aware of?',
  noneIsContent: true,
}
const doYou: Question = {
  id: 'do-you',
  kind: 'long-text',
  closed: true,
  text: 'Do you consider how needs may be met and make referrals?',
}
const training: Question = {
  id: 'training',
  kind: 'long-text',
  text: 'What training do staff in your agency access?',
}

describe('classifyAnswer', () => {
  it.each([
    ['', 'blank'],
    [' \n ', 'blank'],
    ['?', 'dont-know'],
    ['-', 'nothing'],
    ['N/A', 'not-applicable'],
    ['n.a.', 'not-applicable'],
    ['Not applicable to our setting', 'not-applicable'],
    ['Doesn’t apply', 'not-applicable'],
    ['Not sure', 'dont-know'],
    ['unsrue', 'dont-know'],
    ['dont no', 'dont-know'],
    ['Dont know sorry', 'dont-know'],
    ["I couldn't say", 'dont-know'],
    ['No idea, the head would know', 'dont-know'],
    ['Too new in post to say', 'dont-know'],
    ['None', 'nothing'],
    ['Nil return', 'nothing'],
    ['nothing at present', 'nothing'],
    ['No comment', 'nothing'],
    ['As above', 'refers-elsewhere'],
    ['see previuos answer', 'refers-elsewhere'],
    ['Ditto', 'refers-elsewhere'],
    ['Please see our policy.', 'refers-elsewhere'],
    ['Well', 'generic'],
    ['Very well I would say.', 'generic'],
    ['verry well', 'generic'],
    ['All of our practioners understand their responsabilities very well', 'generic'],
    ['Catering staff know their role well', 'generic'],
    ['It varies', 'generic'],
    ['Reasonably', 'generic'],
    ['We do', 'generic'],
  ])('reads %j as %s', (text, expected) => {
    expect(classifyAnswer(text, howWell)).toBe(expected)
  })

  it.each([
    'CPOMS and daily briefings',
    'Very well in the infants, less so in the juniors',
    'Well understood since the March training day',
    'Not sure that midday supervisors have ever been told what it is',
    'Only the DSL',
    'Everyone’s business',
  ])('finds something said in %j', (text) => {
    expect(classifyAnswer(text, howWell)).toBe('substantive')
  })

  it.each([
    'None beyond the annual update',
    'Nothing but the online module',
    'Level 3',
    'Prevent',
    'None since 2016',
  ])('takes the short but concrete %j for an answer about training', (text) => {
    expect(classifyAnswer(text, training)).toBe('substantive')
  })

  it('takes "none" for an answer where the question asks for it', () => {
    expect(classifyAnswer('None', whatGaps)).toBe('substantive')
    expect(classifyAnswer('Not sure', whatGaps)).toBe('dont-know')
    expect(classifyAnswer('None that I know of', whatGaps)).toBe('dont-know')
  })

  it('takes a bare yes for thin where prose was asked, and not where a word answers', () => {
    expect(classifyAnswer('Yes', doYou)).toBe('generic')
    expect(classifyAnswer('Yes', { id: 'caseloads', kind: 'text', closed: true, text: 'Caseloads?' })).toBe(
      'substantive',
    )
  })

  it('reads a text without a question as prose', () => {
    expect(classifyAnswer('Not applicable')).toBe('not-applicable')
    expect(classifyAnswer('We run a group on Fridays')).toBe('substantive')
  })
})
