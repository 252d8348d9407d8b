/**
 * Stretches of a text, and how patterns find them. Every pattern of this folder looks a bounded way ahead from where
 * it starts, so that hostile text, such as one letter repeated 20,000 times, takes linear time.
 */

/** A stretch of a text: text.slice(start, end). Offsets count UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Finds stretches that don't overlap, in order. */
export type Finder = (text: string) => Span[]

/** One white space on the same line, the non-breaking one of word processors too (source of a pattern). */
export const SPACE = String.raw`[^\S\n]`
/** What may part the groups of a number: nothing, spaces, a hyphen or dash among them. */
export const GAP = String.raw`(?:${SPACE}|\p{Pd}){0,3}`
/** Not inside a word or number: before and after what is sought. */
export const STARTS = String.raw`(?<![\p{L}\p{N}])`
export const ENDS = String.raw`(?![\p{L}\p{N}])`

/** A finder of what a global pattern matches, where `accepts` (such as a check digit) agrees with the text found. */
export function finderOf(pattern: RegExp, accepts: (found: string) => boolean = () => true): Finder {
  return (text) =>
    [...text.matchAll(pattern)]
      .filter(([found]) => accepts(found))
      .map(({ 0: found, index }) => ({ start: index, end: index + found.length }))
}

/** Stands for each unit of what was found already. No form or file brings this character in. */
export const FOUND = '\0'

/** The text with the spans blanked out by FOUND, so that nothing finds them again; offsets stay. */
export function blank(text: string, spans: readonly Span[]): string {
  const parts: string[] = []
  let from = 0
  for (const { start, end } of spans) {
    parts.push(text.slice(from, start), FOUND.repeat(end - start))
    from = end
  }
  return parts.join('') + text.slice(from)
}
