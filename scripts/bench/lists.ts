/** Measures the pages on which a lead looks through many responses. */
import { collectOutcome } from '../../server/audit/imports/outcome.js'
import { holdResponses, releaseResponses } from '../../server/db/heldResponses.js'
import { insertImport, moveImport } from '../../server/db/imports.js'
import type { Db } from '../../server/db/store.js'
import { ask, startServer } from './server.js'
import { within } from './saving.js'
import { bareSelect, manyResponses, prepareStore, SLUG, withFolder } from './stores.js'

const BATCH = 100
const TIMES = 5

const PAGES: readonly (readonly [string, string])[] = [
  ['list', 'responses'],
  ['last page of the list', 'responses?page=9999'],
  ['search for a word in most', 'responses?search=training'],
  ['search for a phrase in few', 'responses?search=%22learning+mentor%22'],
  ['data quality', 'quality'],
  ['one response', 'responses/B7'],
]

/** Lines to print: what each page takes on the server, first and later. */
export async function measureLists(count: number): Promise<readonly string[]> {
  return withFolder(async (folder) => {
    const cookie = await prepareStore(folder, (db, roundId) => fillRound(db, roundId, count))
    const bare = bareSelect(folder)
    const server = await startServer(folder)
    try {
      const lines = [`Bare select of ${count} responses with their answers: ${bare.toFixed(0)} ms.`]
      for (const [name, path] of PAGES) {
        const times: number[] = []
        for (let time = 0; time <= TIMES; time += 1) {
          const start = performance.now()
          const { status } = await ask(`${server.address}/rounds/${SLUG}/${path}`, cookie)
          times.push(performance.now() - start)
          if (status !== 200) throw new Error(`${path} answered ${status}.`)
        }
        const [first = 0, ...later] = times
        const median = within(later, 0.5)
        lines.push(
          `${name}: first ${first.toFixed(0)} ms, then ${median.toFixed(0)} ms (median of ${TIMES}); ratios ${(first / bare).toFixed(2)} and ${(median / bare).toFixed(2)}.`,
        )
      }
      return lines
    } finally {
      await server.stop()
    }
  })
}

/** Puts so many responses into a round. */
export async function fillRound(db: Db, roundId: number, count: number): Promise<void> {
  const now = new Date()
  const one = { roundId, organiserId: null, tool: 'other', headings: [], rows: count } as const
  const id = await insertImport(db, one, now)
  await moveImport(db, id, ['cleared'], 'importing', {}, now)
  const responses = manyResponses(count).map((response, index) => ({
    ...response,
    sentAt: now.toISOString(),
    sourceReference: String(index),
  }))
  for (let at = 0; at < count; at += BATCH)
    await holdResponses(db, id, 'Bench', responses.slice(at, at + BATCH))
  const outcome = collectOutcome().outcome()
  await releaseResponses(db, id, { roundId, outcome }, now)
}
