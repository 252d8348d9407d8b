import ExcelJS from 'exceljs'
import request from 'supertest'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listActivity } from '../../server/db/activity.js'
import { expectAgencies, listRoundAgencies } from '../../server/db/agencies.js'
import { insertResponses } from '../../server/db/responses.js'
import { findRound, insertRound } from '../../server/db/rounds.js'
import { elements, textOf } from '../support/dom.js'
import { NOON, springRound, startResponse, startTestService, type TestService } from '../support/service.js'

let service: TestService
let cookie: string
beforeEach(async () => {
  service = await startTestService()
  cookie = await service.organiserCookie()
})
afterEach(() => service.close())

const ROUND = '/rounds/spring'
const get = (address: string) => request(service.app).get(address).set('Cookie', cookie)
const post = (address: string, form: object = {}) =>
  request(service.app).post(address).set('Cookie', cookie).type('form').send(form)
const textAt = async (address: string) => (await get(address).expect(200)).text
const roundId = async (slug = 'spring') => (await findRound(service.db, slug))?.id ?? 0

/** A table's rows by their heading, as people read them. */
async function rowsAt(address: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const rows = elements(await textAt(address), 'tr').map((row) => {
    const [head] = elements(row, 'th').map((cell) => textOf(cell).trim())
    return [head ?? '', elements(row, 'td').map((cell) => textOf(cell).trim())] as const
  })
  return Object.fromEntries(rows)
}

const expecting = async (...names: string[]) =>
  expectAgencies(
    service.db,
    await roundId(),
    names.map((name) => ({ name, sector: 'health', contact: '', email: '', tags: [] })),
    NOON,
  )

const wanted = {
  title: 'Early help audit 2027',
  area: 'Exampleton',
  edition: 'working-together-2018',
  opensOn: '2027-03-01',
  closesOn: '2027-04-30',
  access: 'invitation',
  minimumCount: '5',
  contactEmail: 'early.help@example.gov.uk',
  contactPhone: '01632 960001',
  dangerContact: 'Then call 01632 960999, day or night.',
  thresholdsUrl: 'https://example.gov.uk/thresholds',
}

it('names a questionnaire by its title and source', async () => {
  const text = await textAt('/rounds/new')
  expect(text).toMatch(
    /value="working-together-2018"[^>]*>\s*<label[^>]*>\s*Multi-agency early help in your area/,
  )
  expect(text).toContain('City of York Council')
})

it('creates a round whose contacts stand on every page that agencies see', async () => {
  const wrong = await post('/rounds', { ...wanted, closesOn: '2027-02-01', area: '' }).expect(422)
  expect(wrong.text).toContain('Enter the name of the area')
  expect(wrong.text).toContain('must be the same as or after the first day')
  expect(wrong.text).toContain('value="01632 960001"')
  await post('/rounds', wanted)
    .expect(303)
    .expect('Location', /\/rounds\/early-help-audit-2027\/agencies/)
  // A second one of that title has an address of its own.
  await post('/rounds', wanted).expect('Location', /\/rounds\/early-help-audit-2027-2\/agencies/)
  const { text } = await request(service.app).get('/rounds/early-help-audit-2027')
  for (const words of ['early.help@example.gov.uk', '01632 960001', 'Then call 01632 960999, day or night.'])
    expect(text).toContain(words)
  expect(await listActivity(service.db, { action: 'round-created' })).toHaveLength(2)
})

it('lets nobody start where answers are by invitation, but whoever has a private link answer', async () => {
  await post(`${ROUND}/settings`, { ...wanted, title: 'Spring' }).expect(303)
  const { text } = await request(service.app).get(ROUND)
  expect(text).toContain('Answers are by invitation')
  expect(text).not.toContain('Start now')
  await request(service.app).post(`${ROUND}/drafts`).expect(403)
  await expecting('Mill Surgery')
  const file = await post(`${ROUND}/links.csv`, { kind: 'invitation' }).expect(200)
  expect(file.text).toMatch(/^\uFEFFagency,contact,email,reference,link\nMill Surgery,,,[\w-]+,http/)
  const browser = service.browser()
  await browser.get(new URL(/http\S+/.exec(file.text)?.[0] ?? '').pathname).expect(303)
  expect((await browser.get(`${ROUND}/response/sections/about`).expect(200)).text).toContain(
    'value="Mill Surgery"',
  )
  expect(await listActivity(service.db, { action: 'links-exported' })).toHaveLength(1)
})

it('keeps the edition of a used round, and changes the rest', async () => {
  await startResponse(service.browser())
  expect(await textAt(`${ROUND}/settings`)).toContain(
    'Questionnaire: Multi-agency early help in Exampleton. It can no longer change',
  )
  await post(`${ROUND}/settings`, { ...wanted, edition: 'another' }).expect(303)
  expect(await findRound(service.db, 'spring')).toMatchObject({
    edition: 'working-together-2018',
    title: wanted.title,
    closesOn: wanted.closesOn,
  })
})

