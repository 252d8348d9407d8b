/** The built service in a process of its own, and somebody who uses it as a browser does. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { FormData, request } from 'undici'
import { projectRoot } from '../../server/projectRoot.js'

export interface BenchServer {
  readonly address: string
  readonly pid: number
  /** Milliseconds until it listened. */
  readonly started: number
  readonly stop: () => Promise<void>
}

/** Starts it on a folder's store, or on the database at an address, and waits until it listens. */
export async function startServer(folder: string, database?: string): Promise<BenchServer> {
  const port = await freePort()
  return start(['dist/server/main.js'], {
    ...{ DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error' },
    ...(database !== undefined && { DATABASE_URL: database }),
  })
}

/** Starts the bare service on a folder that writeBarePage() has filled. */
export async function startBare(folder: string): Promise<BenchServer> {
  return start(['dist/scripts/bench/bareServer.js', folder], { NODE_ENV: 'production' })
}

async function start([file = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<BenchServer> {
  const begun = performance.now()
  const child = spawn(process.execPath, [join(projectRoot(), file), ...args], {
    cwd: projectRoot(),
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await untilListening(child)
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { address, pid: child.pid ?? 0, started: performance.now() - begun, stop }
}

/** The address that it says it runs at. */
async function untilListening(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The service has no output to read.')
  for await (const line of createInterface(child.stdout)) {
    const address = /is running: (http\S+)/.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('The service ended before it listened. Build it first: npm run build.')
}

/** Memory that a process has, or the most it had, in megabytes; NaN where the system doesn't say. */
export function memoryOf({ pid }: BenchServer, which: 'VmRSS' | 'VmHWM'): number {
  const path = `/proc/${pid}/status`
  const status = existsSync(path) ? readFileSync(path, 'utf8') : ''
  return Number(new RegExp(`${which}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export interface Page {
  readonly status: number
  readonly text: string
  readonly location: string
}

/** Asks as a browser with one cookie; redirects are told, not followed. */
export async function ask(address: string, cookie: string, body?: FormData | URLSearchParams): Promise<Page> {
  const isForm = body instanceof URLSearchParams
  const response = await request(address, {
    method: body ? 'POST' : 'GET',
    headers: { cookie, ...(isForm && { 'content-type': 'application/x-www-form-urlencoded' }) },
    body: (isForm ? body.toString() : body) ?? null,
  })
  const { location } = response.headers
  return {
    status: response.statusCode,
    text: await response.body.text(),
    location: [location ?? ''].flat().join(''),
  }
}

/** The fields of a page's first form to this address, as they are shown. */
export function fieldsOf(page: string, action: string): URLSearchParams {
  const [, form = ''] = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, 's').exec(page) ?? []
  const fields = new URLSearchParams()
  const attribute = (tag: string, name: string) =>
    unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  for (const [tag] of form.matchAll(/<input[^>]*>/g))
    if (!/type="(radio|checkbox)"/.test(tag) || /\schecked/.test(tag))
      fields.append(attribute(tag, 'name'), attribute(tag, 'value'))
  for (const [, tag = '', inner = ''] of form.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const options = [...inner.matchAll(/<option[^>]*>/g)].map(([option]) => option)
    const chosen = options.find((option) => /\sselected/.test(option)) ?? options[0] ?? ''
    fields.append(attribute(tag, 'name'), attribute(chosen, 'value'))
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs))
    fields.append(attribute(tag, 'name'), unescaped(text))
  return fields
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
