/** How each theme was worked out: its rules as they are written, and how many answers each one read in a round. */
import { inserted } from '../tallies.js'
import type { Codebook, Rule, Theme } from './codebook.js'
import type { CodedAnswer } from './coded.js'
import { compareText } from './order.js'
import type { CheckedTheme } from './reviews.js'

/** A rule and what it did. */
export interface RuleWorkings {
  readonly id: string
  /** The words it looks for, as the codebook writes them. */
  readonly match: string
  /** Words beside which a match does not count, its own and its theme's. */
  readonly unless: readonly string[]
  /** The only questions it reads; empty for all. */
  readonly questions: readonly string[]
  /** Questions it does not read, its own and its theme's. */
  readonly notQuestions: readonly string[]
  readonly off: boolean
  /** Answers in which it was the rule that gave an excerpt to its theme; a longer match of another rule goes first. */
  readonly answers: number
}

/** A theme and how it was read. */
export interface ThemeWorkings {
  readonly id: string
  readonly label: string
  readonly meaning: string
  /** Responses that hold the theme in any answer, in code-point order. */
  readonly references: readonly string[]
  /** How far people have checked it; left out in figures that were frozen before it was told. */
  readonly checked?: CheckedTheme | undefined
  /** Those that read most answers first, then in the codebook's order. */
  readonly rules: readonly RuleWorkings[]
}

interface CodedResponse {
  readonly reference: string
  readonly coded: CodedAnswer
}

/**
 * The workings of every theme of a codebook in its order. `answers` are a round's, to every question, or those of the
 * responses that came on top of what is told `before`.
 */
export function workingsOf(
  codebook: Codebook,
  answers: readonly CodedResponse[],
  checked: ReadonlyMap<string, CheckedTheme> = new Map(),
  before: readonly ThemeWorkings[] = [],
): ThemeWorkings[] {
  const byRule = new Map(before.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule.answers])))
  const byTheme = new Map<string, Set<string>>(codebook.themes.map(({ id }) => [id, new Set()]))
  for (const { reference, coded } of answers) {
    for (const ruleId of new Set(coded.excerpts.map((excerpt) => excerpt.ruleId))) {
      byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + 1)
    }
    for (const { themeId } of coded.excerpts) byTheme.get(themeId)?.add(reference)
  }
  const earlier = new Map(before.map(({ id, references }) => [id, references]))
  return codebook.themes.map((theme) => ({
    ...{ id: theme.id, label: theme.label, meaning: theme.meaning },
    references: inserted(
      earlier.get(theme.id) ?? [],
      [...(byTheme.get(theme.id) ?? [])].toSorted(compareText),
    ),
    ...(checked.has(theme.id) && { checked: checked.get(theme.id) }),
    rules: theme.rules
      .map((rule) => ruleWorkings(rule, theme, byRule.get(rule.id) ?? 0))
      .toSorted((a, b) => b.answers - a.answers),
  }))
}

function ruleWorkings(rule: Rule, theme: Theme, answers: number): RuleWorkings {
  return {
    ...{ id: rule.id, match: rule.match, answers, off: rule.off === true },
    unless: [...(theme.unless ?? []), ...(rule.unless ?? [])],
    questions: rule.questions ?? [],
    notQuestions: [...(theme.notQuestions ?? []), ...(rule.notQuestions ?? [])],
  }
}