it('closes, opens again, extends and archives a round, and gives one response more time', async () => {
  const late = service.browser()
  const response = await startResponse(late)
  await late.post(`${response}/sections/about`).type('form').send({ agency: 'Late School' }).expect(303)
  const page = await textAt(`${ROUND}/closure`)
  expect(page).not.toContain('Late School')
  const reference = /name="reference" type="radio" value="([\w-]+)"/.exec(page)?.[1] ?? ''
  await post(`${ROUND}/closure`).expect(303)
  await late.get(`${response}/sections/about`).expect(410)
  await post(`${ROUND}/grace`, { reference, until: '2027-03-09' }).expect(422)
  await post(`${ROUND}/grace`, { reference, until: '2027-03-12' }).expect(303)
  await late.get(`${response}/sections/about`).expect(200)
  await request(service.app).post(`${ROUND}/drafts`).expect(410)
  await post(`${ROUND}/opening`).expect(303)
  await request(service.app).post(`${ROUND}/drafts`).expect(303)
  service.clock.now = new Date('2027-04-05T12:00:00Z')
  cookie = await service.organiserCookie()
  await post(`${ROUND}/opening`).expect(422)
  await post(`${ROUND}/extension`, { closesOn: '2027-04-01' }).expect(422)
  await post(`${ROUND}/archive`).expect(303)
  expect((await request(service.app).get('/')).text).not.toContain(springRound.title)
  expect(await textAt('/')).toContain('Archived')
  await post(`${ROUND}/extension`, { closesOn: '2027-04-10' }).expect(303)
  await request(service.app).post(`${ROUND}/drafts`).expect(303)
})

it('imports a workbook as it imports CSV, after a look at what each row would do', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Agencies')
  sheet.addRow(['Organisation', 'Sector', 'E-mail', 'Tags'])
  sheet.addRow(['Mill Surgery', 'Health', 'ann@mill.example.org', 'north; GP'])
  sheet.addRow(['Nobody', 'Dentistry', '', ''])
  sheet.addRow(['mill surgery', 'Health', '', ''])
  const bytes = Buffer.from(await book.xlsx.writeBuffer())
  const upload = (file: Buffer, name: string) =>
    request(service.app).post(`${ROUND}/agencies/import`).set('Cookie', cookie).attach('file', file, name)
  for (const [file, words] of [
    [Buffer.from('PK nothing'), 'neither an Excel workbook'],
    [Buffer.from('name of it,sector\nx,y\n'), 'no column with the heading'],
    [Buffer.from('agency,sector\n'), 'no rows below'],
    [Buffer.from('agency,sector\n"open'), 'neither an Excel workbook'],
  ] as const)
    expect((await upload(file, 'x').expect(422)).text).toContain(words)
  await upload(bytes, 'agencies.xlsx').expect(303)
  const check = `${ROUND}/agencies/import/check`
  const rows = await rowsAt(check)
  expect(rows['3']).toEqual(['Nobody', '“Dentistry” is no sector of this questionnaire'])
  expect(rows['4']).toEqual(['mill surgery', 'The agency is in row 2 already'])
  expect(await listRoundAgencies(service.db, await roundId())).toEqual([])
  // A table that was not looked at is not taken in.
  await post(`${ROUND}/agencies/import/application`, { upload: 'another' }).expect('Location', check)
  const id = /name="upload" value="([\w-]+)"/.exec(await textAt(check))?.[1]
  await post(`${ROUND}/agencies/import/application`, { upload: id }).expect(303)
  await post(`${ROUND}/agencies/import/application`, { upload: id }).expect(303)
  const [only, ...others] = await listRoundAgencies(service.db, await roundId())
  expect(others).toEqual([])
  expect(only?.agency).toMatchObject({
    name: 'Mill Surgery',
    email: 'ann@mill.example.org',
    tags: ['north', 'GP'],
  })
  // The same table again brings the agency up to date, and adds none.
  await upload(Buffer.from('agency,contact\nMILL SURGERY,Ann Example\n'), 'agencies.csv').expect(303)
  expect(await textAt(check)).toContain('0 agencies would be added, 1 brought up to date')
})

