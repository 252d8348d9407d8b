/** People who use a service at once, cheaply enough to share the machine with it: they ask without compression. */
import { readFileSync } from 'node:fs'
import { Pool } from 'undici'

export interface Reply {
  readonly status: number
  /** Where it leads; "" where nowhere. */
  readonly location: string
  /** The first cookie that was set, as it is sent back; "" where none was. */
  readonly cookie: string
  readonly text: string
}

/** So many connections to one service. */
export interface Crowd {
  readonly get: (path: string, cookie?: string) => Promise<Reply>
  /** Sends a form. */
  readonly post: (path: string, form: URLSearchParams | string, cookie?: string) => Promise<Reply>
  /** Milliseconds that each request took, pages and forms apart. */
  readonly times: { readonly pages: number[]; readonly forms: number[] }
  readonly close: () => Promise<void>
}

/** Opens as many connections as there are people. */
export function gather(address: string, people: number): Crowd {
  const pool = new Pool(address, { connections: people, pipelining: 1 })
  const times = { pages: [] as number[], forms: [] as number[] }
  const ask = async (path: string, cookie: string, body?: string): Promise<Reply> => {
    const start = performance.now()
    const answer = await pool.request({
      path,
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(cookie && { cookie }), ...(body !== undefined && FORM) },
      ...(body !== undefined && { body }),
    })
    const text = await answer.body.text()
    times[body === undefined ? 'pages' : 'forms'].push(performance.now() - start)
    const { location, 'set-cookie': cookies } = answer.headers
    const [set = ''] = [cookies ?? ''].flat()
    return {
      status: answer.statusCode,
      location: [location ?? ''].flat().join(''),
      cookie: set.split(';')[0] ?? '',
      text,
    }
  }
  return {
    get: (path, cookie = '') => ask(path, cookie),
    post: (path, form, cookie = '') => ask(path, cookie, form.toString()),
    times,
    close: () => pool.close(),
  }
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** What a while of work cost. */
export interface Spent {
  /** Of the whole. */
  readonly seconds: number
  /** Milliseconds of the service's processor, user and system, for each piece of work. */
  readonly processor: number
}

/** Has so many people do pieces of work, each the next that nobody has begun, until all are done. */
export async function together(
  { pid, people, count }: { readonly pid: number; readonly people: number; readonly count: number },
  work: (index: number, person: number) => Promise<void>,
): Promise<Spent> {
  let next = 0
  const before = processorOf(pid)
  const start = performance.now()
  await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      while (next < count) {
        next += 1
        await work(next - 1, person)
      }
    }),
  )
  const seconds = (performance.now() - start) / 1000
  return { seconds, processor: (processorOf(pid) - before) / count }
}

/** A tick of Linux' processor times, in milliseconds. */
const TICK = 10

/** Milliseconds of processor that a process has used; NaN where the system doesn't say. */
function processorOf(pid: number): number {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const [user, system] = fields.split(' ').slice(11, 13)
    return (Number(user) + Number(system)) * TICK
  } catch {
    return NaN
  }
}
