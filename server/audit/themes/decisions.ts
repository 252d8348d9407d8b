/** A round's codebook and what was decided on its answers: the shipped codebook and the round's decisions, folded. */
import { carryOut, type NoEffect } from './codebookActs.js'
import type { Codebook, Theme } from './codebook.js'
import { answerKey, type DecidedAnswers } from './decidedExcerpts.js'
import {
  isAnswerAct,
  isCodebookAct,
  type AnswerAct,
  type CodebookAct,
  type ThemeDecision,
} from './decisionTypes.js'
import type { DismissedSuggestion } from './dismissals.js'

/** Ids of themes that were merged, and of those that they are now. */
export type Aliases = ReadonlyMap<string, string>

/** What decisions make of a codebook. */
export interface FoldedDecisions {
  /** Its version is the shipped one's with the number of decisions on it: one version is one content. */
  readonly codebook: Codebook
  /** Decisions on excerpts and answers that are in force, in terms of the themes that there are. */
  readonly decided: DecidedAnswers
  readonly dismissed: readonly DismissedSuggestion[]
  readonly aliases: Aliases
  /** Decisions that are in force and change nothing, because what they are about is not there. */
  readonly withoutEffect: ReadonlyMap<number, NoEffect>
}

/** The ids of decisions that nobody has undone, or whose undoing was undone. */
export function decisionsInForce(decisions: readonly ThemeDecision[]): ReadonlySet<number> {
  const inForce = new Set<number>()
  const undone = new Set<number>()
  // Undoings come after what they undo, so the last is decided first.
  for (const { id, act } of decisions.toSorted((a, b) => b.id - a.id)) {
    if (undone.has(id)) continue
    inForce.add(id)
    if (act.kind === 'undone') undone.add(act.decision)
  }
  return inForce
}

/**
 * Folds decisions to the codebook and what else is decided. The order in which they are handed over never matters; a
 * decision whose ground a later one took away has no effect until it is there again. `checkCodebook` accepts what
 * comes of a sound codebook.
 */
export function foldDecisions(base: Codebook, decisions: readonly ThemeDecision[]): FoldedDecisions {
  const inForce = decisionsInForce(decisions)
  const ordered = decisions.filter(({ id }) => inForce.has(id)).toSorted((a, b) => a.id - b.id)
  const withoutEffect = new Map<number, NoEffect>()
  const aliases = new Map<string, string>()
  let themes: readonly Theme[] = base.themes
  for (const { id, act } of ordered) {
    if (!isCodebookAct(act)) continue
    const outcome = carryOut(inTermsOf(aliases, act), themes)
    if (typeof outcome === 'string') {
      withoutEffect.set(id, outcome)
      continue
    }
    if (act.kind === 'themes-merged') enterAliases(aliases, themes, outcome, act.into)
    themes = outcome
  }
  const version = versionOf(base, decisions)
  const codebook = { ...base, version, themes: [...themes] }
  const decided = decidedIn(ordered, new Set(themes.map(({ id }) => id)), aliases, withoutEffect)
  const dismissed = ordered.flatMap(({ act }) => (act.kind === 'suggestion-dismissed' ? [act] : []))
  return { codebook, decided, dismissed, aliases, withoutEffect }
}

/** The decisions that bear on the codebook, undoings of such among them, in order: a version each. */
export function codebookEvents(decisions: readonly ThemeDecision[]): readonly ThemeDecision[] {
  const bearing = new Set<number>()
  const ordered = decisions.toSorted((a, b) => a.id - b.id)
  for (const { id, act } of ordered)
    if (isCodebookAct(act) || (act.kind === 'undone' && bearing.has(act.decision))) bearing.add(id)
  return ordered.filter(({ id }) => bearing.has(id))
}

/** The codebook after its first n decisions. */
export function codebookAt(base: Codebook, decisions: readonly ThemeDecision[], n: number): Codebook {
  return foldDecisions(base, codebookEvents(decisions).slice(0, n)).codebook
}

function versionOf(base: Codebook, decisions: readonly ThemeDecision[]): string {
  const events = codebookEvents(decisions).length
  return events === 0 ? base.version : `${base.version}+${events}`
}

/** The themes that were merged into one: those that are there no longer. */
function enterAliases(
  aliases: Map<string, string>,
  before: readonly Theme[],
  after: readonly Theme[],
  into: string,
): void {
  const left = new Set(after.map(({ id }) => id))
  const target = themeNow(aliases, into)
  for (const { id } of before) if (!left.has(id)) aliases.set(id, target)
}

/** What a theme is called now that others may have been merged into others. */
export function themeNow(aliases: Aliases, themeId: string): string {
  const next = aliases.get(themeId)
  return next === undefined ? themeId : themeNow(aliases, next)
}

/** Rules that somebody gave to a theme go with it into another; its name and its end are its own. */
function inTermsOf(aliases: Aliases, act: CodebookAct): CodebookAct {
  const now = (themeId: string) => themeNow(aliases, themeId)
  if (act.kind === 'rule-added' || act.kind === 'theme-split') return { ...act, themeId: now(act.themeId) }
  if (act.kind === 'themes-merged') return { ...act, from: act.from.map(now), into: now(act.into) }
  if (act.kind === 'suggestion-accepted' && act.themeId !== undefined)
    return { ...act, themeId: now(act.themeId) }
  return act
}

function decidedIn(
  ordered: readonly ThemeDecision[],
  themes: ReadonlySet<string>,
  aliases: Aliases,
  withoutEffect: Map<number, NoEffect>,
): DecidedAnswers {
  const decided = new Map<string, AnswerAct[]>()
  for (const { id, act } of ordered) {
    if (!isAnswerAct(act)) continue
    const now = answerActNow(act, themes, aliases)
    if (!now) {
      withoutEffect.set(id, 'theme-gone')
      continue
    }
    const key = answerKey(act.reference, act.questionId)
    decided.set(key, [...(decided.get(key) ?? []), now])
  }
  return decided
}

/** The act in terms of the themes that there are; undefined where it is about none of them. */
function answerActNow(act: AnswerAct, themes: ReadonlySet<string>, aliases: Aliases): AnswerAct | undefined {
  const now = (themeId: string | null) => {
    const named = themeId === null ? null : themeNow(aliases, themeId)
    return named !== null && themes.has(named) ? named : null
  }
  if (act.kind === 'answer-marked') {
    const themeId = now(act.themeId)
    return themeId === null ? undefined : { ...act, themeId }
  }
  const [from, to] = [now(act.from), now(act.to)]
  return from === null && to === null ? undefined : { ...act, from, to }
}
