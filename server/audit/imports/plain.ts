/** Words of other survey tools as far as they matter when headings and options are told apart. */

/** Typographic marks as a keyboard has them, tags and repeated spaces gone. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[‘’‛`]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What stays of a text where case, punctuation and spelling of marks do not matter. */
export function plain(text: string): string {
  return tidy(text)
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** How alike two plain texts are, from 0 to 1: twice their shared words by all words (Dice). */
export function sharedWords(one: string, other: string): number {
  const [a, b] = [one.split(' '), other.split(' ')]
  const left = new Map<string, number>()
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    left.set(word, count - 1)
    shared += 1
  }
  return (2 * shared) / (a.length + b.length)
}
