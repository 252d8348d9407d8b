/** "None of these" in a tick list: one answer, told from no answer, and never beside another. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerReader } from '../../server/audit/answerValues.js'
import { publishFindings } from '../../server/audit/disclosure.js'
import { tickEnds } from '../../server/audit/disclosure/tickLimits.js'
import { cellIn, tablesOf } from '../../server/audit/findings.js'
import { rowReader } from '../../server/audit/imports/readRow.js'
import type { Mapping } from '../../server/audit/imports/mapping.js'
import { optionsOf, questionsOf, sectorsOf } from '../../server/audit/questionnaire.js'
import { DRAFT_EDITION, draftFindings, draftQuestionnaire } from '../support/draftEdition.js'
import { guessesOf } from '../support/readerOfTables.js'

const LIST = 'families_outcomes'
const NONE = 'none-of-these'

const respond = (answers: readonly (readonly string[])[], sector = 'health') =>
  answers.map((ticks, index) => ({
    reference: `R${index}`,
    edition: DRAFT_EDITION,
    answers: { sector, [LIST]: ticks },
  }))

const countOf = (answers: readonly (readonly string[])[], row: string) => {
  const table = tablesOf(draftFindings(respond(answers))).find(({ id }) => id === `${LIST}-choices`)
  const cell = table && cellIn(table, row, 'all')
  return cell?.kind === 'count' ? cell.value : undefined
}

describe('counting', () => {
  it('tells none of these from no answer, and says what percentages are of', () => {
    const answers = [[NONE], ['health', 'crime'], [], [NONE]]
    expect([countOf(answers, NONE), countOf(answers, 'health'), countOf(answers, 'not-answered')]).toEqual([
      2, 1, 1,
    ])
    const table = tablesOf(draftFindings(respond(answers))).find(({ id }) => id === `${LIST}-choices`)
    expect(table?.notes[0]).toContain('ticked at least one, “None of these” included')
    expect(table?.rows.at(-1)?.label).toBe('Not answered')
  })
})

describe('reading', () => {
  it('refuses both in a file of responses', () => {
    const read = answerReader(draftQuestionnaire)
    expect(read(LIST, [NONE])).toEqual({ answer: [NONE] })
    expect(read(LIST, ['health', NONE]).fault).toBe(
      '"families_outcomes" is "none-of-these" and something else: it cannot be both.',
    )
  })

  it('keeps both from another tool, the none as words, and says so', () => {
    const mapping: Mapping = {
      source: 'Forms',
      columns: [{ heading: 'Needs', use: `answer/${LIST}` }],
      dates: 'day-first',
      incomplete: 'take',
    }
    const read = rowReader(mapping, draftQuestionnaire, new Set())
    const { answers, unfit } = read({ row: 2, cells: ['Secure housing; None of these'] })
    expect(answers).toEqual({ [LIST]: ['housing', 'None of these'] })
    expect(unfit).toEqual([{ questionId: LIST, text: 'None of these' }])
    expect(read({ row: 3, cells: ['None of these'] })).toMatchObject({
      answers: { [LIST]: [NONE] },
      unfit: [],
    })
  })
})

describe('publishing', () => {
  const options = questionsOf(draftQuestionnaire)
    .filter(({ id }) => id === LIST)
    .flatMap(optionsOf)
    .map(({ id }) => id)
    .filter((id) => id !== NONE)

  it('knows how far a count can be worked out from the others', () => {
    const counts = new Map([
      [NONE, 3],
      ['health', 6],
      ['crime', 4],
    ])
    const group = { answered: 10, ticked: 10, counts, exclusive: NONE }
    expect(tickEnds(NONE, group)).toEqual([0, 4])
    expect(tickEnds('health', group)).toEqual([3, 7])
    expect(tickEnds('health', { ...group, exclusive: undefined })).toEqual([3, 10])
  })

  it('lets nobody work out what is withheld', () => {
    const ticks = fc.oneof(fc.subarray(options.slice(0, 4)), fc.constant([NONE]))
    const sectors = sectorsOf(draftQuestionnaire)
      .slice(0, 3)
      .map(({ id }) => id)
    let guessed = 0
    fc.assert(
      fc.property(
        fc.array(fc.record({ sector: fc.constantFrom(...sectors), ticks }), { minLength: 12, maxLength: 60 }),
        (made) => {
          const responses = respond(made.map((one) => one.ticks)).map((response, at) => ({
            ...response,
            answers: { ...response.answers, sector: made[at]?.sector ?? '' },
          }))
          const settings = { minimumCount: 5, smallestSector: 5 }
          const findings = draftFindings(responses)
          const published = publishFindings({ findings, questionnaire: draftQuestionnaire, settings })
          const guesses = guessesOf(published)
          guessed += guesses.length
          expect(guesses.filter(({ least, most }) => least === most)).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
    expect(guessed).toBeGreaterThan(100)
  })
})
