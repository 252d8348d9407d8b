/** Words as they are compared when a person is looked for: without case, accents and apostrophes. */

/** A word of a text; a possessive's "'s" is left out. Offsets count UTF-16 units of the text as given. */
export interface PersonWord {
  readonly start: number
  readonly end: number
  readonly folded: string
  /** What stands between the word before, or the start of the text, and this one. */
  readonly gap: string
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‘`ʼ´][\p{L}\p{M}\p{N}]+)*/gu

/** Letters that are no letter with a mark to Unicode, and are written without it on many keyboards. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** The words of a text in order. */
export function personWords(text: string): readonly PersonWord[] {
  let from = 0
  return [...text.matchAll(WORD)].map(({ 0: found, index: start }) => {
    const word = found.replace(/['’‘`ʼ´]s$/i, '')
    const gap = text.slice(from, start)
    from = start + word.length
    return { start, end: from, folded: foldWord(word), gap }
  })
}

/** A word or text as it is compared. */
export function foldWord(word: string): string {
  const plain = /^[\x20-\x7e\s]*$/.test(word) ? word : word.normalize('NFKD').replace(/\p{M}/gu, '')
  return plain
    .toLowerCase()
    .replace(/['’‘`ʼ´]/g, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
}
