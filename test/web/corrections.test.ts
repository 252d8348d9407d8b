import request from 'supertest'
import { afterAll, beforeEach, expect, it } from 'vitest'
import type { Answers } from '../../server/audit/answers.js'
import { listActivity } from '../../server/db/activity.js'
import { expectAgencies } from '../../server/db/agencies.js'
import { matchResponse } from '../../server/db/matches.js'
import { listConcerns } from '../../server/db/concerns.js'
import { listCorrections } from '../../server/db/corrections.js'
import { insertDraft } from '../../server/db/drafts.js'
import { sendDraft } from '../../server/db/responses.js'
import { attribute, elements, textOf } from '../support/dom.js'
import { NOON, springRound, startTestService, type TestService } from '../support/service.js'

const RESPONSES = '/rounds/spring/responses'
const REASON = 'Agreed by telephone'

let service: TestService
let cookie: string
const services: TestService[] = []

beforeEach(async () => {
  service = await startTestService()
  services.push(service)
  cookie = await service.organiserCookie()
  await send('A', {
    agency: 'Larkfield',
    sector: '',
    identify_how: 'Ellie Marsh came. Ellie went.',
    families_count: '11 or 12',
  })
  await send('B', { agency: 'Larkfield', sector: 'police', provide_gaps: 'Speech therapy' })
})
afterAll(async () => {
  for (const one of services) await one.close()
})

async function send(reference: string, answers: Answers, minutes = 0): Promise<void> {
  const draft = { id: reference, roundId: 1, reference }
  if (minutes === 0) await insertDraft(service.db, draft, `key ${reference}`, NOON)
  const now = new Date(NOON.getTime() + minutes * 60_000)
  await sendDraft(service.db, draft, { reference, edition: springRound.edition, answers }, now)
}

const get = async (address: string) =>
  (await request(service.app).get(address).set('Cookie', cookie).expect(200)).text
const post = (address: string, fields: object = {}) =>
  request(service.app).post(address).set('Cookie', cookie).type('form').send(fields)
const correct = (reference: string, fields: object) =>
  post(`${RESPONSES}/${reference}/corrections`, { version: '1', reason: REASON, ...fields })
/** The figure in a row and column of the findings. */
const figure = async (page: string, table: string, row: string, column = 'all') => {
  const address = `/rounds/spring/findings/tables/${table}/${row}/${column}`
  const link = elements(await get(`/rounds/spring/findings${page}`), 'a').find(
    (one) => attribute(one, 'href') === address,
  )
  return link ? textOf(link) : '0'
}

it('sets a sector, and figures follow until it is undone', async () => {
  expect(await figure('', 'sectors', 'health')).toBe('0')
  await correct('A', { kind: 'sector', sector: 'health' }).expect(303)
  expect(await figure('', 'sectors', 'health')).toBe('1')
  expect(await get(`${RESPONSES}?sector=health`)).toContain('Larkfield')
  const page = await get(`${RESPONSES}/A`)
  expect(page).toContain(`Reason: ${REASON}`)
  expect(await get('/rounds/spring/quality')).not.toContain('Sector left blank')
  await post(`${RESPONSES}/A/corrections/1/undoing`).expect(303)
  expect(await figure('', 'sectors', 'health')).toBe('0')
  expect(await get('/rounds/spring/quality')).toContain('Sector left blank')
  const done = await listActivity(service.db, { roundId: 1 })
  expect(done.map(({ action, object, reason }) => [action, object, reason])).toEqual(
    expect.arrayContaining([
      ['correction-made', 'responses/A/corrections/1', REASON],
      ['correction-undone', 'responses/A/corrections/1', ''],
      ['response-seen', 'responses/A', ''],
    ]),
  )
  expect(JSON.stringify(done)).not.toMatch(/Ellie|Larkfield/)
})

it('leaves out a duplicate and says so, and never both of two', async () => {
  expect(await get('/rounds/spring/quality')).toContain('Response A names the same agency.')
  await correct('B', { kind: 'duplicate', of: 'C' }).expect(422)
  await correct('B', { kind: 'duplicate', of: 'B' }).expect(422)
  await correct('B', { kind: 'duplicate', of: 'A' }).expect(303)
  expect(await get('/rounds/spring/findings')).toContain('1 left out: 1 duplicate.')
  expect(await get(RESPONSES)).toContain('2 responses received; 1 left out: 1 duplicate.')
  const both = await correct('A', { kind: 'exclusion' }).expect(422)
  expect(both.text).toContain('Response B is marked as a duplicate of this one')
  await correct('A', { kind: 'duplicate', of: 'B' }).expect(422)
  expect(await get('/rounds/spring/quality')).not.toContain('names the same agency')
  expect(await get(`${RESPONSES}?state=duplicate`)).toContain('1 response found')
})

