/** A lead's and a member's way through every page of two readers, each in the states that it has. */
import request from 'supertest'
import type { TestService } from './service.js'

type Sound = (address: string, html: string) => Promise<void>

/** Draws answers of the sample round with what is wrong on the way; two read them, compare, and sign off. */
export async function tourReaders(
  service: Pick<TestService, 'app' | 'organiserCookie' | 'services'>,
  sound: Sound,
) {
  const { app } = service
  const lead = await service.organiserCookie('lead')
  const member = await service.organiserCookie('member')
  const get = async (address: string, as = lead) => {
    const { text } = await request(app).get(address).set('Cookie', as).expect(200)
    await sound(address, text)
    return text
  }
  const post = (address: string, form: object = {}, as = lead) =>
    request(app).post(address).set('Cookie', as).type('form').send(form)
  const page = '/rounds/sample/readers'
  await get(page)
  await get(`${page}?member`, member)
  await sound('a wrong number of answers', (await post(page, { size: 'Late' }).expect(422)).text)
  await post(page, { size: '10' }).expect(303)
  await get(`${page}?done=drawn`)
  const sample = `${page}/1`
  await post(`${sample}/places`).expect(303)
  await get(`${page}?begun`)
  await get(`${sample}/answers/1`)
  await sound('nothing chosen', (await post(`${sample}/answers/1`).expect(422)).text)
  await sound('blind', (await request(app).get('/rounds/sample/findings').set('Cookie', lead)).text)
  for (let answer = 1; answer <= 9; answer += 1)
    await post(`${sample}/answers/${answer}`, { theme: 'training' }).expect(303)
  await sound('unread answers', (await post(`${sample}/completion`).expect(422)).text)
  await post(`${sample}/answers/10`, { theme: 'training' }).expect(303)
  await get(`${page}?read`)
  await post(`${sample}/completion`).expect(303)
  await get(`${page}?done=finished`)
  await get(`${page}?done=over`)
  await post(`${sample}/places`, {}, member).expect(303)
  for (let answer = 1; answer <= 10; answer += 1)
    await post(`${sample}/answers/${answer}`, { theme: answer % 2 ? 'training' : 'NOTHING' }, member)
  await post(`${sample}/completion`, {}, member).expect(303)
  await get(`${page}?compared`)
  await get(sample)
  const disagreements = `${sample}/disagreements`
  await get(disagreements)
  await sound('nothing settled', (await post(`${sample}/settlements`).expect(422)).text)
  const settled = { 'settle-1-training': 'yes', seen: '0' }
  await post(`${sample}/settlements`, settled).expect(303)
  await get(`${disagreements}?page=1&done=settled`)
  const otherwise = await post(`${sample}/settlements`, { ...settled, 'settle-1-training': 'no' }).expect(422)
  await sound('settled by somebody else', otherwise.text)
  const signOffs = '/rounds/sample/codebook/sign-offs'
  const refused = (await post(signOffs, { version: '0' }).expect(422)).text
  await sound('another version', refused)
  const version = /name="version" value="([^"]+)"/.exec(refused)?.[1]
  await post(signOffs, { version }).expect(303)
  await get(`${page}?done=signed-off`)
  const review = '/rounds/sample/themes/training/review'
  const shown = await get(review)
  const names = [...shown.matchAll(/name="(mark-[^"]+)" type="radio" value="no"/g)].map(
    ([, name]) => name ?? '',
  )
  await sound('nothing marked', (await post(review, { seen: '0' }).expect(422)).text)
  const marks = Object.fromEntries(names.map((name) => [name, 'no']))
  const seen = /name="seen" value="(\d+)"/.exec(shown)?.[1] ?? ''
  await post(review, { ...marks, seen }).expect(303)
  await get(`${review}?batches=2&done=saved`)
  const met = Object.fromEntries(names.map((name) => [name, 'yes']))
  await sound('marked otherwise meanwhile', (await post(review, { ...met, seen }).expect(422)).text)
}
