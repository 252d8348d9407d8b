import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../../server/audit/cellText.js'
import type { Coverage } from '../../../server/audit/coverage.js'
import type { PublishedFindings, PublishedQuestion } from '../../../server/audit/published.js'
import { largest, listOf, outOf } from '../../../server/audit/report/figures.js'
import { bodyTables, reflectionsTable } from '../../../server/audit/report/reportTables.js'
import { summaryParagraphs, takingPartSentences } from '../../../server/audit/report/roundSentences.js'
import { sentencesOf } from '../../../server/audit/report/sentences.js'
import { ALL } from '../../../server/audit/tallies.js'
import { anyResponses } from '../../support/anyResponses.js'
import { responseOf, sampleResponses } from '../../support/findings.js'
import { releaseOf } from '../../support/releases.js'

const CLOSED = 'assess_lead_practitioner'

const questionsIn = ({ sections }: PublishedFindings) => sections.flatMap(({ questions }) => questions)

function said(findings: PublishedFindings, id: string): string {
  const question = questionsIn(findings).find((one) => one.id === id)
  return question ? sentencesOf(question).join(' ') : ''
}

/** So many responses with this answer to a question. */
const several = (count: number, id: string, answer: string) =>
  Array.from({ length: count }, (_, at) =>
    responseOf(`${id}-${answer}-${at}`, { sector: 'health', [id]: answer }),
  )

const saidOf = (id: string, ...groups: readonly (readonly [number, string])[]) =>
  said(releaseOf(groups.flatMap(([count, answer]) => several(count, id, answer))).findings, id)

describe('sentences about the sample round', () => {
  const { findings } = releaseOf(sampleResponses())

  it('give yes and no out of the clear answers, then the rest', () => {
    expect(said(findings, CLOSED)).toBe(
      '36 of the 92 responses answered this question (39%). 20 of the 34 responses that gave a clear yes or no said yes (59%) and 14 said no (41%); 2 were neither; 56 gave no answer.',
    )
  })

  it('give thin answers, and the themes mentioned most', () => {
    expect(said(findings, 'assess_thresholds')).toContain('7 of the 43 answers were thin (16%), giving no')
    expect(said(findings, 'identify_understanding')).toContain('18 of the 72 answers were thin (25%)')
    expect(said(findings, 'identify_how')).toContain(
      'None of the 87 answers were thin. Mentioned most often: Observation in a setting or home (49 of the 87 answers, 56%); ',
    )
  })

  it('give answers in words, numbers and ticks', () => {
    expect(said(findings, 'assess_consent')).toContain(
      'Of the 18 answers whose opening words could be read as a yes or a no, 14 said yes (78%), none said no (0%) and 4 said yes in part or at times (22%); 26 could not be read so.',
    )
    expect(said(findings, 'families_count')).toContain(
      '27 of the 40 answers gave one number in figures (68%). Their median is 38. Their sum is 3510, in which',
    )
    expect(said(findings, 'families_issues')).toMatch(
      /^38 of the 92 responses ticked at least one box \(41%\)\. Ticked most often: Parents and children with a range of health problems \(31 of the 38 responses with a tick, 82%\); /,
    )
  })

  it('say who took part, and sum the round up', () => {
    expect(takingPartSentences(findings).join(' ')).toBe(
      '92 responses were received. By sector: Local Authority 16, Schools / Education 35, Health 9, Police 5, Voluntary and Community Sector 9 and Private 15. 3 named no sector.',
    )
    const [who, closed, themes] = summaryParagraphs(findings)
    expect(who).toContain('92 responses')
    expect(closed).toContain('20 of the 34')
    expect(themes).toContain('Training and development (119 answers); ')
  })

  it('say how many of the expected agencies responded', () => {
    const counts = { declined: 0, partDone: 0, opened: 0, invited: 0, notInvited: 0 }
    const total = { ...counts, expected: 120, submitted: 70 }
    const coverage: Coverage = { rows: [], total, unexpected: 0, severally: 0 }
    const covered = releaseOf(sampleResponses(), {}, { coverage, expected: 120 })
    expect(takingPartSentences(covered.findings)).toContain(
      'Of the 120 expected agencies, 70 responded (58%).',
    )
    const counted = releaseOf(sampleResponses(), {}, { expected: 120 })
    expect(takingPartSentences(counted.findings)).toContain('120 agencies were expected to respond.')
  })
})

