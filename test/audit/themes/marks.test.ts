import { expect, it } from 'vitest'
import { markKey, marksInForce } from '../../../server/audit/themes/marks.js'
import type { ThemeAct, ThemeDecision } from '../../../server/audit/themes/decisionTypes.js'

const marked = (themeId: string, holds: boolean): ThemeAct => ({
  kind: 'answer-marked',
  reference: 'R1',
  questionId: 'identify_how',
  themeId,
  holds,
  madeOn: 'x',
})
const decisions = (...acts: readonly ThemeAct[]): readonly ThemeDecision[] =>
  acts.map((act, index) => ({ id: index + 1, act, reason: '', madeBy: `P${index + 1}`, madeAt: '' }))
const on = (themeId: string) => markKey({ reference: 'R1', questionId: 'identify_how', themeId })

it('gives the last mark on an answer and theme, whatever order they are handed over in', () => {
  const made = decisions(marked('a', true), marked('b', true), marked('a', false))
  const marks = marksInForce(made.toReversed(), new Map())
  expect(marks.get(on('a'))).toMatchObject({ holds: false, madeBy: 'P3' })
  expect(marks.get(on('b'))).toMatchObject({ holds: true, madeBy: 'P2' })
})

it('leaves out what was undone, and follows a theme into the one that it was merged into', () => {
  const made = decisions(marked('a', true), marked('a', false), { kind: 'undone', decision: 2 })
  const marks = marksInForce(made, new Map([['a', 'c']]))
  expect([...marks.keys()]).toEqual([on('c')])
  expect(marks.get(on('c'))).toMatchObject({ holds: true, madeBy: 'P1' })
})
