/** Counts in words, as the workspace's catalogue uses them. */
import { number } from '../formats.js'

export const plural = (count: number, one: string, many: string) =>
  `${number(count)} ${count === 1 ? one : many}`
export const countOfAgencies = (count: number) => plural(count, 'agency', 'agencies')
export const countOfMessages = (count: number) => plural(count, 'message', 'messages')
