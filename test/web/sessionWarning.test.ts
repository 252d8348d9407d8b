import request from 'supertest'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { attribute, elements, textOf } from '../support/dom.js'
import { NOON, startResponse, startTestService, type TestService } from '../support/service.js'

const HOUR = 60 * 60 * 1000
const MINUTE = 60 * 1000
const EXTENSION = '/account/session/extension'

let service: TestService
let cookie: string
beforeEach(async () => {
  service = await startTestService()
  cookie = await service.organiserCookie('viewer')
})
afterEach(() => service.close())

const later = (milliseconds: number) => (service.clock.now = new Date(NOON.getTime() + milliseconds))
const get = async (address = '/account') =>
  (await request(service.app).get(address).set('Cookie', cookie).expect(200)).text
const extend = (accept: string) =>
  request(service.app).post(EXTENSION).set('Cookie', cookie).set('Accept', accept)
/** How many seconds the page's script is told, unused and at all. */
const left = (html: string) => {
  const [dialog] = elements(html, 'dialog')
  return dialog && ['data-idle', 'data-longest'].map((name) => Number(attribute(dialog, name)))
}
const banner = (html: string) => /<h2[^>]*id="session-end-title">/.test(html)

it('says on every page in its last twenty minutes when a session ends, and offers to sign in again', async () => {
  // Used now and then, so that it does not end for want of use.
  for (const hours of [4, 8]) {
    later(hours * HOUR)
    expect(banner(await get())).toBe(false)
  }
  later(12 * HOUR - 21 * MINUTE)
  expect(banner(await get())).toBe(false)
  later(12 * HOUR - 20 * MINUTE)
  const html = await get()
  expect(banner(html)).toBe(true)
  expect(html).toContain('Your session ends at 00:00')
  const again = elements(html, 'a').filter((one) => textOf(one) === 'sign in again in a new tab')
  expect(again.map((one) => attribute(one, 'target'))).toEqual(['_blank', '_blank'])
})

it('tells the page’s script how long is left', async () => {
  expect(left(await get())).toEqual([8 * 60 * 60, 12 * 60 * 60])
  later(6 * HOUR)
  expect(left(await get())).toEqual([8 * 60 * 60, 6 * 60 * 60])
})

it('lengthens the idle time within the longest that a session lasts', async () => {
  later(7 * HOUR)
  const reply = await extend('application/json').expect(200)
  expect(reply.body).toEqual({ idle: 8 * 60 * 60, longest: 5 * 60 * 60 })
  later(11 * HOUR)
  const sent = await extend('text/html').expect(303)
  expect(await get(sent.get('Location'))).toContain('Your session goes on.')
  later(12 * HOUR)
  await extend('application/json').expect(403)
})

it('says nothing to respondents, whose answers have no such limit', async () => {
  const browser = service.browser()
  const response = await startResponse(browser)
  expect((await browser.get(response).expect(200)).text).not.toContain('<dialog')
})
