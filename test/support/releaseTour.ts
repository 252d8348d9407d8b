/** A lead's and a reader's way through every page of releases, each in the states that it has. */
import request from 'supertest'
import type { TestService } from './service.js'

type Sound = (address: string, html: string) => Promise<void>

/** Releases the sample round with what is wrong on the way, withdraws and releases again. */
export async function tourReleases(service: Pick<TestService, 'app' | 'organiserCookie'>, sound: Sound) {
  const { app } = service
  const cookie = await service.organiserCookie('lead')
  const get = async (address: string, as = cookie) => {
    const { text } = await request(app).get(address).set('Cookie', as).expect(200)
    await sound(as === cookie ? address : `${address}?public`, text)
  }
  const post = (address: string, form: object = {}) =>
    request(app).post(address).set('Cookie', cookie).type('form').send(form)
  const round = '/rounds/sample'
  const offered = {
    title: 'Late',
    agencyName: 'Open Door',
    evidence: 'Late',
    addresses: 'Late',
    words: 'Late',
  }
  await post(`${round}/offer`, { ...offered, sharing: 'public' }).expect(303)
  await get(`${round}/releases`)
  await get(`${round}/releases/new`)
  await sound('an unconfirmed release', (await post(`${round}/releases`).expect(422)).text)
  for (const part of ['', '/sections/identify', '/themes/training'])
    await get(`${round}/release-drafts/10${part}`)
  await post(`${round}/releases`, { smallestSector: '10', confirmed: 'yes' }).expect(303)
  await get(`${round}/releases?done=released`)
  await get(`${round}/releases/new?fixed`)
  for (const part of ['', '/sections/assess', '/themes/training']) await get(`/published/sample/1${part}`, '')
  await sound('a wrong withdrawal', (await post(`${round}/releases/withdrawals`).expect(422)).text)
  await post(`${round}/releases/withdrawals`, { release: '1', reason: 'Late' }).expect(303)
  await sound('withdrawn', (await request(app).get('/published/sample/1').expect(410)).text)
  await post(`${round}/releases`, { confirmed: 'yes' }).expect(303)
  await sound('withdrawn, replaced', (await request(app).get('/published/sample/1').expect(410)).text)
  await get('/?published', '')
}
