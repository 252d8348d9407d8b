/** While findings of many answers are worked out. */
import { number, plural } from './formats.js'

export const progress = {
  title: 'The findings are being worked out',
  waiting: 'The answers are about to be read.',
  read: (read: number, of: number) => `${number(read)} of ${plural(of, 'answer', 'answers')} read.`,
  allRead: (of: number) =>
    of === 1
      ? 'The answer is read; tables come next.'
      : `All ${number(of)} answers are read; tables come next.`,
  remembered: 'What has been read is remembered: next time only new and changed answers are read.',
  byItself: (seconds: number) =>
    `This page asks again by itself every ${plural(seconds, 'second', 'seconds')}.`,
  again: 'Ask again now',
  stop: 'Stop asking by itself',
  start: 'Ask by itself every few seconds',
}
