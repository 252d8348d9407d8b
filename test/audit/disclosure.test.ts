import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditResponse } from '../../server/audit/answers.js'
import { cellText } from '../../server/audit/cellText.js'
import { disclosureCosts, publishFindings } from '../../server/audit/disclosure.js'
import { publishedFindings, publishedTables, type PublishedFindings } from '../../server/audit/published.js'
import { optionsOf, questionsOf } from '../../server/audit/questionnaire.js'
import { anyResponses } from '../support/anyResponses.js'
import { findingsOf, questionnaire, responseOf, sampleResponses } from '../support/findings.js'
import { guessesOf, guessesOfReleases } from '../support/readerOfTables.js'

const SETTINGS = { minimumCount: 5, smallestSector: 10 }

const publish = (
  responses: readonly AuditResponse[],
  settings = SETTINGS,
  earlier: readonly PublishedFindings[] = [],
) => publishFindings({ findings: findingsOf(responses), questionnaire, settings, earlier })

/** A table's rows as printed, the label first. */
function printed(findings: PublishedFindings, id: string): readonly (readonly string[])[] {
  const table = publishedTables(findings).find((one) => one.id === id)
  return (table?.rows ?? []).map(({ label, cells }) => [label, ...cells.map(cellText)])
}

/** So many responses of a sector with the same answers. */
const several = (count: number, sector: string, answers: Record<string, string> = {}) =>
  Array.from({ length: count }, (_, index) =>
    responseOf(`${sector}-${Object.values(answers).join()}-${index}`, { sector, ...answers }),
  )

const CLOSED = 'assess_lead_practitioner'
const COUNT = 'families_count'
const TICKS = 'families_issues'
const OPTIONS = questionsOf(questionnaire)
  .filter(({ id }) => id === TICKS)
  .flatMap(optionsOf)
  .slice(0, 3)
  .map(({ id }) => id)

describe('the sample round as published', () => {
  const published = publish(sampleResponses())

  it('fits its documented form, and nothing in it leads to a response', () => {
    expect(publishedFindings.parse(published)).toEqual(published)
    expect(JSON.stringify(published)).not.toContain('references')
    for (const { reference } of sampleResponses()) expect(JSON.stringify(published)).not.toContain(reference)
  })

  it('still prints who took part and what the whole round said', () => {
    expect(printed(published, 'sectors').map(([label, count]) => `${label} ${count}`)).toEqual([
      'Local Authority 16',
      'Schools / Education 35',
      'Health 9',
      'Police 5',
      'Voluntary and Community Sector 9',
      'Private 15',
      '(blank) 3',
      'Grand total 92',
    ])
    expect(printed(published, `${CLOSED}-choices`).map((row) => row.slice(0, 4))).toEqual([
      ['Yes', '20', '59%', '34 clear answers'],
      ['No', '14', '41%', '34 clear answers'],
      ['Unclear', '2', '[z]', '[z]'],
      ['Not answered', '56', '[z]', '[z]'],
    ])
    expect(printed(published, 'assess_thresholds-answers')[1]?.slice(0, 4)).toEqual([
      'of which thin',
      '7',
      '16%',
      '43 answers',
    ])
    expect(printed(published, 'identify_understanding-answers')[1]?.slice(0, 2)).toEqual([
      'of which thin',
      '18',
    ])
  })

  it('names no kind of agency that few respondents name', () => {
    expect(printed(published, 'health-agencies').map(([label, count]) => `${label} ${count}`)).toEqual([
      'Other or not named 9',
      'Grand total 9',
    ])
  })

  it('puts small sectors together', () => {
    expect(published.sectorGroups.map(({ label, responses }) => [label, responses])).toEqual([
      ['Local Authority', 16],
      ['Schools / Education', 35],
      ['Private', 15],
      ['Health, Police, Voluntary and Community Sector and no sector named', 26],
    ])
  })

  it('lets nobody work out what is withheld', () => {
    const guesses = guessesOf(published)
    expect(guesses.length).toBeGreaterThan(300)
    expect(guesses.filter(({ least, most }) => least === most)).toEqual([])
  })

  it('says who answered nowhere, and no phrase, emphasis or smallest number', () => {
    const ids = publishedTables(published).map(({ id }) => id)
    const identifying = [
      'sector',
      'agency',
      ...questionsOf(questionnaire).flatMap((one) => (one.personal ? [one.id] : [])),
    ]
    expect(identifying.length).toBeGreaterThan(3)
    for (const question of identifying) expect(ids.filter((id) => id.startsWith(`${question}-`))).toEqual([])
    expect(ids.filter((id) => id === 'emphasis' || id.endsWith('-suggestions'))).toEqual([])
    expect(printed(published, `${COUNT}-numbers`).map(([label]) => label)).toEqual([
      'Numbers read',
      'Answers unread',
      'Median',
      'Sum',
    ])
  })

  it('tells for the whole round how themes are spoken of', () => {
    const table = publishedTables(published).find(({ id }) => id === 'provide_gaps-polarity')
    expect(table?.columns.map(({ id }) => id)).toEqual(['all', 'present', 'lacking', 'both', 'unclear'])
  })

  it('says what each choice of settings costs', () => {
    const publication = { findings: findingsOf(sampleResponses()), questionnaire, settings: SETTINGS }
    const costs = disclosureCosts(
      publication,
      [5, 10, 20].map((smallestSector) => ({ minimumCount: 5, smallestSector })),
    )
    expect(costs.map(({ groups }) => groups)).toEqual([6, 4, 2])
    for (const { withheld, figures } of costs) {
      expect(withheld).toBeGreaterThan(0)
      expect(figures).toBeGreaterThan(withheld)
    }
  })
})

