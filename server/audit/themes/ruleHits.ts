/** Where the rules of a codebook match in a text that has been read. */
import type { Excerpt } from './coded.js'
import type { CompiledRule, RuleIndex } from './compiledRules.js'
import { entryOf } from './entries.js'
import type { Reading, TokenSpan } from './reading.js'
import { spansOf } from './spans.js'

interface Hit extends TokenSpan {
  readonly rule: CompiledRule
  /** The pattern matches any answer. */
  readonly open: boolean
}

/** The excerpts that rules give a text: of each theme those that overlap no better one. */
export function excerptsIn(reading: Reading, index: RuleIndex): Excerpt[] {
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
      const words = entryOf(explained, unless, () => new Uint8Array(reading.tokens.length))
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
