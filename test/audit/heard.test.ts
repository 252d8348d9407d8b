import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectorOf, type AuditResponse } from '../../server/audit/answers.js'
import { NO_CONCLUSIONS, type PublishedStatement } from '../../server/audit/conclusions.js'
import { publishFindings } from '../../server/audit/disclosure.js'
import { heardConclusions, heardFindings, type HeardFindings } from '../../server/audit/heard.js'
import { publishedTables, type PublishedFindings, type PublishedTable } from '../../server/audit/published.js'
import { optionsOf, questionsOf } from '../../server/audit/questionnaire.js'
import { anyResponses } from '../support/anyResponses.js'
import { findingsOf, questionnaire, responseOf, sampleResponses } from '../support/findings.js'
import { guessesOf } from '../support/readerOfTables.js'
import { withoutOwn } from '../support/withoutOwn.js'

const SETTINGS = { minimumCount: 5, smallestSector: 10 }
const CLOSED = 'assess_lead_practitioner'

const ISSUES = questionsOf(questionnaire)
  .filter(({ id }) => id === 'families_issues')
  .flatMap(optionsOf)
  .slice(0, 3)
  .map(({ id }) => id)

const publish = (responses: readonly AuditResponse[], settings = SETTINGS) =>
  publishFindings({ findings: findingsOf(responses), questionnaire, settings })

const several = (count: number, sector: string, answer?: string) =>
  Array.from({ length: count }, (_, index) =>
    responseOf(`${sector}-${answer}-${index}`, { sector, ...(answer && { [CLOSED]: answer }) }),
  )

/** Enough of another sector for the two to be told apart. */
const others = [...several(20, 'health', 'yes'), ...several(20, 'health', 'no')]

function questionIn(heard: HeardFindings, id = CLOSED) {
  const question = heard.sections.flatMap(({ questions }) => questions).find((one) => one.id === id)
  if (!question) throw new Error('There is no such question.')
  return question
}

const tablesIn = ({ sections }: HeardFindings) =>
  sections.flatMap(({ questions }) => questions.flatMap(({ tables }) => tables))

const columnsOf = ({ columns }: PublishedTable) => columns.map(({ id }) => id)

/** The printed counts of a column, each under the place where it stands. */
function countsIn(
  tables: readonly PublishedTable[],
  column: string | undefined,
): ReadonlyMap<string, number> {
  return new Map(
    tables.flatMap((table) =>
      table.rows.flatMap((row) => {
        const cell = row.cells[table.columns.findIndex(({ id }) => id === column)]
        return cell?.kind === 'count' ? [[`${table.id}/${row.id}`, cell.value] as const] : []
      }),
    ),
  )
}

describe('what an agency reads of its sector', () => {
  const heardOf = (...police: readonly AuditResponse[]) =>
    heardFindings(publish([...others, ...police]), 'police')

  it('stands beside what all said where nothing in it is of a few others', () => {
    const question = questionIn(heardOf(...several(6, 'police', 'yes'), ...several(6, 'police', 'no')))
    expect(question.bySector).toBe('shown')
    expect(question.answered).toBe(52)
    const [choices] = question.tables
    expect(choices && columnsOf(choices)).toEqual(['all', 'share', 'base', 'police'])
    expect(choices?.shortTitle).toBe('Choices')
    expect([...countsIn(question.tables, 'police').values()]).toEqual([6, 6, 0])
  })

  it('is left out where one count would be too small without the reader, who may be in it', () => {
    const police = [...several(5, 'police', 'yes'), ...several(7, 'police', 'no')]
    const printed = publishedTables(publish([...others, ...police]))
    expect(countsIn(printed, 'police').get(`${CLOSED}-choices/yes`)).toBe(5)
    const question = questionIn(heardOf(...police))
    expect(question.bySector).toBe('kept-back')
    expect(question.tables.map((table) => columnsOf(table))).toEqual([['all', 'share', 'base']])
  })

  it('is left out where all or none of nine others said it, as of a group of nine', () => {
    expect(questionIn(heardOf(...several(10, 'police', 'yes'), ...several(8, 'police'))).bySector).toBe(
      'kept-back',
    )
    expect(questionIn(heardOf(...several(11, 'police', 'yes'), ...several(8, 'police'))).bySector).toBe(
      'shown',
    )
  })

  it('is left out where a group has too few others', () => {
    const settings = { minimumCount: 10, smallestSector: 5 }
    const all = [...others, ...several(11, 'police', 'yes')]
    expect(questionIn(heardFindings(publish(all, settings), 'police')).bySector).toBe('kept-back')
    const more = [...all, ...several(1, 'police', 'no')]
    expect(questionIn(heardFindings(publish(more, settings), 'police')).tables).toHaveLength(1)
  })

  it('is nothing where the release tells no sectors apart, or none of the reader’s', () => {
    const heard = heardFindings(publish(several(20, 'police', 'yes')), 'police')
    expect(heard.group).toBeUndefined()
    expect(questionIn(heard).bySector).toBe('not-published')
    expect(heardFindings(publish([...others, ...several(12, 'police')]), 'private').group).toBeUndefined()
  })

  it('is of the group of those who named no sector, where the reader named none', () => {
    const all = [
      ...others,
      ...Array.from({ length: 12 }, (_, at) => responseOf(`N${at}`, { [CLOSED]: 'yes' })),
    ]
    expect(heardFindings(publish(all), null).group?.label).toBe('No sector named')
  })

  it('is never in a statement either, where the figure is left out', () => {
    const police = [...several(5, 'police', 'yes'), ...several(7, 'police', 'no')]
    const statement = (id: number, column: string): PublishedStatement => ({
      ...{ id, section: 'assess', kind: 'finding', text: '5', quotes: [] },
      evidence: [{ table: `${CLOSED}-choices`, row: 'yes', column, figures: ['5'] }],
    })
    const statements = [statement(1, 'police'), statement(2, 'health'), statement(3, 'all')]
    const conclusions = { ...NO_CONCLUSIONS, statements }
    const ids = (heard: HeardFindings) => heardConclusions(conclusions, heard).statements.map(({ id }) => id)
    expect(ids(heardOf(...police))).toEqual([2, 3])
    expect(ids(heardOf(...police, ...several(1, 'police', 'yes')))).toEqual([1, 2, 3])
  })
})