describe('any round as published', () => {
  it('lets nobody work out what is withheld', () => {
    let guessed = 0
    fc.assert(
      fc.property(
        anyResponses('R', 40),
        fc.constantFrom(3, 5, 10),
        fc.constantFrom(2, 3, 5),
        (responses, smallestSector, minimumCount) => {
          const published = publish(responses, { minimumCount, smallestSector })
          const guesses = guessesOf(published)
          guessed += guesses.length
          expect(guesses.filter(({ least, most }) => least === most)).toEqual([])
        },
      ),
      { numRuns: 30, examples: [[sampleResponses(), 10, 5]] },
    )
    expect(guessed).toBeGreaterThan(100)
  })

  it('has no count of a sector below the minimum, and as many cells as columns', () => {
    fc.assert(
      fc.property(anyResponses('R', 40), (responses) => {
        const published = publish(responses, { minimumCount: 5, smallestSector: 5 })
        const groups = new Set(published.sectorGroups.map(({ id }) => id))
        for (const { columns, rows } of published.sections.flatMap((section) =>
          section.questions.flatMap(({ tables }) => tables),
        )) {
          for (const { id, cells } of rows) {
            expect(cells).toHaveLength(columns.length)
            if (id === 'answered' || id === 'not-answered') continue
            const small = cells.filter((cell, at) => {
              const isGroup = groups.has(columns[at]?.id ?? '')
              return isGroup && cell.kind === 'count' && cell.value > 0 && cell.value < 5
            })
            expect(small).toEqual([])
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('two releases side by side', () => {
  const all = sampleResponses()
  /** The round before the last six responses of a sector came. */
  const without = (sector: string) => {
    const late = new Set(all.filter(({ answers }) => answers.sector === sector).slice(-6))
    return all.filter((response) => !late.has(response))
  }
  const workedOut = (before: PublishedFindings, after: PublishedFindings) =>
    guessesOfReleases(before, after).filter(
      ({ place, least, most }) => least === most && !place.endsWith('/all'),
    )

  it('would give away what one of them withholds, if both told sectors apart', () => {
    const [before, after] = [publish(without('private')), publish(all)]
    expect(workedOut(before, after).length).toBeGreaterThan(10)
  })

  it.each(['schools-education', 'local-authority', 'private'])(
    'give nothing away when responses of %s came late',
    (sector) => {
      const before = publish(without(sector))
      const after = publish(all, SETTINGS, [before])
      expect(guessesOfReleases(before, after).length).toBeGreaterThan(100)
      expect(workedOut(before, after)).toEqual([])
      expect(after.sectorGroups).toEqual([])
    },
  )

  it('give nothing away of any round', () => {
    let guessed = 0
    fc.assert(
      fc.property(anyResponses('R', 40), anyResponses('S', 20), (first, more) => {
        const settings = { minimumCount: 3, smallestSector: 5 }
        const before = publish(first, settings)
        const after = publish([...first, ...more], settings, [before])
        guessed += guessesOfReleases(before, after).length
        expect(workedOut(before, after)).toEqual([])
      }),
      { numRuns: 30, examples: [[sampleResponses().slice(6), sampleResponses().slice(0, 6)]] },
    )
    expect(guessed).toBeGreaterThan(100)
  })

  it('tell sectors apart where nothing has changed', () => {
    const first = publish(all)
    expect(publish(all, SETTINGS, [first])).toEqual(first)
  })

  it('tell of a question again where only others have changed', () => {
    const first = publish(all)
    const put = all.map((one, at) => (at < 6 ? { ...one, answers: { ...one.answers, [CLOSED]: 'No' } } : one))
    const second = publish(put, SETTINGS, [first])
    const columns = (findings: PublishedFindings, id: string) =>
      publishedTables(findings).find((table) => table.id === id)?.columns.length
    expect(columns(second, 'provide_gaps-themes')).toBe(columns(first, 'provide_gaps-themes'))
    expect(columns(second, `${CLOSED}-choices`)).toBe(3)
  })

  it('give no sum from which an earlier one takes away all but a few numbers', () => {
    const numbers = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        responseOf(`N${index}`, { sector: 'health', [COUNT]: String(10 + index) }),
      )
    const first = publish([...numbers(20), ...several(20, 'health')])
    const sums = [21, 25].map((count) => {
      const findings = publish([...numbers(count), ...several(20, 'health')], SETTINGS, [first])
      return printed(findings, `${COUNT}-numbers`).find(([label]) => label === 'Sum')?.[1]
    })
    expect(sums).toEqual(['[c]', '550'])
  })
})

describe('words that an import found beside the boxes of a tick list', () => {
  it('give away no box, whether or not answers have both', () => {
    const anyTicks = fc.record({
      sector: fc.constantFrom('health', 'police', 'schools-education'),
      [TICKS]: fc.oneof(
        fc.subarray(OPTIONS),
        fc.constant(['Words']),
        fc.constant(['Words', OPTIONS[0] ?? '']),
      ),
    })
    let guessed = 0
    fc.assert(
      fc.property(fc.array(anyTicks, { minLength: 15, maxLength: 40 }), fc.boolean(), (all, isEither) => {
        const responses = all
          .filter(({ [TICKS]: ticks }) => !isEither || ticks.length < 2 || !ticks.includes('Words'))
          .map((answers, at) => responseOf(`T${at}`, answers))
        const guesses = guessesOf(publish(responses, { minimumCount: 3, smallestSector: 5 }))
        guessed += guesses.length
        expect(guesses.filter(({ least, most }) => least === most)).toEqual([])
      }),
      { numRuns: 60 },
    )
    expect(guessed).toBeGreaterThan(100)
  })
})

describe('a reader of tables', () => {
  it('works out a "[c]" that stands alone', () => {
    const published = publish([
      ...several(12, 'health', { [CLOSED]: 'yes' }),
      ...several(12, 'police', { [CLOSED]: 'no' }),
      ...several(3, 'police', { [CLOSED]: 'yes' }),
    ])
    const question = published.sections.flatMap(({ questions }) => questions).find(({ id }) => id === CLOSED)
    const table = question?.tables.find(({ id }) => id === `${CLOSED}-choices`)
    const cells = table?.rows[0]?.cells
    if (!cells) throw new Error('There is no such table.')
    const hidden = guessesOf(published).filter(({ place }) => place.startsWith(`${CLOSED}: yes/`))
    expect(hidden).toHaveLength(2)
    cells[table.columns.findIndex(({ id }) => id === 'health')] = { kind: 'count', value: 12 }
    expect(guessesOf(published).filter(({ place }) => place === `${CLOSED}: yes/police`)).toEqual([
      { place: `${CLOSED}: yes/police`, least: 3, most: 3 },
    ])
  })
})

describe('what would say the same of everybody in a small group', () => {
  it('is withheld, all or none of them, but not in a large one', () => {
    const published = publish([
      ...several(12, 'health', { [CLOSED]: 'yes' }),
      ...several(7, 'police', { [CLOSED]: 'yes' }),
      ...several(8, 'police'),
      ...several(20, 'schools-education', { [CLOSED]: 'yes' }),
      ...several(20, 'schools-education', { [CLOSED]: 'no' }),
    ])
    const [yes, no] = printed(published, `${CLOSED}-choices`)
    const police =
      1 +
      (publishedTables(published)
        .find(({ id }) => id === `${CLOSED}-choices`)
        ?.columns.findIndex(({ id }) => id === 'police') ?? 0)
    expect([yes?.[police], no?.[police]]).toEqual(['[c]', '[c]'])
  })
})

describe('kinds of agency', () => {
  const kinds = (sizes: Readonly<Record<string, number>>) => [
    ...several(20, 'police'),
    ...Object.entries(sizes).flatMap(([kind, size]) => several(size, 'health', { health_detail: kind })),
  ]
  const rowsOf = (sizes: Readonly<Record<string, number>>) =>
    printed(publish(kinds(sizes)), 'health-agencies').map(([label, count]) => `${label} ${count}`)

  it('are printed from the smallest number on, the others with those that name none', () => {
    expect(rowsOf({ CAMHS: 6, 'GP surgery': 4, Midwives: 1, '-': 2 })).toEqual([
      'CAMHS 6',
      'Other or not named 7',
      'Grand total 13',
    ])
    expect(rowsOf({ CAMHS: 6, '-': 2 })).toEqual(['CAMHS 6', 'Not specified 2', 'Grand total 8'])
  })
})

describe('answers of fewer than ten', () => {
  it('are withheld as a whole, though not that they were given', () => {
    const published = publish([...several(30, 'health'), ...several(9, 'health', { [CLOSED]: 'yes' })])
    expect(printed(published, `${CLOSED}-answers`)[0]?.slice(0, 2)).toEqual(['Answered', '9'])
    expect(printed(published, `${CLOSED}-choices`)[0]).toEqual(['Yes', '[c]', '[c]', '[c]'])
  })

  it('leave nothing of themes, since a theme that occurs was said', () => {
    const words = 'Long waiting lists for CAMHS and no funding'
    const published = publish([...several(30, 'health'), ...several(9, 'health', { provide_gaps: words })])
    expect(publishedTables(published).map(({ id }) => id)).toContain('provide_gaps-classes')
    expect(publishedTables(published).map(({ id }) => id)).not.toContain('provide_gaps-themes')
    expect(JSON.stringify(published)).not.toContain('waiting')
  })
})

describe('numbers of families', () => {
  const sums = (...numbers: readonly number[]) => {
    const responses = numbers.map((count, at) =>
      responseOf(`R${at}`, { sector: 'health', [COUNT]: String(count) }),
    )
    return printed(publish(responses), `${COUNT}-numbers`).slice(2)
  }

  it('have a median and a sum where many gave one', () => {
    const [median, sum] = sums(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
    expect(median?.slice(0, 2)).toEqual(['Median', '5.5'])
    expect(sum?.slice(0, 2)).toEqual(['Sum', '55'])
  })

  it('have no sum where one of them is more than half of it', () => {
    expect(sums(1, 2, 3, 4, 5, 6, 7, 8, 9, 46)[1]?.slice(0, 2)).toEqual(['Sum', '[c]'])
    expect(sums(1, 2, 3, 4, 5, 6, 7, 8, 9, 45)[1]?.slice(0, 2)).toEqual(['Sum', '90'])
  })
})
