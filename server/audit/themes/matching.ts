/** Finds patterns in texts: one pass over the words finds every phrase, and patterns are then put together. */
import type { Codebook } from './codebook.js'
import { groupBy } from './order.js'
import type { Pattern, Phrase, Slot, WordPattern } from './patterns.js'
import type { PlacedToken } from './segments.js'
import { tokensOf } from './words.js'

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

/** Names and the other way to say each, by the stem of the name's first word. */
type Names = ReadonlyMap<string, readonly { readonly from: readonly Slot[]; readonly to: readonly Slot[] }[]>

interface Entry {
  readonly phrase: number
  readonly slots: readonly Slot[]
}

/** Every phrase of a codebook under the words it can begin with. */
export class PhraseBook {
  private readonly numbers = new Map<string, number>()
  private readonly index = new Map<string, Entry[]>()
  private readonly remembered = new Map<string, readonly Entry[]>()
  private readonly names: Names

  constructor(glossary: Codebook['glossary']) {
    this.names = namesOf(glossary)
  }

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
      for (const { phrase, slots } of this.entriesFor(token)) {
        if (!standsAt(slots, tokens, from)) continue
        const spans = found.get(phrase)
        const span = { from, to: from + slots.length }
        if (spans) spans.push(span)
        else found.set(phrase, [span])
      }
    }
    return { tokens, found }
  }

  /** The phrases that can begin with a word: looked up by its stem and forms once, then by how it is written. */
  private entriesFor(token: PlacedToken): readonly Entry[] {
    const known = this.remembered.get(token.written)
    if (known) return known
    const entries = [...new Set(keysOf(token).flatMap((key) => this.index.get(key) ?? []))]
    if (this.remembered.size >= REMEMBERED) this.remembered.clear()
    this.remembered.set(token.written, entries)
    return entries
  }

  private numberOf(phrase: Phrase): number {
    const key = JSON.stringify(phrase)
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.numbers.size
    this.numbers.set(key, number)
    for (const slots of formsOf(phrase, this.names)) this.enter({ phrase: number, slots })
    return number
  }

  private enter(entry: Entry): void {
    const keys = new Set((entry.slots[0] ?? []).map(keyOf))
    for (const key of keys) {
      const entries = this.index.get(key)
      if (entries) entries.push(entry)
      else this.index.set(key, [entry])
    }
  }
}

const PREFIX_KEY = 3
const REMEMBERED = 50_000

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
function formsOf(phrase: Phrase, names: Names): Slot[][] {
  const forms = phrase
    .map(hyphenForms)
    .reduce<Slot[][]>(
      (starts, ends) => starts.flatMap((start) => ends.map((end) => [...start, ...end])),
      [[]],
    )
  return forms.flatMap((form) => [form, ...renamed(form, names)])
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

function namesOf(glossary: Codebook['glossary']): Names {
  const pairs = glossary.flatMap(({ short, long }) => {
    const [shortSlots, longSlots] = [slotsOf(short), slotsOf(long)]
    return [
      { from: shortSlots, to: longSlots },
      { from: longSlots, to: shortSlots },
    ]
  })
  return groupBy(pairs, ({ from }) => from[0]?.[0]?.text ?? '')
}

function slotsOf(name: string): Slot[] {
  return tokensOf(name).map(({ stem }) => [{ kind: 'stem', text: stem }])
}

/** The form with each name that stands in it said the other way. */
function renamed(form: readonly Slot[], names: Names): Slot[][] {
  return form.flatMap((slot, at) =>
    slot
      .flatMap((word) => names.get(word.text) ?? [])
      .filter(({ from }) => from.every((part, i) => holds(form[at + i], part)))
      .map(({ from, to }) => [...form.slice(0, at), ...to, ...form.slice(at + from.length)]),
  )
}

function holds(slot: Slot | undefined, part: Slot): boolean {
  return slot?.some((word) => word.kind === 'stem' && word.text === part[0]?.text) ?? false
}
