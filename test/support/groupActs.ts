/** What a group decides in the workbench on themes and answers that there are, in any order, for property tests. */
import fc from 'fast-check'
import { textOf, type AuditResponse } from '../../server/audit/answers.js'
import { codingOf, isReadForThemes } from '../../server/audit/codings.js'
import { answers } from '../../server/audit/questionTables.js'
import { questionsOf, type Question } from '../../server/audit/questionnaire.js'
import type { Codebook } from '../../server/audit/themes/codebook.js'
import { createCoder } from '../../server/audit/themes/coding.js'
import { fingerprintOf } from '../../server/audit/themes/decidedExcerpts.js'
import type { ThemeAct } from '../../server/audit/themes/decisionTypes.js'
import { questionnaire } from './findings.js'

const read = questionsOf(questionnaire).filter(isReadForThemes)
const WORDS = ['school*', 'waiting', 'mentor', 'zebra', 'famil* ~ support', 'not ~2 time']

/** An excerpt that a codebook's rules find. */
export interface Found {
  readonly response: AuditResponse
  readonly question: Question
  readonly themeId: string
  readonly start: number
  readonly end: number
}

/** Every excerpt that a codebook finds in responses. */
export function foundIn(responses: readonly AuditResponse[], codebook: Codebook): readonly Found[] {
  const coder = createCoder(codebook)
  return responses.flatMap((response) =>
    read
      .filter((question) => answers(response, question))
      .flatMap((question) =>
        codingOf(question, response, coder).excerpts.map((excerpt) => ({ response, question, ...excerpt })),
      ),
  )
}

/**
 * Renaming, merging, splitting, dismissing, restoring, moving, removing, keeping, marking, accepting and dismissing a
 * suggestion, a rule more and a rule changed, on some of a codebook's themes and on excerpts found.
 */
export function anyGroupAct(
  codebook: Codebook,
  themeIds: readonly string[],
  found: readonly Found[],
): fc.Arbitrary<ThemeAct> {
  const themes = codebook.themes.filter(({ id }) => themeIds.includes(id))
  const theme = fc.constantFrom(...themes)
  const id = fc.constantFrom(...themeIds)
  const rule = theme.chain(({ rules }) => fc.constantFrom(...rules))
  const match = fc.constantFrom(...WORDS)
  const head = fc
    .integer({ min: 1, max: 4 })
    .map((n) => ({ id: `n${n}`, label: `New ${n}`, meaning: 'What it means' }))
  const newRule = fc
    .tuple(fc.integer({ min: 1, max: 9 }), match)
    .map(([n, own]) => ({ id: `r${n}`, match: own }))
  const excerpt = fc.constantFrom(...found)
  const placeOf = ({ response, question }: Found) => ({
    ...{ reference: response.reference, questionId: question.id },
    madeOn: fingerprintOf(textOf(response.answers, question.id)),
  })
  const phrases = fc.constant(['children families'])
  return fc.oneof(
    id.map((themeId) => ({
      kind: 'theme-worded' as const,
      themeId,
      label: `Our ${themeId}`,
      meaning: 'Ours',
    })),
    fc.tuple(id, id).map(([from, into]) => ({ kind: 'themes-merged' as const, from: [from], into })),
    fc.tuple(theme, head).map(([{ id: themeId, rules }, own]) => ({
      ...{ kind: 'theme-split' as const, themeId, theme: own },
      ruleIds: rules.slice(0, 1).map((each) => each.id),
    })),
    id.map((themeId) => ({ kind: 'theme-dismissed' as const, themeId })),
    fc.integer({ min: 1, max: 12 }).map((decision) => ({ kind: 'undone' as const, decision })),
    fc.tuple(excerpt, fc.option(id)).map(([one, to]) => ({
      ...{ kind: 'excerpt-decided' as const, ...placeOf(one), start: one.start, end: one.end },
      ...{ from: one.themeId, to },
    })),
    fc
      .tuple(excerpt, id, fc.boolean())
      .map(([one, themeId, holds]) => ({ kind: 'answer-marked' as const, ...placeOf(one), themeId, holds })),
    fc.tuple(phrases, newRule, id).map(([own, it, themeId]) => ({
      ...{ kind: 'suggestion-accepted' as const, phrases: own, rule: it },
      themeId,
    })),
    fc.tuple(phrases, newRule, head).map(([own, it, to]) => ({
      ...{ kind: 'suggestion-accepted' as const, phrases: own, rule: it },
      theme: to,
    })),
    phrases.map((own) => ({
      kind: 'suggestion-dismissed' as const,
      phrases: own,
      references: ['S01', 'S02'],
    })),
    fc.tuple(id, newRule).map(([themeId, it]) => ({ kind: 'rule-added' as const, themeId, rule: it })),
    fc
      .tuple(rule, match)
      .map(([{ id: ruleId }, own]) => ({ kind: 'rule-changed' as const, ruleId, rule: { match: own } })),
  )
}
