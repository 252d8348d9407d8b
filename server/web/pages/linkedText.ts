/** A run of words, with where it leads if it is a link. */
export interface LinkedPiece {
  readonly text: string
  readonly href: string | false
}

const LINK = /\[([^\]]+)\]\(((?:https:|mailto:|\/(?!\/))[^)\s]*)\)/

/** Splits a sentence at its links, which are written `[words](address)`: to the web, by mail, or within the service. */
export function linkedPieces(sentence: string): readonly LinkedPiece[] {
  // Split at a pattern with two groups: words before, a link's words, its address, words after, and so on.
  const parts = sentence.split(LINK)
  return parts
    .map((text, index) => ({ text, href: index % 3 === 1 ? (parts[index + 1] ?? false) : (false as const) }))
    .filter(({ text }, index) => index % 3 !== 2 && text !== '')
}
