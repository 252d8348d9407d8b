import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tablesOf } from '../../../server/audit/findings.js'
import { publishedTables } from '../../../server/audit/published.js'
import { checkDrafting, parseDrafting } from '../../../server/audit/statements/drafting.js'
import { draftStatements } from '../../../server/audit/statements/drafts.js'
import { linkFigures, strayNumbers } from '../../../server/audit/statements/figuresInText.js'
import { changesIn, obstacleTo } from '../../../server/audit/statements/statements.js'
import { anyResponses } from '../../support/anyResponses.js'
import { drafting } from '../../support/conclusions.js'
import { findingsOf, questionnaire, responseOf, sampleResponses } from '../../support/findings.js'
import { releaseOf } from '../../support/releases.js'

const sample = findingsOf(sampleResponses())
const textOf = (id: string, findings = sample) =>
  draftStatements(findings, drafting).find((draft) => draft.id === id)?.text
const many = (count: number, answers: (at: number) => Record<string, string>) =>
  findingsOf(Array.from({ length: count }, (_, at) => responseOf(`R${at}`, answers(at))))

describe('drafts of the sample round', () => {
  it('say what the figures say', () => {
    expect(textOf('assess_lead_practitioner/choices')).toBe(
      '20 of the 34 responses that gave a clear yes or no take on the lead practitioner role (59%); 2 were neither; 56 gave no answer.',
    )
    expect(textOf('assess_thresholds/thin')).toBe(
      '7 of the 43 answers on how well thresholds are understood and applied were thin (16%), giving no assurance.',
    )
    expect(textOf('identify_how/answered')).toBe(
      '87 of the 92 responses answered the question on how children are identified (95%); 5 gave no answer.',
    )
    expect(textOf('identify_how/themes')).toMatch(
      /^On how children are identified, mentioned most often: .+ \(49 of the 87 answers, 56%\); .+ \(44, 51%\)/,
    )
    expect(textOf('families_count/numbers')).toContain(
      'their median is 38; their sum is 3510, in which a family',
    )
    expect(textOf('families_issues/choices')).toMatch(/\(31 of the 38 responses that chose any, 82%\)/)
  })

  it('are there for every section of early help', () => {
    const sections = new Set(draftStatements(sample, drafting).map(({ sectionId }) => sectionId))
    expect([...sections]).toEqual(['identify', 'assess', 'provide', 'families'])
  })

  it('can all be published', () => {
    const published = publishedTables(releaseOf().findings)
    const obstacles = draftStatements(sample, drafting).map((one) =>
      obstacleTo(one, tablesOf(sample), published),
    )
    expect(obstacles.filter((obstacle) => obstacle !== undefined)).toEqual([])
  })
})

describe('drafts of any responses', () => {
  it('hold no number that is not a figure of theirs, and none that is out of date', () => {
    fc.assert(
      fc.property(anyResponses('R', 30), (responses) => {
        const findings = findingsOf(responses)
        for (const { text, evidence, id } of draftStatements(findings, drafting)) {
          expect(strayNumbers(text, evidence), `${id}: ${text}`).toEqual([])
          expect(changesIn({ evidence }, tablesOf(findings))).toEqual([])
          expect(
            linkFigures(text, evidence)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('say nothing of what fewer than ten said, and give no percentage of fewer', () => {
    const nine = many(9, () => ({ assess_lead_practitioner: 'yes', identify_how: 'Very well' }))
    expect(textOf('assess_lead_practitioner/choices', nine)).toBeUndefined()
    expect(textOf('identify_how/thin', nine)).toBeUndefined()
    expect(textOf('identify_how/answered', nine)).toBe(
      'All 9 responses answered the question on how children are identified.',
    )
    const unclear = many(12, (at) => ({
      assess_lead_practitioner: at < 3 ? 'yes' : 'Mentors do, clubs don’t',
    }))
    expect(textOf('assess_lead_practitioner/choices', unclear)).toBe(
      'All 3 responses that gave a clear yes or no take on the lead practitioner role; 9 were neither.',
    )
  })

  it('are none where nobody gave a clear answer', () => {
    const none = many(12, () => ({ assess_lead_practitioner: 'Mentors do, clubs don’t' }))
    expect(textOf('assess_lead_practitioner/choices', none)).toBeUndefined()
    expect(draftStatements(findingsOf([]), drafting)).toEqual([])
  })

  it('go with one as with many', () => {
    const one = many(12, (at) => ({ assess_lead_practitioner: at === 0 ? 'yes' : 'no' }))
    expect(textOf('assess_lead_practitioner/choices', one)).toBe(
      '1 of the 12 responses that gave a clear yes or no takes on the lead practitioner role (8%).',
    )
  })
})

describe('a drafting document', () => {
  it('names its faults', () => {
    const [first, ...others] = drafting.questions
    const [, ...sectors] = drafting.attributions
    const faulty = {
      edition: 'another',
      attributions: [...sectors, { sector: 'sea', generics: ['A ship'] }],
      questions: [
        ...others.slice(1),
        others[0],
        others[0],
        { ...first, id: 'identify_when' },
        { id: 'agency', about: 'x', sentences: ['choices', 'numbers'] },
      ],
    }
    expect(checkDrafting(faulty, questionnaire)).toEqual([
      'The edition is "another", not "working-together-2018".',
      'The question "identify_data" is there twice.',
      'The questionnaire has no question "identify_when".',
      'The question "identify_how" is not there.',
      'The question "agency" has no choices.',
      '"agency" asks for no number.',
      'The questionnaire has no sector "sea".',
      'The sector "local-authority" has no attribution.',
    ])
    expect(checkDrafting({ ...drafting, questions: [] }, undefined)).toEqual([
      'There is no questionnaire of this edition.',
    ])
    expect(() => parseDrafting({}, questionnaire)).toThrow('"edition" is missing.')
  })
})
