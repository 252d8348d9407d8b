/**
 * The words of texts as numbers: whether a text has one of a few words is told without reading it again. Those of a
 * million texts stand in rows one behind another, since an array for each would take several times as much memory.
 */
import type { Token } from './words.js'

/** Tells of a word whether it is one that is looked for. */
type IsWanted = (word: Token) => boolean

/** Where the words of a text stand: how many they are, and then their numbers. */
export type WordsPlace = number

/** The place of no words. */
export const NO_WORDS: WordsPlace = 0

/** Numbers in a row, unless one text has more. */
const ROW = 2 ** 16

export class WordNumbers {
  private readonly numbers = new Map<string, number>()
  private readonly words: Token[] = []
  private readonly rows = [new Uint32Array(ROW)]
  /** How much of the last row is taken: at first the count of no words. */
  private taken = 1

  /** Keeps the different words of a text, by the way they are written. Returns where they stand. */
  keep(tokens: readonly Token[]): WordsPlace {
    const different = new Set(tokens.map((token) => this.numberOf(token)))
    const row = this.rowFor(different.size + 1)
    const place = (this.rows.length - 1) * ROW + this.taken
    row[this.taken] = different.size
    row.set([...different], this.taken + 1)
    this.taken += different.size + 1
    return place
  }

  /** Whether the words at a place have one that is looked for. Each word is asked about once. */
  finder(isWanted: IsWanted): (place: WordsPlace) => boolean {
    const wanted: boolean[] = []
    return (place) => {
      const row = this.rows[Math.floor(place / ROW)]
      const at = place % ROW
      const last = at + (row?.[at] ?? 0)
      for (let i = at + 1; i <= last; i += 1) {
        const number = row?.[i] ?? -1
        const known = wanted[number]
        if (known === false) continue
        if (known ?? (wanted[number] = this.isAmong(number, isWanted))) return true
      }
      return false
    }
  }

  /** The last row where it has room for so many more, or a new one. */
  private rowFor(size: number): Uint32Array {
    const last = this.rows.at(-1)
    if (last && this.taken + size <= last.length) return last
    const row = new Uint32Array(Math.max(ROW, size))
    this.rows.push(row)
    this.taken = 0
    return row
  }

  private isAmong(number: number, isWanted: IsWanted): boolean {
    const word = this.words[number]
    return word !== undefined && isWanted(word)
  }

  private numberOf(token: Token): number {
    const known = this.numbers.get(token.written)
    if (known !== undefined) return known
    const number = this.words.push(token) - 1
    this.numbers.set(token.written, number)
    return number
  }
}
