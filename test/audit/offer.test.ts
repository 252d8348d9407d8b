import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkOffer, issuesOf, parseOffer } from '../../server/audit/offer/definition.js'
import { draftEntries, isAside, partOf, suggestParts } from '../../server/audit/offer/drafting.js'
import {
  offerFaults,
  placeWords,
  readEntries,
  SHARINGS,
  type OfferEntry,
  type ReadEntry,
} from '../../server/audit/offer/entries.js'
import { conclusionsDocument } from '../../server/audit/conclusions.js'
import { findEntries, OFFER_VIEWS, publishOffer, sharedEntries } from '../../server/audit/offer/sharing.js'
import { loadData } from '../../server/data.js'
import { questionnaire, sampleResponses } from '../support/findings.js'

const DEFINITION = parseOffer(
  {
    edition: questionnaire.edition,
    source: 'Test',
    questions: [{ id: 'provide_universal', level: 'universal' }],
    issues: 'families_issues',
  },
  questionnaire,
)

const ANSWER = '- Breakfast club (free)\n- Open door with the head; Tuesdays\nEvidence: parent voice'
const response = (answers: object) => ({
  reference: 'R1',
  edition: questionnaire.edition,
  answers: { agency: 'Larkfield School', sector: 'schools-education', ...answers },
})

const entry = (given: Partial<OfferEntry> = {}): OfferEntry => ({
  ...{
    id: 1,
    number: 1,
    title: 'Breakfast club',
    agencyId: null,
    agency: 'Larkfield School',
    registered: '',
  },
  ...{ sector: '', level: 'universal', issues: [], addresses: '', evidence: '', sharing: 'leads' },
  ...{ source: null, version: 1, writtenBy: 'Lee', writtenAt: '2027-03-10T12:00:00.000Z' },
  words: { text: '', place: null, madeOn: '' },
  ...given,
})
const read = (given: Partial<OfferEntry> = {}, words = '', hasChanged = false): ReadEntry => ({
  ...{ entry: entry(given), words, hasChanged },
})
const FILTERS = { search: '', level: '', sector: '', issue: '' } as const
const NAMES = { agencies: ['Larkfield School', 'Thornbar Academy'], persons: ['Petra Lindqvist'] }

describe('which answers describe services', () => {
  it('is said for every edition that ships, and checked', () => {
    const { offers, questionnaires } = loadData()
    expect([...offers.keys()].sort()).toEqual([...questionnaires.keys()].sort())
    const faulty = { ...DEFINITION, questions: [{ id: 'sector', level: 'other' }], issues: 'provide_gaps' }
    expect(checkOffer(faulty, questionnaire)).toEqual([
      'The questionnaire has no question "sector" that is answered in words.',
      'The questionnaire has no tick list "provide_gaps".',
    ])
    expect(checkOffer({ ...DEFINITION, questions: [] }, questionnaire)).toHaveLength(1)
    expect(checkOffer(DEFINITION, undefined)).toHaveLength(1)
    expect(() => parseOffer({ ...DEFINITION, edition: 'other' }, questionnaire)).toThrow(
      'The edition is "other"',
    )
  })

  it('leaves “None of these” out of what they can address', () => {
    const { offers, questionnaires } = loadData()
    for (const [edition, one] of questionnaires)
      for (const { exclusive } of issuesOf(offers.get(edition), one)) expect(exclusive).not.toBe(true)
    expect(issuesOf(DEFINITION, questionnaire).length).toBeGreaterThan(3)
    expect(issuesOf(undefined, questionnaire)).toEqual([])
  })
})