/** Rounds of a few sectors that are large enough to be told apart. */
const anyRound = fc
  .array(
    fc.record({
      sector: fc.constantFrom('police', 'health', 'private'),
      [CLOSED]: fc.constantFrom('yes', 'yes', 'no', 'It depends', ''),
      provide_gaps: fc.constantFrom(
        'Long waiting lists for CAMHS',
        'No funding for family support',
        'n/a',
        '',
      ),
      families_issues: fc.subarray(ISSUES),
    }),
    { minLength: 20, maxLength: 60 },
  )
  .map((all) => all.map((answers, at) => responseOf(`R${at}`, answers)))

/** Readers of a round: what the release prints, what each reads of it, and what the release says without them. */
function readersOf(
  responses: readonly AuditResponse[],
  readers: readonly AuditResponse[],
  settings = SETTINGS,
) {
  const published = publish(responses, settings)
  return readers.map((reader) => {
    const heard = heardFindings(published, sectorOf(reader) ?? null)
    const rest = withoutOwn(published, findingsOf([reader]), heard.group?.id)
    return { published, heard, rest }
  })
}

/** How many counts of its group a reader has read. @throws where one is of a few others, or is not in the release */
function readCounts(
  { published, heard, rest }: ReturnType<typeof readersOf>[number],
  minimum: number,
): number {
  const shown = countsIn(tablesIn(heard), heard.group?.id)
  const [printed, ofOthers] = [published, rest].map((findings) =>
    countsIn(publishedTables(findings), heard.group?.id),
  )
  for (const [place, count] of shown) {
    expect(printed?.get(place), place).toBe(count)
    const others = ofOthers?.get(place) ?? -1
    expect(others === 0 || others >= minimum, `${place}: ${others} others`).toBe(true)
  }
  return shown.size
}

/** What a reader works out of withheld counts, but for those that nobody else in the whole round is in. */
function workedOut(rest: PublishedFindings): readonly string[] {
  const all = countsIn(publishedTables(rest), 'all')
  const isOfNobody = (place: string) => {
    const [question = '', row = ''] = place.replace(/\/[^/]*$/, '').split(': ')
    const rows = ['answers', 'choices', 'themes'].map((kind) => `${question}-${kind}/${row}`)
    return [`${question}-answers/answered`, ...rows].some((one) => all.get(one) === 0)
  }
  return guessesOf(rest)
    .filter(({ place, least, most }) => least === most && !isOfNobody(place))
    .map(({ place }) => place)
}

describe('a reader who takes their own answer away', () => {
  const all = sampleResponses()

  it('reads no count of one to four others of their sector in the sample round', () => {
    const read = readersOf(all, all).map((reader) => readCounts(reader, SETTINGS.minimumCount))
    expect(Math.min(...read)).toBeGreaterThan(10)
  })

  it('reads no count of a few others in any round', () => {
    let read = 0
    fc.assert(
      fc.property(
        anyRound,
        fc.constantFrom(3, 5, 10),
        fc.constantFrom(2, 3, 5),
        (responses, smallestSector, minimumCount) => {
          const readers = readersOf(responses, responses.slice(0, 12), { smallestSector, minimumCount })
          for (const reader of readers) read += readCounts(reader, minimumCount)
        },
      ),
      { numRuns: 30 },
    )
    expect(read).toBeGreaterThan(100)
  })

  it('works out nothing that the whole release withholds of the others', () => {
    const readers = ['S10', 'H03', 'L15', 'N03'].flatMap((reference) =>
      all.filter((one) => one.reference === reference),
    )
    expect(readers).toHaveLength(4)
    for (const { rest } of readersOf(all, readers)) expect(workedOut(rest)).toEqual([])
    fc.assert(
      fc.property(fc.oneof(anyResponses('R', 40), anyRound), (responses) => {
        const settings = { minimumCount: 3, smallestSector: 5 }
        for (const { rest } of readersOf(responses, responses.slice(0, 2), settings))
          expect(workedOut(rest)).toEqual([])
      }),
      { numRuns: 15 },
    )
  })
})
