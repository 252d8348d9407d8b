/** What decisions bear on, so that two people who decide at once never lose each other's decisions unseen. */
import { codebookEvents } from './decisions.js'
import type { ThemeAct, ThemeDecision } from './decisionTypes.js'

/**
 * The names of what an act bears on. Acts that share one contradict each other, or may; others both stand: a rule's
 * words and a theme's name, two new themes, excerpts of two answers.
 */
export function touchedBy(act: ThemeAct, decisions: readonly ThemeDecision[]): readonly string[] {
  switch (act.kind) {
    case 'theme-added':
    case 'rule-added':
      return []
    case 'theme-worded':
    case 'theme-dismissed':
      return [`theme ${act.themeId}`]
    case 'theme-split':
      return [`theme ${act.themeId}`, ...act.ruleIds.map((id) => `rule ${id}`)]
    case 'themes-merged':
      return [...act.from, act.into].map((id) => `theme ${id}`)
    case 'rule-changed':
      return [`rule ${act.ruleId}`]
    case 'suggestion-accepted':
    case 'suggestion-dismissed':
      return act.phrases.slice(0, 1).map((phrase) => `phrase ${phrase}`)
    case 'excerpt-decided':
    case 'answer-marked':
      return [`answer ${act.reference} ${act.questionId}`]
    case 'undone':
      return [
        `decision ${act.decision}`,
        ...decisions.flatMap(({ id, act: undone }) =>
          id === act.decision ? touchedBy(undone, decisions) : [],
        ),
      ]
  }
}

/** Those of the decisions made since that bear on what the acts bear on. */
export function contradicting(
  acts: readonly ThemeAct[],
  since: readonly ThemeDecision[],
  decisions: readonly ThemeDecision[],
): readonly ThemeDecision[] {
  const touched = new Set(acts.flatMap((act) => touchedBy(act, decisions)))
  return since.filter(({ act }) => touchedBy(act, decisions).some((name) => touched.has(name)))
}

/** The versions of the codebook that decisions made, by the id of the decision: the first made version 1. */
export function versionsOf(decisions: readonly ThemeDecision[]): ReadonlyMap<number, number> {
  return new Map(codebookEvents(decisions).map(({ id }, index) => [id, index + 1]))
}
