const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** An ISO date as published findings print it: "24 September 2019". */
export function longDate(iso: string): string {
  return dates.format(new Date(`${iso}T00:00:00Z`))
}
