/** Words of an answer hidden behind bracketed generics, such as "[a child]". What was typed is never changed here. */
import type { Span } from './personalData/spans.js'

/** What may stand in the place of words that are hidden: consistent, so that a reader still follows. */
export const GENERICS = [
  '[a child]',
  '[a family]',
  '[a person]',
  '[an agency]',
  '[a place]',
  '[a date]',
  '[contact details]',
  '[a number]',
] as const

/** What stands where words were erased at a person's request. It names nobody. */
export const ERASED = '[erased]'

/** A stretch of a text, and what is shown in its place. */
export interface HiddenSpan extends Span {
  readonly generic: string
}

const LETTER = String.raw`[\p{L}\p{M}\p{N}]`

/**
 * Where words stand in a text, whole and in any case, however many spaces part them and in whichever Unicode form
 * their accents are written. Offsets count UTF-16 units and never part a character.
 */
export function placesOf(words: string, text: string): readonly Span[] {
  const wanted = words.trim()
  if (wanted === '') return []
  const forms = [...new Set([wanted, wanted.normalize('NFC'), wanted.normalize('NFD')])]
  const before = new RegExp(`^${LETTER}`, 'u').test(wanted) ? `(?<!${LETTER})` : ''
  const after = new RegExp(`${LETTER}$`, 'u').test(wanted) ? `(?!${LETTER})` : String.raw`(?!\p{M})`
  const pattern = new RegExp(`${before}(?:${forms.map(patternOf).join('|')})${after}`, 'giu')
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
}

function patternOf(words: string): string {
  return words
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join(String.raw`\s+`)
}

/** The text with generics in the place of spans. Spans in any order; those that overlap are hidden as one. */
export function hide(text: string, spans: readonly HiddenSpan[]): string {
  const parts: string[] = []
  let from = 0
  for (const { start, end, generic } of mergeOverlaps(spans)) {
    parts.push(text.slice(from, start), generic)
    from = end
  }
  return parts.join('') + text.slice(from)
}

/** The spans in order, those that overlap as one: it is called what the first of them, or the longest of those, is. */
export function mergeOverlaps(spans: readonly HiddenSpan[]): readonly HiddenSpan[] {
  const merged: HiddenSpan[] = []
  const inOrder = spans.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || (a.generic < b.generic ? -1 : 1),
  )
  for (const span of inOrder) {
    const last = merged.at(-1)
    if (!last || span.start >= last.end) merged.push(span)
    else if (span.end > last.end) merged[merged.length - 1] = { ...last, end: span.end }
  }
  return merged
}

/**
 * Where stretches of a text are after spans of it were hidden, the spans without overlaps and in order. A stretch that
 * reaches into a hidden one takes in the generic.
 */
export function placedAfterHiding<Stretch extends Span>(
  stretches: readonly Stretch[],
  hidden: readonly HiddenSpan[],
): readonly Stretch[] {
  return stretches.map((stretch) => ({
    ...stretch,
    start: placeAfter(stretch.start, hidden, 'start'),
    end: placeAfter(stretch.end, hidden, 'end'),
  }))
}

function placeAfter(offset: number, hidden: readonly HiddenSpan[], side: 'start' | 'end'): number {
  let shift = 0
  for (const { start, end, generic } of hidden) {
    if (offset <= start) break
    if (offset < end) return start + shift + (side === 'start' ? 0 : generic.length)
    shift += generic.length - (end - start)
  }
  return offset + shift
}