it('hides words wherever they stand, and offers it again when the respondent changes the answer', async () => {
  const answer = `${RESPONSES}/A/answers/identify_how`
  const wrong = await correct('A', {
    kind: 'redaction',
    question: 'identify_how',
    words: 'Elli',
    generic: '[a child]',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('These do not: Elli')
  const redaction = {
    kind: 'redaction',
    question: 'identify_how',
    words: 'Ellie Marsh\nEllie',
    generic: '[a child]',
  }
  await correct('A', redaction).expect(303)
  expect(await get(answer)).toContain('[a child] came. [a child] went.')
  await send('A', { identify_how: 'Ellie came back.', families_count: '11 or 12' }, 5)
  expect(await get(answer)).toContain('[a child] came back.')
  expect(await get('/rounds/spring/quality')).toContain('Changed since it was put right')
  const stale = await correct('A', { kind: 'text', question: 'identify_how', text: 'x' }).expect(422)
  expect(stale.text).toContain('sent this response again meanwhile')
  await post(`${RESPONSES}/A/corrections/1/renewal`).expect(303)
  expect(await get('/rounds/spring/quality')).not.toContain('Changed since it was put right')
  expect(await get(answer)).toContain('[a child] came back.')
  expect((await listCorrections(service.db, 1)).map(({ undone }) => undone !== null)).toEqual([true, false])
})

it('corrects a reading and cleans a text', async () => {
  expect(await figure('/sections/families', 'families_count-numbers', 'read')).toBe('0')
  await correct('A', { kind: 'reading', question: 'families_count', reading: 'twelve' }).expect(422)
  await correct('A', { kind: 'reading', question: 'families_count', reading: '12' }).expect(303)
  expect(await figure('/sections/families', 'families_count-numbers', 'read')).toBe('1')
  await correct('A', { kind: 'text', question: 'identify_how', text: 'They came.' }).expect(303)
  const page = await get(`${RESPONSES}/A/answers/identify_how`)
  expect(page).toContain('They came.')
  expect(page).toContain('Ellie Marsh came. Ellie went.')
})

it('asks for what a form needs and keeps what was typed', async () => {
  const { text } = await correct('A', { kind: 'exclusion', reason: ' ' }).expect(422)
  expect(text).toContain('<title>Error: ')
  expect(text).toContain('href="#exclusion-reason"')
  const typed = await correct('A', {
    kind: 'text',
    question: 'identify_how',
    text: 'Typed <b>',
    reason: '',
  }).expect(422)
  expect(typed.text).toContain('Typed &lt;b&gt;</textarea>')
  await correct('A', { kind: 'nothing' }).expect(404)
  await correct('A', { kind: 'text', question: 'nothing', text: 'x' }).expect(404)
  await correct('C', { kind: 'exclusion' }).expect(404)
  await post(`${RESPONSES}/B/corrections/1/undoing`).expect(404)
  expect(await listCorrections(service.db, 1)).toEqual([])
})

it('keeps a concern on top of the list until it is recorded that it was passed on', async () => {
  await post(`${RESPONSES}/A/concerns`, { question: 'identify_how' }).expect(303)
  expect(await get(`${RESPONSES}?state=duplicate`)).toContain('1 safeguarding concern was not passed on yet')
  const wrong = await post(`${RESPONSES}/A/concerns/1/passing`, {
    to: 'Duty desk',
    by: 'Lee',
    on: '31 2 2027',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('value="Duty desk"')
  await post(`${RESPONSES}/A/concerns/1/passing`, { to: 'Duty desk', by: 'Lee', on: '11 3 2027' }).expect(422)
  await post(`${RESPONSES}/A/concerns/1/passing`, { to: 'Duty desk', by: 'Lee', on: '9/3/2027' }).expect(303)
  expect(await get(RESPONSES)).not.toContain('not passed on yet')
  expect(await get('/rounds/spring/concerns')).toContain('Passed on to Duty desk by Lee on 9 March 2027')
  expect((await listConcerns(service.db, 1))[0]?.passed?.on).toBe('2027-03-09')
})

it('finds responses by words, sector, state and what is to be looked at', async () => {
  const found = async (query: string) => {
    const html = await get(`${RESPONSES}?${query}`)
    return ['A', 'B'].filter((reference) => html.includes(`/responses/${reference}"`))
  }
  expect(await found('search=therapies')).toEqual(['B'])
  expect(await found('search=Larkfield')).toEqual(['A', 'B'])
  expect(await found('sector=blank')).toEqual(['A'])
  expect(await found('flag=personal-data')).toEqual([])
  expect(await found('flag=unread-number')).toEqual(['A'])
  expect(await found('flag=unread-number&sector=police')).toEqual([])
  expect(await found('page=9')).toEqual(['A', 'B'])
})

it('no longer asks about a blank sector that was accepted, where the register has none either', async () => {
  const agency = { name: 'Larkfield', sector: '', contact: '', email: '', tags: [] }
  await expectAgencies(service.db, 1, [agency], NOON)
  const blank = `${RESPONSES}?flag=blank-sector`
  const listed = `${RESPONSES}/A"`
  expect(await get(blank)).toContain(listed)
  const form = elements(await get(`${RESPONSES}/A`), 'form').find((one) =>
    elements(one, 'input').some((input) => attribute(input, 'value') === 'blank-sector'),
  )
  const hidden = form ? elements(form, 'input').filter((input) => attribute(input, 'type') === 'hidden') : []
  const fields = hidden.map((input) => [attribute(input, 'name'), attribute(input, 'value')])
  const accepted = { ...(Object.fromEntries(fields) as object), reason: REASON }
  await post(`${RESPONSES}/A/corrections`, accepted).expect(303)
  expect(await get(blank)).not.toContain(listed)
})

it('asks about a sector that is not the one which the register has the matched agency in', async () => {
  const quality = () => get('/rounds/spring/quality')
  const agency = { name: 'Larkfield Constabulary Ltd', sector: 'private', contact: '', email: '', tags: [] }
  const [registered] = await expectAgencies(service.db, 1, [agency], NOON)
  const wrong = `${RESPONSES}?flag=wrong-sector`
  expect(await get(wrong)).not.toContain(`${RESPONSES}/B"`)
  await matchResponse(service.db, 1, 'B', registered?.id ?? 0)
  expect(await get(wrong)).toContain(`${RESPONSES}/B"`)
  expect(await quality()).toContain(`${RESPONSES}/B`)
})
