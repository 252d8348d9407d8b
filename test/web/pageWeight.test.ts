import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { attribute, elements } from '../support/dom.js'
import { startResponse, startTestService, type TestService } from '../support/service.js'

const KB = 1024

const service: TestService = await startTestService()
const server: Server = createServer(service.app).listen(0)
afterAll(async () => {
  server.close()
  await service.close()
})

/** What a browser receives for an address: its bytes on the wire, and the text in them. */
async function load(path: string, cookie = '') {
  const { port } = server.address() as AddressInfo
  const headers = { 'Accept-Encoding': 'gzip, deflate, br', Cookie: cookie }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ port, path, headers }, resolve).on('error', reject).end()
  })
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  expect(response.statusCode).toBe(200)
  const encoding = response.headers['content-encoding']
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? '']
  return { bytes: body.length, text: (unpack?.(body) ?? body).toString(), headers: response.headers }
}

/** A page's files: what it links, and what its scripts import. */
async function filesOf(html: string): Promise<ReadonlyMap<string, Awaited<ReturnType<typeof load>>>> {
  const links = elements(html, 'link').map((link) => attribute(link, 'href'))
  const scripts = elements(html, 'script').map((script) => attribute(script, 'src'))
  const waiting = [...links, ...scripts].filter((path) => path !== undefined)
  const files = new Map<string, Awaited<ReturnType<typeof load>>>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const file = await load(path)
    files.set(path, file)
    if (!path.endsWith('.js') || path.endsWith('.min.js')) continue
    const from = new URL(path, 'http://localhost')
    for (const [, to = ''] of file.text.matchAll(/from '(.+)'/g)) waiting.push(new URL(to, from).pathname)
  }
  return files
}

const browser = service.browser()
const started = await browser.post('/rounds/spring/drafts')
const cookie = started.get('Set-Cookie')?.[0]?.split(';')[0] ?? ''
const sections = `${await startResponse(browser)}/sections`
const page = await load(`${sections}/identify`, cookie)
const next = await load(`${sections}/provide`, cookie)
const files = await filesOf(page.text)
const first = [page, ...files.values()].reduce((sum, { bytes }) => sum + bytes, 0)

describe('what a phone downloads for a section', () => {
  it(`is less than 60 KB on the first visit: ${kilobytes(first)}`, () => {
    expect([...files.keys()].filter((path) => path.endsWith('.js'))).toHaveLength(6)
    expect(first).toBeLessThan(60 * KB)
  })

  it(`is less than 15 KB on the next page: ${kilobytes(next.bytes)}, since every file is kept`, () => {
    for (const { headers } of files.values()) expect(headers['cache-control']).toContain('immutable')
    expect(next.bytes).toBeLessThan(15 * KB)
  })
})

function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(1)} KB`
}
