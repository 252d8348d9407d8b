import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codebookWarnings, readLookalikes } from '../../../server/audit/themes/codebookWarnings.js'
import { codebookOf, earlyHelp } from './support.js'

const lookalikes = readLookalikes(readFileSync('data/lookalikes.txt', 'utf8'))

describe('the early help codebook', () => {
  it('catches no word that only looks like one it names', () => {
    expect(lookalikes.length).toBeGreaterThan(60)
    expect(codebookWarnings(earlyHelp(), lookalikes)).toEqual([])
  })
})

describe('codebookWarnings', () => {
  it('names the forms that a word also catches', () => {
    const codebook = codebookOf({ time: { match: 'rota, Time' } })
    expect(codebookWarnings(codebook, lookalikes)).toEqual([
      'Rule "time-1": "Time" also catches "timely". Put it in quotation marks, or say more.',
    ])
  })

  it.each([
    ['words in quotation marks', { match: '"time"' }],
    ['phrases', { match: 'no time, time ~2 lack' }],
    ['rules that are switched off', { match: 'time', off: true }],
    ['words that the stemmer keeps apart', { match: 'community' }],
  ])('passes over %s', (_, rule) => {
    expect(codebookWarnings(codebookOf({ it: rule }), lookalikes)).toEqual([])
  })
})

describe('readLookalikes', () => {
  it('reads a group a line and passes over remarks', () => {
    expect(readLookalikes('# by hand\ntime timely # slips\n\nnew  news\n')).toEqual([
      ['time', 'timely'],
      ['new', 'news'],
    ])
  })
})