describe('sentences about few', () => {
  it('say nothing of what fewer than ten answered', () => {
    expect(saidOf(CLOSED, [9, 'yes'], [20, ''])).toBe(
      '9 of the 29 responses answered this question (31%). With fewer than ten answers, what they said is not published.',
    )
    expect(saidOf('identify_how', [1, 'We know families.'])).toBe(
      'The only response answered this question. With fewer than ten answers, what they said is not published.',
    )
    expect(saidOf(CLOSED, [12, ''])).toBe('No response answered this question.')
  })

  it('use one and many as they are', () => {
    expect(saidOf(CLOSED, [1, 'yes'], [10, 'It is complicated here'])).toBe(
      'All 11 responses answered this question (100%). The only response that gave a clear yes or no said yes and none said no; 10 were neither.',
    )
    expect(saidOf(CLOSED, [11, 'yes'], [1, 'It is complicated here'])).toContain(
      'All 11 responses that gave a clear yes or no said yes (100%) and none said no (0%); 1 was neither.',
    )
    expect(saidOf(CLOSED, [12, 'It is complicated here'])).toContain('No response gave a clear yes or no;')
    expect(
      saidOf('assess_thresholds', [1, 'n/a'], [11, 'We go through the thresholds document in supervision']),
    ).toContain('1 of the 12 answers was thin (8%), giving no assurance.')
    expect(outOf(0, 1, 'answer', 'answers')).toBe('None of the 1 answer')
  })

  it('name no median and no sum that are withheld', () => {
    expect(saidOf('families_count', [9, '4'], [3, 'lots'])).toContain('Their median is not published.')
    expect(saidOf('families_count', [11, '1'], [1, '900'])).toContain('Their sum is not published.')
    expect(saidOf('families_count', [12, 'lots'])).not.toMatch(/median|sum/)
  })

  it('draw no line between equals', () => {
    const figure = (label: string, count: number) => ({ label, count, base: 10, share: '' })
    const named = (...counts: readonly number[]) =>
      largest(
        counts.map((count, at) => figure('abcdef'.charAt(at), count)),
        3,
      ).map(({ label }) => label)
    expect(named(1, 5, 4, 3)).toEqual(['b', 'c', 'd'])
    expect(named(5, 2, 2, 2)).toEqual(['a'])
    expect(named(0, 2, 0)).toEqual(['b'])
    expect(listOf(['a'])).toBe('a')
  })
})

/** Every number that the question's tables print, and every "k of the b" that they hold. */
function printedIn({ tables }: PublishedQuestion) {
  const numbers = new Set<string>()
  const pairs = new Set<string>()
  for (const { columns, rows } of tables) {
    const all = columns.findIndex(({ id }) => id === ALL)
    for (const { cells } of rows) {
      const share = cells.find(({ kind }) => kind === 'percentage')
      if (share?.kind === 'percentage' && cells[all]) pairs.add(`${cellText(cells[all])} of ${share.base}`)
      for (const number of cells.flatMap((cell) => cellText(cell).match(/\d+(\.\d+)?/g) ?? [])) {
        numbers.add(number)
      }
    }
  }
  return { numbers, pairs }
}

describe('sentences about any round', () => {
  it('hold no number that the tables do not, each with its base', () => {
    let checked = 0
    fc.assert(
      fc.property(anyResponses('R', 40), (responses) => {
        for (const question of questionsIn(releaseOf(responses).findings)) {
          const text = sentencesOf(question).join(' ')
          const { numbers, pairs } = printedIn(question)
          const strange = (text.match(/\d+(\.\d+)?/g) ?? []).filter((number) => !numbers.has(number))
          expect(strange, text).toEqual([])
          for (const [, count = '', base = ''] of text.matchAll(/(None|\d+) of the (\d+)/g)) {
            expect(pairs, text).toContain(`${count === 'None' ? 0 : count} of ${base}`)
            checked += 1
          }
          expect(text).not.toContain('[')
          expect(text).not.toMatch(/\b1 (responses|answers|were)\b/)
        }
      }),
      // The sample round is always among them, so that there is something to check.
      { numRuns: 30, examples: [[sampleResponses()]] },
    )
    expect(checked).toBeGreaterThan(300)
  })

  it('stand beside tables whose cells are the release’s own', () => {
    let rows = 0
    fc.assert(
      fc.property(anyResponses('R', 40), (responses) => {
        const { findings } = releaseOf(responses)
        for (const question of questionsIn(findings)) {
          for (const table of bodyTables(question)) {
            const whole = question.tables.find(({ id }) => id === table.id)
            for (const row of table.rows) {
              const original = whole?.rows.find(({ id }) => id === row.id)
              expect(original?.cells.map(cellText).slice(0, 3)).toEqual(row.cells.map(cellText))
              rows += 1
            }
          }
        }
        for (const { id, cells } of reflectionsTable(findings).rows) {
          const counts = questionsIn(findings).flatMap(({ tables }) =>
            tables.flatMap((table) =>
              table.id.endsWith('-themes')
                ? (table.rows.find((row) => row.themeId === id)?.cells[0] ?? [])
                : [],
            ),
          )
          const sum = counts.reduce((all, cell) => all + (cell.kind === 'count' ? cell.value : 0), 0)
          expect(cells.map(cellText)).toEqual([String(sum), String(counts.length)])
        }
      }),
      { numRuns: 20, examples: [[sampleResponses()]] },
    )
    expect(rows).toBeGreaterThan(100)
  })
})
