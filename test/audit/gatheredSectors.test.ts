import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectorOf, type AuditResponse } from '../../server/audit/answers.js'
import { cellText } from '../../server/audit/cellText.js'
import { tablesOf, type Findings } from '../../server/audit/findings.js'
import {
  FEW_RESPONSES,
  SECTOR_NOT_SHOWN,
  gatherSectors,
  withoutSector,
} from '../../server/audit/gatheredSectors.js'
import { detailIdOf, sectorsOf } from '../../server/audit/questionnaire.js'
import { anyResponses } from '../support/anyResponses.js'
import { findingsOf, questionnaire, responseOf, sampleResponses } from '../support/findings.js'

const gather = (responses: readonly AuditResponse[]) => gatherSectors(findingsOf(responses), questionnaire)
const sectors = sectorsOf(questionnaire)

/** So many responses of each sector, each with answers of its own. */
function roundOf(sizes: Readonly<Record<string, number>>): readonly AuditResponse[] {
  return Object.entries(sizes).flatMap(([sector, size]) =>
    Array.from({ length: size }, (_, at) =>
      responseOf(`${sector}-${at}`, {
        sector,
        ...(sector === 'health' && { health_detail: 'CAMHS' }),
        families_count: String(at + 1),
        assess_lead_practitioner: `We ask ${sector} at times, ${at}`,
        provide_gaps: 'Long waiting lists for CAMHS and no funding for family support',
      }),
    ),
  )
}

/** A table's rows as printed, with the labels of its columns first. */
function printed(findings: Findings, id: string): readonly (readonly string[])[] {
  const table = tablesOf(findings).find((one) => one.id === id)
  if (!table) return []
  const rows = table.rows.map(({ label, cells }) => [label, ...cells.map(cellText)])
  return [table.columns.map(({ label }) => label), ...rows]
}

describe('a round with two sectors of few responses', () => {
  const { findings, notShown } = gather(
    roundOf({ 'schools-education': 12, police: 3, private: 2, health: 6 }),
  )

  it('counts them together, by name nowhere but in a note', () => {
    expect([...notShown]).toEqual(['local-authority', 'police', 'voluntary-community', 'private'])
    expect(printed(findings, 'sectors').map(([label, count]) => [label, count])).toEqual([
      ['Responses', 'Percentage'],
      ['Schools / Education', '12'],
      ['Health', '6'],
      ['Other sectors', '5'],
      ['(blank)', '0'],
      ['Grand total', '23'],
    ])
    const [columns, read, , median] = printed(findings, 'families_count-numbers')
    expect(columns?.slice(3)).toEqual(['Schools / Education', 'Health', 'Other sectors', '(blank)'])
    expect(read?.slice(4)).toEqual(['12', '6', '5', '0'])
    expect(median?.slice(4)).toEqual(['6.5', '3.5', '[c]', '[z]'])
    const { notes = [] } = findings.tables.find(({ id }) => id === 'sectors') ?? {}
    expect(notes).toContain(
      'They sent: Local Authority 0, Police 3, Voluntary and Community Sector 0, Private 2.',
    )
  })

  it('leads from a figure to all who are counted together', () => {
    for (const { columns, rows } of tablesOf(findings)) {
      const at = columns.findIndex(({ id }) => id === 'other-sectors')
      for (const { cells } of rows) {
        const cell = cells[at]
        if (cell?.kind === 'count') expect(cell.references).toHaveLength(cell.value)
      }
    }
  })

  it('names no sector beside the words of one of them, and does beside others', () => {
    const lead = findings.questions.find(({ question }) => question.id === 'assess_lead_practitioner')
    const sectorsBeside = new Map(lead?.unclear.map(({ reference, sector }) => [reference, sector]))
    expect(sectorsBeside.get('police-0')).toBe(SECTOR_NOT_SHOWN)
    expect(sectorsBeside.get('private-1')).toBe(SECTOR_NOT_SHOWN)
    expect(sectorsBeside.get('health-0')).toBe('health')
  })
})

it('takes in the next smallest sector where one alone has few responses', () => {
  const { notShown } = gather(
    roundOf({
      'local-authority': 9,
      'schools-education': 12,
      police: 3,
      private: 8,
      health: 10,
      'voluntary-community': 9,
    }),
  )
  expect([...notShown]).toEqual(['police', 'private'])
})

it('says nothing of a sector where it sent all there is', () => {
  const { findings, notShown } = gather(roundOf({ police: 3 }))
  expect(notShown.size).toBe(sectors.length)
  expect(JSON.stringify(findings)).not.toContain('They sent')
})