it('counts an agency once however many responses it sends, and one that was not expected apart', async () => {
  await expecting('Mill Surgery', 'Park Surgery')
  const response = (reference: string, agency: string) => ({
    reference,
    edition: springRound.edition,
    answers: { agency, sector: 'health' },
  })
  const responses = [
    response('A1', 'Mill surgery'),
    response('A2', 'The Mill Surgery'),
    response('A3', 'Harbour'),
  ]
  await insertResponses(service.db, await roundId(), responses, NOON)
  const matches = await textAt(`${ROUND}/matches`)
  expect(matches).toContain('Mill Surgery')
  expect((await rowsAt(`${ROUND}/coverage`)).All?.slice(0, 2)).toEqual(['2', '0'])
  await post(`${ROUND}/matches`, { reference: 'A1' }).expect(422)
  await post(`${ROUND}/matches`, { reference: 'A1', agency: 'another', name: 'Nowhere' }).expect(422)
  await post(`${ROUND}/matches`, { reference: 'A1', agency: '1' }).expect(303)
  await post(`${ROUND}/matches`, { reference: 'A2', agency: 'another', name: 'mill surgery' }).expect(303)
  await post(`${ROUND}/matches`, { reference: 'A3', agency: 'new' }).expect(303)
  const board = await textAt(`${ROUND}/coverage`)
  expect(board).toContain('1 of 2 agencies has responded.')
  expect(board).toContain('1 agency that was not expected has responded.')
  expect(board).toContain('1 agency has sent more than one response.')
  expect((await rowsAt(`${ROUND}/coverage`)).Health).toEqual(['2', '1', '0', '0', '0', '1', '0', '[u]'])
  // N of the findings is the register's.
  expect(await textAt(`${ROUND}/findings`)).toContain('3 responses received; 2 agencies expected.')
  await post(`${ROUND}/matches`, { reference: 'A3', agency: 'nobody' }).expect(303)
  expect(await textAt(`${ROUND}/coverage`)).toContain('1 response is not matched')
})

it('follows an agency from invited to opened to part done to responded', async () => {
  await expecting('Mill Surgery')
  const progress = async () => (await rowsAt(`${ROUND}/agencies`))['Mill Surgery']?.[2]
  expect(await progress()).toBe('Not invited')
  const file = await post(`${ROUND}/links.csv`, { kind: 'invitation' })
  expect(await progress()).toBe('Invited')
  const browser = service.browser()
  const link = new URL(/http\S+/.exec(file.text)?.[0] ?? '').pathname
  // A mail filter that follows the link without keeping a cookie opens nothing.
  await request(service.app).get(link).expect(303)
  expect(await progress()).toBe('Invited')
  await browser.get(link).expect(303)
  await browser.get(`${ROUND}/response`).expect(200)
  expect(await progress()).toBe('Opened')
  const identify = { identify_how: 'We notice.', writer: 'page' }
  await browser.post(`${ROUND}/response/sections/identify`).type('form').send(identify).expect(303)
  expect(await progress()).toBe('Part done')
  expect(await textAt(`${ROUND}/coverage/chase`)).toContain('Remind 1 agency that is part done')
  await browser.post(`${ROUND}/response/submission`).expect(303)
  expect(await progress()).toBe('Responded')
  expect(await textAt(`${ROUND}/coverage/chase`)).toContain(
    'Every expected agency has responded or declined.',
  )
})

it('takes an agency’s standing from its form, and says what is wrong with it', async () => {
  await expecting('Mill Surgery', 'Park Surgery')
  const form = { name: 'Mill Surgery', sector: 'health', standing: 'declined' }
  await post(`${ROUND}/agencies/1`, form).expect(303)
  expect((await rowsAt(`${ROUND}/coverage`)).Health?.slice(0, 7)).toEqual(['2', '0', '0', '0', '0', '1', '1'])
  await post(`${ROUND}/agencies/1`, { ...form, standing: 'not-expected' }).expect(303)
  expect((await rowsAt(`${ROUND}/coverage`)).Health?.[0]).toBe('1')
  const wrong = await post(`${ROUND}/agencies/1`, { ...form, name: 'park surgery.', email: 'x' }).expect(422)
  expect(wrong.text).toContain('The register has an agency of this name already')
  expect(wrong.text).toContain('Enter an email address in the correct format')
  await get(`${ROUND}/agencies/77`).expect(404)
})

it('expects in a new round whom earlier ones expected, in one click', async () => {
  await expecting('Mill Surgery', 'Park Surgery')
  await insertRound(service.db, { ...springRound, slug: 'autumn' }, NOON)
  expect(await textAt('/rounds/autumn/agencies')).toContain('Expect 2 agencies from earlier rounds')
  await post('/rounds/autumn/agencies/register').expect(303)
  expect(await listRoundAgencies(service.db, await roundId('autumn'))).toHaveLength(2)
})

it('offers no sending where no mail is set up, and keeps wordings of a round', async () => {
  await expecting('Mill Surgery')
  const page = `${ROUND}/invitations/invitation`
  expect(await textAt(page)).not.toContain('Send to 1 agency')
  await post(`${ROUND}/messages`, { kind: 'invitation' }).expect(404)
  await post(`${page}/wording`, { subject: 'Hello', text: 'No place for it' }).expect(422)
  await post(`${page}/wording`, { subject: 'To {agency}', text: 'Open {link} by {closes}' }).expect(303)
  const preview = await textAt(page)
  expect(preview).toContain('To Mill Surgery')
  expect(preview).toContain('(the agency’s own link) by 31 March 2027')
  await get(`${ROUND}/invitations/nonsense`).expect(404)
})
