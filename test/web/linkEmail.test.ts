import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startResponse, startTestService, type TestService } from '../support/service.js'

const received: { to: string; text: string }[] = []
let accepting = true
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo(_address, _session, callback) {
    callback(accepting ? null : new Error('Mailbox full'))
  },
  onData(stream, session, callback) {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text })
      callback()
    })
  },
})

let service: TestService
beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  service = await startTestService({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'audit@example.org' })
})
afterAll(async () => {
  await service.close()
  await new Promise<void>((resolve) => {
    smtp.close(resolve)
  })
})

it('mails the private link through a real server, and the link opens the response', async () => {
  const browser = service.browser()
  const response = await startResponse(browser)
  await browser
    .post(`${response}/link-email`)
    .type('form')
    .send({ email: ' head@school.example.org ' })
    .expect(303)
    .expect('Location', `${response}?mailed=yes`)
  expect(received.map(({ to }) => to)).toEqual(['head@school.example.org'])
  // Quoted-printable breaks long lines with "=" at their end.
  const text = received[0]?.text.replace(/=\r?\n/g, '').replace(/=3D/g, '=') ?? ''
  const link = /http:\/\/\S+\/links\/[\w-]+/.exec(text)?.[0] ?? ''
  await service.browser().get(new URL(link).pathname).expect(303).expect('Location', response)
})

it('says so when the server refuses, and keeps the address on the page', async () => {
  accepting = false
  const browser = service.browser()
  const response = await startResponse(browser)
  const shown = await browser
    .post(`${response}/link-email`)
    .type('form')
    .send({ email: 'head@school.example.org' })
    .expect(422)
  expect(shown.text).toContain('could not be sent just now')
  expect(shown.text).toContain('value="head@school.example.org"')
})

it('offers no mail where no server is set up', async () => {
  const without = await startTestService()
  try {
    const browser = without.browser()
    const response = await startResponse(browser)
    expect((await browser.get(response)).text).not.toContain('Email the link')
    await browser.post(`${response}/link-email`).type('form').send({ email: 'a@example.org' }).expect(404)
  } finally {
    await without.close()
  }
})
