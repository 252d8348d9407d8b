/** Times as other tools and spreadsheets write them. */

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z)?$/
const SLASHED =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: *([AP])M)?)?$/i

/**
 * The moment that a text names, ISO 8601 UTC, its time of day taken for the United Kingdom's; undefined where it is
 * none. "day-first": 03/04/2027 is in April.
 */
export function momentIn(text: string, order: 'day-first' | 'month-first'): string | undefined {
  const said = text.trim()
  const iso = ISO.exec(said)
  if (iso) {
    const [, year, month, day, hours, minutes, seconds, zone] = iso
    return moment([year, month, day, hours, minutes, seconds], zone !== undefined)
  }
  const slashed = SLASHED.exec(said)
  if (!slashed) return undefined
  const [, first, second, year = '', hours, minutes, seconds, half] = slashed
  const [day, month] = order === 'day-first' ? [first, second] : [second, first]
  const full = year.length === 2 ? `20${year}` : year
  return moment([full, month, day, hourOf(hours, half), minutes, seconds], false)
}

/** How the dates of a column are meant, where one of them shows it; undefined where none does. */
export function orderOfDates(texts: readonly string[]): 'day-first' | 'month-first' | undefined {
  for (const text of texts) {
    const [, first, second] = SLASHED.exec(text.trim()) ?? []
    if (Number(first) > 12) return 'day-first'
    if (Number(second) > 12) return 'month-first'
  }
  return undefined
}

function hourOf(hours: string | undefined, half: string | undefined): string | undefined {
  if (half === undefined || hours === undefined) return hours
  return String((Number(hours) % 12) + (half.toUpperCase() === 'P' ? 12 : 0))
}

function moment(parts: readonly (string | undefined)[], isUtc: boolean): string | undefined {
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) =>
    Number(part ?? 0),
  )
  const time = Date.UTC(year, month - 1, day, hours, minutes, seconds)
  const date = new Date(time)
  // Survey tools that keep no times write 1980; a 31 April would become another day.
  const isReal = year >= 2000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hours < 24
  if (!isReal) return undefined
  return new Date(isUtc ? time : time - ukOffset(date)).toISOString()
}

/** In milliseconds, how far clocks in the United Kingdom are ahead. */
function ukOffset(date: Date): number {
  const shown = UK_CLOCK.format(date).replace(' ', 'T')
  return Date.parse(`${shown}Z`) - date.getTime()
}

const UK_CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'medium',
})
