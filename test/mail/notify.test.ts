import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { notifyMailer } from '../../server/mail/notify.js'

// GOV.UK Notify's answers as its documentation has them, from a server of our own.
const asked: unknown[] = []
let answer: { status: number; body: object } | 'hang-up'
const server = createServer((req, res) => {
  let text = ''
  req.on('data', (chunk: Buffer) => (text += chunk.toString()))
  req.on('end', () => {
    asked.push({ path: req.url, ...(JSON.parse(text) as object) })
    if (answer === 'hang-up') req.socket.destroy()
    else res.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body))
  })
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

const KEY = 'test-11111111-1111-4111-8111-111111111111-22222222-2222-4222-8222-222222222222'
const TEMPLATE = '33333333-3333-4333-8333-333333333333'
const send = () => {
  const { port } = server.address() as AddressInfo
  const mailer = notifyMailer(KEY, TEMPLATE, `http://127.0.0.1:${port}`)
  return mailer.send({ to: 'head@example.org', subject: 'Early help', text: 'Your link' })
}

it('sends subject and text through the template', async () => {
  answer = { status: 201, body: { id: 'x' } }
  expect(await send()).toEqual({ state: 'sent', reason: '' })
  expect(asked).toEqual([
    {
      path: '/v2/notifications/email',
      template_id: TEMPLATE,
      email_address: 'head@example.org',
      personalisation: { subject: 'Early help', body: 'Your link' },
    },
  ])
})

it('tells a refused address, a limit, and an answer that never came apart', async () => {
  const errors = (message: string) => ({ errors: [{ error: 'Error', message }] })
  answer = { status: 400, body: errors('email_address Not a valid email address') }
  expect(await send()).toEqual({ state: 'bounced', reason: 'email_address Not a valid email address' })
  answer = { status: 429, body: errors('Exceeded send limits') }
  expect(await send()).toMatchObject({ state: 'not-sent', reason: 'Exceeded send limits' })
  answer = 'hang-up'
  expect(await send()).toMatchObject({ state: 'uncertain' })
})
