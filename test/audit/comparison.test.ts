import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditResponse } from '../../server/audit/answers.js'
import {
  compareRounds,
  type ComparedQuestion,
  type ComparedRound,
  type ComparedRow,
  type Comparison,
} from '../../server/audit/comparison.js'
import { crosswalkBetween } from '../../server/audit/crosswalk.js'
import { cellIn, tablesOf, type Findings } from '../../server/audit/findings.js'
import { findingsWithoutWords } from '../../server/audit/wordless.js'
import { loadData } from '../../server/data.js'
import { anyOrder, anyResponses } from '../support/anyResponses.js'
import { draftFindings, draftQuestionnaire, draftResponses } from '../support/draftEdition.js'
import { findingsOf, questionnaire, responseOf, sampleResponses } from '../support/findings.js'

const same = crosswalkBetween([], questionnaire, questionnaire)

/** A round of these findings; every response is of an agency of its own, by its place, where `agencies` says so. */
function round(findings: Findings, agencies: readonly (readonly [string, number])[] = []): ComparedRound {
  const { id, version } = findings.codebook
  return {
    findings,
    readBy: `${id} ${version}`,
    population: null,
    coverage: undefined,
    agencies: new Map(agencies),
  }
}

const compare = (then: readonly AuditResponse[], now: readonly AuditResponse[]): Comparison =>
  compareRounds(round(findingsOf(then)), round(findingsOf(now)), same)

const question = (comparison: Comparison, id: string): ComparedQuestion =>
  comparison.questions.find(({ now }) => now?.id === id) ?? expect.fail(`no question ${id}`)

function row(comparison: Comparison, id: string, kind: string, rowId: string): ComparedRow {
  const table = question(comparison, id).tables.find((one) => one.kind === kind)
  return table?.rows.find((one) => one.id === rowId) ?? expect.fail(`no row ${rowId}`)
}

const rowsOf = ({ questions, themes }: Comparison) => [
  ...themes,
  ...questions.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows)),
]

/** So many responses that all say the same. */
const several = (mark: string, count: number, answers: AuditResponse['answers']) =>
  Array.from({ length: count }, (_, index) => responseOf(`${mark}${index}`, answers))

const LEAD = 'assess_lead_practitioner'
const yes = (count: number, of: number) => [
  ...several('Y', count, { [LEAD]: 'yes' }),
  ...several('N', of - count, { [LEAD]: 'no' }),
]

describe('a figure in two rounds', () => {
  it('has a word only where the ranges do not meet', () => {
    const grown = row(compare(yes(10, 40), yes(30, 40)), LEAD, 'choices', 'yes')
    expect(grown).toMatchObject({ verdict: 'more', difference: 0.5, presence: 'both' })
    expect(grown.then).toMatchObject({ count: 10, base: 40 })
    expect(row(compare(yes(30, 40), yes(10, 40)), LEAD, 'choices', 'yes').verdict).toBe('fewer')
    expect(row(compare(yes(18, 40), yes(22, 40)), LEAD, 'choices', 'yes').verdict).toBe('no-clear-difference')
  })

  it('has none below a base of ten, though everybody changed their mind', () => {
    const few = row(compare(yes(0, 9), yes(40, 40)), LEAD, 'choices', 'yes')
    expect(few).toMatchObject({ verdict: 'too-few', difference: null, presence: 'new' })
  })

  it('is new where nobody said it before, and gone where nobody says it now', () => {
    const gate = { identify_how: 'Staff talk to parents at the gate.' }
    const other = { identify_how: 'We use the early help assessment form with each family.' }
    const comparison = compare(several('A', 12, other), several('B', 12, gate))
    expect(row(comparison, 'identify_how', 'themes', 'relationships')).toMatchObject({
      presence: 'new',
      verdict: 'more',
    })
    const back = compare(several('B', 12, gate), several('A', 12, other))
    expect(row(back, 'identify_how', 'themes', 'relationships').presence).toBe('gone')
    expect(back.themes.find(({ id }) => id === 'relationships')?.presence).toBe('gone')
  })
})

