import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectorOf } from '../../server/audit/answers.js'
import { tablesOf, type Cell, type Findings, type FindingTable } from '../../server/audit/findings.js'
import { findingsOf } from '../support/findings.js'
import { anyOrder, anyResponses } from '../support/anyResponses.js'

const RUNS = { numRuns: 30 }

/** Suggestions and emphasis depend on how all answers are worded, so they are no sums. */
const isCounted = ({ id }: FindingTable) => !id.endsWith('-suggestions') && id !== 'emphasis'

/** Columns of what all responses say. */
const OF_ALL = ['share', 'low', 'high', 'base', 'present', 'lacking', 'both', 'unclear']

interface PlacedCell {
  readonly place: string
  readonly column: string
  readonly cell: Cell
}

function placedCells(findings: Findings): readonly PlacedCell[] {
  return tablesOf(findings)
    .filter(isCounted)
    .flatMap(({ id, columns, rows }) =>
      rows.flatMap((row) =>
        columns.map((column, index) => {
          const cell = row.cells[index]
          if (!cell) throw new Error(`No cell at ${id}/${row.id}/${column.id}`)
          return { place: `${id}/${row.id}/${column.id}`, column: column.id, cell }
        }),
      ),
    )
}

/** Counts by place; a row that is not there counts nobody. */
function countsOf(findings: Findings): ReadonlyMap<string, number> {
  return new Map(
    placedCells(findings).flatMap(({ place, cell }) =>
      cell.kind === 'count' && cell.value > 0 ? [[place, cell.value]] : [],
    ),
  )
}

function sumOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const places = new Set([...a.keys(), ...b.keys()])
  return new Map([...places].map((place) => [place, (a.get(place) ?? 0) + (b.get(place) ?? 0)]))
}

function counts(table: FindingTable, rowId: string): readonly (readonly [string, number])[] {
  const row = table.rows.find(({ id }) => id === rowId)
  return table.columns.flatMap((column, index) => {
    const cell = row?.cells[index]
    return cell?.kind === 'count' ? [[column.id, cell.value] as const] : []
  })
}

describe('findings of any responses', () => {
  it('do not depend on the order of responses', () => {
    const pair = anyResponses('R').chain((responses) => fc.tuple(fc.constant(responses), anyOrder(responses)))
    fc.assert(
      fc.property(pair, ([responses, shuffled]) => {
        expect(findingsOf(shuffled)).toEqual(findingsOf(responses))
      }),
      RUNS,
    )
  })

  it('hold k ≤ A ≤ R, and answered + not answered = R, in all and in every sector', () => {
    fc.assert(
      fc.property(anyResponses('R'), (responses) => {
        const findings = findingsOf(responses)
        const bySector = new Map(findings.questions.map(({ question, tables }) => [question.id, tables]))
        expect(bySector.size).toBe(25)
        for (const tables of bySector.values()) {
          const [answers, ...others] = tables
          if (!answers) throw new Error('A question without a table of answers')
          const answered = new Map(counts(answers, 'answered'))
          const notAnswered = new Map(counts(answers, 'not-answered'))
          expect((answered.get('all') ?? 0) + (notAnswered.get('all') ?? 0)).toBe(responses.length)
          for (const [sector, thin] of counts(answers, 'thin')) {
            expect(thin).toBeLessThanOrEqual(answered.get(sector) ?? 0)
          }
          for (const table of others) {
            for (const { id } of table.rows.filter((row) => !['not-answered', 'blank'].includes(row.id))) {
              for (const [sector, k] of counts(table, id)) {
                const column = OF_ALL.includes(sector) ? 'all' : sector
                expect(k).toBeLessThanOrEqual(answered.get(column) ?? 0)
              }
            }
          }
        }
      }),
      RUNS,
    )
  })

  it('have sector columns that sum to the total, and as many references as their value', () => {
    fc.assert(
      fc.property(anyResponses('R'), (responses) => {
        const findings = findingsOf(responses)
        for (const table of tablesOf(findings)) {
          for (const { id, cells } of table.rows) {
            for (const cell of cells) {
              if (cell.kind === 'count') expect(new Set(cell.references).size).toBe(cell.value)
            }
            const [all, ...sectors] = counts(table, id)
            if (!all || sectors.length === 0) continue
            expect(sectors.reduce((sum, [, value]) => sum + value, 0)).toBe(all[1])
          }
        }
      }),
      RUNS,
    )
  })

  it('add up: of two lots of responses together they are the sums of each', () => {
    fc.assert(
      fc.property(anyResponses('A'), anyResponses('B'), (a, b) => {
        const together = countsOf(findingsOf([...a, ...b]))
        expect(together).toEqual(sumOf(countsOf(findingsOf(a)), countsOf(findingsOf(b))))
      }),
      RUNS,
    )
  })

  it('change for one more response only in its own sector and in what is of all', () => {
    fc.assert(
      fc.property(anyResponses('A'), anyResponses('B', 1), (responses, [extra]) => {
        if (!extra) return
        const own = new Set(['all', ...OF_ALL, sectorOf(extra) ?? 'blank'])
        const others = ({ column, cell }: PlacedCell) =>
          !own.has(column) && !(cell.kind === 'count' && cell.value === 0)
        const before = placedCells(findingsOf(responses)).filter(others)
        const after = placedCells(findingsOf([...responses, extra])).filter(others)
        const places = new Map(after.map(({ place, cell }) => [place, cell]))
        expect(places).toEqual(new Map(before.map(({ place, cell }) => [place, cell])))
      }),
      RUNS,
    )
  })
})
