import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findRound } from '../../server/db/rounds.js'
import { PASSWORD } from '../support/account.js'
import { elements, textOf } from '../support/dom.js'
import { filledIn, formFields } from '../support/form.js'
import { NOON, startTestService, type TestService } from '../support/service.js'

const SETTINGS = '/rounds/spring/settings'
const HOUR = 60 * 60 * 1000

let service: TestService
let cookie: string
beforeEach(async () => {
  service = await startTestService()
  cookie = await service.organiserCookie()
})
afterEach(() => service.close())

const later = (hours: number) => (service.clock.now = new Date(NOON.getTime() + hours * HOUR))
const get = (address: string) => request(service.app).get(address).set('Cookie', cookie)
const post = (address: string, form: string | object = {}) =>
  request(service.app).post(address).set('Cookie', cookie).type('form').send(form)

describe('a form that is sent when its organiser’s session has ended', () => {
  it('is kept on the page that says so, and sent again from there', async () => {
    const { text: page } = await get(SETTINGS).expect(200)
    const typed = {
      title: 'Spring & "summer"',
      dangerContact: 'First line\nsecond line',
      access: 'invitation',
    }
    later(13)
    const { text } = await post(SETTINGS, filledIn(formFields(page, SETTINGS), typed)).expect(403)
    expect(elements(text, 'h1').map(textOf)).toEqual(['You are signed out, so nothing was saved'])
    expect(text).toContain('What you sent is kept on this page.')
    expect(text).toMatch(/href="\/account\/sign-in\?again=yes[^"]*" target="_blank"/)
    expect(await findRound(service.db, 'spring')).toMatchObject({ title: 'Early help audit: spring' })

    cookie = await service.organiserCookie()
    await post(SETTINGS, filledIn(formFields(text, SETTINGS), {})).expect(303)
    expect(await findRound(service.db, 'spring')).toMatchObject(typed)
  })

  it('is not repeated where it may hold a password, or a file that was not read', async () => {
    later(13)
    const password = await post('/account/password', { password: PASSWORD }).expect(403)
    const file = await request(service.app)
      .post('/rounds/spring/agencies/import')
      .set('Cookie', cookie)
      .attach('file', Buffer.from('agency\nMill Surgery'), 'agencies.csv')
      .expect(403)
    for (const { text } of [password, file]) {
      expect(text).toContain('go back in your browser and send it from there')
      expect(elements(elements(text, 'main')[0] ?? '', 'form')).toEqual([])
      expect(text).not.toContain(PASSWORD)
    }
  })
})

describe('signing in again', () => {
  it('is offered to somebody who is signed in, and leads to where the tab can be closed', async () => {
    await get('/account/sign-in?then=%2Faccount').expect(303)
    const { text } = await get('/account/sign-in?again=yes&then=%2Faccount%3Fchanged%3Dsession').expect(200)
    expect(formFields(text, '/account/session')).toContainEqual(['then', '/account?changed=session'])
    await get('/account?changed=session').expect(200, /You can close this tab/)
  })
})
