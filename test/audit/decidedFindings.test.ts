import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf, type AuditResponse } from '../../server/audit/answers.js'
import { codingOf, isReadForThemes } from '../../server/audit/codings.js'
import { computeFindings } from '../../server/audit/computeFindings.js'
import { questionsOf, type Question } from '../../server/audit/questionnaire.js'
import type { Codebook } from '../../server/audit/themes/codebook.js'
import { createCoders } from '../../server/audit/themes/coding.js'
import { fingerprintOf } from '../../server/audit/themes/decidedExcerpts.js'
import { foldDecisions } from '../../server/audit/themes/decisions.js'
import type { AnswerAct, ThemeAct } from '../../server/audit/themes/decisionTypes.js'
import { decisionsOf } from '../support/anyDecisions.js'
import { anyOrder } from '../support/anyResponses.js'
import { codebook, questionnaire, sampleResponses } from '../support/findings.js'

const read = questionsOf(questionnaire).filter(isReadForThemes)
const coderFor = createCoders()
const all = sampleResponses()
/** +10%: nine of the sample's responses come after the decisions. */
const early = all.slice(0, 83)

/** An excerpt that the shipped codebook's rules find. */
interface Found {
  readonly response: AuditResponse
  readonly question: Question
  readonly themeId: string
  readonly start: number
  readonly end: number
}

const found: readonly Found[] = early.flatMap((response) =>
  read.flatMap((question) =>
    textOf(response.answers, question.id) === ''
      ? []
      : codingOf(question, response, coderFor(codebook)).excerpts.map((excerpt) => ({
          response,
          question,
          ...excerpt,
        })),
  ),
)
/** Decisions keep clear of the theme whose rules change elsewhere, and of the one that another is merged into. */
const [elsewhere, merged, into, ...others] = codebook.themes
if (!elsewhere || !merged || !into) throw new Error('The codebook has too few themes.')
const free = new Set(others.map(({ id }) => id))
const decidable = found.filter(({ themeId }) => free.has(themeId))

const actOf = ({ response, question, themeId, start, end }: Found, to: string | null): AnswerAct => ({
  ...{ kind: 'excerpt-decided', reference: response.reference, questionId: question.id, start, end },
  ...{ from: themeId, to, madeOn: fingerprintOf(textOf(response.answers, question.id)) },
})

/** A few excerpts moved, removed or found right. */
const decided = fc.array(
  fc
    .tuple(fc.constantFrom(...decidable), fc.constantFrom(...free, null))
    .map(([excerpt, to]) => ({ excerpt, to, act: actOf(excerpt, to) })),
  { minLength: 1, maxLength: 12 },
)
const merge: ThemeAct = { kind: 'themes-merged', from: [merged.id], into: into.id }
const changedRule: ThemeAct = {
  ...{ kind: 'rule-changed', ruleId: elsewhere.rules[0]?.id ?? '', rule: { match: 'parents, school*' } },
}

const findingsOf = (
  responses: readonly AuditResponse[],
  acts: readonly ThemeAct[],
  base: Codebook = codebook,
) => {
  const reading = foldDecisions(base, decisionsOf(acts))
  const findings = computeFindings({
    ...{ responses, questionnaire, expected: null, ...reading },
    coder: coderFor(reading.codebook),
  })
  return { findings, reading }
}

describe('findings by what people decided', () => {
  it('are the same bytes in any order of arrival', () => {
    fc.assert(
      fc.property(decided, anyOrder(early), (choices, shuffled) => {
        const acts = [merge, ...choices.map(({ act }) => act)]
        expect(JSON.stringify(findingsOf(shuffled, acts).findings)).toBe(
          JSON.stringify(findingsOf(early, acts).findings),
        )
      }),
      { numRuns: 3 },
    )
  })

  it('keep every merge, move and removal when responses arrive and a rule changes elsewhere', () => {
    fc.assert(
      fc.property(decided, (choices) => {
        const before = [merge, ...choices.map(({ act }) => act)]
        const after = foldDecisions(codebook, decisionsOf([...before, changedRule]))
        expect([...after.withoutEffect]).toEqual([])
        expect(after.aliases.get(merged.id)).toBe(into.id)
        const coder = coderFor(after.codebook)
        const last = new Map(choices.map((choice) => [placeOf(choice.excerpt), choice]))
        for (const { excerpt, to } of last.values()) {
          const { start, end, response, question } = excerpt
          const now = codingOf(question, response, coder, after.decided).excerpts
          const isOverlapped = [...last.values()].some((other) => overlaps(other.excerpt, excerpt))
          if (isOverlapped) continue
          if (to === null)
            expect(
              now.filter((it) => it.themeId === excerpt.themeId && it.start < end && it.end > start),
            ).toEqual([])
          else expect(now).toContainEqual({ themeId: to, ruleId: 'person', start, end })
        }
      }),
      { numRuns: 100 },
    )
  })

  it('say how many decisions count, all of them also with 10% more responses', () => {
    const choices = decidable.slice(0, 5).map((excerpt) => actOf(excerpt, into.id))
    const acts = [merge, ...choices, changedRule]
    expect(findingsOf(early, acts).findings.codebook).toEqual({
      ...{ id: codebook.id, version: `${codebook.version}+2`, decisions: 5 },
    })
    const { findings } = findingsOf(all, acts)
    expect(findings.codebook.decisions).toBe(5)
    for (const { response, question } of decidable.slice(0, 5)) {
      const themes = findings.questions.find((asked) => asked.question.id === question.id)?.themes
      expect(themes?.find(({ id }) => id === into.id)?.references).toContain(response.reference)
    }
    expect(findings.workings.map(({ id }) => id)).not.toContain(merged.id)
  })

  it('leave out the suggestions that were dismissed', () => {
    const { findings } = findingsOf(early, [])
    const asked = findings.questions.find(({ suggestions }) => suggestions.length > 1)
    const [first, second] = asked?.suggestions ?? []
    if (!first || !second) throw new Error('The sample has no suggestions.')
    const { phrases, references } = first
    const dismissed = findingsOf(early, [{ kind: 'suggestion-dismissed', phrases, references }]).findings
    const left = dismissed.questions.find(({ question }) => question.id === asked?.question.id)?.suggestions
    expect(left?.map(({ phrase }) => phrase)).not.toContain(first.phrase)
    expect(left?.map(({ phrase }) => phrase)).toContain(second.phrase)
  })
})

function placeOf({ response, question, themeId, start }: Found): string {
  return [response.reference, question.id, themeId, start].join(' ')
}

/** Whether two excerpts are others in the same words of one answer: then a later decision may bear on both. */
function overlaps(one: Found, other: Found): boolean {
  if (one === other || one.response !== other.response || one.question !== other.question) return false
  return one.start < other.end && other.start < one.end
}
