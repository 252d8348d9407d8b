/** Where a person was found: the same words in one answer, in whatever version of it, are one hit with one tick. */
import { ERASED, hide, type HiddenSpan } from './hiding.js'
import type { Span } from './personalData/spans.js'
import type { PersonFinder } from './personTerms.js'
import { groupBy } from './themes/order.js'

export const PLACE_KINDS = [
  'answer',
  'draft',
  'alternative',
  'upload',
  'initials',
  'correction',
  'concern',
  'theme-decision',
  'agency',
  'agency-upload',
  'response-upload',
  'statement',
  'quote',
  'message',
  'wording',
  'action',
  'offer',
  'indicator',
  'activity',
  'round',
  'release',
  'organiser',
] as const

/**
 * Where a text stands. "answer": as it was sent; "draft", "alternative", "upload": as it is kept for whoever is
 * answering; "activity": the reason given for something done.
 */
export type PlaceKind = (typeof PLACE_KINDS)[number]

export interface PersonPlace {
  readonly kind: PlaceKind
  /** Places of one group hold the same thing, such as the versions of an answer. */
  readonly group: string
  /** What belongs together as one person's details: a contact's name and address. */
  readonly record: string
  readonly roundId: number | null
  /** A response's reference, or the number of what it is. */
  readonly object: string
  /** A question's id, or what the field is called in the store. */
  readonly field: string
  readonly version: number | null
  readonly text: string
}

/** Spans of a place's text. */
export interface PlacedSpans<P extends PersonPlace> {
  readonly place: P
  readonly spans: readonly Span[]
}

export interface PersonHit<P extends PersonPlace = PersonPlace> {
  /** The same whenever the same is found again. It holds nothing of what was looked for. */
  readonly id: string
  /** "exact": all that was typed. "part": of a name. "beside": the other details of a contact who was found. */
  readonly match: 'exact' | 'part' | 'beside'
  readonly places: readonly PlacedSpans<P>[]
}

/** Places that can't be erased here: who did what in the service, a round's own contacts, what has been public. */
export function isKept({ kind }: PersonPlace): boolean {
  return kind === 'organiser' || kind === 'round' || kind === 'release'
}

/** The hits in places, in their order. `isContact`: whether a place is one of a contact's details. */
export function personHits<P extends PersonPlace>(
  places: readonly P[],
  find: PersonFinder,
  isContact: (place: P) => boolean,
): readonly PersonHit<P>[] {
  const found = places.flatMap((place) =>
    [...groupBy(find(place.text), ({ form }) => String(form))].map(([form, spans]) => ({
      place,
      form,
      spans,
    })),
  )
  const records = new Set(found.flatMap(({ place }) => (isContact(place) ? [place.record] : [])))
  const known = new Set(found.map(({ place }) => place.group))
  const beside = places
    .filter((place) => isContact(place) && records.has(place.record) && !known.has(place.group))
    .filter(({ text }) => text.trim() !== '')
    .map((place) => ({ place, form: 'beside', spans: [{ start: 0, end: place.text.length }] }))
  const together = groupBy([...found, ...beside], ({ place, form }) => `${place.group}:${form}`)
  return [...together].map(([id, ones]) => ({
    id,
    match: matchOf(ones[0]?.form),
    places: ones.map(({ place, spans }) => ({ place, spans })),
  }))
}

function matchOf(form: string | undefined): PersonHit['match'] {
  if (form === 'beside') return 'beside'
  return form === '0' ? 'exact' : 'part'
}

/** In how many texts the words of hits stand. */
export function countPlaces(hits: readonly PersonHit[]): number {
  return new Set(hits.flatMap(({ places }) => places.map(({ place }) => place))).size
}

/** All that hits mark, place by place. */
export function spansByPlace<P extends PersonPlace>(
  hits: readonly PersonHit<P>[],
): readonly PlacedSpans<P>[] {
  const byPlace = new Map<P, Span[]>()
  for (const { place, spans } of hits.flatMap(({ places }) => places))
    byPlace.set(place, [...(byPlace.get(place) ?? []), ...spans])
  return [...byPlace].map(([place, spans]) => ({ place, spans }))
}

/** Spans as they are erased. */
export function erasing(spans: readonly Span[]): readonly HiddenSpan[] {
  return spans.map(({ start, end }) => ({ start, end, generic: ERASED }))
}

/** Fields to which mail is sent, or by which somebody is greeted: nothing stands there rather than "[erased]". */
const EMPTIED: ReadonlySet<string> = new Set(['agency email', 'agency contact', 'message recipient'])

/** What a place's text is once spans of it are erased. */
export function erasedText({ place, spans }: PlacedSpans<PersonPlace>): string {
  const text = hide(place.text, erasing(spans))
  return EMPTIED.has(`${place.kind} ${place.field}`) && text.trim() === ERASED ? '' : text
}

/** Words with what stands around them. */
export interface Passage {
  readonly before: string
  readonly words: string
  readonly after: string
}

const AROUND = 80

/** Each span with up to 80 characters on either side, cut between words. */
export function passagesOf(text: string, spans: readonly Span[]): readonly Passage[] {
  return spans.map(({ start, end }) => {
    const before = text.slice(Math.max(0, start - AROUND), start)
    const after = text.slice(end, end + AROUND)
    return {
      before: start > AROUND ? `… ${before.replace(/^\S*\s/, '')}` : before,
      words: text.slice(start, end),
      after: text.length > end + AROUND ? `${after.replace(/\s\S*$/, '')} …` : after,
    }
  })
}
