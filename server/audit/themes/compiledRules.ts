/** A codebook's rules made ready for reading, and found by the phrases that they need. */
import type { Codebook, Rule, Theme } from './codebook.js'
import type { NumberedPattern, PhraseBook } from './matching.js'
import { parsePatterns } from './patterns.js'
import type { Form, Way } from './reading.js'
import { phrasesOf } from './spans.js'

/** A pattern with the one of its phrases that is rarest in texts; none where it matches any answer. */
interface Anchored {
  readonly pattern: NumberedPattern
  readonly anchor: number | undefined
}

export interface CompiledRule {
  /** Its place in the codebook. */
  readonly number: number
  readonly id: string
  readonly themeId: string
  readonly questions: readonly string[] | undefined
  readonly notQuestions: readonly string[]
  readonly patterns: readonly Anchored[]
  /** The same list for all rules of a theme that have no exclusions of their own. */
  readonly unless: readonly Anchored[]
}

/** What is looked for in a text: a rule's pattern, or one that explains words otherwise. */
export interface Wanted {
  readonly pattern: NumberedPattern
  readonly rule?: CompiledRule
  /** The list of exclusions that the pattern belongs to. */
  readonly unless?: CompiledRule['unless']
}

/** The rules that read the answers to one question. */
export interface RuleIndex {
  /** Those that match any answer. */
  readonly open: readonly CompiledRule[]
  /** Every other pattern and every exclusion, under the one of its phrases that is rarest in texts. */
  readonly byPhrase: ReadonlyMap<number, readonly Wanted[]>
  /** The phrases of all of these. */
  readonly phrases: ReadonlySet<number>
  /** For each form of a word that was met, those of the phrases that it can begin. */
  readonly begun: Map<Form, readonly Way[]>
}

/** The rules of a codebook that are switched on, their patterns in the book. */
export function compileRules(codebook: Codebook, book: PhraseBook): CompiledRule[] {
  const compile = (patterns: string) =>
    parsePatterns(patterns).map((parsed) => {
      const pattern = book.add(parsed)
      return { pattern, anchor: rarestOf(phrasesOf(pattern), book) }
    })
  const compileRule = (rule: Rule, theme: Theme, unless: readonly Anchored[]) => ({
    id: rule.id,
    themeId: theme.id,
    questions: rule.questions,
    notQuestions: [...(theme.notQuestions ?? []), ...(rule.notQuestions ?? [])],
    patterns: compile(rule.match),
    unless: rule.unless ? [...unless, ...rule.unless.flatMap(compile)] : unless,
  })
  return codebook.themes
    .flatMap((theme) => {
      const unless = (theme.unless ?? []).flatMap(compile)
      return theme.rules.filter(({ off }) => off !== true).map((rule) => compileRule(rule, theme, unless))
    })
    .map((rule, number) => ({ ...rule, number }))
}

/** The rules for one question; without a question, those that name none. */
export function indexRules(rules: readonly CompiledRule[], questionId: string | undefined): RuleIndex {
  const applicable = rules.filter((rule) => appliesTo(rule, questionId))
  const byPhrase = new Map<number, Wanted[]>()
  const phrases = new Set<number>()
  const enter = ({ pattern, anchor }: Anchored, wanted: Omit<Wanted, 'pattern'>) => {
    if (anchor === undefined) return
    for (const phrase of phrasesOf(pattern)) phrases.add(phrase)
    const others = byPhrase.get(anchor)
    if (others) others.push({ pattern, ...wanted })
    else byPhrase.set(anchor, [{ pattern, ...wanted }])
  }
  for (const rule of applicable) for (const each of rule.patterns) enter(each, { rule })
  for (const unless of new Set(applicable.map((rule) => rule.unless))) {
    for (const each of unless) enter(each, { unless })
  }
  const open = applicable.filter(({ patterns }) => patterns.some(({ anchor }) => anchor === undefined))
  return { open, byPhrase, phrases, begun: new Map() }
}

/** Whether no rule is looked for. */
export function isEmpty({ open, byPhrase }: RuleIndex): boolean {
  return open.length === 0 && byPhrase.size === 0
}

function appliesTo({ questions, notQuestions }: CompiledRule, questionId: string | undefined): boolean {
  if (questionId === undefined) return questions === undefined
  return !notQuestions.includes(questionId) && (questions === undefined || questions.includes(questionId))
}

function rarestOf(phrases: readonly number[], book: PhraseBook): number | undefined {
  return phrases.toSorted((a, b) => book.widthOf(a) - book.widthOf(b) || a - b)[0]
}
