/** A GOV.UK Notify of our own, which answers as its documentation says. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { notifyMailer } from '../../server/mail/notify.js'

type Answer = { readonly status: number; readonly body: object } | 'hang-up'

export const TEMPLATE = '33333333-3333-4333-8333-333333333333'
const KEY = 'test-11111111-1111-4111-8111-111111111111-22222222-2222-4222-8222-222222222222'

/** Starts it. Each request is answered by `answer`, which a test may change; close it when done. */
export async function startNotify() {
  const state = { answer: { status: 201, body: { id: 'x' } } as Answer }
  const asked: unknown[] = []
  const server = createServer((req, res) => {
    let text = ''
    req.on('data', (chunk: Buffer) => (text += chunk.toString()))
    req.on('end', () => {
      const { answer } = state
      asked.push({ path: req.url, ...(text !== '' && (JSON.parse(text) as object)) })
      if (answer === 'hang-up') req.socket.destroy()
      else
        res.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    asked,
    mailer: notifyMailer(KEY, TEMPLATE, `http://127.0.0.1:${port}`),
    answer: (answer: Answer) => {
      state.answer = answer
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

export type TestNotify = Awaited<ReturnType<typeof startNotify>>
