import { describe, expect, it } from 'vitest'
import { cellText } from '../../server/audit/cellText.js'
import { computeFindings } from '../../server/audit/computeFindings.js'
import { tablesOf } from '../../server/audit/findings.js'
import { readCodebook } from '../../server/audit/themes/codebook.js'
import { createCoder } from '../../server/audit/themes/coding.js'
import { findingsOf, questionnaire, responseOf } from '../support/findings.js'

/** A table of the findings of these answers as it is printed: a row of texts each, without the sectors. */
function printed(tableId: string, ...answers: Parameters<typeof responseOf>[1][]): readonly string[] {
  const responses = answers.map((answer, index) => responseOf(`R${index}`, answer))
  const table = tablesOf(findingsOf(responses)).find(({ id }) => id === tableId)
  return (table?.rows ?? []).map(({ label, cells }) =>
    [label, ...cells.slice(0, 3).map(cellText)].join(' | '),
  )
}

describe('kinds of health agency', () => {
  it('are counted together where only capitals, spacing or punctuation differ', () => {
    const kinds = ['GP', 'gp ', 'G P', 'CAMHS', ' ', 'Camhs.', 'camhs']
    const answers = kinds.map((health_detail) => ({ sector: 'health', health_detail }))
    const rows = printed(
      'health-agencies',
      ...answers,
      { sector: 'police', health_detail: 'GP' },
      { sector: 'health' },
    )
    expect(rows).toEqual([
      'CAMHS | 3 | [u] | 8 Health responses',
      'GP | 2 | [u] | 8 Health responses',
      'G P | 1 | [u] | 8 Health responses',
      'Not specified | 2 | [u] | 8 Health responses',
      'Grand total | 8 | [u] | 8 Health responses',
    ])
  })
})

describe('a closed question in prose', () => {
  it('has its percentages of the answers read', () => {
    const answers = [...Array<string>(8).fill('Yes'), 'No', 'Mostly', 'Class teacher', ''].map((text) => ({
      families_named_worker: text,
    }))
    expect(printed('families_named_worker-choices', ...answers)).toEqual([
      'Yes | 8 | 80% | 10 answers read',
      'No | 1 | 10% | 10 answers read',
      'Qualified | 1 | 10% | 10 answers read',
      'Unclear | 1 | [z] | [z]',
      'Not answered | 1 | [z] | [z]',
    ])
  })
})

describe('a tick list', () => {
  it('cannot tell none from not answered', () => {
    const rows = printed(
      'families_issues-choices',
      { families_issues: ['health'] },
      { families_issues: [] },
      {},
    )
    expect(rows.at(-2)).toBe(
      'Parents and children with a range of health problems. | 1 | [u] | 1 response with a tick',
    )
    expect(rows.at(-1)).toBe('None ticked or not answered | 2 | [z] | [z]')
  })
})

describe('numbers of families', () => {
  it('are read where there is exactly one', () => {
    const answers = ['12', 'about 30', '11 or 12', ''].map((text) => ({ families_count: text }))
    expect(printed('families_count-numbers', ...answers)).toEqual([
      'Numbers read | 2 | [u] | 3 answers',
      'Answers unread | 1 | [u] | 3 answers',
      'Median | 21 | [z] | [z]',
      'Smallest | 12 | [z] | [z]',
      'Largest | 30 | [z] | [z]',
      'Sum | 42 | [z] | [z]',
    ])
  })
})

