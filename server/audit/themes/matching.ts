/** Finds patterns in texts: one pass over the words finds every phrase, and patterns are then put together. */
import type { Codebook } from './codebook.js'
import type { Pattern, Phrase, Slot, WordPattern } from './patterns.js'
import type { PlacedToken } from './segments.js'
import { stemOf, tokensOf } from './words.js'

/** Words of a text by their numbers: from the first, up to but not including the last. */
export interface TokenSpan {
  readonly from: number
  readonly to: number
}

/** A text's words and, by phrase number, where each phrase stands, in order. */
export interface Reading {
  readonly tokens: readonly PlacedToken[]
  readonly found: ReadonlyMap<number, readonly TokenSpan[]>
}

/** A pattern whose phrases have numbers in a phrase book. */
export type NumberedPattern =
  | { readonly kind: 'any' }
  | { readonly kind: 'phrase' | 'whole'; readonly phrase: number }
  | {
      readonly kind: 'near'
      readonly left: NumberedPattern
      readonly right: NumberedPattern
      readonly within: number
    }
  | { readonly kind: 'all'; readonly parts: readonly NumberedPattern[] }

interface Entry {
  readonly phrase: number
  readonly slots: readonly Slot[]
}

/** Every phrase of a codebook under the words it can begin with. */
export class PhraseBook {
  private readonly numbers = new Map<string, number>()
  private readonly index = new Map<string, Entry[]>()

  constructor(private readonly glossary: Codebook['glossary']) {}

  /** The same pattern with numbers for its phrases, which the book now knows. */
  add(pattern: Pattern): NumberedPattern {
    switch (pattern.kind) {
      case 'any':
        return pattern
      case 'phrase':
      case 'whole':
        return { kind: pattern.kind, phrase: this.numberOf(pattern.phrase) }
      case 'near':
        return { ...pattern, left: this.add(pattern.left), right: this.add(pattern.right) }
      case 'all':
        return { kind: 'all', parts: pattern.parts.map((part) => this.add(part)) }
    }
  }

  /** Where the book's phrases stand in a text. Takes time linear in the text's length. */
  read(tokens: readonly PlacedToken[]): Reading {
    const found = new Map<number, TokenSpan[]>()
    for (const [from, token] of tokens.entries()) {
      for (const key of keysOf(token)) {
        for (const entry of this.index.get(key) ?? []) {
          if (!standsAt(entry.slots, tokens, from)) continue
          const spans = found.get(entry.phrase)
          const span = { from, to: from + entry.slots.length }
          if (spans) spans.push(span)
          else found.set(entry.phrase, [span])
        }
      }
    }
    return { tokens, found }
  }

  private numberOf(phrase: Phrase): number {
    const key = JSON.stringify(phrase)
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.numbers.size
    this.numbers.set(key, number)
    for (const slots of formsOf(phrase, this.glossary)) this.enter({ phrase: number, slots })
    return number
  }

  private enter(entry: Entry): void {
    const keys = new Set((entry.slots[0] ?? []).map(keyOf))
    for (const key of keys) this.index.set(key, [...(this.index.get(key) ?? []), entry])
  }
}

const PREFIX_KEY = 3

function keyOf(word: WordPattern): string {
  return word.kind === 'prefix' ? `prefix ${word.text.slice(0, PREFIX_KEY)}` : `${word.kind} ${word.text}`
}

function keysOf(token: PlacedToken): string[] {
  const { stem, word, written } = token
  return [`stem ${stem}`, `word ${word}`, `written ${written}`, `prefix ${word.slice(0, PREFIX_KEY)}`]
}

function standsAt(slots: readonly Slot[], tokens: readonly PlacedToken[], from: number): boolean {
  const clause = tokens[from]?.clause
  return slots.every((slot, i) => {
    const token = tokens[from + i]
    return token !== undefined && token.clause === clause && slot.some((word) => matches(word, token))
  })
}

function matches(word: WordPattern, token: PlacedToken): boolean {
  switch (word.kind) {
    case 'stem':
      return token.stem === word.text
    case 'word':
      return token.word === word.text
    case 'written':
      return token.written === word.text
    case 'prefix':
      return token.word.startsWith(word.text)
  }
}

/** Every way to write a phrase: hyphened words parted or joined, short forms for long and long for short. */
function formsOf(phrase: Phrase, glossary: Codebook['glossary']): Slot[][] {
  const forms = phrase
    .map(hyphenForms)
    .reduce<Slot[][]>(
      (starts, ends) => starts.flatMap((start) => ends.map((end) => [...start, ...end])),
      [[]],
    )
  const names = glossary.flatMap(({ short, long }) => {
    const [shortSlots, longSlots] = [slotsOf(short), slotsOf(long)]
    return [[shortSlots, longSlots] as const, [longSlots, shortSlots] as const]
  })
  return forms.flatMap((form) => [form, ...names.flatMap(([from, to]) => replaced(form, from, to))])
}

/** "drop-in" is one word, "dropin", or two. */
function hyphenForms(slot: Slot): Slot[][] {
  const joined = slot.map((word) => normal({ ...word, text: word.text.replaceAll('-', '') }))
  const parted = slot
    .filter((word) => word.text.includes('-'))
    .map((word) => word.text.split('-').map((text) => [normal({ ...word, text })]))
  return [[joined], ...parted]
}

/** A word of a pattern in the form that words of texts are compared in. */
function normal(word: WordPattern): WordPattern {
  if (word.kind === 'prefix') return { kind: 'prefix', text: word.text.toLowerCase() }
  const token = tokensOf(word.text)[0]
  return { kind: word.kind, text: token?.[word.kind] ?? word.text }
}

function slotsOf(name: string): Slot[] {
  return tokensOf(name).map((token) => [{ kind: 'stem', text: stemOf(token.word) }])
}

/** The form with the first place where `from` stands holding `to`; none where it doesn't stand. */
function replaced(form: readonly Slot[], from: readonly Slot[], to: readonly Slot[]): Slot[][] {
  const at = form.findIndex((_, i) =>
    from.every((slot, j) => form[i + j]?.some((word) => isSame(word, slot[0]))),
  )
  return at < 0 ? [] : [[...form.slice(0, at), ...to, ...form.slice(at + from.length)]]
}

function isSame(word: WordPattern, other: WordPattern | undefined): boolean {
  return word.kind === other?.kind && word.text === other.text
}
