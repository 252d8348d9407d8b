/** Reads answers by a codebook: which themes each holds and the words that say so. */
import type { Question } from '../questionnaire.js'
import { classifyAnswer } from './answerClasses.js'
import type { Codebook } from './codebook.js'
import type { CodedAnswer, Excerpt } from './coded.js'
import { compileRules, indexRules, type CompiledRule, type RuleIndex } from './compiledRules.js'
import { PhraseBook } from './matching.js'
import type { Reading, TokenSpan } from './reading.js'
import { placedTokensOf } from './segments.js'
import { spansOf } from './spans.js'

/** Reads answers by one codebook. Results depend on the codebook, the question and the text only. */
export interface Coder {
  /**
   * What an answer yields; the same text to the same question is read once. Thin and blank answers hold no theme.
   * Without a question, as for comments from elsewhere, rules that name their questions do not apply. Takes time
   * linear in the text's length.
   */
  code(text: string, question?: Question): CodedAnswer
}

interface Hit extends TokenSpan {
  readonly rule: CompiledRule
  /** The pattern matches any answer. */
  readonly open: boolean
}

/** A coder for a codebook that readCodebook accepts. Throws PatternFault where a pattern can't be read. */
export function createCoder(codebook: Codebook): Coder {
  const book = new PhraseBook(codebook.glossary)
  const rules = compileRules(codebook, book)
  const indexes = new Map<string | undefined, RuleIndex>()
  const remembered = new Map<string | undefined, Map<string, CodedAnswer>>()

  function read(text: string, question: Question | undefined): CodedAnswer {
    const tokens = placedTokensOf(text)
    const answerClass = classifyAnswer(text, question, tokens)
    if (answerClass !== 'substantive') return { answerClass, excerpts: [] }
    const index = at(indexes, question?.id, () => indexRules(rules, question?.id))
    const reading = book.read(tokens)
    const hits = bestOfEachTheme(hitsIn(reading, index), tokens.length)
    return { answerClass, excerpts: excerptsOf(hits, reading) }
  }

  return {
    code(text, question) {
      const ofQuestion = at(remembered, question?.id, () => new Map<string, CodedAnswer>())
      return at(ofQuestion, text, () => read(text, question))
    },
  }
}

/** The ids of the themes that an answer holds, each once, in order of their first excerpt. */
export function themesOf(coded: CodedAnswer): string[] {
  return [...new Set(coded.excerpts.map((excerpt) => excerpt.themeId))]
}

/** What a map holds for a key; made where it holds nothing yet. */
function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Where rules match, but for what their exclusions explain. */
function hitsIn(reading: Reading, index: RuleIndex): Hit[] {
  const hits: Hit[] = index.open.map((rule) => ({ rule, open: true, from: 0, to: reading.tokens.length }))
  const explained = new Map<CompiledRule['unless'], Uint8Array>()
  for (const phrase of reading.standing(index)) {
    for (const { pattern, rule, unless } of index.byPhrase.get(phrase) ?? []) {
      const spans = spansOf(pattern, reading)
      if (rule) for (const { from, to } of spans) hits.push({ rule, open: false, from, to })
      if (!unless) continue
      const words = at(explained, unless, () => new Uint8Array(reading.tokens.length))
      for (const { from, to } of spans) words.fill(1, from, to)
    }
  }
  return hits.filter(({ rule, from, to }) => !explained.get(rule.unless)?.subarray(from, to).includes(1))
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
