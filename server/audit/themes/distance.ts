/** How far apart two words are in slips of the keyboard. */

/** Whether one slip turns one word into the other: a letter too many, too few, another, or two swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from += 1
  const [restA, restB] = [a.slice(from), b.slice(from)]
  if (restA.length !== restB.length) return isDropped(restA, restB) || isDropped(restB, restA)
  if (restA.slice(1) === restB.slice(1)) return true
  return restA === restB.slice(1, 2) + restB.slice(0, 1) + restB.slice(2)
}

function isDropped(longer: string, shorter: string): boolean {
  return longer.length > shorter.length && longer.endsWith(shorter)
}

/** The first of the words that the word is, or is one slip from; undefined where there is none. */
export function closestOf(word: string, words: readonly string[]): string | undefined {
  return words.includes(word) ? word : words.find((other) => isOneSlip(word, other))
}
