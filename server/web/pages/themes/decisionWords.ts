/** What people decided, in sentences. */
import { questionsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Codebook } from '../../../audit/themes/codebook.js'
import type { AnswerAct, ThemeAct, ThemeDecision } from '../../../audit/themes/decisionTypes.js'
import type { Language } from '../../language/en.js'

export interface DecisionContext {
  readonly questionnaire: Questionnaire
  /** The shipped codebook. */
  readonly base: Codebook
  /** All decisions of the round. */
  readonly decisions: readonly ThemeDecision[]
  /** Hides from members what says who somebody is in words of respondents. */
  readonly mask: (text: string) => string
  readonly language: Language
}

/** A decision as one sentence, without its full stop. */
export function decisionWords({ id, act }: ThemeDecision, context: DecisionContext): string {
  const words = context.language.decisions.acts
  const label = labelsBefore(id, context)
  switch (act.kind) {
    case 'theme-added':
      return words.themeAdded(act.theme.label)
    case 'theme-worded':
      return words.themeWorded(label(act.themeId), act.label)
    case 'themes-merged':
      return words.merged(act.from.map(label), label(act.into))
    case 'theme-split':
      return words.split(label(act.themeId), act.theme.label, act.ruleIds.length)
    case 'theme-dismissed':
      return words.dismissed(label(act.themeId))
    case 'rule-added':
      return words.ruleAdded(label(act.themeId), act.rule.match)
    case 'rule-changed':
      return words.ruleChanged(act.rule.match, act.rule.off === true)
    case 'suggestion-accepted': {
      const phrase = phraseOf(act, context)
      return act.theme
        ? words.acceptedTheme(phrase, act.theme.label)
        : words.acceptedRule(phrase, label(act.themeId ?? ''))
    }
    case 'suggestion-dismissed':
      return words.suggestionDismissed(phraseOf(act, context))
    case 'excerpt-decided':
    case 'answer-marked':
      return answerWords(act, label, context)
    case 'undone':
      return undoneWords(act.decision, context)
  }
}

function undoneWords(decision: number, context: DecisionContext): string {
  const words = context.language.decisions.acts
  const target = context.decisions.find(({ id }) => id === decision)
  if (!target) return words.undone(words.erased)
  if (target.act.kind !== 'undone') return words.undone(decisionWords(target, context))
  const before = target.act.decision
  const first = context.decisions.find(({ id }) => id === before)
  return words.redone(first ? decisionWords(first, context) : words.erased)
}

function answerWords(act: AnswerAct, label: (id: string) => string, context: DecisionContext): string {
  const words = context.language.decisions.acts
  const index = questionsOf(context.questionnaire).findIndex(({ id }) => id === act.questionId)
  const place = words.place(act.reference, index + 1)
  if (act.kind === 'answer-marked') return words.marked(place, label(act.themeId), act.holds)
  const { from, to } = act
  if (from === null) return words.given(place, label(to ?? ''))
  if (to === null) return words.removed(place, label(from))
  return from === to ? words.kept(place, label(to)) : words.moved(place, label(from), label(to))
}

function phraseOf({ phrases }: { readonly phrases: readonly string[] }, context: DecisionContext): string {
  const [phrase] = phrases
  return phrase === undefined ? context.language.decisions.acts.phraseGone : context.mask(phrase)
}

/** What themes were called before a decision, whatever became of them. */
function labelsBefore(before: number, { base, decisions }: DecisionContext): (themeId: string) => string {
  const labels = new Map(base.themes.map(({ id, label }) => [id, label]))
  for (const { id, act } of decisions) {
    if (id >= before) break
    for (const [themeId, label] of labelsIn(act)) labels.set(themeId, label)
  }
  return (themeId) => labels.get(themeId) ?? themeId
}

function labelsIn(act: ThemeAct): readonly (readonly [string, string])[] {
  if (act.kind === 'theme-worded') return [[act.themeId, act.label]]
  return 'theme' in act && act.theme ? [[act.theme.id, act.theme.label]] : []
}
