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
  return forms
    .flatMap((form) => placesOfForm(form, text))
    .toSorted((a, b) => a.start - b.start)
    .reduce<Span[]>((apart, place) => {
      if (place.start >= (apart.at(-1)?.end ?? 0)) apart.push(place)
      return apart
    }, [])
}

/** Whole answers may be looked for: one pattern of all their characters would be too large for the machine. */
const LONGEST_PIECE = 500

/** Where words stand as they are written here, one place after another: their first piece, and right after it the others. */
function placesOfForm(wanted: string, text: string): Span[] {
  const pieces = wanted.replaceAll(/\s+/g, ' ').match(new RegExp(`[^]{1,${LONGEST_PIECE}}`, 'gu')) ?? []
  const begins = new RegExp(`^${LETTER}`, 'u').test(wanted) ? `(?<!${LETTER})` : ''
  const ends = new RegExp(`${LETTER}$`, 'u').test(wanted) ? `(?!${LETTER})` : String.raw`(?!\p{M})`
  const patternAt = (at: number) =>
    `${at === 0 ? begins : ''}${patternOf(pieces[at] ?? '')}${at === pieces.length - 1 ? ends : ''}`
  const first = new RegExp(patternAt(0), 'giu')
  let others: RegExp[] | undefined
  const places: Span[] = []
  for (let match = first.exec(text); match; match = first.exec(text)) {
    others ??= pieces.slice(1).map((_, at) => new RegExp(patternAt(at + 1), 'iuy'))
    const { index: start } = match
    const end = others.reduce<number | undefined>((at, other) => endOf(other, text, at), first.lastIndex)
    if (end !== undefined) places.push({ start, end })
    first.lastIndex = end ?? start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
  }
  return places
}

function patternOf(piece: string): string {
  return piece.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`)
}

function endOf(pattern: RegExp, text: string, at: number | undefined): number | undefined {
  if (at === undefined) return undefined
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
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
