import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditResponse } from '../../server/audit/answers.js'
import { codingOf, isReadForThemes, readAnswerOf } from '../../server/audit/codings.js'
import { computeFindings } from '../../server/audit/computeFindings.js'
import { answers } from '../../server/audit/questionTables.js'
import { questionsOf } from '../../server/audit/questionnaire.js'
import { checkedThemes, saidOf } from '../../server/audit/themes/checkedThemes.js'
import { createCoder, createCoders } from '../../server/audit/themes/coding.js'
import { countDecided } from '../../server/audit/themes/decidedExcerpts.js'
import { foldDecisions, type FoldedDecisions } from '../../server/audit/themes/decisions.js'
import type { ThemeAct } from '../../server/audit/themes/decisionTypes.js'
import { createRecalls } from '../../server/audit/themes/recall.js'
import { decisionsOf } from '../support/anyDecisions.js'
import { codebook, questionnaire, sampleResponses } from '../support/findings.js'
import { anyGroupAct, foundIn } from '../support/groupActs.js'

const all = sampleResponses()
const read = questionsOf(questionnaire).filter(isReadForThemes)
const [elsewhere, ...others] = codebook.themes
if (!elsewhere) throw new Error('The codebook has no theme.')
const themeIds = others.map(({ id }) => id)

describe('what a group decides', () => {
  /** +10%: nine of the sample's responses come after the decisions. */
  const early = all.slice(0, 83)
  const found = foundIn(early, codebook).filter(({ themeId }) => themeId !== elsewhere.id)
  const acts = fc.array(anyGroupAct(codebook, themeIds, found), { minLength: 1, maxLength: 15 })
  const change: ThemeAct = {
    ...{ kind: 'rule-changed', ruleId: elsewhere.rules[0]?.id ?? '', rule: { match: 'parents, school*' } },
  }
  const coders = [createCoders(), createCoders()] as const

  /** Every early answer as it is read, without the theme that changes elsewhere. */
  const readingsBy = (
    { codebook: own, decided }: FoldedDecisions,
    coderFor: (typeof coders)[number],
    of: readonly AuditResponse[],
  ) => {
    const coder = coderFor(own)
    return of.flatMap((response) =>
      read
        .filter((question) => answers(response, question))
        .map((question) => {
          const coded = codingOf(question, response, coder, decided)
          const text = response.answers[question.id]
          const given = { reference: response.reference, sector: null, agency: '', text: String(text), coded }
          const answer = readAnswerOf(question, given, coder, decided)
          const said = own.themes.map(({ id }) => (id === elsewhere.id ? undefined : saidOf(answer, id)))
          const kept = coded.excerpts.filter(({ themeId }) => themeId !== elsewhere.id)
          return { answer, kept, said }
        }),
    )
  }
  const shown = (readings: ReturnType<typeof readingsBy>) =>
    readings.map(({ kept, said }) => ({ kept, said }))

  it('is kept whole when responses arrive and a rule changes elsewhere', () => {
    fc.assert(
      fc.property(acts, (decided) => {
        const before = foldDecisions(codebook, decisionsOf(decided))
        const after = foldDecisions(codebook, decisionsOf([...decided, change]))
        expect([...after.withoutEffect]).toEqual([...before.withoutEffect])
        expect([...after.aliases]).toEqual([...before.aliases])
        expect(after.dismissed).toEqual(before.dismissed)
        const rest = ({ codebook: { themes } }: FoldedDecisions) =>
          themes.filter(({ id }) => id !== elsewhere.id)
        expect(rest(after)).toEqual(rest(before))
        expect(countDecided(after.decided)).toBe(countDecided(before.decided))
        const then = readingsBy(before, coders[0], early)
        const now = readingsBy(after, coders[1], all)
        expect(shown(now.slice(0, then.length))).toEqual(shown(then))
        const checkedOf = (own: FoldedDecisions, readings: typeof then) =>
          [
            ...checkedThemes(
              own.codebook,
              readings.map(({ answer }) => answer),
            ),
          ]
            .filter(([id]) => id !== elsewhere.id)
            .map(([id, { matchesChecked, matchesRight, othersChecked, othersMissed }]) => ({
              ...{ id, matchesChecked, matchesRight, othersChecked, othersMissed },
            }))
        expect(checkedOf(after, now)).toEqual(checkedOf(before, then))
      }),
      { numRuns: 15 },
    )
  }, 300_000)
})

describe('findings that go on from those before', () => {
  const some = all.slice(0, 16)
  const found = foundIn(some, codebook)
  const acts = fc.array(
    anyGroupAct(
      codebook,
      codebook.themes.map(({ id }) => id),
      found,
    ),
    {
      ...{ minLength: 2, maxLength: 4 },
    },
  )
  /** What is worked out after each of the decisions, of responses as many as there are by then. */
  const stepsOf = (decided: readonly ThemeAct[]) =>
    decided.map((_, at) => {
      const {
        codebook: own,
        decided: onAnswers,
        dismissed,
      } = foldDecisions(codebook, decisionsOf(decided.slice(0, at + 1)))
      const responses = some.slice(0, at % 2 === 0 ? some.length : some.length - 2)
      return { ...{ responses, questionnaire, codebook: own, decided: onAnswers, dismissed, expected: null } }
    })

  it('are the same bytes as those that begin anew, whatever was decided in whatever order', () => {
    const [coderFor, nextRecall] = [createCoders(), createRecalls()]
    fc.assert(
      fc.property(acts, (decided) => {
        for (const input of stepsOf(decided)) {
          const on = computeFindings({ ...input, coder: coderFor(input.codebook), recall: nextRecall() })
          const anew = computeFindings({ ...input, coder: createCoder(input.codebook) })
          expect(JSON.stringify(on)).toBe(JSON.stringify(anew))
        }
      }),
      { numRuns: 3 },
    )
  }, 300_000)
})
