/** Reads answers by a codebook: which themes each holds and the words that say so. */
import type { Question } from '../questionnaire.js'
import { classifyAnswer } from './answerClasses.js'
import type { Codebook } from './codebook.js'
import type { CodedAnswer, Excerpt } from './coded.js'
import { compileRules, indexRules, isEmpty, type CompiledRule, type RuleIndex } from './compiledRules.js'
import { definitionsOf, sharedThemes, type Definitions } from './definitions.js'
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

/** What was last read of an answer, and the definitions that it was read by. */
interface LastReading {
  readonly by: Definitions
  readonly coded: CodedAnswer
}

/** Last readings by question, as it was worded, and text. */
export type AnswerMemory = Map<string | undefined, Map<string, LastReading>>

interface Hit extends TokenSpan {
  readonly rule: CompiledRule
  /** The pattern matches any answer. */
  readonly open: boolean
}

/** How answers are read that were last read by certain definitions, or never. */
interface Plan {
  /** The themes whose excerpts still hold. */
  readonly kept: ReadonlySet<string>
  /** The rules of the other themes for a question. */
  readonly indexFor: (questionId: string | undefined) => RuleIndex
}

/**
 * A coder for a codebook that readCodebook accepts. Throws PatternFault where a pattern can't be read.
 *
 * Hand the memory of its coder on when a codebook is changed: the new coder gives what it would without, and reads
 * each answer for those themes only that are defined otherwise than when the answer was last read.
 */
export function createCoder(codebook: Codebook, memory: AnswerMemory = new Map()): Coder {
  const book = new PhraseBook(codebook.glossary)
  const rules = compileRules(codebook, book)
  const numbers = new Map(rules.map(({ id, number }) => [id, number]))
  const definitions = definitionsOf(codebook)
  const plans = new Map<Definitions | undefined, Plan>()

  function read(text: string, question: Question | undefined, last: LastReading | undefined): CodedAnswer {
    if (last && last.coded.answerClass !== 'substantive') return last.coded
    const { kept, indexFor } = at(plans, last?.by, () => planFor(rules, sharedThemes(definitions, last?.by)))
    const index = indexFor(question?.id)
    const still = last ? last.coded.excerpts.filter(({ themeId }) => kept.has(themeId)) : []
    if (last && isEmpty(index)) return withExcerpts(last.coded, inOrder(still, numbers))
    const tokens = placedTokensOf(text)
    const answerClass = last?.coded.answerClass ?? classifyAnswer(text, question, tokens)
    if (answerClass !== 'substantive') return { answerClass, excerpts: [] }
    const excerpts = inOrder([...still, ...excerptsIn(book.read(tokens), index)], numbers)
    return withExcerpts(last?.coded ?? { answerClass, excerpts: [] }, excerpts)
  }

  return {
    code(text, question) {
      const ofQuestion = at(memory, question && wordingOf(question), () => new Map<string, LastReading>())
      const last = ofQuestion.get(text)
      if (last?.by === definitions) return last.coded
      const coded = read(text, question, last)
      ofQuestion.set(text, { by: definitions, coded })
      return coded
    },
  }
}

/** Gives the coder of a codebook, and of each codebook after it, on one memory; the same while the codebook is. */
export function createCoders(): (codebook: Codebook) => Coder {
  const memory: AnswerMemory = new Map()
  let last: { readonly codebook: string; readonly coder: Coder } | undefined
  return (codebook) => {
    const document = JSON.stringify(codebook)
    if (last?.codebook !== document) last = { codebook: document, coder: createCoder(codebook, memory) }
    return last.coder
  }
}

/** The ids of the themes that an answer holds, each once, in order of their first excerpt. */
export function themesOf(coded: CodedAnswer): string[] {
  return [...new Set(coded.excerpts.map((excerpt) => excerpt.themeId))]
}

/** The same reading where the excerpts are the same: what was worked out from it still holds. */
function withExcerpts(coded: CodedAnswer, excerpts: readonly Excerpt[]): CodedAnswer {
  const { length } = coded.excerpts
  const isSame = length === excerpts.length && excerpts.every((it, i) => isSameExcerpt(it, coded.excerpts[i]))
  return isSame ? coded : { answerClass: coded.answerClass, excerpts }
}

function isSameExcerpt(one: Excerpt, other: Excerpt | undefined): boolean {
  if (one === other) return true
  return (
    one.themeId === other?.themeId &&
    one.ruleId === other.ruleId &&
    one.start === other.start &&
    one.end === other.end
  )
}

/** A question's words decide which answers are thin; rounds fill them differently, and editions may word them anew. */
function wordingOf({ id, text }: Question): string {
  return `${id} ${text}`
}

/** What a map holds for a key; made where it holds nothing yet. */
function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function planFor(rules: readonly CompiledRule[], kept: ReadonlySet<string>): Plan {
  const changed = rules.filter(({ themeId }) => !kept.has(themeId))
  const indexes = new Map<string | undefined, RuleIndex>()
  return { kept, indexFor: (id) => at(indexes, id, () => indexRules(changed, id)) }
}

function excerptsIn(reading: Reading, index: RuleIndex): Excerpt[] {
  const { tokens } = reading
  return bestOfEachTheme(hitsIn(reading, index), tokens.length).map(({ rule, from, to }) => ({
    themeId: rule.themeId,
    ruleId: rule.id,
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
  }))
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

/** In order of the text; excerpts of the same words in the order of their rules. */
function inOrder(excerpts: readonly Excerpt[], numbers: ReadonlyMap<string, number>): Excerpt[] {
  const numberOf = ({ ruleId }: Excerpt) => numbers.get(ruleId) ?? 0
  return excerpts.toSorted((a, b) => a.start - b.start || a.end - b.end || numberOf(a) - numberOf(b))
}
