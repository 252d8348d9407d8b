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
  readonly phrases: ReadonlySet<number>
  readonly begun: Map<Form, readonly Way[]>
}

const NOWHERE: readonly TokenSpan[] = []

/** The words of a text with what a phrase book knows of them. */
export class Reading {
  private found: ReadonlyMap<number, readonly TokenSpan[]> = new Map()

  constructor(
    readonly tokens: readonly PlacedToken[],
    private readonly forms: readonly Form[],
  ) {}

  /** Those of the wanted phrases that stand in the text, in order. Takes time linear in the text's length. */
  standing({ phrases, begun }: WantedPhrases): Iterable<number> {
    const standing = new Map<number, TokenSpan[]>()
    for (const [from, form] of this.forms.entries()) {
      if (form.begins.length === 0) continue
      let ways = begun.get(form)
      if (!ways) begun.set(form, (ways = form.begins.filter(({ phrase }) => phrases.has(phrase))))
      for (const { phrase, slots } of ways) {
        if (slots.length > 1 && !this.continues(slots, from)) continue
        const spans = standing.get(phrase)
        if (spans) enter({ from, to: from + slots.length }, spans)
        else standing.set(phrase, [{ from, to: from + slots.length }])
      }
    }
    this.found = standing
    return standing.keys()
  }

  /** Where a phrase stands, in order, the longest first of those with the same first word: one of those last looked for. */
  spansOf(phrase: number): readonly TokenSpan[] {
    return this.found.get(phrase) ?? NOWHERE
  }

  /** Whether a way of writing whose first place a word fills goes on with the words after it, in one clause. */
  private continues(slots: readonly number[], from: number): boolean {
    for (let i = 1; i < slots.length; i += 1) {
      if (!this.forms[from + i]?.fills.has(slots[i] ?? -1)) return false
    }
    return this.tokens[from + slots.length - 1]?.clause === this.tokens[from]?.clause
  }
}

/** Puts a span behind those that begin before it or are longer: which form of a phrase was met first must not matter. */
function enter(span: TokenSpan, spans: TokenSpan[]): void {
  let at = spans.length
  while (at > 0 && spans[at - 1]?.from === span.from && (spans[at - 1]?.to ?? 0) < span.to) at -= 1
  if (at === spans.length) spans.push(span)
  else spans.splice(at, 0, span)
}
