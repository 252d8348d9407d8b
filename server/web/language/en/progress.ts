/** While something long is worked at: findings of many answers, a workbook of many responses. */
import { number, plural, time } from './formats.js'

export const progress = {
  title: 'The findings are being worked out',
  waiting: 'The answers are about to be read.',
  read: (read: number, of: number) => `${number(read)} of ${plural(of, 'answer', 'answers')} read.`,
  allRead: (of: number) =>
    of === 1
      ? 'The answer is read; tables come next.'
      : `All ${number(of)} answers are read; tables come next.`,
  updating: {
    everything: (since: Date) =>
      `Something has come in since these figures were worked out at ${time(since)}. They are being updated, which takes some seconds.`,
    words: (since: Date) =>
      `Counts include every response. Quotes, suggestions and what sectors mention more often are as they were at ${time(since)}. They are being updated, which takes some seconds.`,
  },
  look: 'Look again',
  remembered: 'What has been read is remembered: next time only new and changed answers are read.',
  export: {
    title: 'The workbook of responses is being written',
    waiting: 'The responses are about to be read.',
    written: (percent: number) => `${number(percent)}% of the responses are written.`,
    download: 'The download then begins by itself, and this page stays as it is.',
    begun:
      'The workbook shows responses as they were when it was begun. It is deleted after an hour, and as soon as anything in the round changes.',
  },
  byItself: (seconds: number) =>
    `This page asks again by itself every ${plural(seconds, 'second', 'seconds')}.`,
  again: 'Ask again now',
  stop: 'Stop asking by itself',
  start: 'Ask by itself every few seconds',
}
