import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertCorrection } from '../../server/db/corrections.js'
import { findRelease } from '../../server/db/releases.js'
import { listQuotes } from '../../server/db/quotes.js'
import { findResponseHistory } from '../../server/db/responseHistory.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { filledIn, formFields } from '../support/form.js'
import { NOON, startTestService, type TestService } from '../support/service.js'

const QUOTES = '/rounds/spring/quotes'
const ANSWER =
  'Ann Marsh at Mill School told us first. We have no time for meetings. The health visitor left in 2026.'

let service: TestService
let first: string
let second: string
beforeEach(async () => {
  service = await startTestService()
  first = await service.organiserCookie('lead')
  second = await service.organiserCookie('lead')
  const sample = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8').trim()
  const answers = {
    respondent_name: 'Ann Marsh',
    agency: 'Mill School',
    sector: 'schools-education',
    assess_improve: ANSWER,
  }
  const one = JSON.stringify({ reference: 'Q1', edition: 'working-together-2018', answers })
  const police = { agency: 'Mill Police', sector: 'police', assess_improve: 'Quicker forms.' }
  const other = JSON.stringify({ reference: 'Q2', edition: 'working-together-2018', answers: police })
  const { questionnaires } = service.services
  const { faults } = await importResponses(
    service.db,
    questionnaires,
    'spring',
    [sample, one, other].join('\n'),
    NOON,
  )
  expect(faults).toEqual([])
})
afterEach(() => service.close())

const place = { reference: 'Q1', question: 'assess_improve' }
const post = (address: string, form: object | string, as = first) =>
  request(service.app).post(address).set('Cookie', as).type('form').send(form)
const get = async (address: string, as = first) =>
  (await request(service.app).get(address).set('Cookie', as).expect(200)).text
const kept = async () => listQuotes(service.db, 1)

it('is proposed from an answer, with what may name somebody hidden', async () => {
  const cell = await get('/rounds/spring/findings/tables/assess_improve-answers/answered/schools-education')
  expect(cell).toContain(`${QUOTES}/new?reference=Q1&amp;question=assess_improve`)
  const page = await get(`${QUOTES}/new?${new URLSearchParams(place).toString()}`)
  const fields = formFields(page, QUOTES)
  expect(fields.filter(([name]) => name === 'hide').map(([, value]) => value)).toContain('13-24-[an agency]')
  await post(QUOTES, filledIn(fields, {})).expect(303)
  const [quote] = await kept()
  expect(quote).toMatchObject({ state: 'proposed', attribution: 'A school', text: '', start: 0 })
  const shown = await get(QUOTES)
  expect(shown).toContain('at [an agency] told us first. We have no time for meetings.')
  expect(shown).not.toContain('Mill School')
})

it('is cleared by another lead than whoever chose it, and by nobody else', async () => {
  await post(QUOTES, { ...place, first: '2', last: '2', attribution: 'A school' }).expect(303)
  await post(`${QUOTES}/1/clearance`, { version: '1' }).expect(422, /somebody else has to clear it/)
  const member = await service.organiserCookie('member')
  await post(`${QUOTES}/1/clearance`, { version: '1' }, member).expect(403)
  expect(await get(`${QUOTES}/1`)).not.toContain('Clear for publication</button>')
  await post(`${QUOTES}/1/clearance`, { version: '7' }, second).expect(422, /changed while you were reading/)
  await post(`${QUOTES}/1/clearance`, { version: '1' }, second).expect(303)
  expect(await kept()).toMatchObject([
    { state: 'cleared', text: 'We have no time for meetings.', version: 2, cleared: { by: 'Test lead' } },
  ])
})

it('goes back to be cleared when it is changed, by another where more is shown', async () => {
  await post(QUOTES, { ...place, first: '2', last: '2' }).expect(303)
  const edit = (form: object, as: string) => post(`${QUOTES}/1`, { ...place, ...form }, as)
  const hiding = { first: '2', last: '2', words: 'meetings', generic: '[a place]', version: '1' }
  await edit({ ...hiding, generic: '' }, second).expect(422, /Select what stands/)
  await edit({ ...hiding, words: 'Ann Marsh' }, second).expect(422, /is not in the passage/)
  await edit(hiding, second).expect(303)
  await post(`${QUOTES}/1/clearance`, { version: '2' }, second).expect(303)
  expect((await kept())[0]?.text).toBe('We have no time for [a place].')
  await edit({ first: '2', last: '3', version: '2' }, second).expect(422, /changed the quote on/)
  await edit({ first: '2', last: '3', version: '3' }, second).expect(303)
  expect(await kept()).toMatchObject([{ state: 'proposed', text: '' }])
  await post(`${QUOTES}/1/clearance`, { version: '4' }, second).expect(422, /somebody else/)
  await post(`${QUOTES}/1/clearance`, { version: '4' }, first).expect(303)
  const log = await get(`${QUOTES}/1`)
  expect(log).toContain('Words hidden as [a place].')
  expect(log).toContain('Version 5')
})

