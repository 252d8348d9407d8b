/** What is on offer: services that agencies describe, as leads keep them in a directory. */
import { fingerprintOf } from '../themes/decidedExcerpts.js'
import type { Span } from '../personalData/spans.js'

export const OFFER_LEVELS = ['universal', 'targeted', 'other'] as const
export type OfferLevel = (typeof OFFER_LEVELS)[number]

/** How far an entry reaches, each further than the one before. "left-out": it is no service, or stands in others. */
export const SHARINGS = ['left-out', 'leads', 'group', 'agencies', 'public'] as const
export type Sharing = (typeof SHARINGS)[number]

/** Whether an entry reaches a reader. */
export function reaches(sharing: Sharing, reader: Exclude<Sharing, 'left-out'>): boolean {
  return SHARINGS.indexOf(sharing) >= SHARINGS.indexOf(reader)
}

/** What an agency said of a service: a place in its answer, or a text of a lead's. */
export interface OfferWords {
  /** "" where they are a place in the answer. */
  readonly text: string
  /** The place in the answer, in UTF-16 units; null where they are a text. */
  readonly place: Span | null
  /** The fingerprint of the answer that a lead last looked at; "" where the entry comes from none. */
  readonly madeOn: string
}

/** An entry as somebody wants it. */
export interface NewOfferEntry {
  readonly title: string
  /** The agency in the register; null where it is only named. */
  readonly agencyId: number | null
  /** The agency's name as it was typed; "" where it is in the register. */
  readonly agency: string
  /** A sector's id, "" where none is known. */
  readonly sector: string
  readonly level: OfferLevel
  /** Ids of what it addresses, and more on it in words. */
  readonly issues: readonly string[]
  readonly addresses: string
  readonly evidence: string
  readonly words: OfferWords
  readonly sharing: Sharing
}

/** An entry as it was written last. */
export interface OfferEntry extends NewOfferEntry {
  readonly id: number
  /** 1 for a round's first, and so on. */
  readonly number: number
  /** The name in the register, otherwise "". */
  readonly registered: string
  /** The answer that it was drafted from; null where a lead added it. */
  readonly source: OfferSource | null
  readonly version: number
  readonly writtenBy: string
  /** ISO 8601 UTC. */
  readonly writtenAt: string
}

export interface OfferSource {
  readonly reference: string
  readonly questionId: string
}

/** The answers of a round by response and question, as corrected; undefined for those that do not count. */
export type AnswerText = (source: OfferSource) => string | undefined

/** An entry beside what its answer says by now. */
export interface ReadEntry {
  readonly entry: OfferEntry
  /** The agency's words; "" where they are a place in an answer that has changed. */
  readonly words: string
  /** Whether the answer is no longer what a lead looked at: then nobody but leads reads the entry. */
  readonly hasChanged: boolean
}

/** The entries with their words. */
export function readEntries(entries: readonly OfferEntry[], answer: AnswerText): readonly ReadEntry[] {
  return entries.map((entry) => {
    const { source, words } = entry
    if (source === null) return { entry, words: words.text, hasChanged: false }
    const text = answer(source)
    const hasChanged = text === undefined || fingerprintOf(text) !== words.madeOn
    if (words.place === null) return { entry, words: words.text, hasChanged }
    return { entry, words: hasChanged ? '' : text.slice(words.place.start, words.place.end), hasChanged }
  })
}

/** What a lead typed as an agency's words: where they stand in the answer that was shown, or else as a text. */
export function placeWords(text: string, answer: string | undefined): OfferWords {
  if (answer === undefined) return { text, place: null, madeOn: '' }
  const madeOn = fingerprintOf(answer)
  const start = text === '' ? -1 : answer.indexOf(text)
  if (start < 0) return { text, place: null, madeOn }
  return { text: '', place: { start, end: start + text.length }, madeOn }
}

export const LONGEST_TITLE = 200
export const LONGEST_AGENCY = 200
export const LONGEST_NOTES = 4_000
export const LONGEST_WORDS = 20_000

export interface OfferFault {
  readonly field: 'title' | 'agencyName' | 'addresses' | 'evidence' | 'words'
  readonly kind: 'empty' | 'too-long' | 'two-agencies'
}

/** What is wrong with an entry that somebody wants, its words as typed; empty where nothing is. */
export function offerFaults(entry: NewOfferEntry, words: string): readonly OfferFault[] {
  const { title, agencyId, agency } = entry
  const faults: readonly (readonly [OfferFault['field'], OfferFault['kind'], boolean])[] = [
    ['title', 'empty', title === ''],
    ['title', 'too-long', title.length > LONGEST_TITLE],
    ['agencyName', 'empty', agencyId === null && agency === ''],
    ['agencyName', 'two-agencies', agencyId !== null && agency !== ''],
    ['agencyName', 'too-long', agency.length > LONGEST_AGENCY],
    ['addresses', 'too-long', entry.addresses.length > LONGEST_NOTES],
    ['evidence', 'too-long', entry.evidence.length > LONGEST_NOTES],
    ['words', 'too-long', words.length > LONGEST_WORDS],
  ]
  return faults.filter(([, , isThere]) => isThere).map(([field, kind]) => ({ field, kind }))
}

/** The agency as it is called. */
export function agencyOf({ registered, agency }: Pick<OfferEntry, 'registered' | 'agency'>): string {
  return registered === '' ? agency : registered
}
