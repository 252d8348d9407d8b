/** The built service in a process of its own, and somebody who uses it as a browser does. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '../../server/projectRoot.js'

export interface BenchServer {
  readonly address: string
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** Starts it on a store and waits until it listens. */
export async function startServer(folder: string): Promise<BenchServer> {
  const port = await freePort()
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/server/main.js')], {
    cwd: projectRoot(),
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await untilListening(child)
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { address: `http://localhost:${port}`, pid: child.pid ?? 0, stop }
}

async function untilListening(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('The service has no output to read.')
  for await (const line of createInterface(child.stdout)) if (line.includes('is running')) return
  throw new Error('The service ended before it listened. Build it first: npm run build.')
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
  const response = await fetch(address, {
    method: body ? 'POST' : 'GET',
    headers: { Cookie: cookie },
    redirect: 'manual',
    ...(body && { body }),
  })
  const location = response.headers.get('location') ?? ''
  return { status: response.status, text: await response.text(), location }
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
