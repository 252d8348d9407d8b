/** Decisions on a codebook's themes as people could make them, in any order and with any undone: for property tests. */
import fc from 'fast-check'
import type { ThemeAct, ThemeDecision } from '../../server/audit/themes/decisionTypes.js'

/** Acts on some of the themes and rules that there are, on some that decisions add, and on some that never were. */
export interface Grounds {
  readonly themes: readonly string[]
  readonly rules: readonly string[]
  readonly labels: readonly string[]
}

const matches = fc.constantFrom('training', 'school*', 'waiting list, "wait"', 'no ~ time', '((', '', '*')

export function anyAct({ themes, rules, labels }: Grounds): fc.Arbitrary<ThemeAct> {
  const theme = fc.constantFrom(...themes, 'n1', 'n2', 'never')
  const newTheme = fc.record({
    id: fc.constantFrom('n1', 'n2', 'n3', themes[0] ?? 'n1', 'thin', 'Not an id'),
    label: fc.constantFrom('New one', 'New two', ...labels, ''),
    meaning: fc.constantFrom('What it means', ' '),
  })
  const ruleId = fc.constantFrom(...rules, 'r1', 'r2', 'never')
  const body = fc.record(
    { match: matches, off: fc.boolean(), unless: fc.constantFrom<string[][]>(['pilot'], ['((']) },
    { requiredKeys: ['match'] },
  )
  const rule = fc
    .tuple(fc.constantFrom('r1', 'r2', 'r3', rules[0] ?? 'r1', 'person'), body)
    .map(([id, rest]) => ({ id, ...rest }))
  const kind = <K extends ThemeAct['kind']>(name: K) => fc.constant(name)
  return fc.oneof(
    fc.record({ kind: kind('theme-added'), theme: newTheme }),
    fc.record({
      kind: kind('theme-worded'),
      themeId: theme,
      label: fc.constantFrom('Worded', ...labels),
      meaning: fc.constant('Worded anew'),
    }),
    fc.record({ kind: kind('themes-merged'), from: fc.array(theme, { maxLength: 3 }), into: theme }),
    fc.record({
      kind: kind('theme-split'),
      themeId: theme,
      theme: newTheme,
      ruleIds: fc.array(ruleId, { maxLength: 4 }),
    }),
    fc.record({ kind: kind('theme-dismissed'), themeId: theme }),
    fc.record({ kind: kind('rule-added'), themeId: theme, rule }),
    fc.record({ kind: kind('rule-changed'), ruleId, rule: body }),
    fc.record({
      kind: kind('suggestion-accepted'),
      phrases: fc.constant(['a phrase']),
      rule,
      theme: newTheme,
    }),
    fc.record({
      kind: kind('suggestion-accepted'),
      phrases: fc.constant(['a phrase']),
      rule,
      themeId: theme,
    }),
    fc.record({ kind: kind('undone'), decision: fc.integer({ min: 1, max: 12 }) }),
  )
}

/** Acts as decisions, numbered in order; an undoing is always of an earlier one. */
export function decisionsOf(acts: readonly ThemeAct[]): ThemeDecision[] {
  return acts.map((act, index) => ({
    id: index + 1,
    act: act.kind === 'undone' ? { ...act, decision: Math.min(act.decision, index) } : act,
    reason: '',
    madeBy: 'Lee Dean',
    madeAt: '2027-03-10T12:00:00.000Z',
  }))
}
