/** A run of words, with where it leads if it is a link. */
export interface LinkedPiece {
  readonly text: string
  readonly href: string | false
}

/** Splits a sentence at its links, which are written `[words](address)`: to the web, by mail, or within the service. */
export function linkedPieces(sentence: string): readonly LinkedPiece[] {
  return sentence
    .split(/(\[[^\]]+\]\((?:https:|mailto:|\/)[^)\s]*\))/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const [, text, href] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece) ?? []
      return text !== undefined && href !== undefined ? { text, href } : { text: piece, href: false }
    })
}
