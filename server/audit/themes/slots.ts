/** The places of a codebook's phrases by number, and which of them a word fills. */
import type { Slot, WordPattern } from './patterns.js'
import type { Token } from './words.js'

interface Beginning {
  readonly text: string
  readonly slot: number
}

const PREFIX_KEY = 3

/** Numbers places, so that the words of a text are compared with each only once. */
export class SlotBook {
  private readonly numbers = new Map<string, number>()
  private readonly byWord = new Map<string, number[]>()
  private readonly byPrefix = new Map<string, Beginning[]>()

  /** The number of a place: the same for the same words. Words in the form that tokens have. */
  numberOf(slot: Slot): number {
    const key = slot.map(keyOf).join('|')
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.numbers.size
    this.numbers.set(key, number)
    for (const word of slot) {
      if (word.kind === 'prefix') {
        push(this.byPrefix, word.text.slice(0, PREFIX_KEY), { text: word.text, slot: number })
      } else push(this.byWord, keyOf(word), number)
    }
    return number
  }

  /** The places that a word of a text can stand in. */
  filledBy({ stem, word, written }: Token): ReadonlySet<number> {
    const keys = [`stem ${stem}`, `word ${word}`, `written ${written}`]
    const beginnings = this.byPrefix.get(word.slice(0, PREFIX_KEY)) ?? []
    return new Set([
      ...keys.flatMap((key) => this.byWord.get(key) ?? []),
      ...beginnings.filter(({ text }) => word.startsWith(text)).map(({ slot }) => slot),
    ])
  }
}

function keyOf(word: WordPattern): string {
  return `${word.kind} ${word.text}`
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
