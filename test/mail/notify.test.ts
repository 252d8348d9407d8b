import { afterAll, beforeAll, expect, it } from 'vitest'
import { startNotify, TEMPLATE, type TestNotify } from '../support/notify.js'

let notify: TestNotify
beforeAll(async () => {
  notify = await startNotify()
})
afterAll(() => notify.close())

const send = () => notify.mailer.send({ to: 'head@example.org', subject: 'Early help', text: 'Your link' })

it('sends subject and text through the template', async () => {
  expect(await send()).toEqual({ state: 'sent', reason: '', deliveryId: 'x' })
  expect(notify.asked).toEqual([
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
  notify.answer({ status: 400, body: errors('email_address Not a valid email address') })
  expect(await send()).toEqual({ state: 'bounced', reason: 'email_address Not a valid email address' })
  notify.answer({ status: 429, body: errors('Exceeded send limits') })
  expect(await send()).toMatchObject({ state: 'not-sent', reason: 'Exceeded send limits' })
  notify.answer('hang-up')
  expect(await send()).toMatchObject({ state: 'uncertain' })
})

it('asks what became of a message', async () => {
  const ask = () => notify.mailer.deliveryOf?.('x')
  const say = (status: string) => {
    notify.answer({ status: 200, body: { id: 'x', status } })
  }
  say('sending')
  expect(await ask()).toMatchObject({ state: 'unknown' })
  say('delivered')
  expect(await ask()).toMatchObject({ state: 'delivered' })
  for (const reason of ['permanent-failure', 'temporary-failure', 'technical-failure']) {
    say(reason)
    expect(await ask()).toEqual({ state: 'bounced', reason })
  }
  notify.answer('hang-up')
  expect(await ask()).toMatchObject({ state: 'unknown' })
  notify.answer({ status: 404, body: { errors: [{ error: 'NoResultFound', message: 'No result found' }] } })
  expect(await ask()).toMatchObject({ state: 'unknown' })
  expect(notify.asked.at(-1)).toEqual({ path: '/v2/notifications/x' })
})
