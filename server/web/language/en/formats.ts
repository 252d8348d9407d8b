/** Numbers, dates and times as they are written in Britain, wherever the service runs. */
const TIME_ZONE = 'Europe/London'
const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: TIME_ZONE })
const times = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: TIME_ZONE })
const datesAndTimes = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: TIME_ZONE,
})

/** "20,000" */
export const number = (value: number) => value.toLocaleString('en-GB')

/** "1 answer", "20,000 answers" */
export const plural = (count: number, one: string, many: string) =>
  `${number(count)} ${count === 1 ? one : many}`

/** "30 April 2027", of an ISO date or time. */
export const date = (iso: string) => dates.format(new Date(iso))

/** "16:05" */
export const time = (moment: Date) => times.format(moment)

/** "30 April 2027 at 16:05", of an ISO time. */
export const dateAndTime = (iso: string) => datesAndTimes.format(new Date(iso))
