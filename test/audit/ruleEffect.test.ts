import { describe, expect, it } from 'vitest'
import { textOf } from '../../server/audit/answers.js'
import { codingOf } from '../../server/audit/codings.js'
import { computeFindings } from '../../server/audit/computeFindings.js'
import { questionsOf } from '../../server/audit/questionnaire.js'
import { effectOf } from '../../server/audit/ruleEffect.js'
import type { Rule, Theme } from '../../server/audit/themes/codebook.js'
import { createCoder } from '../../server/audit/themes/coding.js'
import { answerKey, fingerprintOf, type DecidedAnswers } from '../../server/audit/themes/decidedExcerpts.js'
import { findCodebook, findEdition, loadData } from '../../server/data.js'
import { sampleResponses } from '../support/findings.js'

const data = loadData()
const [questionnaire, codebook] = [findEdition(data), findCodebook(data)]
const responses = sampleResponses()
const read = questionsOf(questionnaire).filter(({ kind }) => kind === 'long-text')
const coder = createCoder(codebook)
const findings = computeFindings({ responses, questionnaire, codebook, coder, expected: null })

/** The answers that a theme stands in, every one of them read. */
function holding(theme: Theme, decided: DecidedAnswers) {
  const reader = createCoder({ ...codebook, themes: [theme] })
  const pairs = read.flatMap((question) => responses.map((response) => ({ question, response })))
  return pairs
    .filter(({ question, response }) =>
      codingOf(question, response, reader, decided).excerpts.some(({ themeId }) => themeId === theme.id),
    )
    .map(({ question, response }) => answerKey(response.reference, question.id))
}

function themeOf(id: string): Theme {
  const theme = codebook.themes.find((each) => each.id === id)
  if (!theme) throw new Error(`No theme ${id}.`)
  return theme
}

/** What a rule does, by reading what it may move, and by reading everything. */
function effects(theme: Theme, rule: Rule | undefined, next: Rule, decided: DecidedAnswers = new Map()) {
  const known = decided.size === 0 ? findings : findingsWith(decided)
  const effect = effectOf({ responses, findings: known, codebook, decided, theme, rule, next })
  const rules = rule ? theme.rules.map((each) => (each === rule ? next : each)) : [...theme.rules, next]
  const [before, after] = [holding(theme, decided), holding({ ...theme, rules }, decided)]
  const keys = (moved: typeof effect.come) =>
    moved.map(({ question, response }) => answerKey(response.reference, question.id)).sort()
  return {
    found: { ...effect, come: keys(effect.come), go: keys(effect.go) },
    wanted: {
      before: before.length,
      after: after.length,
      come: after.filter((key) => !before.includes(key)).sort(),
      go: before.filter((key) => !after.includes(key)).sort(),
    },
  }
}

function findingsWith(decided: DecidedAnswers) {
  return computeFindings({ responses, questionnaire, codebook, coder, expected: null, decided })
}

const question = read[0]?.id ?? ''
const changes: readonly (readonly [string, (rule: Rule) => Rule])[] = [
  ['looks for other words', (rule) => ({ ...rule, match: 'school*, "head teacher"' })],
  ['looks for further words', (rule) => ({ ...rule, match: `${rule.match}, children ~3 families` })],
  ['takes any answer', (rule) => ({ ...rule, match: '*', questions: [question] })],
  ['passes over some', (rule) => ({ ...rule, unless: ['children', 'staff'] })],
  ['reads one question', (rule) => ({ ...rule, questions: [question] })],
  ['reads all but one', (rule) => ({ ...rule, notQuestions: [question] })],
  ['is switched off', (rule) => ({ ...rule, off: true })],
]

describe('what a changed rule would do', () => {
  it.each(changes)('is what reading every answer gives where a rule %s', (_name, change) => {
    // One theme in four: the rules of each are read over the whole round, twice.
    for (const theme of codebook.themes.filter((_, index) => index % 4 === 0)) {
      const [rule] = theme.rules
      if (!rule) continue
      const { found, wanted } = effects(theme, rule, change(rule))
      expect(found, theme.id).toEqual(wanted)
    }
  })

  it('moves answers one way where a rule is new, and marks the words', () => {
    const theme = themeOf('training')
    const next = { id: 'new', match: 'school*' }
    const { found, wanted } = effects(theme, undefined, next)
    expect(found).toEqual(wanted)
    expect(found.come.length).toBeGreaterThan(0)
    expect(found.go).toEqual([])
    const { come } = effectOf({
      responses,
      findings,
      codebook,
      decided: new Map(),
      theme,
      rule: undefined,
      next,
    })
    for (const { text, marks } of come)
      for (const { start, end } of marks) expect(text.slice(start, end)).toMatch(/^school/i)
  })

  it('leaves answers where people said so', () => {
    const theme = themeOf('training')
    const [rule] = theme.rules
    const [key] = holding(theme, new Map())
    const [reference = '', questionId = ''] = JSON.parse(key ?? '[]') as string[]
    const answers = responses.find((response) => response.reference === reference)?.answers ?? {}
    const madeOn = fingerprintOf(textOf(answers, questionId))
    const mark = { kind: 'answer-marked', reference, questionId, madeOn, themeId: theme.id } as const
    for (const holds of [true, false]) {
      const decided = new Map([[key ?? '', [{ ...mark, holds }]]])
      if (!rule) throw new Error('The theme has no rule.')
      const off = { ...rule, off: true }
      const { found, wanted } = effects(theme, rule, off, decided)
      expect(found).toEqual(wanted)
      expect(found.go).not.toContain(key)
    }
  })
})
