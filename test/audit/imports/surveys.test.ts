import { describe, expect, it } from 'vitest'
import { guessColumns, guessMapping } from '../../../server/audit/imports/guessMapping.js'
import {
  fitsHeadings,
  mappingFaults,
  mappingSchema,
  unmappedAnswers,
  type Mapping,
} from '../../../server/audit/imports/mapping.js'
import { rowReader } from '../../../server/audit/imports/readRow.js'
import { surveyTable, type SurveyTable, type Tool } from '../../../server/audit/imports/surveyTable.js'
import { textOf, type Answers } from '../../../server/audit/answers.js'
import { findEdition, loadData, loadResponses } from '../../../server/data.js'
import { formsCells, limeSurveyCells, surveyMonkeyCells } from '../../support/surveyExports.js'

const questionnaire = findEdition(loadData())
const wording = { area: 'Exampleton' }
const responses = loadResponses('data/samples/sample-round.jsonl', questionnaire)
/** What a form of such a tool can hold: the further text of an option would be a question of its own. */
const plainAnswers = responses.map(({ reference, answers }) => ({
  reference,
  answers: Object.fromEntries(Object.entries(answers).filter(([id]) => id !== 'health_detail')),
}))
const names: Readonly<Record<Tool, string>> = {
  'microsoft-forms': 'Forms',
  surveymonkey: 'Monkey',
  limesurvey: 'Lime',
  other: 'Other',
}

const table = (cells: readonly (readonly unknown[])[]): SurveyTable =>
  surveyTable(
    cells.map((row, index) => ({
      row: index + 1,
      cells: row.map((cell) => (cell instanceof Date ? cell.toISOString() : String(cell))),
    })),
  )

function readAll(survey: SurveyTable, change: Partial<Mapping> = {}, known = new Set<string>()) {
  const columns = guessColumns(survey, questionnaire, wording)
  const mapping = { ...guessMapping(survey, columns, names), ...change }
  const read = rowReader(mapping, questionnaire, known)
  return { columns, mapping, rows: survey.rows.map(read) }
}

describe.each([
  ['microsoft-forms', () => formsCells(questionnaire, plainAnswers)],
  ['limesurvey', () => limeSurveyCells(questionnaire, plainAnswers)],
  ['surveymonkey', () => surveyMonkeyCells(questionnaire, plainAnswers)],
] as const)('a table of %s', (tool, cells) => {
  const survey = table(cells())
  const { columns, mapping, rows } = readAll(survey)

  it('is known as such, and every column of an answer is guessed by its words', () => {
    expect(survey.tool).toBe(tool)
    expect(mappingFaults(mapping, questionnaire)).toEqual([])
    expect(columns.filter(({ certainty }) => certainty === 'none')).toEqual([])
    expect(columns.filter(({ certainty }) => certainty === 'alike')).toEqual([])
    const missing = unmappedAnswers(mapping, questionnaire)
    expect(missing).toEqual(['health_detail'])
  })

  it('gives back every answer, letter for letter', () => {
    expect(rows.map(({ outcome }) => outcome)).toEqual(rows.map(() => 'take'))
    const back = (answers: Answers) => {
      const yesNo = textOf(answers, 'assess_lead_practitioner').toLowerCase()
      const ticks = answers.families_issues
      return {
        ...answers,
        ...(['yes', 'no'].includes(yesNo) && { assess_lead_practitioner: yesNo }),
        // Tools list options in the form's order.
        ...(ticks !== undefined && { families_issues: [ticks].flat().toSorted() }),
      }
    }
    const given = plainAnswers.map(({ answers }) => back(answers))
    expect(rows.map(({ answers }) => back(answers))).toEqual(given)
  })

  it('knows when each was sent, and its number there', () => {
    expect(rows.every(({ sentAt, sourceReference }) => sentAt !== null && sourceReference !== null)).toBe(
      true,
    )
    expect(rows[0]?.sentAt?.slice(0, 8)).toBe('2027-03-')
  })

  it('holds no address on the network', () => {
    expect(JSON.stringify(survey)).not.toMatch(/192\.0\.2|ip address/i)
  })
})

