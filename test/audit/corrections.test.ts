import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanResponses,
  countLeftOut,
  foundAgain,
  isReopened,
  leftOutText,
  questionOf,
  renewed,
  type Remedy,
  type SubmittedResponse,
} from '../../server/audit/corrections.js'
import { cellIn, tablesOf } from '../../server/audit/findings.js'
import { changedBetween } from '../../server/audit/saving.js'
import { anyOrder, anyResponses } from '../support/anyResponses.js'
import { anyRemedy, correctionOf, undo } from '../support/corrections.js'
import { findingsOf, responseOf } from '../support/findings.js'

const submitted = (
  reference: string,
  answers: SubmittedResponse['answers'],
  version = 1,
): SubmittedResponse => ({
  ...responseOf(reference, answers),
  version,
})

const anySubmitted = anyResponses('R', 5)
  .filter(({ length }) => length > 0)
  .map((responses) => responses.map((response) => ({ ...response, version: 1 })))

/** Responses, and corrections of any of them. */
const anyCorrected = anySubmitted.chain((responses) =>
  fc
    .array(
      fc
        .constantFrom(...responses)
        .chain((response) => anyRemedy(response).map((remedy) => ({ response, remedy }))),
      { maxLength: 6 },
    )
    .map((made) => ({
      responses,
      corrections: made.map(({ response, remedy }, index) => correctionOf(response, remedy, index + 1)),
    })),
)

describe('the clean layer', () => {
  it('does not depend on the order of corrections', () => {
    fc.assert(
      fc.property(
        anyCorrected.chain(({ responses, corrections }) =>
          fc.tuple(fc.constant({ responses, corrections }), anyOrder(corrections)),
        ),
        ([{ responses, corrections }, shuffled]) => {
          expect(cleanResponses(responses, shuffled)).toEqual(cleanResponses(responses, corrections))
        },
      ),
    )
  })

  it('is exactly what it was before when a correction is undone', () => {
    fc.assert(
      fc.property(
        anyCorrected.filter(({ corrections }) => corrections.length > 0),
        fc.nat(),
        ({ responses, corrections }, which) => {
          const at = which % corrections.length
          const without = corrections.filter((_, index) => index !== at)
          const undone = corrections.map((one, index) => (index === at ? undo(one) : one))
          expect(cleanResponses(responses, undone)).toEqual(cleanResponses(responses, without))
        },
      ),
    )
  })

  it('is what was submitted where nothing stands corrected', () => {
    fc.assert(
      fc.property(anyCorrected, ({ responses, corrections }) => {
        const clean = cleanResponses(responses, corrections.map(undo))
        expect(clean.leftOut).toEqual([])
        expect(clean.responses.map(({ answers }) => answers)).toEqual(responses.map(({ answers }) => answers))
      }),
    )
  })

  it('differs by a correction in its own answer alone, or by its response being left out', () => {
    fc.assert(
      fc.property(
        anySubmitted.chain((responses) =>
          fc.constantFrom(...responses).chain((response) =>
            anyRemedy(response).map((remedy) => ({
              responses,
              correction: correctionOf(response, remedy),
            })),
          ),
        ),
        ({ responses, correction }) => {
          const clean = cleanResponses(responses, [correction])
          const leavesOut = questionOf(correction.remedy) === null
          expect(clean.leftOut.map(({ reference }) => reference)).toEqual(
            leavesOut ? [correction.reference] : [],
          )
          for (const response of responses) {
            const kept = clean.responses.find(({ reference }) => reference === response.reference)
            if (response.reference !== correction.reference) expect(kept?.answers).toBe(response.answers)
            else if (kept) {
              const changed = changedBetween(response.answers, kept.answers)
              expect([[], [questionOf(correction.remedy)]]).toContainEqual(changed)
            }
          }
        },
      ),
    )
  })

  it('never alters what was submitted', () => {
    fc.assert(
      fc.property(anyCorrected, ({ responses, corrections }) => {
        const before = JSON.stringify(responses)
        cleanResponses(responses, corrections)
        expect(JSON.stringify(responses)).toBe(before)
      }),
    )
  })

  it('counts those left out, each once, and says so', () => {
    const responses = [submitted('A', {}), submitted('B', {}), submitted('C', {})]
    const [, b, c] = responses as [SubmittedResponse, SubmittedResponse, SubmittedResponse]
    const { responses: left, leftOut } = cleanResponses(responses, [
      correctionOf(b, { kind: 'duplicate', of: 'A' }, 1),
      correctionOf(c, { kind: 'duplicate', of: 'A' }, 2),
      correctionOf(c, { kind: 'exclusion' }, 3),
    ])
    expect(left.map(({ reference }) => reference)).toEqual(['A'])
    expect(leftOutText(countLeftOut(leftOut))).toBe('2 left out: 1 duplicate, 1 excluded')
    expect(leftOutText({ duplicates: 2, excluded: 0 })).toBe('2 left out: 2 duplicates')
    expect(leftOutText({ duplicates: 0, excluded: 0 })).toBe('')
  })
})

