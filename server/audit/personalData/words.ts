/** A text's words for the rules that read names. */
import { isVocabulary, PARTICLES } from './vocabulary.js'

/** A word of a text; a possessive's "'s" is left to the gap after it. Offsets count UTF-16 units. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
  /** What stands between the word before, or the start of the text, and this one. */
  readonly gap: string
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu

/** The words of a text in order. */
export function wordsOf(text: string): Word[] {
  let from = 0
  return [...text.matchAll(WORD)].map(({ 0: found, index: start }) => {
    const word = found.replace(/['’]s$/i, '')
    const gap = text.slice(from, start)
    from = start + word.length
    return { text: word, start, end: from, gap }
  })
}

/** Whether only a little white space, within the line, parts the word from the one before. */
export function follows(word: Word | undefined): boolean {
  return word !== undefined && /^[^\S\n]{1,3}$/.test(word.gap)
}

/** Whether the word before was a possessive: "Stacey's mum". */
export function isOwned(word: Word | undefined): boolean {
  return word !== undefined && /^['’]s[^\S\n]{1,3}$/i.test(word.gap)
}

/** Whether the word opens a sentence or line, where a capital says nothing. */
export function opensSentence(word: Word): boolean {
  return word.start === word.gap.length || /[.!?:;•\n]|^[^\p{L}\p{N}]*-/u.test(word.gap)
}

/** Whether a word is written as names are: a capital, then small letters: not "TAs", "Y5". */
export function isCapitalised(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}\p{M}*(?:['’]\p{Lu})?\p{Ll}[\p{L}\p{M}'’-]*$/u.test(word.text)
}

/** Whether a word could be part of a name: "Stacey", "O'Brien", "Dowthwaite-Hale"; no acronym, no vocabulary. */
export function isNameWord(word: Word | undefined): boolean {
  return word !== undefined && isCapitalised(word) && !isVocabulary(word.text)
}

const LONGEST_NAME = 5

/**
 * The index after a name that begins at `from`, at most five words long; `from` where none does. `opens` says what
 * its first word may be: next to a title, any capitalised word will do.
 */
export function endOfName(words: readonly Word[], from: number, opens = isNameWord): number {
  if (!opens(words[from])) return from
  let end = from + 1
  while (end < from + LONGEST_NAME && follows(words[end]) && continuesName(words, end)) end += 1
  return end
}

/** A further word of the name, or a particle before one: "de Souza". */
function continuesName(words: readonly Word[], at: number): boolean {
  if (isNameWord(words[at])) return true
  return PARTICLES.has(words[at]?.text ?? '') && follows(words[at + 1]) && isNameWord(words[at + 1])
}

/** The index of the first word of a name that ends before `end`; `end` where none does. */
export function startOfName(words: readonly Word[], end: number): number {
  let start = end
  while (
    start > end - LONGEST_NAME &&
    isNameWord(words[start - 1]) &&
    (start === end || follows(words[start]))
  )
    start -= 1
  return start
}