describe('reading rows', () => {
  const first = plainAnswers.slice(0, 3)
  const cells = limeSurveyCells(questionnaire, first, new Set(['S02']))
  it('leaves out rows that were begun and not sent, unless told otherwise', () => {
    expect(readAll(table(cells)).rows.map(({ outcome }) => outcome)).toEqual(['take', 'incomplete', 'take'])
    const all = readAll(table(cells), { incomplete: 'take' }).rows
    expect(all.map(({ outcome }) => outcome)).toEqual(['take', 'take', 'take'])
  })

  it('leaves out what the round has already, and calls a number that comes twice a fault', () => {
    const twice = [...cells, cells[1] ?? []]
    const { rows } = readAll(table(twice), {}, new Set(['13']))
    expect(rows.map(({ outcome }) => outcome)).toEqual(['take', 'incomplete', 'known', 'fault'])
    expect(rows[3]?.faults).toEqual([{ kind: 'same-reference', row: 2 }])
  })

  it('calls an answer a fault that is longer than any can be', () => {
    const survey = table([['identify_how'], ['x'.repeat(20_001)]])
    expect(readAll(survey).rows[0]?.faults).toEqual([
      { kind: 'too-long', answerId: 'identify_how', length: 20_001 },
    ])
  })

  it('keeps words that fit no option, and names them', () => {
    const survey = table([
      ['Sector', 'assess_lead_practitioner', 'Families issues [SQ002]', 'families_issues[other]'],
      ['Dentistry', 'Sometimes', 'Y', 'Housing'],
    ])
    const { rows } = readAll(survey)
    expect(rows[0]?.answers).toEqual({
      sector: ['Dentistry'],
      assess_lead_practitioner: 'Sometimes',
      families_issues: ['attendance', 'Housing'],
    })
    expect(rows[0]?.unfit.map(({ text }) => text)).toEqual(['Dentistry', 'Sometimes', 'Housing'])
  })
})

describe('a mapping', () => {
  const survey = table(limeSurveyCells(questionnaire, plainAnswers.slice(0, 1)))
  const { mapping } = readAll(survey)
  it('goes through a file, and is for tables with the same headings', () => {
    expect(mappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping)
    expect(fitsHeadings(mapping, survey.headings)).toBe(true)
    expect(fitsHeadings(mapping, survey.headings.toReversed())).toBe(false)
  })

  it('names columns that are for nothing there is, or for what another is for', () => {
    const columns = ['reference', 'answer/sector', 'answer/sector', 'answer/colour'].map((use) => ({
      heading: use,
      use,
    }))
    expect(mappingFaults({ ...mapping, columns }, questionnaire)).toEqual([
      { kind: 'twice', column: 3, use: 'answer/sector' },
      { kind: 'unknown-use', column: 4, use: 'answer/colour' },
    ])
    expect(mappingFaults({ ...mapping, columns: columns.slice(0, 1) }, questionnaire)).toEqual([
      { kind: 'nothing' },
    ])
  })
})

describe('guessing', () => {
  const guess = (headings: readonly string[], cells = headings.map(() => 'x')) =>
    guessColumns(table([headings, cells]), questionnaire, wording).map(({ use }) => use)

  it('reads numbers before questions, codes, near wordings and cut headings', () => {
    expect(
      guess([
        '3. What agency are you responding on behalf of?',
        'G01Q02. Sector',
        'identifydata',
        'What early help training does your agency provide for others?',
        'Please describe how your agency ident…',
        'Favourite colour',
      ]),
    ).toEqual([
      'answer/agency',
      'answer/sector',
      'answer/identify_data',
      'answer/identify_training_offered',
      'answer/identify_how',
      'ignore',
    ])
  })

  it('takes the tool’s own name and e-mail address only where nothing else answers', () => {
    expect(guess(['Email', 'Name', 'Sector'])).toEqual([
      'answer/contact_details',
      'answer/respondent_name',
      'answer/sector',
    ])
    expect(guess(['Email', 'Name', 'Name of person completing this audit'], ['anonymous', 'Q', 'Q'])).toEqual(
      ['ignore', 'ignore', 'answer/respondent_name'],
    )
  })
})
