/** The words of answers as numbers: whether an answer has one of a few words is told without reading it again. */
import type { Token } from './words.js'

/** Tells of a word whether it is one that is looked for. */
type IsWanted = (word: Token) => boolean

export class WordNumbers {
  private readonly numbers = new Map<string, number>()
  private readonly words: Token[] = []

  /** The different words of a text, by the way they are written. */
  of(tokens: readonly Token[]): Uint32Array {
    return Uint32Array.from(new Set(tokens.map((token) => this.numberOf(token))))
  }

  /** Whether some words have one that is looked for. Each word is asked about once. */
  finder(isWanted: IsWanted): (words: Uint32Array) => boolean {
    const wanted: boolean[] = []
    return (words) => {
      for (const number of words) {
        const known = wanted[number]
        if (known === false) continue
        if (known ?? (wanted[number] = this.isAmong(number, isWanted))) return true
      }
      return false
    }
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
