/** The phrases of a codebook by number, and the patterns that they make. */
import type { Codebook } from './codebook.js'
import { formsOf, namesOf, type Names } from './phraseForms.js'
import type { Pattern, Phrase, Slot } from './patterns.js'
import type { PlacedToken } from './segments.js'
import { Reading, type Form, type Way } from './reading.js'
import { SlotBook } from './slots.js'
import type { Token } from './words.js'

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

/** Every phrase of a codebook, found by the words it can begin with. */
export class PhraseBook {
  private readonly numbers = new Map<string, number>()
  private readonly widths: number[] = []
  private readonly slots = new SlotBook()
  private readonly beginnings = new Map<number, Way[]>()
  private readonly forms = new Map<string, Form>()
  private readonly names: Names

  constructor(glossary: Codebook['glossary']) {
    this.names = namesOf(glossary)
  }

  /** The same pattern with numbers for its phrases, which the book now knows. Add all patterns before reading. */
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

  /** How many words a phrase could begin with, about: phrases with few are rarer in texts. */
  widthOf(phrase: number): number {
    return this.widths[phrase] ?? 0
  }

  /** A text made ready to be asked where phrases stand. */
  read(tokens: readonly PlacedToken[]): Reading {
    return new Reading(
      tokens,
      tokens.map((token) => this.formOf(token)),
    )
  }

  /** What the book knows of a word: worked out once for each way that it is written. */
  formOf(token: Token): Form {
    const known = this.forms.get(token.written)
    if (known) return known
    const fills = this.slots.filledBy(token)
    const begins = [...fills].flatMap((slot) => this.beginnings.get(slot) ?? [])
    // Most words that are met once, such as numbers and slips, are in no phrase: they take no room but their key's.
    const form = fills.size === 0 ? IN_NO_PHRASE : { fills, begins }
    if (this.forms.size >= REMEMBERED) this.forms.clear()
    this.forms.set(token.written, form)
    return form
  }

  private numberOf(phrase: Phrase): number {
    const key = JSON.stringify(phrase)
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.numbers.size
    this.numbers.set(key, number)
    this.widths.push(Math.min(...phrase.map((slot) => slot.length)) / phrase.length)
    for (const form of formsOf(phrase, this.names)) this.enter(number, form)
    return number
  }

  private enter(phrase: number, form: readonly Slot[]): void {
    const slots = form.map((slot) => this.slots.numberOf(slot))
    const first = slots[0] ?? 0
    const way = { phrase, slots }
    const ways = this.beginnings.get(first)
    if (ways) ways.push(way)
    else this.beginnings.set(first, [way])
  }
}

const REMEMBERED = 50_000
const IN_NO_PHRASE: Form = { fills: new Set(), begins: [] }