describe('entries from answers', () => {
  const draft = (
    answers: object,
    existing: readonly OfferEntry[] = [],
    matched = new Map<string, number>(),
  ) => draftEntries([response(answers)], DEFINITION, existing, matched)

  it('are one for each answer, for leads, with the agency, sector, level, words and evidence of it', () => {
    const [drafted] = draft({ provide_universal: ANSWER, provide_gaps: 'Nothing to do with it' })
    expect(drafted).toMatchObject({
      source: { reference: 'R1', questionId: 'provide_universal' },
      entry: {
        ...{ title: 'Breakfast club (free)', agency: 'Larkfield School', agencyId: null, sharing: 'leads' },
        ...{ sector: 'schools-education', level: 'universal', evidence: 'Evidence: parent voice' },
        words: { text: '', place: { start: 0, end: ANSWER.length } },
      },
    })
    expect(draft({ provide_universal: ANSWER }, [], new Map([['R1', 7]]))[0]?.entry).toMatchObject({
      ...{ agencyId: 7, agency: '' },
    })
  })

  it('are not drafted twice, nor of an answer that is blank or was deleted', () => {
    const source = { reference: 'R1', questionId: 'provide_universal' }
    expect(draft({ provide_universal: ANSWER }, [entry({ source })])).toEqual([])
    expect(draft({ provide_universal: ' ' })).toEqual([])
    expect(draft({ provide_universal: '[deleted on 31 March 2028]' })).toEqual([])
    expect(draft({})).toEqual([])
  })

  it('have a title and words that stand in the answer, all over the sample', () => {
    const drafted = draftEntries(sampleResponses(), DEFINITION, [], new Map())
    expect(drafted.length).toBeGreaterThan(40)
    for (const { entry: one } of drafted) {
      expect(offerFaults(one, '')).toEqual([])
      expect(one.title.length).toBeLessThanOrEqual(81)
      expect(one.words.place).not.toBeNull()
    }
  })

  it('are split at lines, or else at semicolons or bullets, without what leads each', () => {
    const parts = (text: string) =>
      suggestParts(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end))
    expect(parts(ANSWER)).toEqual([
      'Breakfast club (free)',
      'Open door with the head; Tuesdays',
      'Evidence: parent voice',
    ])
    expect(parts('Stay and play; a toast trolley; ')).toEqual(['Stay and play', 'a toast trolley'])
    expect(parts('• Talk Boost • Nurture group')).toEqual(['Talk Boost', 'Nurture group'])
    expect(parts('1. Talk Boost\n\n2) Nurture group')).toEqual(['Talk Boost', 'Nurture group'])
    expect(parts('Talk Boost, and a nurture group.')).toEqual([])
    expect(['Evidence: parent voice', 'Talk Boost'].map(isAside)).toEqual([true, false])
  })

  it('are split into stretches of the same answer that do not overlap, whatever it says', () => {
    const text = fc
      .array(fc.constantFrom('a', 'bc', ' ', '\n', ';', '•', '- ', '1. ', 'é', '😀'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, fc.nat(5), (answer, from) => {
        const start = Math.min(from, answer.length)
        const spans = suggestParts(answer, { start, end: answer.length })
        let last = start
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(last)
          expect(span.end).toBeGreaterThan(span.start)
          expect(answer.slice(span.start, span.end).trim()).toBe(answer.slice(span.start, span.end))
          last = span.end
        }
        expect(last).toBeLessThanOrEqual(answer.length)
      }),
    )
  })

  it('are parts that keep the agency and start with leads', () => {
    const whole = entry({ sharing: 'public', words: placeWords(ANSWER, ANSWER) })
    const part = partOf(whole, ANSWER, { start: 2, end: 23 })
    expect(part).toMatchObject({
      title: 'Breakfast club (free)',
      agency: 'Larkfield School',
      sharing: 'leads',
    })
    expect(part.words).toMatchObject({ text: '', place: { start: 2, end: 23 }, madeOn: whole.words.madeOn })
  })
})

describe('an agency’s words', () => {
  const source = { reference: 'R1', questionId: 'provide_universal' }
  const wordsOf = (typed: string, now: string | undefined) => {
    const [one] = readEntries([entry({ source, words: placeWords(typed, ANSWER) })], () => now)
    return one && [one.words, one.hasChanged]
  }

  it('are a place in the answer where they stand in it, and a text otherwise', () => {
    expect(placeWords('Breakfast club', ANSWER).place).toEqual({ start: 2, end: 16 })
    expect(placeWords('A club at breakfast', ANSWER)).toMatchObject({
      text: 'A club at breakfast',
      place: null,
    })
    expect(placeWords('Breakfast club', undefined)).toEqual({
      text: 'Breakfast club',
      place: null,
      madeOn: '',
    })
    expect(wordsOf('Breakfast club', ANSWER)).toEqual(['Breakfast club', false])
    expect(wordsOf('A club at breakfast', ANSWER)).toEqual(['A club at breakfast', false])
  })

  it('are to be looked at again where the answer changed or does not count any more', () => {
    expect(wordsOf('Breakfast club', `${ANSWER}.`)).toEqual(['', true])
    expect(wordsOf('A club at breakfast', `${ANSWER}.`)).toEqual(['A club at breakfast', true])
    expect(wordsOf('Breakfast club', undefined)).toEqual(['', true])
  })
})

