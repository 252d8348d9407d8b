/** What one codebook says otherwise than another, in terms of its themes and rules. */
import type { Codebook, Rule, Theme } from './codebook.js'
import { alternativesOf } from './patterns.js'

/** Labels are those of the later codebook, or of the earlier one where the theme is gone. */
export type CodebookDifference =
  | { readonly kind: 'theme-added' | 'theme-gone'; readonly label: string; readonly rules: number }
  | { readonly kind: 'theme-renamed'; readonly label: string; readonly before: string }
  | { readonly kind: 'theme-meaning'; readonly label: string; readonly meaning: string }
  | { readonly kind: 'rule-added' | 'rule-gone'; readonly label: string; readonly match: string }
  | { readonly kind: 'rule-moved'; readonly label: string; readonly before: string; readonly match: string }
  /** `also` and `noLonger` are patterns; `scope` says whether what the rule passes over or its questions changed. */
  | {
      readonly kind: 'rule-changed'
      readonly label: string
      readonly match: string
      readonly also: readonly string[]
      readonly noLonger: readonly string[]
      readonly scope: boolean
      readonly switched: 'off' | 'on' | undefined
    }

interface PlacedRule {
  readonly rule: Rule
  readonly theme: Theme
}

/** The differences, themes first and then rules, in the order of the later codebook; what is gone comes last. */
export function codebookDifferences(before: Codebook, after: Codebook): readonly CodebookDifference[] {
  const [earlier, later] = [themesOf(before), themesOf(after)]
  const [earlierRules, laterRules] = [rulesOf(before), rulesOf(after)]
  const gone = before.themes.filter(({ id }) => !later.has(id))
  return [
    ...after.themes.flatMap((theme) => themeDifferences(earlier.get(theme.id), theme)),
    ...gone.map(({ label, rules }) => ({ kind: 'theme-gone' as const, label, rules: rules.length })),
    ...[...laterRules].flatMap(([id, placed]) =>
      ruleDifferences(earlierRules.get(id), placed, earlier.has(placed.theme.id)),
    ),
    ...[...earlierRules]
      .filter(([id, { theme }]) => !laterRules.has(id) && later.has(theme.id))
      .map(([, { rule, theme }]) => ({
        ...{ kind: 'rule-gone' as const, label: later.get(theme.id)?.label ?? '', match: rule.match },
      })),
  ]
}

function themeDifferences(before: Theme | undefined, theme: Theme): readonly CodebookDifference[] {
  const { label, meaning, rules } = theme
  if (!before) return [{ kind: 'theme-added', label, rules: rules.length }]
  return [
    ...(before.label === label ? [] : [{ kind: 'theme-renamed' as const, label, before: before.label }]),
    ...(before.meaning === meaning ? [] : [{ kind: 'theme-meaning' as const, label, meaning }]),
  ]
}

/** A new theme's rules are told with the theme. */
function ruleDifferences(
  before: PlacedRule | undefined,
  { rule, theme }: PlacedRule,
  isThemeKnown: boolean,
): readonly CodebookDifference[] {
  const { label } = theme
  const { match } = rule
  if (!before) return isThemeKnown ? [{ kind: 'rule-added', label, match }] : []
  const moved = before.theme.id !== theme.id
  return [
    ...(moved ? [{ kind: 'rule-moved' as const, label, before: before.theme.label, match }] : []),
    ...ruleChange(before, { rule, theme }, moved),
  ]
}

function ruleChange(before: PlacedRule, after: PlacedRule, moved: boolean): readonly CodebookDifference[] {
  const [old, now] = [alternativesOf(before.rule.match), alternativesOf(after.rule.match)]
  const also = now.filter((pattern) => !old.includes(pattern))
  const noLonger = old.filter((pattern) => !now.includes(pattern))
  // A rule that moved took its theme's exclusions with it: it reads what it read.
  const scope = !moved && scopeOf(before) !== scopeOf(after)
  const isOff = after.rule.off === true
  const switched = isOff === (before.rule.off === true) ? undefined : isOff ? 'off' : 'on'
  if (also.length + noLonger.length === 0 && !scope && !switched) return []
  const { label } = after.theme
  return [{ kind: 'rule-changed', label, match: after.rule.match, also, noLonger, scope, switched }]
}

function scopeOf({ rule, theme }: PlacedRule): string {
  const all = (key: 'unless' | 'notQuestions') => [...(theme[key] ?? []), ...(rule[key] ?? [])]
  return JSON.stringify([rule.questions, all('unless').sort(), all('notQuestions').sort()])
}

function themesOf({ themes }: Codebook): ReadonlyMap<string, Theme> {
  return new Map(themes.map((theme) => [theme.id, theme]))
}

function rulesOf({ themes }: Codebook): ReadonlyMap<string, PlacedRule> {
  return new Map(themes.flatMap((theme) => theme.rules.map((rule) => [rule.id, { rule, theme }] as const)))
}
