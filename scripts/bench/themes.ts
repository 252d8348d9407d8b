/** Measures the workbench: its pages, what a changed rule would do, and how soon a saved one shows. */
import { ask, fieldsOf, startServer } from './server.js'
import { fillRound } from './lists.js'
import { within } from './saving.js'
import { prepareStore, SLUG, withFolder } from './stores.js'

const TIMES = 5
/** Each is in other answers, a few dozen to some hundreds of a thousand responses. */
const WORDS = ['mentor*', 'waiting list', 'police', 'cpoms', 'nurse*']

const NEW_RULE = 'themes/training/rules/new'
const PREVIEW = new URLSearchParams({ match: 'school*', scope: 'all', state: 'on', preview: 'yes' })
const PAGES: readonly (readonly [string, string])[] = [
  ['themes', 'themes'],
  ['one theme', 'themes/training'],
  ['its last page', 'themes/training?page=9999'],
  ['a rule', NEW_RULE],
  ['the codebook', 'codebook'],
]

/** Lines to print: what each page takes on the server, median and most of some times, once findings are there. */
export async function measureThemes(count: number): Promise<readonly string[]> {
  return withFolder(async (folder) => {
    const cookie = await prepareStore(folder, (db, roundId) => fillRound(db, roundId, count))
    const server = await startServer(folder)
    const round = `/rounds/${SLUG}/`
    const get = (path: string) => timed(() => ask(`${server.address}${round}${path}`, cookie))
    try {
      const first = await until(get, 'themes')
      const lines = [`Themes of ${count} responses, nothing read before: ${first.toFixed(0)} ms.`]
      const preview = () => timed(() => ask(`${server.address}${round}${NEW_RULE}`, cookie, PREVIEW))
      const looks: readonly (readonly [string, () => Promise<Timed>])[] = [
        ...PAGES.map(([name, path]) => [name, () => get(path)] as const),
        ['what a changed rule would do', preview],
      ]
      for (const [name, look] of looks) {
        const before = await look()
        const times = await timesOf(look)
        lines.push(`${name}: ${spread(times)}, the first time ${before.ms.toFixed(0)} ms.`)
      }
      const saved = await timesOf((time) => saveRule(server.address, round, cookie, WORDS[time] ?? ''))
      return [...lines, `a saved rule, from saving until its theme’s page shows it: ${spread(saved)}.`]
    } finally {
      await server.stop()
    }
  })
}

async function timesOf(measure: (time: number) => Promise<Timed>): Promise<readonly number[]> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const { status, ms } = await measure(time)
    times.push(ms)
    if (status !== 200) throw new Error(`A page answered ${status}.`)
  }
  return times
}

/** Saves a new rule as its form does, and goes where the browser is sent. */
async function saveRule(address: string, round: string, cookie: string, match: string): Promise<Timed> {
  const form = `${round}${NEW_RULE}`
  const fields = fieldsOf((await ask(`${address}${form}`, cookie)).text, form)
  fields.set('match', match)
  return timed(async () => {
    const { location, status, text } = await ask(`${address}${form}`, cookie, fields)
    if (status !== 303) throw new Error(`Saving a rule answered ${status}: ${text.slice(0, 300)}`)
    const shown = () => ask(`${address}${location}`, cookie)
    let page = await shown()
    while (page.status === 202) page = await shown()
    return page
  })
}

interface Timed {
  readonly status: number
  readonly ms: number
}

async function timed(get: () => Promise<{ readonly status: number }>): Promise<Timed> {
  const start = performance.now()
  const { status } = await get()
  return { status, ms: performance.now() - start }
}

function spread(times: readonly number[]): string {
  return `${within(times, 0.5).toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)} ms (${times.length} times)`
}

/** Asks until the page is there; milliseconds that it took. */
async function until(get: (path: string) => Promise<{ status: number }>, path: string): Promise<number> {
  const start = performance.now()
  while ((await get(path)).status === 202) await new Promise((resolve) => setTimeout(resolve, 20))
  return performance.now() - start
}