it('changes no figure where each sector has enough, but kinds of agency that few name', () => {
  const findings = findingsOf(sampleResponses())
  const { findings: gathered, notShown } = gatherSectors(findings, questionnaire)
  expect(notShown.size).toBe(0)
  expect(gathered.questions).toEqual(findings.questions)
  expect(printed(gathered, 'health-agencies').slice(1)).toEqual([
    ['Other or not named', '9', '[u]', '9 Health responses'],
    ['Grand total', '9', '[u]', '9 Health responses'],
  ])
})

describe('any round', () => {
  /** The round with the sectors of those that are counted together, and what goes with them, given to one another. */
  function exchanged(responses: readonly AuditResponse[], notShown: ReadonlySet<string>) {
    const few = responses.filter((response) => notShown.has(sectorOf(response) ?? ''))
    const said = few.map(({ answers }) => answers)
    const givers = new Map(few.map(({ reference }, at) => [reference, said[(at + 1) % said.length] ?? {}]))
    const ids = new Set(['sector', ...sectors.map(detailIdOf)])
    return responses.map((response) => {
      const giver = givers.get(response.reference)
      if (!giver) return response
      const own = Object.entries(response.answers).filter(([id]) => !ids.has(id))
      const given = Object.entries(giver).filter(([id]) => ids.has(id))
      return { ...response, answers: Object.fromEntries([...own, ...given]) }
    })
  }

  /** Everything with references. Quotes and emphases are chosen with an eye to sectors, so that other ones may be chosen. */
  function evidence({ tables, questions, ...rest }: Findings) {
    return {
      ...rest,
      tables: tables.filter(({ id }) => id !== 'emphasis'),
      questions: questions.map((asked) => ({
        ...asked,
        themes: asked.themes.map(({ references }) => references),
        suggestions: [],
        tables: asked.tables.filter(({ id }) => !id.endsWith('-suggestions')),
      })),
    }
  }

  it('reads the same to members whichever response of those counted together is of which sector', () => {
    let exchanges = 0
    fc.assert(
      fc.property(anyResponses('A', 40), (responses) => {
        const { findings, notShown } = gather(responses)
        const others = exchanged(responses, notShown)
        if (others.some((other, at) => other.answers.sector !== responses[at]?.answers.sector)) exchanges += 1
        const other = gather(others)
        expect(other.notShown).toEqual(notShown)
        expect(evidence(other.findings)).toEqual(evidence(findings))
        for (const [at, response] of responses.entries())
          if (notShown.has(sectorOf(response) ?? ''))
            expect(withoutSector(others[at] ?? response, questionnaire)).toEqual(
              withoutSector(response, questionnaire),
            )
      }),
      { numRuns: 40 },
    )
    expect(exchanges).toBeGreaterThan(10)
  }, 240_000)

  it('names beside words, and over figures, no sector of few responses', () => {
    fc.assert(
      fc.property(anyResponses('A', 40), (responses) => {
        const { findings, notShown } = gather(responses)
        const sizes = sectors.map(({ id }) => responses.filter((one) => sectorOf(one) === id).length)
        const few = sectors.filter((_, at) => (sizes[at] ?? 0) > 0 && (sizes[at] ?? 0) < FEW_RESPONSES)
        const together = sectors.filter(({ id }, at) => notShown.has(id) && (sizes[at] ?? 0) > 0)
        if (few.length > 0 && notShown.size < sectors.length) expect(together.length).toBeGreaterThan(1)
        const { tables = [] } = findings.questions.find(({ question }) => question.id === 'sector') ?? {}
        // Rows of other questions can be called as a sector is: what families need is "health" too.
        const named = [
          ...tablesOf(findings).flatMap(({ columns }) => columns),
          ...[...findings.tables, ...tables].flatMap(({ id, rows }) => [{ id }, ...rows]),
        ].map(({ id }) => id)
        const beside = findings.questions.flatMap(({ unclear, unread, themes, suggestions }) =>
          [...unclear, ...unread, ...[...themes, ...suggestions].flatMap(({ quotes }) => quotes)].map(
            ({ sector }) => sector,
          ),
        )
        for (const { id } of few) {
          expect(beside).not.toContain(id)
          expect(named.filter((one) => one === id || one.startsWith(`${id}-`))).toEqual([])
        }
      }),
      { numRuns: 40 },
    )
  }, 240_000)
})
