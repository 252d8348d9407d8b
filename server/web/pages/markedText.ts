/** Text cut into pieces so that a view can highlight the words a rule read. */

export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** A text cut where marked spans begin and end; overlapping spans become one. The pieces joined are the text again. */
export function markedPieces(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    const from = Math.max(start, at)
    pieces.push({ text: text.slice(at, from), marked: false }, { text: text.slice(from, end), marked: true })
    at = end
  }
  pieces.push({ text: text.slice(at), marked: false })
  return pieces.filter((piece) => piece.text !== '')
}
