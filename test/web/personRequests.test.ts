import exceljs from 'exceljs'
import request from 'supertest'
import { afterAll, beforeEach, expect, it } from 'vitest'
import type { Answers } from '../../server/audit/answers.js'
import { listActivity } from '../../server/db/activity.js'
import { expectAgencies } from '../../server/db/agencies.js'
import { insertDraft } from '../../server/db/drafts.js'
import { insertResponses, sendDraft } from '../../server/db/responses.js'
import { hashOf } from '../../server/web/keys.js'
import { attribute, elements } from '../support/dom.js'
import { NOON, springRound, startTestService, type TestService } from '../support/service.js'
import { bytesOfStore } from '../support/stores.js'

const PERSON = 'Zebedee Quarrington'
const GENERIC = '[a person]'

let service: TestService
let cookie: string
const services: TestService[] = []

beforeEach(async () => {
  service = await startTestService()
  services.push(service)
  cookie = await service.organiserCookie()
  await insertDraft(service.db, { id: 'A', roundId: 1, reference: 'A' }, hashOf('key-of-a'), NOON)
  await send({ respondent_name: PERSON, contact_details: '01632 960123', identify_how: `${PERSON} came.` })
})
afterAll(async () => {
  for (const one of services) await one.close()
})

async function send(answers: Answers, minutes = 0): Promise<void> {
  const now = new Date(NOON.getTime() + minutes * 60_000)
  const response = {
    reference: 'A',
    edition: springRound.edition,
    answers: { agency: 'Larkfield', ...answers },
  }
  await sendDraft(service.db, { id: 'A', roundId: 1 }, response, now)
}

const get = async (address: string) =>
  (await request(service.app).get(address).set('Cookie', cookie).expect(200)).text
const post = (address: string, fields: object = {}) =>
  request(service.app).post(address).set('Cookie', cookie).type('form').send(fields)

/** Makes a request and gives its address. */
async function lookFor(term: string): Promise<string> {
  const { headers } = await post('/person-requests', { term }).expect(303)
  return headers.location ?? ''
}

interface Tick {
  readonly value: string
  readonly checked: boolean
}

const ticksOn = (html: string): readonly Tick[] =>
  elements(html, 'input')
    .filter((one) => attribute(one, 'name') === 'hit')
    .map((one) => ({
      value: attribute(one, 'value') ?? '',
      checked: attribute(one, 'checked') !== undefined,
    }))

/** Ticks everything that was found. */
async function chooseAll(page: string): Promise<void> {
  const hit = ticksOn(await get(page)).map(({ value }) => value)
  await post(`${page}/choice`, { hit }).expect(303)
}

it('asks whom to look for', async () => {
  for (const [term, problem] of [
    ['', 'Enter whom to look for'],
    ['Al', 'Enter at least three letters'],
    ['x'.repeat(201), 'must be 200 characters or less'],
  ] as const)
    expect((await post('/person-requests', { term }).expect(422)).text).toContain(problem)
})

it('ticks what is exact and nothing else, and keeps the name out of addresses and activity', async () => {
  await send({ respondent_name: PERSON, identify_how: 'Mr Quarrington and zebedee quarrington came' }, 5)
  const page = await lookFor(PERSON)
  expect(page).toMatch(/^\/person-requests\/[\w-]{22}$/)
  const html = await get(page)
  expect(ticksOn(html).map(({ value, checked }) => [value.split('/').at(-1), checked])).toEqual([
    ['identify_how:0', true],
    ['identify_how:2', false],
    ['respondent_name:0', true],
    ['contact_details:beside', false],
  ])
  expect(html).toContain('<mark>zebedee quarrington</mark>')
  expect(html).toContain('as sent in version 1; as sent in version 2')
  expect(html.replace(/<[^>]*>/g, (tag) => tag.toLowerCase())).not.toMatch(
    /(href|action|value)="[^"]*zebedee/,
  )
  const done = await listActivity(service.db)
  expect(done[0]).toMatchObject({ action: 'person-looked-for', object: page.slice(1), reason: '4 findings' })
  expect(JSON.stringify(done)).not.toMatch(/zebedee/i)
  expect((await post(`${page}/choice`).expect(422)).text).toContain('Select what is about this person')
})