describe('themes', () => {
  const weather = readCodebook({
    id: 'weather',
    version: '1',
    title: 'Weather',
    glossary: [],
    themes: [
      { id: 'sun', label: 'Sun', meaning: 'It shines.', rules: [{ id: 'sun-1', match: 'sunshine' }] },
      { id: 'snow', label: 'Snow', meaning: 'It snows.', rules: [{ id: 'snow-1', match: 'snowfall' }] },
      { id: 'rain', label: 'Rain', meaning: 'It rains.', rules: [{ id: 'rain-1', match: 'rainfall' }] },
    ],
  })
  const answers = [
    'We saw sunshine and rainfall and then rainfall again all week.',
    'There was rainfall in every part of the city last year.',
    'Nothing to do with it, families tell us about other matters here.',
    'n/a',
    '',
  ]
  const findings = computeFindings({
    responses: answers.map((text, index) =>
      responseOf(`R${index}`, { provide_gaps: text, agency: `Agency ${index}` }),
    ),
    questionnaire,
    codebook: weather,
    coder: createCoder(weather),
    expected: null,
  })
  const question = findings.questions.find((candidate) => candidate.question.id === 'provide_gaps')

  it('have rows for those that occur, most frequent first, then for answers without one and thin ones', () => {
    const table = question?.tables.find(({ id }) => id === 'provide_gaps-themes')
    const rows = table?.rows.map(({ id, cells }) => [id, ...cells.slice(0, 3).map(cellText)].join(' | '))
    expect(rows).toEqual([
      'rain | 2 | [u] | 4 answers',
      'sun | 1 | [u] | 4 answers',
      'no-theme | 1 | [u] | 4 answers',
      'thin | 1 | [u] | 4 answers',
    ])
  })

  it('are parted into spoken of as there and as lacking, each response once', () => {
    const table = question?.tables.find(({ id }) => id === 'provide_gaps-polarity')
    expect(table?.columns.map(({ id }) => id)).toEqual(['all', 'present', 'lacking', 'both', 'unclear'])
    expect(table?.rows.map(({ themeId, cells }) => [themeId, ...cells.map(cellText)].join(' '))).toEqual([
      'rain 2 0 0 0 2',
      'sun 1 0 0 0 1',
    ])
  })

  it('have answers in sorts, each answer in one', () => {
    const table = question?.tables.find(({ id }) => id === 'provide_gaps-classes')
    const rows = table?.rows.map(({ id, cells }) => [id, ...cells.slice(0, 3).map(cellText)].join(' | '))
    expect(rows).toEqual([
      'substantive | 3 | [u] | 4 answers',
      'generic | 0 | [u] | 4 answers',
      'nothing | 0 | [u] | 4 answers',
      'dont-know | 0 | [u] | 4 answers',
      'not-applicable | 1 | [u] | 4 answers',
      'refers-elsewhere | 0 | [u] | 4 answers',
      'blank | 1 | [z] | [z]',
    ])
  })

  it('have limits of the percentage where ten answered, narrower where N is known', () => {
    const limits = (expected: number | null) => {
      const responses = Array.from({ length: 40 }, (_, index) =>
        responseOf(`R${index}`, {
          agency: `Agency ${index}`,
          provide_gaps: index < 20 ? 'There was rainfall in every part.' : 'There was fog in every part.',
        }),
      )
      const coder = createCoder(weather)
      const found = computeFindings({ responses, questionnaire, codebook: weather, coder, expected })
      const table = tablesOf(found).find(({ id }) => id === 'provide_gaps-themes')
      return table?.rows[0]?.cells.slice(1, 5).map(cellText)
    }
    expect(limits(null)).toEqual(['50%', '40 answers', '35%', '65%'])
    expect(limits(60)).toEqual(['50%', '40 answers', '41%', '59%'])
  })

  it('name the responses behind them and quote answers word for word', () => {
    expect(question?.themes.map(({ id, references }) => [id, references])).toEqual([
      ['rain', ['R0', 'R1']],
      ['sun', ['R0']],
    ])
    for (const { quotes } of question?.themes ?? []) {
      expect(quotes.length).toBeGreaterThan(0)
      expect(quotes.every(({ text }) => answers.some((answer) => answer.includes(text)))).toBe(true)
    }
  })

  it('leave the wording as it is in the document where a round has not filled it in', () => {
    expect(question?.question.text).toContain('{area}')
  })
})
