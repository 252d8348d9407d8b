/** Numbers, dates and times as they are written in Britain, wherever the service runs. */
import type { FindingsCodebook } from '../../../audit/findings.js'

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

/** "0.71", "−0.05" */
export const decimal = (value: number) => value.toFixed(2).replace('-', '−').replace('−0.00', '0.00')

/** "1 answer", "20,000 answers" */
export const plural = (count: number, one: string, many: string) =>
  `${number(count)} ${count === 1 ? one : many}`

/** "30 April 2027", of an ISO date or time. */
export const date = (iso: string) => dates.format(new Date(iso))

/** "16:05" */
export const time = (moment: Date) => times.format(moment)

/** "30 April 2027 at 16:05", of an ISO time. */
export const dateAndTime = (iso: string) => datesAndTimes.format(new Date(iso))

/** "“early-help”, version 2+7, and 3 decisions of people on single answers". */
export const readBy = ({ id, version, decisions = 0 }: FindingsCodebook) => {
  const besides = plural(decisions, 'decision', 'decisions')
  return `“${id}”, version ${version}${decisions > 0 ? `, and ${besides} of people on single answers` : ''}`
}
