/**
 * What people decide on a round's themes. Decisions are appended and never changed; undoing one is a decision too, so
 * that the codebook of any moment is the fold of the decisions made until then (decisions.ts).
 */
import type { DismissedSuggestion } from './dismissals.js'
import type { Rule, Theme } from './codebook.js'

/** A theme without its rules. */
export type ThemeHead = Pick<Theme, 'id' | 'label' | 'meaning'>

/** What may be changed of a rule. */
export type RuleBody = Omit<Rule, 'id'>

/** Changes the codebook. */
export type CodebookAct =
  | { readonly kind: 'theme-added'; readonly theme: ThemeHead }
  | {
      readonly kind: 'theme-worded'
      readonly themeId: string
      readonly label: string
      readonly meaning: string
    }
  | { readonly kind: 'themes-merged'; readonly from: readonly string[]; readonly into: string }
  /** Some of a theme's rules become a theme of their own. */
  | {
      readonly kind: 'theme-split'
      readonly themeId: string
      readonly theme: ThemeHead
      readonly ruleIds: readonly string[]
    }
  /** Restored by undoing. */
  | { readonly kind: 'theme-dismissed'; readonly themeId: string }
  | { readonly kind: 'rule-added'; readonly themeId: string; readonly rule: Rule }
  /** The rule as it is to be from now on. */
  | { readonly kind: 'rule-changed'; readonly ruleId: string; readonly rule: RuleBody }
  /** Accepted as a rule of a new theme, whose head is given, or of one that is there. */
  | {
      readonly kind: 'suggestion-accepted'
      readonly phrases: readonly string[]
      readonly rule: Rule
      readonly theme?: ThemeHead
      readonly themeId?: string
    }

/** A span of an answer taken from a theme, given to one, or moved from one to another. Offsets as an excerpt's. */
export interface ExcerptDecided {
  readonly kind: 'excerpt-decided'
  readonly reference: string
  readonly questionId: string
  readonly start: number
  readonly end: number
  /** The theme that it is taken from; null where a person gives it to a theme anew. The same as `to`: it stays. */
  readonly from: string | null
  /** The theme that it belongs to; null where it belongs to none. */
  readonly to: string | null
  /** The fingerprint of the answer's text. */
  readonly madeOn: string
}

/** Whether a whole answer holds a theme, as a person who read it says. */
export interface AnswerMarked {
  readonly kind: 'answer-marked'
  readonly reference: string
  readonly questionId: string
  readonly themeId: string
  readonly holds: boolean
  /** The fingerprint of the answer's text. */
  readonly madeOn: string
}

/** Bears on one answer. */
export type AnswerAct = ExcerptDecided | AnswerMarked

export type SuggestionDismissed = { readonly kind: 'suggestion-dismissed' } & DismissedSuggestion

/** Takes an earlier decision back, or, where that is an undoing, puts what it took back in force again. */
export interface Undone {
  readonly kind: 'undone'
  readonly decision: number
}

export type ThemeAct = CodebookAct | AnswerAct | SuggestionDismissed | Undone

export interface ThemeDecision {
  /** Counts upwards in the order in which decisions were made. */
  readonly id: number
  readonly act: ThemeAct
  /** Why, where somebody said so; "" otherwise. */
  readonly reason: string
  readonly madeBy: string
  /** ISO 8601 UTC. */
  readonly madeAt: string
}

/** Whether an act changes the codebook. */
export function isCodebookAct(act: ThemeAct): act is CodebookAct {
  return !isAnswerAct(act) && act.kind !== 'suggestion-dismissed' && act.kind !== 'undone'
}

/** Whether an act bears on one answer. */
export function isAnswerAct(act: ThemeAct): act is AnswerAct {
  return act.kind === 'excerpt-decided' || act.kind === 'answer-marked'
}
