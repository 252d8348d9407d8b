/** One decision on a codebook's themes and rules, carried out. */
import { checkTheme, type Rule, type Theme } from './codebook.js'
import type { CodebookAct, RuleBody, ThemeHead } from './decisionTypes.js'

/** Why a decision has no effect: what it is about is not there (any longer), or the codebook would be unsound. */
export type NoEffect = 'theme-gone' | 'rule-gone' | 'last-theme' | 'id-taken' | 'unsound'

type Themes = readonly Theme[]
type Outcome = Themes | NoEffect

/** The themes as an act leaves them, or why it has no effect. Themes that it does not touch stay the same objects. */
export function carryOut(act: CodebookAct, themes: Themes): Outcome {
  switch (act.kind) {
    case 'theme-added':
      return addTheme(themes, { ...act.theme, rules: [] })
    case 'theme-worded':
      return wordTheme(themes, act)
    case 'themes-merged':
      return mergeThemes(themes, act.from, act.into)
    case 'theme-split':
      return splitTheme(themes, act)
    case 'theme-dismissed':
      return dismissTheme(themes, act.themeId)
    case 'rule-added':
      return addRule(themes, act.themeId, act.rule)
    case 'rule-changed':
      return changeRule(themes, act.ruleId, act.rule)
    case 'suggestion-accepted':
      if (act.theme) return addTheme(themes, { ...act.theme, rules: [act.rule] })
      return addRule(themes, act.themeId ?? '', act.rule)
  }
}

function addTheme(themes: Themes, theme: Theme, behind?: Theme): Outcome {
  if (themes.some(({ id }) => id === theme.id) || hasRule(themes, theme.rules)) return 'id-taken'
  if (checkTheme(theme).length > 0) return 'unsound'
  const at = behind ? themes.indexOf(behind) + 1 : themes.length
  return themes.toSpliced(at, 0, { ...theme, label: distinctLabel(theme.label, themes) })
}

function wordTheme(
  themes: Themes,
  { themeId, label, meaning }: { readonly themeId: string; readonly label: string; readonly meaning: string },
): Outcome {
  const theme = themes.find(({ id }) => id === themeId)
  if (!theme) return 'theme-gone'
  const others = themes.filter((other) => other !== theme)
  const worded = { ...theme, label: distinctLabel(label, others), meaning }
  if (checkTheme({ ...worded, rules: [] }).length > 0) return 'unsound'
  return replaced(themes, theme, worded)
}

/** The rules of all are the rules of one, each with the exclusions and questions that its own theme had for it. */
function mergeThemes(themes: Themes, from: readonly string[], into: string): Outcome {
  const target = themes.find(({ id }) => id === into)
  const gone = themes.filter(({ id }) => id !== into && from.includes(id))
  if (!target || gone.length === 0) return 'theme-gone'
  const rules = [target, ...gone].flatMap((theme) => theme.rules.map((rule) => ownRule(rule, theme)))
  const merged: Theme = { id: target.id, label: target.label, meaning: target.meaning, rules }
  return replaced(
    themes.filter((theme) => !gone.includes(theme)),
    target,
    merged,
  )
}

function splitTheme(
  themes: Themes,
  act: { readonly themeId: string; readonly theme: ThemeHead; readonly ruleIds: readonly string[] },
): Outcome {
  const source = themes.find(({ id }) => id === act.themeId)
  if (!source) return 'theme-gone'
  const moved = source.rules.filter(({ id }) => act.ruleIds.includes(id))
  if (moved.length === 0) return 'rule-gone'
  const rest = { ...source, rules: source.rules.filter((rule) => !moved.includes(rule)) }
  const next: Theme = { ...act.theme, rules: moved.map((rule) => ownRule(rule, source)) }
  return addTheme(replaced(themes, source, rest), next, rest)
}

function dismissTheme(themes: Themes, themeId: string): Outcome {
  const rest = themes.filter(({ id }) => id !== themeId)
  if (rest.length === themes.length) return 'theme-gone'
  return rest.length === 0 ? 'last-theme' : rest
}

function addRule(themes: Themes, themeId: string, rule: Rule): Outcome {
  const theme = themes.find(({ id }) => id === themeId)
  if (!theme) return 'theme-gone'
  if (hasRule(themes, [rule])) return 'id-taken'
  return withSoundRule(themes, theme, rule, [...theme.rules, rule])
}

function changeRule(themes: Themes, ruleId: string, body: RuleBody): Outcome {
  const theme = themes.find(({ rules }) => rules.some(({ id }) => id === ruleId))
  if (!theme) return 'rule-gone'
  const next = { id: ruleId, ...body }
  return withSoundRule(
    themes,
    theme,
    next,
    theme.rules.map((rule) => (rule.id === ruleId ? next : rule)),
  )
}

function withSoundRule(themes: Themes, theme: Theme, rule: Rule, rules: Rule[]): Outcome {
  if (checkTheme({ ...theme, rules: [rule] }).length > 0) return 'unsound'
  return replaced(themes, theme, { ...theme, rules })
}

/** A rule that reads under any theme what it reads under its own. */
function ownRule(rule: Rule, { unless, notQuestions }: Theme): Rule {
  return {
    ...rule,
    ...(unless && { unless: [...unless, ...(rule.unless ?? [])] }),
    ...(notQuestions && { notQuestions: [...new Set([...notQuestions, ...(rule.notQuestions ?? [])])] }),
  }
}

/** Labels of two themes are never the same: undoing a decision can make them so, and both themes are wanted. */
function distinctLabel(label: string, others: Themes): string {
  const taken = new Set(others.map((theme) => theme.label))
  let next = label
  for (let n = 2; taken.has(next); n += 1) next = `${label} (${n})`
  return next
}

function hasRule(themes: Themes, rules: readonly Rule[]): boolean {
  return themes.some((theme) => theme.rules.some(({ id }) => rules.some((rule) => rule.id === id)))
}

function replaced(themes: Themes, theme: Theme, next: Theme): Themes {
  return themes.map((other) => (other === theme ? next : other))
}
