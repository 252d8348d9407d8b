/** Messages to agencies: who gets which, and the wording, filled in for each. */
import { isAwaited, progressOf, type RoundAgency } from './agencies.js'

export type MessageKind = 'invitation' | 'reminder-not-started' | 'reminder-part-done' | 'last-call'

export const MESSAGE_KINDS: readonly MessageKind[] = [
  'invitation',
  'reminder-not-started',
  'reminder-part-done',
  'last-call',
]

/**
 * "queued": waiting for its turn, or for another try. "sending": handed over just now. "sent": the mail server took
 * it. "in-file": its link is in a file for a mail merge. "bounced": refused for good. "failed": given up after
 * several tries. "uncertain": the service stopped, or the connection broke, before the mail server had answered, so
 * that a person has to decide. "withdrawn": not sent, because it is no longer wanted.
 */
export type MessageState =
  'queued' | 'sending' | 'sent' | 'in-file' | 'bounced' | 'failed' | 'uncertain' | 'withdrawn'

/** A message's wording; its places are names in braces, such as "{agency}". */
export interface Template {
  readonly subject: string
  readonly text: string
}

/** Where the private link goes. It is filled in as the message is handed over, and kept nowhere. */
export const LINK_PLACE = '{link}'

/** The places that a wording may have, besides the link's. */
export const PLACES = ['agency', 'contact', 'round', 'area', 'closes'] as const
export type Places = Readonly<Record<(typeof PLACES)[number], string>>

const PLACE = /\{(\w+)\}/g
export const LONGEST_SUBJECT = 200
export const LONGEST_TEXT = 10_000

export type TemplateFault =
  | { readonly field: 'subject' | 'text'; readonly kind: 'empty' | 'too-long' }
  | { readonly field: 'subject' | 'text'; readonly kind: 'unknown-place'; readonly place: string }
  | { readonly field: 'text'; readonly kind: 'no-link' }
  | { readonly field: 'subject'; readonly kind: 'link' }

/** What is wrong with a wording; empty where nothing is. */
export function checkTemplate({ subject, text }: Template): readonly TemplateFault[] {
  return [
    ...faultsIn('subject', subject, LONGEST_SUBJECT),
    ...(subject.includes(LINK_PLACE) ? [{ field: 'subject', kind: 'link' } as const] : []),
    ...faultsIn('text', text, LONGEST_TEXT),
    ...(text.trim() !== '' && !text.includes(LINK_PLACE)
      ? [{ field: 'text', kind: 'no-link' } as const]
      : []),
  ]
}

function faultsIn(field: 'subject' | 'text', text: string, longest: number): readonly TemplateFault[] {
  const known: readonly string[] = [...PLACES, 'link']
  const strange = [...text.matchAll(PLACE)].map(([, place = '']) => place)
  return [
    ...(text.trim() === '' ? [{ field, kind: 'empty' } as const] : []),
    ...(text.length > longest ? [{ field, kind: 'too-long' } as const] : []),
    ...[...new Set(strange)]
      .filter((place) => !known.includes(place))
      .map((place) => ({ field, kind: 'unknown-place', place }) as const),
  ]
}

/** The wording for one agency, with the link's place still open. A subject is one line. */
export function fillTemplate({ subject, text }: Template, places: Places): Template {
  const fill = (words: string) =>
    words.replace(PLACE, (place, name: string) => (places as Readonly<Record<string, string>>)[name] ?? place)
  return { subject: fill(subject).replace(/\s+/g, ' ').trim(), text: fill(text) }
}

/** Whether an agency is one for a kind of message: nobody who has sent a response is reminded of it. */
export function isFor(kind: MessageKind, one: RoundAgency): boolean {
  if (!isAwaited(one)) return false
  const progress = progressOf(one)
  switch (kind) {
    case 'invitation':
      return progress === 'not-invited'
    case 'reminder-not-started':
      return progress === 'invited' || progress === 'opened'
    case 'reminder-part-done':
      return progress === 'part-done'
    case 'last-call':
      return progress !== 'not-invited'
  }
}

const MINUTE = 60_000
/** How long to wait after each try that failed; after the last, a message is given up. */
const WAITS = [1, 5, 30, 120, 480].map((minutes) => minutes * MINUTE)

/** The other side tries for three days, and says soon after whether it gave up. */
const LONGEST_ASKING = 73 * 60 * MINUTE
const FIRST_ASKED = 5 * MINUTE

/** When to ask what became of a message: soon at first, and then ever less often; undefined once it is too late. */
export function nextAsking(sentAt: Date, now: Date): Date | undefined {
  const age = now.getTime() - sentAt.getTime()
  if (age >= LONGEST_ASKING) return undefined
  return new Date(sentAt.getTime() + Math.min(LONGEST_ASKING, Math.max(FIRST_ASKED, 2 * age)))
}

/** When to try again after so many tries; undefined where it is time to give up. */
export function nextTry(attempts: number, now: Date): Date | undefined {
  const wait = WAITS[attempts - 1]
  return wait === undefined ? undefined : new Date(now.getTime() + wait)
}