describe('a corrected reading', () => {
  it('moves one response between two rows of its own table and nowhere else', () => {
    fc.assert(
      fc.property(
        anyResponses('R', 6),
        fc.constantFrom('yes', 'no', 'qualified', 'unclear'),
        (others, reading) => {
          const answers = { families_whole_family: 'Depends who you ask', sector: 'health' }
          const response = submitted('X', answers)
          const remedy: Remedy = { kind: 'reading', questionId: 'families_whole_family', reading }
          const before = findingsOf([...others, response])
          const after = findingsOf([
            ...others,
            ...cleanResponses([response], [correctionOf(response, remedy)]).responses,
          ])
          const [table] = tablesOf(after).filter(({ id }) => id === 'families_whole_family-choices')
          const row = table && cellIn(table, reading, 'all')
          expect(row?.kind === 'count' && row.references.includes('X')).toBe(true)
          expect(
            after.questions.flatMap(({ unclear }) => unclear.filter(({ reference }) => reference === 'X')),
          ).toHaveLength(reading === 'unclear' ? 1 : 0)
          const rest = (findings: typeof after) => tablesOf(findings).filter(({ id }) => id !== table?.id)
          expect(rest(after)).toEqual(rest(before))
        },
      ),
      { numRuns: 20 },
    )
  })

  it('is the number of a count, and never another sort of reading than the question has', () => {
    const response = submitted('X', { families_count: '11 or 12', assess_lead_practitioner: 'Sometimes' })
    const { responses } = cleanResponses(
      [response],
      [
        correctionOf(response, { kind: 'reading', questionId: 'families_count', reading: 12 }, 1),
        correctionOf(
          response,
          { kind: 'reading', questionId: 'assess_lead_practitioner', reading: 'qualified' },
          2,
        ),
      ],
    )
    const tables = tablesOf(findingsOf(responses))
    const numbers = tables.find(({ id }) => id === 'families_count-numbers')
    expect(numbers && cellIn(numbers, 'sum', 'all')).toEqual({ kind: 'measure', value: 12 })
    const choices = tables.find(({ id }) => id === 'assess_lead_practitioner-choices')
    expect(choices && cellIn(choices, 'unclear', 'all')).toMatchObject({ value: 1 })
  })
})

describe('a new version of a response', () => {
  const spans = [{ start: 0, end: 5, generic: '[a child]' }]
  const old = submitted('A', { identify_how: 'Ellie comes first', sector: '', provide_gaps: 'Beds' })
  const redaction = correctionOf(old, { kind: 'redaction', questionId: 'identify_how', spans }, 1)
  const cleanText = correctionOf(old, { kind: 'text', questionId: 'provide_gaps', text: 'Beds.' }, 2)
  const sector = correctionOf(old, { kind: 'sector', sector: 'health' }, 3)
  const exclusion = correctionOf(old, { kind: 'exclusion' }, 4)

  it('reopens the corrections of what changed, and those of the whole response', () => {
    const next = submitted('A', { ...old.answers, provide_gaps: 'Beds and staff' }, 2)
    expect([redaction, cleanText, sector, exclusion].map((one) => isReopened(one, next))).toEqual([
      false,
      true,
      false,
      true,
    ])
    expect(cleanResponses([next], [redaction, cleanText, sector]).responses[0]?.answers).toEqual({
      identify_how: '[a child] comes first',
      sector: 'health',
      provide_gaps: 'Beds and staff',
    })
    expect(cleanResponses([next], [exclusion]).responses).toEqual([])
  })

  it('keeps hidden what was hidden, wherever it stands now, and offers it again', () => {
    const next = submitted('A', { identify_how: 'We know ELLIE and Ellie’s mum' }, 2)
    expect(isReopened(redaction, next)).toBe(true)
    expect(cleanResponses([next], [redaction]).responses[0]?.answers.identify_how).toBe(
      'We know [a child] and [a child]’s mum',
    )
    expect(foundAgain(redaction, 'We know ELLIE')).toEqual([{ start: 8, end: 13, generic: '[a child]' }])
    const again = renewed(redaction, next)
    expect(again).toMatchObject({ kind: 'redaction', spans: [{ start: 8 }, { start: 18 }] })
    expect(renewed(redaction, submitted('A', { identify_how: 'Nobody by name' }, 2))).toBeUndefined()
    expect(renewed(sector, next)).toEqual({ kind: 'sector', sector: 'health' })
  })

  it('hides words in a text that was cleaned as well', () => {
    const cleaned = correctionOf(
      old,
      { kind: 'text', questionId: 'identify_how', text: 'First comes Ellie.' },
      5,
    )
    const { responses } = cleanResponses([old], [redaction, cleaned])
    expect(responses[0]?.answers.identify_how).toBe('First comes [a child].')
  })
})
