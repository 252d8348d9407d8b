/**
 * How long a round's contact details and the words of its answers are kept. A date is the day on which they are
 * deleted, from its first minute in the United Kingdom. Suggested dates delete nothing: a lead has to confirm them.
 */
import { isDate, stateOf, ukDate, type Round } from './rounds.js'

/** What is deleted, contact details first. */
export const PURGE_KINDS = ['contacts', 'words'] as const
export type PurgeKind = (typeof PURGE_KINDS)[number]

/** The day on which each is deleted, as ISO dates. */
export type PurgeDates = Readonly<Record<PurgeKind, string>>

/** A round's dates as somebody set them. */
export interface Retention {
  readonly dates: PurgeDates
  /** Who confirmed these very dates, and when (ISO 8601 UTC); null while nobody has. */
  readonly confirmed: { readonly by: string; readonly at: string } | null
}

/** What is known of a round's keeping: everything that the functions below ask. */
export interface Keeping {
  readonly round: Pick<
    Round,
    'title' | 'opensOn' | 'closesOn' | 'closedAt' | 'contactsDeletedOn' | 'wordsDeletedOn'
  >
  /** Undefined where nobody has set dates. */
  readonly retention: Retention | undefined
  /** The last day on which a response may still come in grace, or null. */
  readonly lastGrace: string | null
  /** Safeguarding concerns that were not passed on yet: the words that they are about wait for that. */
  readonly openConcerns: number
  /** For how many years after closing the council says that it keeps words. */
  readonly years: number
}

/** From so many days before on, leads are told that something will be deleted. */
export const ANNOUNCED_DAYS = 30
/** By so many months a lead postpones what has not been deleted yet. */
export const POSTPONED_MONTHS = 3
const CONTACT_MONTHS = 12

/** For how many months after closing contact details are kept, where words are kept for so many years. */
export function contactMonths(years: number): number {
  return Math.min(CONTACT_MONTHS, years * 12)
}

/** A date further away than this is a slip of the pen. */
const LONGEST_YEARS = 10

/** The last day on which answers come: that of its closing or, where it is later, of grace. */
export function lastDayOf({ round, lastGrace }: Keeping): string {
  const closing = round.closedAt === null ? round.closesOn : ukDate(new Date(round.closedAt))
  return lastGrace !== null && lastGrace > closing ? lastGrace : closing
}

/** The dates that a round has or, where nobody has set any, those that are suggested. */
export function datesOf(keeping: Keeping): PurgeDates {
  if (keeping.retention) return keeping.retention.dates
  const last = lastDayOf(keeping)
  const words = monthsLater(last, keeping.years * 12)
  return { contacts: monthsLater(last, contactMonths(keeping.years)), words }
}

/** When each was deleted, null where it was not. */
export function deletedOn({ round }: Pick<Keeping, 'round'>, kind: PurgeKind): string | null {
  return kind === 'contacts' ? round.contactsDeletedOn : round.wordsDeletedOn
}

/** What has not been deleted yet. */
export function leftIn(keeping: Pick<Keeping, 'round'>): readonly PurgeKind[] {
  return PURGE_KINDS.filter((kind) => deletedOn(keeping, kind) === null)
}

/** Whether something will be deleted: a lead has confirmed the dates, and answers do not come until after them. */
export function isInForce(keeping: Keeping): boolean {
  const isConfirmed = (keeping.retention?.confirmed ?? null) !== null
  return isConfirmed && PURGE_KINDS.every((kind) => isAhead(keeping, kind))
}

function isAhead(keeping: Keeping, kind: PurgeKind): boolean {
  return deletedOn(keeping, kind) !== null || datesOf(keeping)[kind] > lastDayOf(keeping)
}

/** What is to be deleted now, in this order. Nothing is while a round takes answers. */
export function dueKinds(keeping: Keeping, now: Date): readonly PurgeKind[] {
  if (!isInForce(keeping) || stateOf(keeping.round, now) !== 'closed') return []
  const dates = datesOf(keeping)
  return leftIn(keeping).filter(
    (kind) => dates[kind] <= ukDate(now) && !(kind === 'words' && keeping.openConcerns > 0),
  )
}

/** Something that leads are told of beforehand. */
export interface Announcement {
  readonly kind: PurgeKind
  readonly on: string
  /** Unconfirmed, nothing is deleted on that day. */
  readonly isConfirmed: boolean
}

/** What is less than so many days away, or past its day and not deleted, of a round that has closed. */
export function announcements(keeping: Keeping, now: Date): readonly Announcement[] {
  if (stateOf(keeping.round, now) !== 'closed') return []
  const until = daysLater(ukDate(now), ANNOUNCED_DAYS)
  const dates = datesOf(keeping)
  const isConfirmed = isInForce(keeping)
  return leftIn(keeping)
    .filter((kind) => dates[kind] <= until)
    .map((kind) => ({ kind, on: dates[kind], isConfirmed }))
}

/** What is wrong with dates that somebody wants. */
export interface DateFault {
  readonly field: PurgeKind
  readonly kind: 'malformed' | 'not-ahead' | 'before-contacts' | 'too-far'
}

/** Every fault of the dates of what has not been deleted yet; empty where there is none. */
export function dateFaults(dates: PurgeDates, keeping: Keeping, now: Date): readonly DateFault[] {
  const earliest = [ukDate(now), lastDayOf(keeping)].toSorted().at(-1) ?? ''
  const furthest = monthsLater(earliest, LONGEST_YEARS * 12)
  const faults = leftIn(keeping).flatMap((field): readonly DateFault[] => {
    const date = dates[field]
    if (!isDate(date)) return [{ field, kind: 'malformed' }]
    if (date <= earliest) return [{ field, kind: 'not-ahead' }]
    return date > furthest ? [{ field, kind: 'too-far' }] : []
  })
  const isBefore = dates.words < dates.contacts
  return faults.length === 0 && isBefore ? [{ field: 'words', kind: 'before-contacts' }] : faults
}

/** The dates with what has not been deleted yet some months later, counted from today where its day is past. */
export function postponed(keeping: Keeping, now: Date): PurgeDates {
  const dates = datesOf(keeping)
  const today = ukDate(now)
  const later = (kind: PurgeKind) =>
    deletedOn(keeping, kind) === null
      ? monthsLater(dates[kind] > today ? dates[kind] : today, POSTPONED_MONTHS)
      : dates[kind]
  return { contacts: later('contacts'), words: later('words') }
}

/** The same day some months later, or that month's last day where it has no such day. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(day, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