describe('sharing', () => {
  it('reaches each reader only what is shared that far and still rests on its answer', () => {
    const all = SHARINGS.flatMap((sharing, index) => [
      read({ number: index * 2 + 1, sharing }),
      read({ number: index * 2 + 2, sharing }, '', true),
    ])
    const numbers = OFFER_VIEWS.map((view) => [
      view,
      sharedEntries(all, view, NAMES).map(({ number }) => number),
    ])
    expect(Object.fromEntries(numbers)).toEqual({
      'left-out': [1, 2],
      leads: [3, 4, 5, 6, 7, 8, 9, 10],
      changed: [4, 6, 8, 10],
      group: [5, 7, 9],
      agencies: [7, 9],
      public: [9],
    })
  })

  it('names agencies that the same reader has entries of, and hides every other name and contact', () => {
    const words = 'Larkfield School and Thornbar Academy, Petra Lindqvist, 01632 960123'
    const mine = read({ sharing: 'public', title: 'At Larkfield School' }, words)
    const other = read({ number: 2, sharing: 'group', agency: 'Thornbar Academy' })
    const [one] = sharedEntries([mine, other], 'public', NAMES)
    expect(one).toMatchObject({ title: 'At Larkfield School', agency: 'Larkfield School' })
    expect(one?.words).toBe('Larkfield School and [an agency], [a person], [contact details]')
    expect(sharedEntries([mine, other], 'group', NAMES)[0]?.words).toContain(
      'and Thornbar Academy, [a person]',
    )
    expect(sharedEntries([mine, other], 'leads', NAMES)[0]?.words).toBe(words)
  })

  it('is published with labels, and what is ticked before what is written', () => {
    const options = {
      sectors: [{ id: 'police', label: 'Police' }],
      issues: issuesOf(DEFINITION, questionnaire),
    }
    const given = { sharing: 'public', sector: 'police', issues: ['health'], addresses: 'Sleep' } as const
    const [one] = publishOffer(
      [read(given, 'Here'), read({ number: 2, sharing: 'agencies' })],
      'public',
      NAMES,
      options,
    )
    expect(one).toMatchObject({ sector: 'Police', agency: 'Larkfield School', words: 'Here' })
    expect(one?.addresses).toEqual(['Parents and children with a range of health problems', 'Sleep'])
    expect(() => conclusionsDocument.parse({ offer: [one] })).not.toThrow()
  })

  it('is searched by all words or how they begin, without case and accents, and by filters', () => {
    const entries = sharedEntries(
      [
        read({ title: 'Café for parents', issues: ['health'], level: 'targeted' }, 'Every Friday'),
        read({ number: 2, sector: 'police', evidence: "Children's Society" }, 'On fridays'),
      ],
      'leads',
      NAMES,
    )
    const found = (given: Partial<typeof FILTERS> | object) =>
      findEntries(entries, { ...FILTERS, ...given }).map(({ number }) => number)
    expect(found({})).toEqual([1, 2])
    expect(found({ search: 'FRIDAY' })).toEqual([1, 2])
    expect(found({ search: 'cafe frid' })).toEqual([1])
    expect(found({ search: 'childrens larkfield' })).toEqual([2])
    expect(found({ search: 'afé' })).toEqual([])
    expect(found({ issue: 'health' })).toEqual([1])
    expect(found({ level: 'universal' })).toEqual([2])
    expect(found({ sector: 'police', search: 'café' })).toEqual([])
  })
})

it('an entry needs a name and one agency', () => {
  const faults = (given: Partial<OfferEntry>, words = '') =>
    offerFaults(entry(given), words).map(({ field, kind }) => `${field} ${kind}`)
  expect(faults({})).toEqual([])
  expect(faults({ title: '', agency: '' })).toEqual(['title empty', 'agencyName empty'])
  expect(faults({ agencyId: 3 })).toEqual(['agencyName two-agencies'])
  const long = { title: 'x'.repeat(201), agency: 'x'.repeat(201), addresses: 'x'.repeat(4_001) }
  expect(faults({ ...long, evidence: 'x'.repeat(4_001) }, 'x'.repeat(20_001))).toHaveLength(5)
})
