import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { smtpMailer } from '../../server/mail/smtp.js'
import { startSmtp, type TestSmtp } from '../support/smtp.js'

let smtp: TestSmtp
beforeAll(async () => {
  smtp = await startSmtp()
})
afterAll(() => smtp.close())

const message = (to: string) => ({ to, subject: 'Éarly help', text: 'A line – with a dash.\nAnother.' })
const send = (to: string) => smtpMailer(smtp.url, 'audit@example.org').send(message(to))

it('hands a message over once, word for word', async () => {
  expect(await send('head@example.org')).toEqual({ state: 'sent', reason: '' })
  expect(smtp.received).toMatchObject([{ to: 'head@example.org', text: 'A line – with a dash.\nAnother.' }])
})

it('tells a refusal for good from one for now, with the words of the server', async () => {
  smtp.refusals.set('gone@example.org', 'unknown-mailbox')
  smtp.refusals.set('busy@example.org', 'busy')
  expect(await send('gone@example.org')).toMatchObject({ state: 'bounced', reason: /No such mailbox/ })
  expect(await send('busy@example.org')).toMatchObject({ state: 'not-sent', reason: /Try again later/ })
})

it('is uncertain where the connection broke after the text and before the answer', async () => {
  smtp.refusals.set('cut@example.org', 'hang-up-after-text')
  expect(await send('cut@example.org')).toMatchObject({ state: 'uncertain' })
})

it('knows that nothing was sent where no server answers, or one says nothing', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const { port } = silent.address() as AddressInfo
  const url = `smtp://127.0.0.1:${port}`
  const patience = { connectionTimeout: 200, greetingTimeout: 200, socketTimeout: 200 }
  const mailer = smtpMailer(url, 'audit@example.org', patience)
  expect(await mailer.send(message('head@example.org'))).toMatchObject({ state: 'not-sent' })
  await new Promise((resolve) => silent.close(resolve))
  expect(await mailer.send(message('head@example.org'))).toMatchObject({ state: 'not-sent' })
})