describe('any two rounds', () => {
  const anyRound = anyResponses('R', 14)

  it('print the counts that their findings print', () => {
    fc.assert(
      fc.property(anyRound, anyRound, (before, after) => {
        const [then, now] = [findingsOf(before), findingsOf(after)]
        const comparison = compareRounds(round(then), round(now), same)
        const countIn = (findings: Findings, table: string, rowId: string) => {
          const found = tablesOf(findings).find(({ id }) => id === table)
          const cell = found && cellIn(found, rowId, 'all')
          return cell?.kind === 'count' ? cell.value : 0
        }
        for (const { now: asked, tables } of comparison.questions)
          for (const { kind, rows } of tables)
            for (const one of rows) {
              const table = `${asked?.id ?? ''}-${kind}`
              expect(one.then?.count, `${table} ${one.id}`).toBe(countIn(then, table, one.id))
              expect(one.now?.count, `${table} ${one.id}`).toBe(countIn(now, table, one.id))
              expect(one.now?.count ?? 0).toBeLessThanOrEqual(one.now?.base ?? Infinity)
            }
      }),
      { numRuns: 20 },
    )
  })

  it('compare alike in any order of responses, and the other way about with the sign turned', () => {
    const turned = { more: 'fewer', fewer: 'more' } as Record<string, string>
    fc.assert(
      fc.property(
        anyRound.chain((all) => fc.tuple(fc.constant(all), anyOrder(all))),
        anyRound,
        ([before, shuffled], after) => {
          const comparison = compare(before, after)
          expect(compare(shuffled, after)).toEqual(comparison)
          const back = new Map(
            compare(after, before).questions.flatMap(({ now, tables }) =>
              tables.flatMap(({ kind, rows }) =>
                rows.map((one) => [`${now?.id ?? ''} ${kind} ${one.id}`, one] as const),
              ),
            ),
          )
          for (const { now, tables } of comparison.questions)
            for (const { kind, rows } of tables)
              for (const one of rows) {
                const other = back.get(`${now?.id ?? ''} ${kind} ${one.id}`)
                expect(other?.verdict).toBe(turned[one.verdict] ?? one.verdict)
                expect(other?.difference ?? 0).toBeCloseTo(0 - (one.difference ?? 0))
              }
        },
      ),
      { numRuns: 20 },
    )
  })

  it('show no difference between a round and itself', () => {
    const comparison = compare(sampleResponses(), sampleResponses())
    expect(rowsOf(comparison).length).toBeGreaterThan(250)
    for (const { verdict, difference, presence } of rowsOf(comparison)) {
      expect(['no-clear-difference', 'too-few']).toContain(verdict)
      expect(difference ?? 0).toBe(0)
      expect(['both', 'neither']).toContain(presence)
    }
  })
})

describe('a break in the series', () => {
  const sample = findingsOf(sampleResponses())

  it('is every theme, and nothing else, where the codebook is of another version', () => {
    const now = { ...sample, codebook: { ...sample.codebook, version: '9.0.0' } }
    const comparison = compareRounds(round(sample), round(now), same)
    expect(comparison.breaks).toEqual({
      edition: false,
      codebook: { then: sample.codebook.version, now: '9.0.0' },
    })
    for (const { verdict, difference } of comparison.themes) {
      expect(verdict).toBe('break')
      expect(difference).toBeNull()
    }
    expect(row(comparison, 'identify_how', 'themes', 'relationships').verdict).toBe('break')
    expect(row(comparison, 'identify_how', 'answers', 'thin').verdict).toBe('no-clear-difference')
  })

  it('is what the crosswalk does not call the same, option by option', () => {
    const crosswalk = crosswalkBetween([...loadData().crosswalks.values()], questionnaire, draftQuestionnaire)
    const comparison = compareRounds(round(sample), round(draftFindings(draftResponses())), crosswalk)
    expect(comparison.breaks).toEqual({ edition: true, codebook: false })
    const outcomes = question(comparison, 'families_outcomes')
    const rows = outcomes.tables.flatMap((table) => table.rows)
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['break']))
    const health = rows.filter(({ earlierLabel }) => earlierLabel?.includes('range of health problems'))
    expect(health.map(({ id }) => id)).toEqual(['health', 'substance-use'])
    expect(rows.find(({ id }) => id === 'housing')?.then).toBeNull()
    expect(question(comparison, 'identify_alert')).toMatchObject({ then: null, tables: [] })
    const gone = comparison.questions.filter(({ now }) => now === null)
    expect(gone.map(({ then }) => then?.id)).toContain('identify_data')
    expect(row(comparison, 'identify_how', 'answers', 'answered').verdict).not.toBe('break')
    expect(row(comparison, LEAD, 'choices', 'yes').verdict).not.toBe('break')
  })

  it('compares no question without a crosswalk', () => {
    expect(compareRounds(round(sample), round(sample), undefined).questions).toEqual([])
  })

  it('is none where the words of a round were deleted and the codebook is the same', () => {
    const frozen = findingsWithoutWords(sample, '2028-03-31')
    const now = round(findingsOf(sampleResponses().slice(0, 60)))
    expect(compareRounds(round(frozen), now, same)).toEqual(compareRounds(round(sample), now, same))
  })
})

describe('agencies', () => {
  const said = (reference: string, answer: string) => responseOf(reference, { [LEAD]: answer })
  const then = round(findingsOf([said('A', 'no'), said('B', 'no'), said('C', 'yes'), said('D', 'yes')]), [
    ['A', 1],
    ['B', 1],
    ['C', 2],
  ])
  const now = round(findingsOf([said('E', 'yes'), said('F', 'no'), said('G', 'no')]), [
    ['E', 1],
    ['F', 3],
  ])

  it('are in both rounds, in one alone, or not known', () => {
    expect(compareRounds(then, now, same).agencies).toEqual({
      both: [1],
      droppedOut: [2],
      firstTime: [3],
      unmatched: { then: 1, now: 1 },
    })
  })

  it('in both rounds are compared alone, each counted once', () => {
    const panel = compareRounds(then, now, same, 'both')
    expect(row(panel, LEAD, 'choices', 'no').then).toMatchObject({ count: 1, base: 1 })
    expect(row(panel, LEAD, 'choices', 'no').now).toMatchObject({ count: 0, base: 1 })
    expect(row(panel, LEAD, 'answers', 'answered').now).toMatchObject({ count: 1, base: 1 })
    expect(panel.takingPart.then.responses).toBe(4)
  })
})
