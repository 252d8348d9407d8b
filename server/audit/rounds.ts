/** An audit round: one run of the audit, open between two dates. */
import { z } from 'zod'

export interface Round {
  readonly id: number
  /** Part of every address of the round: lower-case letters, digits and hyphens. */
  readonly slug: string
  readonly title: string
  /** The place the instrument's {area} stands for. */
  readonly area: string
  readonly edition: string
  /** First and last day for answers, as ISO dates in the United Kingdom. */
  readonly opensOn: string
  readonly closesOn: string
  /** When an organiser closed it before its last day, ISO 8601 UTC. */
  readonly closedAt: string | null
  /** N, expected agencies, or null where nobody has said. */
  readonly expected: number | null
  readonly thresholdsUrl: string | null
  /** Whether anybody may start a response from the round's front page, or only those who got a private link. */
  readonly access: Access
  /** The smallest count that is published; smaller ones are suppressed. */
  readonly minimumCount: number
  /** Whom respondents ask for help, "" where the service's own contact will do. */
  readonly contactEmail: string
  readonly contactPhone: string
  /** Whom to call about a child in danger, as a sentence, "" where the service's own will do. */
  readonly dangerContact: string
  /** When an organiser put it away, ISO 8601 UTC. */
  readonly archivedAt: string | null
  /** When its contact details, and the words of its answers, were deleted, as ISO dates, or null. */
  readonly contactsDeletedOn: string | null
  readonly wordsDeletedOn: string | null
  /** Whether its responses are made up. */
  readonly invented: boolean
  /** The id of the earlier round that it is compared with, or null where nobody has chosen one. */
  readonly earlierRoundId: number | null
}

export type Access = 'open-link' | 'invitation'

export type RoundState = 'not-open-yet' | 'open' | 'closed'

/** A round as somebody wants it, before it is kept. */
export type NewRound = Omit<Round, 'id' | 'closedAt' | 'archivedAt' | 'contactsDeletedOn' | 'wordsDeletedOn'>

/** What a round has where nobody has chosen otherwise. */
export const ROUND_DEFAULTS = {
  expected: null,
  thresholdsUrl: null,
  access: 'open-link',
  minimumCount: 5,
  contactEmail: '',
  contactPhone: '',
  dangerContact: '',
  invented: false,
  earlierRoundId: null,
} as const satisfies Partial<NewRound>

// Made once: making it takes a hundred times as long as using it, and most pages ask for the date.
const UK_DATES = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' })

/** The date in the United Kingdom at a moment, as an ISO date. */
export function ukDate(now: Date): string {
  return UK_DATES.format(now)
}

/** Whether a round takes answers at a moment: from the start of its first day to the end of its last. */
export function stateOf(round: Pick<Round, 'opensOn' | 'closesOn' | 'closedAt'>, now: Date): RoundState {
  if (round.closedAt !== null) return 'closed'
  const today = ukDate(now)
  if (today < round.opensOn) return 'not-open-yet'
  return today > round.closesOn ? 'closed' : 'open'
}

/** What is wrong with a round that somebody wants, by field. */
export interface RoundFault {
  readonly field: keyof NewRound
  readonly kind: 'empty' | 'malformed' | 'too-early'
}

/** Every fault; empty where there is none. */
export function roundFaults(round: NewRound, editions: readonly string[]): readonly RoundFault[] {
  const empty = (['title', 'area'] as const).filter((field) => round[field].trim() === '')
  const checks: readonly (readonly [keyof NewRound, boolean])[] = [
    ['slug', /^[a-z0-9]+(-[a-z0-9]+)*$/.test(round.slug)],
    ['edition', editions.includes(round.edition)],
    ['opensOn', isDate(round.opensOn)],
    ['closesOn', isDate(round.closesOn)],
    ['expected', round.expected === null || isCount(round.expected)],
    ['minimumCount', isCount(round.minimumCount) && round.minimumCount <= LARGEST_MINIMUM],
    ['contactEmail', round.contactEmail === '' || z.email().safeParse(round.contactEmail).success],
    ['earlierRoundId', round.earlierRoundId === null || isCount(round.earlierRoundId)],
    ['thresholdsUrl', round.thresholdsUrl === null || webAddress.safeParse(round.thresholdsUrl).success],
  ]
  const malformed = checks.filter(([, isRight]) => !isRight).map(([field]) => field)
  const dated = isDate(round.opensOn) && isDate(round.closesOn)
  return [
    ...empty.map((field) => ({ field, kind: 'empty' }) as const),
    ...malformed.map((field) => ({ field, kind: 'malformed' }) as const),
    ...(dated && round.closesOn < round.opensOn ? [{ field: 'closesOn', kind: 'too-early' } as const] : []),
  ]
}

/** Suppressing more than this would leave little to publish. */
export const LARGEST_MINIMUM = 20

const webAddress = z.url({ protocol: /^https?$/ })

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0
}

/** What is wrong with a new round, in sentences for the command line; empty where nothing is. */
export function checkRound(round: NewRound, editions: readonly string[]): readonly string[] {
  const date = (name: string) =>
    `${name} date must be a real date written as year-month-day, such as 2027-03-01.`
  const sentences: Partial<Record<keyof NewRound, string>> = {
    slug: 'Slug must be lower-case letters, digits and single hyphens, such as "spring-2027".',
    title: 'Enter a title.',
    area: 'Enter the name of the area.',
    edition: `Edition must be one of: ${editions.join(', ')}.`,
    opensOn: date('Opening'),
    closesOn: date('Closing'),
    expected: 'Expected agencies must be a whole number, 1 or more.',
    minimumCount: `Minimum count must be a whole number from 1 to ${LARGEST_MINIMUM}.`,
    contactEmail: 'Contact must be an e-mail address.',
    thresholdsUrl: 'Thresholds address must begin with https:// or http://.',
  }
  return roundFaults(round, editions).map(({ field, kind }) =>
    kind === 'too-early'
      ? 'Closing date must be the same as or after the opening date.'
      : (sentences[field] ?? `${field} cannot be used.`),
  )
}

/** A round's part of addresses, made from its title: "Early help audit 2027" gives "early-help-audit-2027". */
export function slugFrom(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'round' : slug
}

/** Whether a text is a real date written as year-month-day. */
export function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  )
}
