/** Counts in words, as the workspace's catalogue uses them. */
import { plural } from '../formats.js'

export const countOfAgencies = (count: number) => plural(count, 'agency', 'agencies')
export const countOfMessages = (count: number) => plural(count, 'message', 'messages')
