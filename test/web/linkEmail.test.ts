import { afterAll, beforeAll, expect, it } from 'vitest'
import { startResponse, startTestService, type TestService } from '../support/service.js'
import { linkIn, startSmtp, type TestSmtp } from '../support/smtp.js'

let smtp: TestSmtp
let service: TestService
beforeAll(async () => {
  smtp = await startSmtp()
  service = await startTestService({ SMTP_URL: smtp.url, MAIL_FROM: 'audit@example.org' })
})
afterAll(async () => {
  await service.close()
  await smtp.close()
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
  const [mail] = smtp.received
  expect(mail?.to).toBe('head@school.example.org')
  const link = mail ? linkIn(mail) : ''
  await service.browser().get(link).expect(303).expect('Location', response)
})

it('says so when the server refuses, and keeps the address on the page', async () => {
  smtp.refusals.set('head@school.example.org', 'busy')
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
