import { describe, expect, it } from 'vitest'
import {
  checkedThemes,
  saidOf,
  statusNote,
  statusOf,
  statusText,
  type ReadAnswer,
} from '../../../server/audit/themes/checkedThemes.js'
import type { Codebook } from '../../../server/audit/themes/codebook.js'
import type { AnswerAct } from '../../../server/audit/themes/decisionTypes.js'
import { decideExcerpts, fingerprintOf } from '../../../server/audit/themes/decidedExcerpts.js'

const TEXT = 'training and more training'
const codebook: Codebook = {
  id: 'c',
  version: '1',
  title: 'C',
  glossary: [],
  themes: [
    {
      id: 'training',
      label: 'Training',
      meaning: 'Training',
      rules: [{ id: 'r', match: 'training', notQuestions: ['other'] }],
    },
  ],
}
const at = { reference: 'R', questionId: 'q', madeOn: fingerprintOf(TEXT) }
const mark = (holds: boolean): AnswerAct => ({ ...at, kind: 'answer-marked', themeId: 'training', holds })
const span = (start: number, end: number, from: string | null, to: string | null): AnswerAct => ({
  ...at,
  ...{ kind: 'excerpt-decided', start, end, from, to },
})

/** An answer with so many excerpts of training, to the question, after these acts. */
function answer(found: 0 | 1 | 2, acts: readonly AnswerAct[] = [], questionId = 'q'): ReadAnswer {
  const spans = [
    { start: 0, end: 8 },
    { start: 18, end: 26 },
  ].slice(0, found)
  const byRule = {
    answerClass: 'substantive' as const,
    excerpts: spans.map((place) => ({ themeId: 'training', ruleId: 'r', ...place })),
  }
  return { questionId, byRule, coded: decideExcerpts(byRule, TEXT, acts), acts }
}

const checked = (answers: readonly ReadAnswer[]) => {
  const theme = checkedThemes(codebook, answers).get('training')
  if (!theme) throw new Error('There is no theme.')
  return theme
}

describe('what a person said of an answer', () => {
  it.each([
    ['nothing', answer(1), undefined],
    ['that it holds the theme', answer(1, [mark(true)]), true],
    ['that it does not', answer(2, [mark(false)]), false],
    ['that it holds it though no rule finds it', answer(0, [mark(true)]), true],
    ['that its only passage is none', answer(1, [span(0, 8, 'training', null)]), false],
    ['that one passage of two is none', answer(2, [span(0, 8, 'training', null)]), undefined],
    ['that a passage stays', answer(2, [span(0, 8, 'training', 'training')]), true],
    ['that words no rule found belong to it', answer(0, [span(9, 12, null, 'training')]), true],
  ])('%s', (_, given, said) => {
    expect(saidOf(given, 'training')).toBe(said)
  })
})

describe('how far a theme is checked', () => {
  it('counts matches and others where rules look for it, and leaves thin answers out', () => {
    const thin = { ...answer(0), byRule: { answerClass: 'generic' as const, excerpts: [] } }
    const answers = [
      ...[answer(1), answer(1, [mark(true)]), answer(1, [mark(false)])],
      ...[answer(0), answer(0, [mark(true)]), answer(0, [], 'other'), thin],
    ]
    const found = checked(answers)
    expect(found).toEqual({
      matching: 3,
      others: 2,
      matchesChecked: 2,
      matchesRight: 1,
      othersChecked: 1,
      othersMissed: 1,
    })
    expect(statusOf(found)).toBe('checked')
    expect(checked(answers.toReversed())).toEqual(found)
  })

  it('says so in words, with an estimate once ten of each kind, or all, are checked', () => {
    const some = {
      ...{ matching: 31, matchesChecked: 14, matchesRight: 12 },
      ...{ others: 120, othersChecked: 10, othersMissed: 1 },
    }
    expect(statusText(some)).toMatch(
      /^checked 14 of 31 matches and 10 of 120 other answers, 12 right, 1 missed: about 32 \(\d+ to \d+\)$/,
    )
    expect(statusText({ ...some, othersChecked: 9 })).toMatch(/1 missed$/)
    expect(statusText(checked([answer(1)]))).toBe('automatic')
    expect(statusText(checked([answer(1, [mark(true)]), answer(0, [mark(false)])]))).toBe(
      'fully reviewed: 1 match and 1 other answer, 1 right, 0 missed',
    )
  })

  it('is said below a table', () => {
    const themes = [...codebook.themes, { id: 'b', label: 'B' }]
    expect(statusNote(themes, checkedThemes(codebook, [answer(1)]))).toContain('counts: automatic.')
    const note = statusNote(themes, checkedThemes(codebook, [answer(1, [mark(true)]), answer(0)]))
    expect(note).toContain('Training checked 1 of 1 match and 0 of 1 other answer, 1 right, 0 missed')
    expect(note).toContain('The others: automatic.')
  })
})
