import { describe, expect, it } from 'vitest'
import { textOf, type Answers, type AuditResponse } from '../../server/audit/answers.js'
import { nameKey } from '../../server/audit/agencyNames.js'
import type { Correction, Remedy, SubmittedResponse } from '../../server/audit/corrections.js'
import { lookAt, qualityIssues } from '../../server/audit/dataQuality.js'
import { correctionOf, undo } from '../support/corrections.js'
import { questionnaire, responseOf } from '../support/findings.js'

const TEXT =
  'Our family workers visit every new parent in the first month and bring what they notice to the weekly meeting'

/** A response with nothing to be said about. */
const sound = (reference: string, answers: Answers = {}, version = 1): SubmittedResponse => ({
  ...responseOf(reference, {
    agency: `Agency ${reference}`,
    sector: 'health',
    provide_gaps: 'Speech therapy',
    ...answers,
  }),
  version,
})

function issuesOf(
  responses: readonly SubmittedResponse[],
  corrections: readonly Correction[] = [],
  register: Readonly<Record<string, string>> = {},
) {
  const sectorOfAgency = new Map(Object.entries(register).map(([name, sector]) => [nameKey(name), sector]))
  const registeredSector = ({ answers }: AuditResponse) =>
    sectorOfAgency.get(nameKey(textOf(answers, 'agency')))
  const looked = responses.map((response) => {
    const own = corrections.filter(({ reference }) => reference === response.reference)
    return lookAt(response, own, { questionnaire, registeredSector })
  })
  return qualityIssues(looked).map(({ reference, kind, questionId, other, details }) =>
    [reference, kind, questionId ?? other ?? '', ...details].filter(Boolean).join(' '),
  )
}

describe('the data quality list', () => {
  it.each<[string, Answers, Readonly<Record<string, string>>, string[]]>([
    ['a sound response', {}, {}, []],
    ['a blank sector', { sector: '' }, {}, ['A blank-sector']],
    [
      'a blank sector that the register has',
      { sector: '' },
      { 'agency a': 'police' },
      ['A blank-sector police'],
    ],
    ['a sector other than the register’s', {}, { 'The Agency A': 'police' }, ['A wrong-sector police']],
    ['the register’s sector', {}, { 'Agency A': 'health' }, []],
    [
      'a name and a number',
      { identify_how: 'A child called Ellie Marsh, ring 01632 960123' },
      {},
      ['A personal-data identify_how named-person phone'],
    ],
    ['a number in words', { families_count: 'about a dozen' }, {}, ['A unread-number families_count']],
    ['a number in figures', { families_count: 'about 12' }, {}, []],
    [
      'nothing but thin answers',
      { provide_gaps: 'Not sure', assess_consent: 'n/a' },
      {},
      ['A thin-throughout'],
    ],
    ['no answer in words', { provide_gaps: ' ' }, {}, ['A thin-throughout']],
  ])('of %s', (_, answers, register, issues) => {
    expect(issuesOf([sound('A', answers)], [], register)).toEqual(issues)
  })

  it('finds agencies that answered twice, by name or by text, each beside the first of them', () => {
    const same = [
      sound('B', { agency: 'Larkfield & Sons School' }),
      sound('C', { agency: 'the Larkfield and Sons school' }),
    ]
    expect(issuesOf(same)).toEqual(['C possible-duplicate B same-agency'])
    const pasted = [
      sound('D', { identify_how: TEXT }),
      sound('E', { identify_how: `${TEXT}.`, agency: '' }),
      sound('F', { identify_how: TEXT.split(' ').toReversed().join(' ') }),
    ]
    expect(issuesOf(pasted)).toEqual(['E possible-duplicate D near-same-text'])
  })

  it('compares two texts near enough, though neither agency is named', () => {
    const words = TEXT.split(' ')
    const edited = [...words.slice(0, -1), 'panel'].join(' ')
    const rewritten = words.map((word, index) => (index % 3 === 0 ? 'quite' : word)).join(' ')
    const pair = (text: string) => [
      sound('A', { agency: '', identify_how: TEXT }),
      sound('B', { agency: '', identify_how: text }),
    ]
    expect(issuesOf(pair(edited))).toEqual(['B possible-duplicate A near-same-text'])
    expect(issuesOf(pair(rewritten))).toEqual([])
  })
})

describe('what was put right or looked at', () => {
  const personal = 'A child called Ellie came in'
  const response = sound('A', { sector: '', identify_how: personal, families_count: '11 or 12' })
  const acceptance = (
    issue: 'personal-data' | 'thin-throughout',
    questionId: string | null = null,
  ): Remedy => ({
    kind: 'acceptance',
    issue,
    questionId,
    other: null,
  })
  const all = [
    'A blank-sector',
    'A personal-data identify_how named-person',
    'A unread-number families_count',
  ]

  it.each<[string, Remedy, string[]]>([
    ['a sector', { kind: 'sector', sector: 'police' }, all.slice(1)],
    [
      'a redaction',
      {
        kind: 'redaction',
        questionId: 'identify_how',
        spans: [{ start: 15, end: 20, generic: '[a child]' }],
      },
      [all[0] ?? '', all[2] ?? ''],
    ],
    ['a reading', { kind: 'reading', questionId: 'families_count', reading: 12 }, all.slice(0, 2)],
    ['an exclusion', { kind: 'exclusion' }, []],
    ['words kept', acceptance('personal-data', 'identify_how'), [all[0] ?? '', all[2] ?? '']],
    ['words kept in another answer', acceptance('personal-data', 'provide_gaps'), all],
  ])('is not listed: %s', (_, remedy, left) => {
    const correction = correctionOf(response, remedy)
    expect(issuesOf([response], [correction])).toEqual(left)
    expect(issuesOf([response], [undo(correction)])).toEqual(all)
  })

  it('is listed again when the respondent changes it', () => {
    const next = sound('A', { ...response.answers, identify_how: 'A child called Ellie came back' }, 2)
    const redaction = correctionOf(response, {
      kind: 'redaction',
      questionId: 'identify_how',
      spans: [{ start: 15, end: 20, generic: '[a child]' }],
    })
    const others = [all[0] ?? '', all[2] ?? '']
    expect(issuesOf([next], [redaction])).toEqual(['A look-again identify_how', ...others])
    expect(issuesOf([next], [correctionOf(response, acceptance('personal-data', 'identify_how'))])).toEqual(
      all,
    )
    expect(issuesOf([next], [correctionOf(response, { kind: 'exclusion' })])).toEqual(['A look-again'])
  })

  it('leaves out duplicates that are none, and those already left out', () => {
    const twins = [sound('A'), sound('B', { agency: 'Agency A' })]
    const [, b] = twins as [SubmittedResponse, SubmittedResponse]
    const accepted: Remedy = { kind: 'acceptance', issue: 'possible-duplicate', questionId: null, other: 'A' }
    expect(issuesOf(twins)).toEqual(['B possible-duplicate A same-agency'])
    expect(issuesOf(twins, [correctionOf(b, accepted)])).toEqual([])
    expect(issuesOf(twins, [correctionOf(b, { kind: 'duplicate', of: 'A' })])).toEqual([])
  })

  it('is the same whatever the order of responses', () => {
    const responses = ['A', 'B', 'C', 'D'].map((reference) => sound(reference, { agency: 'One', sector: '' }))
    expect(issuesOf(responses.toReversed())).toEqual(issuesOf(responses))
  })
})
