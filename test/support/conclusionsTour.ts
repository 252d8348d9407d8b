/** A lead's way through the pages on which findings are put in sentences and quotes are chosen, each in the states that it has. */
import request from 'supertest'
import { sampleLine } from './sampleLine.js'
import type { TestService } from './service.js'

type Sound = (address: string, html: string) => Promise<void>

/** What is typed on the way. */
export const CONCLUSIONS_TYPED = ['Schools work well, 34 of 35 say.', '35']

/** Keeps and writes statements on the sample round, and makes every kind of mistake. */
export async function tourConclusions(
  service: Pick<TestService, 'app' | 'organiserCookie' | 'services' | 'db'>,
  sound: Sound,
) {
  let cookie = await service.organiserCookie('lead')
  const get = async (address: string) => {
    const { text } = await request(service.app).get(address).set('Cookie', cookie).expect(200)
    await sound(address, text)
  }
  const post = (address: string, form: object = {}) =>
    request(service.app).post(address).set('Cookie', cookie).type('form').send(form)
  const wrong = async (name: string, address: string, form: object = {}) =>
    sound(name, (await post(address, form).expect(422)).text)
  const statements = '/rounds/sample/statements'
  const cell = 'assess_lead_practitioner-choices/yes/all'
  const [typed = ''] = CONCLUSIONS_TYPED
  await get(statements)
  await get(`${statements}/new?section=assess`)
  await get(`${statements}/new?cell=${encodeURIComponent(cell)}`)
  await wrong('a wrong statement', statements)
  await wrong('a stray number', statements, {
    section: 'assess',
    kind: 'strength',
    text: typed,
    evidence: cell,
  })
  for (const draft of ['assess_lead_practitioner/choices', 'identify_how/themes', 'identify_how/answered'])
    await post(statements, { draft }).expect(303)
  await post(`${statements}/3/withdrawal`, { version: '1' }).expect(303)
  await get(`${statements}?done=withdrawn`)
  await get(`${statements}/3`)
  await sampleLine(service, { reference: 'LATE', assess_lead_practitioner: 'yes' })
  await get(`${statements}?stale`)
  await get(`${statements}/1`)
  await get(`${statements}/1?text=draft`)
  await wrong('an overtaken statement', `${statements}/1`, {
    ...{ section: 'assess', kind: 'finding', text: 'Late', version: '0' },
  })
  await get('/rounds/sample/releases/new?stale')

  const quotes = '/rounds/sample/quotes'
  const answer = { reference: 'S16', question: 'provide_outcomes' }
  await get(quotes)
  await get(`${quotes}/new?${new URLSearchParams(answer).toString()}`)
  await wrong('a wrong quote', quotes, { ...answer, first: '2', last: '1', words: 'Nobody', generic: '' })
  await post(quotes, { ...answer, first: '1', last: '2', attribution: 'A school' }).expect(303)
  await get(`${quotes}/1?done=proposed`)
  await wrong('a clearance of one’s own', `${quotes}/1/clearance`, { version: '1' })
  cookie = await service.organiserCookie('lead')
  await get(`${quotes}/1`)
  await post(`${quotes}/1/clearance`, { version: '1' }).expect(303)
  await get(`${quotes}?done=cleared`)
  await get(`${quotes}/1?cleared`)
  await get(`${statements}/new?section=provide`)
  await get('/rounds/sample/release-drafts/10/sections/provide')
}
