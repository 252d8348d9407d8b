/** An audit round: one run of the audit, open between two dates. */

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
  /** Whether its responses are made up. */
  readonly invented: boolean
}

export type RoundState = 'not-open-yet' | 'open' | 'closed'

/** A round as somebody wants it, before it is kept. */
export type NewRound = Omit<Round, 'id' | 'closedAt'>

/** The date in the United Kingdom at a moment, as an ISO date. */
export function ukDate(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(now)
}

/** Whether a round takes answers at a moment: from the start of its first day to the end of its last. */
export function stateOf(round: Pick<Round, 'opensOn' | 'closesOn' | 'closedAt'>, now: Date): RoundState {
  if (round.closedAt !== null) return 'closed'
  const today = ukDate(now)
  if (today < round.opensOn) return 'not-open-yet'
  return today > round.closesOn ? 'closed' : 'open'
}

/** What is wrong with a new round, in sentences; empty where nothing is. */
export function checkRound(round: NewRound, editions: readonly string[]): readonly string[] {
  const faults: string[] = []
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(round.slug))
    faults.push('Slug must be lower-case letters, digits and single hyphens, such as "spring-2027".')
  if (round.title.trim() === '') faults.push('Enter a title.')
  if (round.area.trim() === '') faults.push('Enter the name of the area.')
  if (!editions.includes(round.edition)) faults.push(`Edition must be one of: ${editions.join(', ')}.`)
  for (const [name, date] of [
    ['Opening', round.opensOn],
    ['Closing', round.closesOn],
  ] as const)
    if (!isDate(date))
      faults.push(`${name} date must be a real date written as year-month-day, such as 2027-03-01.`)
  if (faults.length === 0 && round.closesOn < round.opensOn)
    faults.push('Closing date must be the same as or after the opening date.')
  if (round.expected !== null && !(Number.isInteger(round.expected) && round.expected > 0))
    faults.push('Expected agencies must be a whole number, 1 or more.')
  return faults
}

/** Whether a text is a real date written as year-month-day. */
export function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  )
}
