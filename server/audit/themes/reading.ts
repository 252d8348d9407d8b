/** A text that is asked where the phrases of a codebook stand in it. */
import type { PlacedToken } from './segments.js'

/** Words of a text by their numbers: from the first, up to but not including the last. */
export interface TokenSpan {
  readonly from: number
  readonly to: number
}

/** One way to write a phrase: the numbers of its places in order. */
export interface Way {
  readonly phrase: number
  readonly slots: readonly number[]
}

/** What a phrase book knows of a word as it is written. */
export interface Form {
  /** The places that the word fills. */
  readonly fills: ReadonlySet<number>
  /** The phrases that it can begin. */
  readonly begins: readonly Way[]
}

/** Phrases to look for; what each form of a word begins of them is remembered. */
interface WantedPhrases {
  readonly byPhrase: ReadonlyMap<number, unknown>
  readonly begun: Map<Form, readonly Way[]>
}

/** The words of a text with what a phrase book knows of them. Phrases are looked for as they are asked for. */
export class Reading {
  private readonly found = new Map<number, readonly TokenSpan[]>()

  constructor(
    readonly tokens: readonly PlacedToken[],
    private readonly forms: readonly Form[],
    /** The ways to write each phrase, by its number. */
    private readonly ways: readonly (readonly (readonly number[])[])[],
  ) {}

  /** Those of the wanted phrases that stand in the text, in order. Takes time linear in the text's length. */
  standing({ byPhrase, begun }: WantedPhrases): Iterable<number> {
    const standing = new Map<number, TokenSpan[]>()
    for (const [from, form] of this.forms.entries()) {
      let ways = begun.get(form)
      if (!ways) begun.set(form, (ways = form.begins.filter(({ phrase }) => byPhrase.has(phrase))))
      for (const { phrase, slots } of ways) {
        if (!this.continues(slots, from)) continue
        const spans = standing.get(phrase)
        if (spans) spans.push({ from, to: from + slots.length })
        else standing.set(phrase, [{ from, to: from + slots.length }])
      }
    }
    for (const [phrase, spans] of standing) this.found.set(phrase, spans)
    return standing.keys()
  }

  /** Where a phrase stands, in order. */
  spansOf(phrase: number): readonly TokenSpan[] {
    const known = this.found.get(phrase)
    if (known) return known
    const ways = this.ways[phrase] ?? []
    const spans: TokenSpan[] = []
    for (const [from, { fills }] of this.forms.entries()) {
      for (const slots of ways) {
        if (fills.has(slots[0] ?? -1) && this.continues(slots, from)) {
          spans.push({ from, to: from + slots.length })
        }
      }
    }
    this.found.set(phrase, spans)
    return spans
  }

  /** Whether a way of writing whose first place a word fills goes on with the words after it, in one clause. */
  private continues(slots: readonly number[], from: number): boolean {
    for (let i = 1; i < slots.length; i += 1) {
      if (!this.forms[from + i]?.fills.has(slots[i] ?? -1)) return false
    }
    return this.tokens[from + slots.length - 1]?.clause === this.tokens[from]?.clause
  }
}