it('is released with its generics and its source, never the agency, and stays as it was', async () => {
  await post(QUOTES, { ...place, first: '2', last: '2', attribution: 'A school' }).expect(303)
  const ofPolice = { reference: 'Q2', question: 'assess_improve', first: '1', last: '1' }
  await post(QUOTES, { ...ofPolice, attribution: 'A police team' }).expect(303)
  await post(QUOTES, { ...place, first: '3', last: '3' }).expect(303)
  for (const id of [1, 2]) await post(`${QUOTES}/${id}/clearance`, { version: '1' }, second).expect(303)
  const statement = { section: 'assess', kind: 'development', text: 'Time is short.', quotes: '1' }
  await post('/rounds/spring/statements', statement).expect(303)
  await post('/rounds/spring/releases', { smallestSector: '10', confirmed: 'yes' }).expect(303)
  const { quotes, statements } = (await findRelease(service.db, 1, 1))?.release.conclusions ?? {}
  expect(quotes).toEqual([
    {
      ...{ id: 1, section: 'assess', question: 'assess_improve' },
      text: 'We have no time for meetings.',
      attribution: 'A school',
    },
    { id: 2, section: 'assess', question: 'assess_improve', text: 'Quicker forms.', attribution: '' },
  ])
  expect(statements).toMatchObject([{ text: 'Time is short.', quotes: [1] }])
  const page = await get('/published/spring/1/sections/assess', '')
  expect(page).toContain('We have no time for meetings.')
  expect(page).toContain('A school')
  expect(page).not.toContain('A police team')
  await post(`${QUOTES}/1/withdrawal`, { version: '2' }).expect(303)
  expect(await get('/published/spring/1/sections/assess', '')).toContain('We have no time for meetings.')
})

it('is left out of releases when the answer changes, until somebody has looked again', async () => {
  await post(QUOTES, { ...place, first: '2', last: '2' }).expect(303)
  await post(`${QUOTES}/1/clearance`, { version: '1' }, second).expect(303)
  const history = await findResponseHistory(service.db, 1, 'Q1')
  const remedy = { kind: 'text', questionId: 'assess_improve', text: 'No time. At all.' } as const
  const made = { responseId: history?.id ?? 0, version: 1, remedy, reason: 'Agreed', organiserId: 1 }
  await insertCorrection(service.db, made, NOON)
  expect(await get(QUOTES)).toContain('The answer has changed')
  expect(await get('/rounds/spring/releases/new')).toContain('The answer that it is from has changed')
  const release = { smallestSector: '10', confirmed: 'yes' }
  await post('/rounds/spring/releases', release).expect(422, /Confirm what the release leaves out/)
  await post(`${QUOTES}/1`, { ...place, first: '2', last: '2', version: '2' }, second).expect(303)
  await post(`${QUOTES}/1/clearance`, { version: '3' }, second).expect(422, /somebody else/)
  await post(`${QUOTES}/1/clearance`, { version: '3' }, first).expect(303)
  await post('/rounds/spring/releases', release).expect(303)
  const { quotes } = (await findRelease(service.db, 1, 1))?.release.conclusions ?? {}
  expect(quotes?.map(({ text }) => text)).toEqual(['At all.'])
})

it('is proposed by members behind the mask', async () => {
  const member = await service.organiserCookie('member')
  const page = await get(`${QUOTES}/new?${new URLSearchParams(place).toString()}`, member)
  expect(page).toContain('[a person] at [an agency] told us first.')
  for (const words of ['Mill School', 'Ann Marsh']) expect(page).not.toContain(words)
  await post(QUOTES, { ...place, first: '1', last: '1' }, member).expect(303)
  await post(`${QUOTES}/1/clearance`, { version: '1' }, first).expect(303)
  expect((await kept())[0]?.text).toContain('[an agency] told us first.')
  await request(service.app)
    .get(`${QUOTES}/new?reference=Q1&question=agency`)
    .set('Cookie', member)
    .expect(404)
  await request(service.app)
    .get(`${QUOTES}/new?reference=Q9&question=assess_improve`)
    .set('Cookie', member)
    .expect(404)
})
