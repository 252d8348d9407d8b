/** Sends cases over real sockets: what a client library agrees to send, and what only a raw socket can. */
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import type { Case } from './cases.js'
import type { Random } from './random.js'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** How long a case may stay without an answer, in milliseconds: far longer than any takes. */
const PATIENCE = 300_000

/** Keeps connections open from one case to the next. */
export function newAgent(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 8 })
}

/** The answer to a case, or undefined where none came. A case that no client library sends goes over a raw socket. */
export async function send(agent: Agent, port: number, given: Case): Promise<Answer | undefined> {
  const { method, address, headers, body } = given
  const isPlain =
    /^\/[!-~]*$/.test(address) && Object.values(headers).every((value) => /^[\t\x20-\x7e]*$/.test(value))
  if (!isPlain) return sendRaw(port, wire(given))
  return new Promise((resolve) => {
    const length = method === 'GET' && body.length === 0 ? {} : { 'Content-Length': body.length }
    const sent = request({
      agent,
      port,
      host: '127.0.0.1',
      method,
      path: address,
      headers: { ...headers, ...length },
    })
    sent.setTimeout(PATIENCE, () => sent.destroy())
    sent.on('error', () => {
      resolve(undefined)
    })
    sent.on('response', (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('close', () => {
        const flat = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(flat) as Record<string, string>,
          body: Buffer.concat(pieces).toString(),
        })
      })
    })
    sent.end(body)
  })
}

/** Ways of breaking the message itself, by what is done to it. */
export const WIRES: Readonly<Record<string, (given: Case) => Buffer>> = {
  'two lengths': (given) => wire(given, { 'Content-Length': '5', 'content-length': '500' }),
  'a length and chunks': (given) =>
    wire(given, { 'Transfer-Encoding': 'chunked', 'Content-Length': '5' }, '0\r\n\r\n'),
  'chunks of no size': (given) => wire(given, { 'Transfer-Encoding': 'chunked' }, 'zz\r\nabc\r\n'),
  'an odd encoding': (given) => wire(given, { 'Transfer-Encoding': 'xchunked' }, 'abc'),
  'a longer length': (given) => wire(given, { 'Content-Length': '99999' }),
  'a length below nothing': (given) => wire(given, { 'Content-Length': '-1' }),
  'no host': (given) =>
    Buffer.from(
      wire(given)
        .toString('latin1')
        .replace(/Host: [^\r]*\r\n/, ''),
      'latin1',
    ),
  'a whole address': (given) => wire({ ...given, address: `http://elsewhere.example${given.address}` }),
  'no slash': (given) => wire({ ...given, address: given.address.slice(1) || '*' }),
  'bytes in the path': (given) => wire({ ...given, address: `${given.address}/\u00ff\u0000\u00e9` }),
  'a space in the path': (given) => wire({ ...given, address: `${given.address} /x` }),
  'a folded header': (given) => wire(given, { 'X-Fold': 'a\r\n b' }),
  'a header of nothing': (given) => wire(given, { '': 'a' }),
  'a NUL in a header': (given) => wire(given, { 'X-Nul': 'a\u0000b' }),
  'bytes in a cookie': (given) => wire(given, { Cookie: 'organiser=\u00ff\u00fe; response=\u00e9' }),
  'long headers': (given) => wire(given, { 'X-Long': 'a'.repeat(20_000) }),
  'no method': (given) => wire({ ...given, method: '' }),
  'an old version': (given) =>
    Buffer.from(wire(given).toString('latin1').replace('HTTP/1.1', 'HTTP/0.9'), 'latin1'),
  noise: () => Buffer.from('\u0016\u0003\u0001\u0002\u0000\u0001\u0000', 'latin1'),
}

/** Sends a case with its message broken in one way, and tells which. */
export function sendBroken(
  random: Random,
  port: number,
  given: Case,
): Promise<{ readonly told: string; readonly answer: Answer | undefined }> {
  const [name, broken] = random.pick(Object.entries(WIRES))
  return sendRaw(port, broken(given)).then((answer) => ({ told: name, answer }))
}

function wire(
  { method, address, headers, body }: Case,
  more: Record<string, string> = {},
  sent?: string,
): Buffer {
  const all = {
    Host: '127.0.0.1',
    ...headers,
    Connection: 'close',
    'Content-Length': String(body.length),
    ...more,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = Buffer.from(`${method} ${address} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1')
  return Buffer.concat([head, sent === undefined ? body : Buffer.from(sent)])
}

function sendRaw(port: number, bytes: Buffer): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(PATIENCE, () => socket.destroy())
    socket.on('data', (piece) => pieces.push(piece))
    // A server may well hang up on what it cannot read.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      resolve(read(Buffer.concat(pieces).toString()))
    })
    socket.end(bytes)
  })
}

/** What only says "go on" (status 100) is no answer yet. */
const GO_ON = /^(?:HTTP\/1\.1 1\d\d [^]*?\r\n\r\n)+/

function read(text: string): Answer | undefined {
  const [head = '', ...body] = text.replace(GO_ON, '').split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1] ?? NaN)
  if (Number.isNaN(status)) return undefined
  const headers = lines.map((each) => [
    each.slice(0, each.indexOf(':')).toLowerCase(),
    each.slice(each.indexOf(':') + 1).trim(),
  ])
  return {
    status,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: body.join('\r\n\r\n'),
  }
}