it('exports what was ticked, to read and for machines', async () => {
  const page = await lookFor(PERSON)
  await chooseAll(page)
  const binary = (address: string) =>
    request(service.app).get(address).set('Cookie', cookie).responseType('blob').expect(200)
  const file = await binary(`${page}/choice.xlsx`)
  expect(file.get('Content-Disposition')).toBe('attachment; filename=person.xlsx')
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(file.body as Parameters<typeof workbook.xlsx.load>[0])
  const sheet = workbook.getWorksheet('Person')
  const rows = sheet?.getSheetValues().map((row) => (row as string[] | undefined)?.slice(1)) ?? []
  expect(rows).toContainEqual([
    'Response A, Early help audit: spring',
    'Question: Contact details',
    'as sent in version 1',
    'other details of the same contact',
    '01632 960123',
  ])
  const json = JSON.parse(String((await binary(`${page}/choice.json`)).body)) as readonly object[]
  expect(json).toHaveLength(3)
  expect(json[0]).toMatchObject({ match: 'all that was typed', text: `${PERSON} came.` })
  const exported = await listActivity(service.db, { action: 'person-exported' })
  expect(exported.map(({ reason }) => reason)).toEqual(['3 findings', '3 findings'])
})

it('hides what was ticked in answers as sent, which can be undone', async () => {
  const page = await lookFor(PERSON)
  await chooseAll(page)
  const form = { 'redact-reason': 'Request of the person', generic: GENERIC }
  const missing = await post(`${page}/redaction`, { ...form, generic: '' }).expect(422)
  expect(missing.text).toContain('Select what is shown in place of the words')
  const named = await post(`${page}/redaction`, { ...form, 'redact-reason': 'Zebedee asked' }).expect(422)
  expect(named.text).toContain('Take the person’s name out of the reason')
  await post(`${page}/redaction`, form).expect(303)
  const answer = '/rounds/spring/responses/A/answers/identify_how'
  expect(await get(answer)).toContain(`${GENERIC} came.`)
  expect(await get(answer)).toContain(`${PERSON} came.`)
  const undone = await listActivity(service.db, { action: 'correction-made' })
  expect(undone).toHaveLength(3)
})

it('erases what was ticked everywhere, says what backups hold, and tells the respondent', async () => {
  const agency = { name: 'Larkfield', sector: '', contact: PERSON, email: '', tags: [] }
  await expectAgencies(service.db, 1, [agency], NOON)
  await get('/rounds/spring/findings')
  await get('/rounds/spring/responses')
  const page = await lookFor(PERSON)
  await chooseAll(page)
  const plan = await get(`${page}/choice`)
  expect(plan).toContain('4 findings, in 4 texts')
  expect(plan).toContain('This cannot be undone.')
  expect(plan).toContain('kept for 30 days, so the last of them by 9 April 2027')
  for (const [reason, problem] of [
    ['', 'Enter a reason'],
    ['z'.repeat(501), 'must be 500 characters or less'],
    [`For ${PERSON}`, 'Take the person’s name out'],
  ] as const)
    expect((await post(`${page}/erasure`, { 'erase-reason': reason }).expect(422)).text).toContain(problem)
  await post(`${page}/erasure`, { 'erase-reason': 'Request of the person' }).expect(303)
  expect(await get(`${page}?done=erased`)).toContain('Nothing was found.')
  expect(await get('/rounds/spring/responses/A')).toContain('[erased] came.')
  expect(await get('/rounds/spring/findings/sections/identify')).not.toContain('Zebedee')
  const [erased] = await listActivity(service.db, { action: 'person-erased' })
  expect(erased).toMatchObject({ object: page.slice(1), reason: 'Request of the person (4 texts)' })
  const browser = service.browser()
  await browser.get('/links/key-of-a').expect(303)
  const copy = await browser.get('/rounds/spring/response/copy').expect(200)
  expect(copy.text).toContain(
    'On 10 March 2027, something in this response was erased at a person’s request.',
  )
  await post(`${page}/closure`).expect(303)
  expect(await get('/person-requests?done=closed')).not.toContain('Zebedee')
  await request(service.app).get(page).set('Cookie', cookie).expect(404)
  expect(await bytesOfStore(service.folder)).not.toContain('zebede')
})

