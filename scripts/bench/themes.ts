/** Measures the workbench: its pages, what a changed rule would do, and how soon a saved one shows. */
import { ask, startServer } from './server.js'
import { fillRound } from './lists.js'
import { within } from './saving.js'
import { prepareStore, SLUG, withFolder } from './stores.js'

const TIMES = 5

const RULE = 'themes/training/rules/new?match=school*&scope=all&state=on'
const PAGES: readonly (readonly [string, string])[] = [
  ['themes', 'themes'],
  ['one theme', 'themes/training'],
  ['its last page', 'themes/training?page=9999'],
  ['a rule', 'themes/training/rules/new'],
  ['what a changed rule would do', RULE],
  ['the codebook', 'codebook'],
]

/** Lines to print: what each page takes on the server, median and most of some times, once findings are there. */
export async function measureThemes(count: number): Promise<readonly string[]> {
  return withFolder(async (folder) => {
    const cookie = await prepareStore(folder, (db, roundId) => fillRound(db, roundId, count))
    const server = await startServer(folder)
    const get = async (path: string) => {
      const start = performance.now()
      const { status } = await ask(`${server.address}/rounds/${SLUG}/${path}`, cookie)
      return { status, ms: performance.now() - start }
    }
    try {
      const first = await until(get, 'themes')
      const lines = [`Themes of ${count} responses, nothing read before: ${first.toFixed(0)} ms.`]
      for (const [name, path] of PAGES) {
        await get(path)
        const times: number[] = []
        for (let time = 0; time < TIMES; time += 1) {
          const { status, ms } = await get(path)
          times.push(ms)
          if (status !== 200) throw new Error(`${path} answered ${status}.`)
        }
        lines.push(
          `${name}: ${within(times, 0.5).toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)} ms (${TIMES} times).`,
        )
      }
      return lines
    } finally {
      await server.stop()
    }
  })
}

/** Asks until the page is there; milliseconds that it took. */
async function until(get: (path: string) => Promise<{ status: number }>, path: string): Promise<number> {
  const start = performance.now()
  while ((await get(path)).status === 202) await new Promise((resolve) => setTimeout(resolve, 20))
  return performance.now() - start
}
