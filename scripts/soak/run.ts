/** People at work on a service of its own for as long as asked, and what its process and its store are meanwhile. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { insertResponses } from '../../server/db/responses.js'
import { expectAgencies } from '../../server/db/agencies.js'
import { storePath } from '../../server/db/store.js'
import { fieldsOf, startServer, type Page } from '../bench/server.js'
import { manyResponses, prepareStore, SLUG, withFolder } from '../bench/stores.js'
import type { Sample, Soak } from './verdict.js'

const RESPONSES = 100
const PAUSE = 100
const SECOND = 1000
/** A sample each second at first, and 600 at most. */
const SAMPLES = 600

/** How often an organiser looks at pages, fetches the workbook, and makes links to invite with. */
const LOOK = 2 * SECOND
const FETCH = 30 * SECOND
const INVITE = 60 * SECOND

interface Work {
  readonly address: string
  readonly isOn: () => boolean
  readonly counts: { requests: number; saves: number }
  readonly errors: string[]
}

/** Runs a soak. The built service is used. */
export async function runSoak({
  milliseconds,
  people,
}: {
  milliseconds: number
  people: number
}): Promise<Soak> {
  return withFolder(async (folder) => {
    const lead = await prepareStore(folder, async (db, roundId) => {
      await insertResponses(db, roundId, manyResponses(RESPONSES), new Date())
      const agency = {
        name: 'Mill School',
        sector: '',
        contact: '',
        email: 'head@mill.example.org',
        tags: [],
      }
      await expectAgencies(db, roundId, [agency], new Date())
    })
    const server = await startServer(folder)
    const end = Date.now() + milliseconds
    const work: Work = {
      address: server.address,
      isOn: () => Date.now() < end,
      counts: { requests: 0, saves: 0 },
      errors: [],
    }
    const sampling = takeSamples(work, folder, server.pid, Math.max(SECOND, milliseconds / SAMPLES))
    const kept = await Promise.all([
      ...Array.from({ length: people }, (_, name) => fillIn(work, name)),
      ...organise(work, lead),
    ])
    const samples = await sampling
    await server.stop()
    const lost = kept.filter((one) => one === 'lost').length
    return { samples, requests: work.counts.requests, checked: people, lost, errors: work.errors }
  })
}

/** Asks over a connection of its own: one that is kept may be closed by the service just as it is used again. */
async function ask(address: string, cookie: string, body?: URLSearchParams): Promise<Page> {
  const method = body ? 'POST' : 'GET'
  const headers = { cookie, connection: 'close' }
  const response = await fetch(address, { method, headers, redirect: 'manual', ...(body && { body }) })
  const location = response.headers.get('location') ?? ''
  return { status: response.status, text: await response.text(), location }
}

/** Asks, and notes what was answered with an error. */
async function use({ address, counts, errors }: Work, path: string, cookie: string, body?: URLSearchParams) {
  counts.requests += 1
  const page = await ask(`${address}${path}`, cookie, body)
  if (page.status >= 400) errors.push(`${body ? 'POST' : 'GET'} ${path} answered ${page.status}`)
  return page
}

/** Saves text after text, and looks at the end whether the last that was acknowledged is there. */
async function fillIn(work: Work, name: number): Promise<'kept' | 'lost'> {
  const started = await fetch(`${work.address}/rounds/${SLUG}/drafts`, { method: 'POST', redirect: 'manual' })
  const cookie = started.headers.get('set-cookie')?.split(';')[0] ?? ''
  const path = `/rounds/${SLUG}/response/sections/identify`
  let saved = ''
  for (let count = 0; work.isOn(); count += 1) {
    const fields = fieldsOf((await use(work, path, cookie)).text, path)
    const text = `Person ${name} on visit ${count} ${'of a family '.repeat(count % 50)}`
    fields.set('identify_how', text)
    if ((await use(work, path, cookie, fields)).status === 303) {
      saved = text
      work.counts.saves += 1
    }
    await setTimeout(PAUSE)
  }
  return (await use(work, path, cookie)).text.includes(saved) ? 'kept' : 'lost'
}

/** What an organiser does again and again, each at its own pace. */
function organise(work: Work, cookie: string): readonly Promise<undefined>[] {
  const round = `/rounds/${SLUG}`
  const each = async (every: number, act: () => Promise<unknown>) => {
    while (work.isOn()) {
      await act()
      for (let waited = 0; waited < every && work.isOn(); waited += PAUSE) await setTimeout(PAUSE)
    }
    return undefined
  }
  return [
    each(LOOK, async () => {
      for (const page of ['/coverage', '/findings', '/responses']) await use(work, `${round}${page}`, cookie)
    }),
    each(FETCH, () => use(work, `${round}/responses.xlsx?ask=no`, cookie)),
    each(INVITE, () => use(work, `${round}/links.csv`, cookie, new URLSearchParams({ kind: 'invitation' }))),
  ]
}

async function takeSamples(
  { isOn, counts }: Work,
  folder: string,
  pid: number,
  every: number,
): Promise<readonly Sample[]> {
  const samples: Sample[] = []
  const start = Date.now()
  const size = (path: string) => (existsSync(path) ? statSync(path).size : 0)
  while (isOn()) {
    await setTimeout(every)
    const store = storePath(folder)
    samples.push({
      at: (Date.now() - start) / SECOND,
      memory: Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024,
      handles: readdirSync(`/proc/${pid}/fd`).length,
      store: size(store),
      log: size(`${store}-wal`),
      saves: counts.saves,
    })
  }
  return samples
}
