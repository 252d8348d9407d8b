/** A lead's and a reader's way through every page of releases, each in the states that it has. */
import request from 'supertest'
import { fillIn } from './form.js'
import { startResponse, type TestService } from './service.js'

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
  await get(`${round}/heard`)
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
  await tourHeard({ ...service, cookie }, sound)
}

/** Lets agencies read the latest release, and reads it as one of them. */
async function tourHeard({ app, cookie }: { app: TestService['app']; cookie: string }, sound: Sound) {
  const page = '/rounds/sample/heard'
  const lead = (address: string) => request(app).get(address).set('Cookie', cookie).expect(200)
  const post = (address: string, form: object = {}) =>
    request(app).post(address).set('Cookie', cookie).type('form').send(form)
  const browser = request.agent(app)
  const response = await startResponse(browser, { slug: 'sample' })
  await fillIn(browser, `${response}/sections/about`, { agency: 'Late' })
  await browser.post(`${response}/submission`).expect(303)
  await sound('nothing to read', (await browser.get(`${response}/heard`).expect(404)).text)
  await sound(`${page}?preview`, (await lead(page)).text)
  await sound('another release', (await post(page).expect(422)).text)
  await post(page, { release: '2' }).expect(303)
  await sound(`${page}?done=released`, (await lead(`${page}?done=released`)).text)
  for (const part of ['heard', 'receipt?heard', 'copy?heard'])
    await sound(`${response}/${part}`, (await browser.get(`${response}/${part}`).expect(200)).text)
  await post('/rounds/sample/releases/withdrawals', { release: '2', reason: 'Late' }).expect(303)
  await sound(`${page}?gone`, (await lead(page)).text)
}
