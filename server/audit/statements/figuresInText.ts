/**
 * The numbers of a statement's text and the figures that carry them. A text holds its numbers as a person reads and
 * types them; which cell each comes from is found again by what it says, in reading order.
 */
import type { CellEvidence } from './evidence.js'

/** A run of words, or a number with the cell that it comes from and which of its figures it is. */
export interface TextPiece {
  readonly text: string
  readonly from?: { readonly cell: number; readonly figure: number }
}

/** Numbers that stand by themselves: not those of "0-19 service" or "P6". */
const NUMBER = /(?<![\p{L}\p{N}.,–-])<?\d+(?:,\d{3})*(?:\.\d+)?%?(?![\p{L}\p{N}]|[–-][\p{L}\p{N}])/gu

/** The text in pieces; joined they are the text. A number that no cell has is words. */
export function linkFigures(text: string, evidence: readonly CellEvidence[]): readonly TextPiece[] {
  const figures = evidence.flatMap((cell, at) =>
    cell.figures.map((value, figure) => ({ value: plain(value), from: { cell: at, figure } })),
  )
  const used = new Set<number>()
  const pieces: TextPiece[] = []
  let end = 0
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    const fits = figures.flatMap(({ value }, at) => (value === plain(number) ? [at] : []))
    const at = fits.find((one) => !used.has(one)) ?? fits[0]
    const from = at === undefined ? undefined : figures[at]?.from
    if (at === undefined || !from) continue
    used.add(at)
    pieces.push({ text: text.slice(end, index) }, { text: number, from })
    end = index + number.length
  }
  return [...pieces, { text: text.slice(end) }].filter((piece) => piece.text !== '')
}

/** The numbers in a text that none of the cells has, each once. */
export function strayNumbers(text: string, evidence: readonly CellEvidence[]): readonly string[] {
  const words = linkFigures(text, evidence).filter(({ from }) => from === undefined)
  return [...new Set(words.flatMap((piece) => piece.text.match(NUMBER) ?? []))]
}

/** The text with each number as its cell has it now. One whose cell has no such figure any more stays. */
export function refilled(
  text: string,
  evidence: readonly CellEvidence[],
  now: readonly CellEvidence[],
): string {
  return linkFigures(text, evidence)
    .map(({ text: piece, from }) => (from && now[from.cell]?.figures[from.figure]) ?? piece)
    .join('')
}

/** Thousands are printed with and without a comma. */
function plain(number: string): string {
  return number.replaceAll(',', '')
}