it('does nothing where what was ticked has changed since', async () => {
  const page = await lookFor('came')
  await chooseAll(page)
  await service.db
    .updateTable('answers')
    .set({ value: '"gone"' })
    .where('question_id', '=', 'identify_how')
    .execute()
  await request(service.app).get(`${page}/choice`).set('Cookie', cookie).expect(303)
  const { text } = await post(`${page}/erasure`, { 'erase-reason': 'Asked' }).expect(422)
  expect(text).toContain('Nothing was done.')
  expect(await listActivity(service.db, { action: 'person-erased' })).toEqual([])
})

it('finds organisers, and says why what they did is kept', async () => {
  const html = await get(await lookFor('Test lead'))
  expect(ticksOn(html)).toEqual([])
  expect(html).toContain('Kept, because the council has to be able to say who read and changed what.')
  await get('/rounds/spring/responses')
  expect(await get(await lookFor('Test lead'))).toContain(
    '3 entries in the record of activity name this organiser',
  )
})

it('forgets what was looked for after thirty days', async () => {
  const page = await lookFor(PERSON)
  expect(await get('/person-requests')).toContain(PERSON)
  service.clock.now = new Date('2027-04-10T12:00:00Z')
  cookie = await service.organiserCookie()
  expect(await get('/person-requests')).not.toContain(PERSON)
  await request(service.app).get(page).set('Cookie', cookie).expect(404)
})

it('writes the store’s file anew once nothing else reads it', async () => {
  const page = await lookFor(PERSON)
  await service.db.updateTable('person_requests').set({ uncleared: 1 }).execute()
  expect(await get(page)).toContain('its file may still hold them')
  const { headers } = await post(`${page}/clearing`).expect(303)
  expect(headers.location).toBe(`${page}?done=cleared`)
  expect(await get(page)).not.toContain('its file may still hold them')
})

it('erases a whole response, and leaves its reference in the record', async () => {
  const erasure = '/rounds/spring/responses/A/erasure'
  expect(await get('/rounds/spring/responses/A')).toContain(`href="${erasure}"`)
  expect(await get(erasure)).toContain('4 answers in 1 version')
  expect((await post(erasure).expect(422)).text).toContain('Enter a reason')
  const { headers } = await post(erasure, { reason: 'Request of the agency' }).expect(303)
  expect(await get(headers.location ?? '')).toContain('The response was erased.')
  await post(erasure, { reason: 'Twice' }).expect(404)
  const [erased] = await listActivity(service.db, { action: 'response-erased' })
  expect(erased).toMatchObject({ object: 'responses/A', reason: 'Request of the agency' })
  const browser = service.browser()
  await browser.get('/links/key-of-a').expect(303)
  const copy = await browser.get('/rounds/spring/response/copy').expect(200)
  expect(copy.text).toContain('was erased at a person’s request')
  expect(copy.text).not.toContain('Zebedee')
})

it('erases no response for which others were left out as duplicates', async () => {
  await insertDraft(service.db, { id: 'B', roundId: 1, reference: 'B' }, 'key of b', NOON)
  const response = { reference: 'B', edition: springRound.edition, answers: { agency: 'Larkfield' } }
  await sendDraft(service.db, { id: 'B', roundId: 1 }, response, NOON)
  const duplicate = { kind: 'duplicate', of: 'A', version: '1', reason: 'Twice' }
  await post('/rounds/spring/responses/B/corrections', duplicate).expect(303)
  const { text } = await post('/rounds/spring/responses/A/erasure', { reason: 'Asked' }).expect(422)
  expect(text).toContain('Response B is marked as a duplicate of this one')
})

it('shows no more ticks than a form can send, and says so', async () => {
  const responses = Array.from({ length: 401 }, (_, index) => ({
    reference: `M${index}`,
    edition: springRound.edition,
    answers: { provide_gaps: 'Ask Barnaby Thistlewick' },
  }))
  await insertResponses(service.db, 1, responses, NOON)
  const page = await lookFor('Barnaby Thistlewick')
  expect(await get(page)).toContain('Only the first 400 of 401 are shown.')
  await chooseAll(page)
  await post(`${page}/erasure`, { 'erase-reason': 'Asked' }).expect(303)
  expect(ticksOn(await get(page))).toHaveLength(1)
})
