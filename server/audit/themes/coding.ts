/** Reads answers by a codebook: which themes each holds and the words that say so. */
import type { Question } from '../questionnaire.js'
import { classifyAnswer } from './answerClasses.js'
import type { Codebook, Rule, Theme } from './codebook.js'
import type { CodedAnswer, Excerpt } from './coded.js'
import { PhraseBook, type NumberedPattern, type Reading, type TokenSpan } from './matching.js'
import { groupBy } from './order.js'
import { parsePatterns } from './patterns.js'
import { placedTokensOf } from './segments.js'
import { firstPhraseOf, spansOf } from './spans.js'

/** Reads answers by one codebook. Results depend on the codebook, the question and the text only. */
export interface Coder {
  /**
   * What an answer yields; the same text to the same question is read once. Thin and blank answers hold no theme.
   * Without a question, as for comments from elsewhere, rules that name their questions do not apply. Takes time
   * linear in the text's length.
   */
  code(text: string, question?: Question): CodedAnswer
}

interface CompiledRule {
  /** Its place in the codebook. */
  readonly number: number
  readonly id: string
  readonly themeId: string
  readonly questions: readonly string[] | undefined
  readonly notQuestions: readonly string[]
  readonly patterns: readonly NumberedPattern[]
  readonly unless: readonly NumberedPattern[]
}

interface Hit extends TokenSpan {
  readonly rule: CompiledRule
  /** The pattern matches any answer. */
  readonly open: boolean
}

/** A coder for a codebook that readCodebook accepts. Throws PatternFault where a pattern can't be read. */
export function createCoder(codebook: Codebook): Coder {
  const book = new PhraseBook(codebook.glossary)
  const rules = codebook.themes
    .flatMap((theme) => theme.rules.filter((rule) => rule.off !== true).map((rule) => ({ theme, rule })))
    .map(({ theme, rule }, number) => compileRule(number, rule, theme, book))
  const rulesByPhrase = indexRules(rules)
  const remembered = new Map<string, Map<string, CodedAnswer>>()

  function read(text: string, question: Question | undefined): CodedAnswer {
    const tokens = placedTokensOf(text)
    const answerClass = classifyAnswer(text, question, tokens)
    if (answerClass !== 'substantive') return { answerClass, excerpts: [] }
    const reading = book.read(tokens)
    const applicable = rulesFor(reading, rulesByPhrase).filter((rule) => appliesTo(rule, question?.id))
    const hits = bestOfEachTheme(
      applicable.flatMap((rule) => hitsOf(rule, reading)),
      tokens.length,
    )
    return { answerClass, excerpts: excerptsOf(hits, reading) }
  }

  return {
    code(text, question) {
      const ofQuestion = remembered.get(question?.id ?? '') ?? new Map<string, CodedAnswer>()
      remembered.set(question?.id ?? '', ofQuestion)
      const known = ofQuestion.get(text) ?? read(text, question)
      ofQuestion.set(text, known)
      return known
    },
  }
}

/** The ids of the themes that an answer holds, each once, in order of their first excerpt. */
export function themesOf(coded: CodedAnswer): string[] {
  return [...new Set(coded.excerpts.map((excerpt) => excerpt.themeId))]
}

function compileRule(number: number, rule: Rule, theme: Theme, book: PhraseBook): CompiledRule {
  const compile = (patterns: string) => parsePatterns(patterns).map((pattern) => book.add(pattern))
  return {
    number,
    id: rule.id,
    themeId: theme.id,
    questions: rule.questions,
    notQuestions: [...(theme.notQuestions ?? []), ...(rule.notQuestions ?? [])],
    patterns: compile(rule.match),
    unless: [...(theme.unless ?? []), ...(rule.unless ?? [])].flatMap(compile),
  }
}

function appliesTo({ questions, notQuestions }: CompiledRule, questionId: string | undefined): boolean {
  if (questionId === undefined) return questions === undefined
  return !notQuestions.includes(questionId) && (questions === undefined || questions.includes(questionId))
}

/** Rules by a phrase that they need; those that match any answer under undefined. */
function indexRules(
  rules: readonly CompiledRule[],
): ReadonlyMap<number | undefined, readonly CompiledRule[]> {
  const needs = rules.flatMap((rule) =>
    [...new Set(rule.patterns.map(firstPhraseOf))].map((phrase) => ({ phrase, rule })),
  )
  const groups = groupBy(needs, ({ phrase }) => phrase)
  return new Map([...groups].map(([phrase, group]) => [phrase, group.map(({ rule }) => rule)]))
}

function rulesFor(
  reading: Reading,
  index: ReadonlyMap<number | undefined, readonly CompiledRule[]>,
): CompiledRule[] {
  const phrases = [undefined, ...reading.found.keys()]
  return [...new Set(phrases.flatMap((phrase) => index.get(phrase) ?? []))]
}

/** Where a rule matches, but for what its exclusions explain. */
function hitsOf(rule: CompiledRule, reading: Reading): Hit[] {
  const hits = rule.patterns.flatMap((pattern) => hitsOfPattern(pattern, rule, reading))
  if (hits.length === 0 || rule.unless.length === 0) return hits
  const explained = new Uint8Array(reading.tokens.length)
  for (const span of rule.unless.flatMap((pattern) => spansOf(pattern, reading))) {
    explained.fill(1, span.from, span.to)
  }
  return hits.filter(({ from, to }) => !explained.subarray(from, to).includes(1))
}

function hitsOfPattern(pattern: NumberedPattern, rule: CompiledRule, reading: Reading): Hit[] {
  if (pattern.kind === 'any') return [{ rule, open: true, from: 0, to: reading.tokens.length }]
  return spansOf(pattern, reading).map(({ from, to }) => ({ rule, open: false, from, to }))
}

/** Of the hits of each theme, those that overlap no better one. */
function bestOfEachTheme(hits: readonly Hit[], length: number): Hit[] {
  const taken = new Map<string, Uint8Array>()
  return hits.toSorted(byWorth).filter(({ rule, from, to }) => {
    const words = taken.get(rule.themeId) ?? new Uint8Array(length)
    if (words.subarray(from, to).includes(1)) return false
    words.fill(1, from, to)
    taken.set(rule.themeId, words)
    return true
  })
}

/**
 * The longest first, then the earliest in the text, then the earliest in the codebook. A match of any answer comes
 * last: it points at nothing, so it counts only where its theme has no other.
 */
function byWorth(a: Hit, b: Hit): number {
  return (
    Number(a.open) - Number(b.open) ||
    b.to - b.from - (a.to - a.from) ||
    a.from - b.from ||
    a.rule.number - b.rule.number
  )
}

function excerptsOf(hits: readonly Hit[], { tokens }: Reading): Excerpt[] {
  return hits
    .toSorted((a, b) => a.from - b.from || a.to - b.to || a.rule.number - b.rule.number)
    .map(({ rule, from, to }) => ({
      themeId: rule.themeId,
      ruleId: rule.id,
      start: tokens[from]?.start ?? 0,
      end: tokens[to - 1]?.end ?? 0,
    }))
}
