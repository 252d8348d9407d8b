import ExcelJS from 'exceljs'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listActionVersions, listActions, listNotes } from '../../server/db/actions.js'
import { listActivity } from '../../server/db/activity.js'
import { expectAgencies } from '../../server/db/agencies.js'
import { insertStatement } from '../../server/db/statements.js'
import { formFields } from '../support/form.js'
import { NOON, startTestService, type TestService } from '../support/service.js'

const LIST = '/rounds/spring/actions'
const BOARD = { text: 'Train schools', owner: 'Board', dueOn: '2027-03-09', status: 'under-way' }

let service: TestService
let lead: string
let member: string

beforeAll(async () => {
  service = await startTestService()
  lead = await service.organiserCookie('lead')
  member = await service.organiserCookie('member')
  const agency = { name: 'Larkfield School', sector: '', contact: '', email: '', tags: [] }
  await expectAgencies(service.db, 1, [agency], NOON)
})
afterAll(() => service.close())

const get = (address: string, cookie = lead) => request(service.app).get(address).set('Cookie', cookie)
const post = (address: string, form: object, cookie = lead) =>
  request(service.app).post(address).set('Cookie', cookie).type('form').send(form)
/** The form at an address of a page's, as a browser would send it. */
const form = (html: string, address: string) => Object.fromEntries(formFields(html, address))
const listed = () => listActions(service.db, 1)

describe('actions of a round', () => {
  it('are numbered in their order, one for each form though it is sent twice', async () => {
    await post(LIST, { ...BOARD, form: 'one' }).expect(303)
    await post(LIST, { ...BOARD, form: 'one' }).expect(303)
    await post(LIST, { ...BOARD, form: 'two', dueOn: '2027-09-30' }, member).expect(303)
    expect((await listed()).map(({ number, writtenBy }) => `${number} ${writtenBy}`)).toEqual([
      '1 Test lead',
      '2 Test member',
    ])
    const { text } = await get(`${LIST}?show=overdue`).expect(200)
    expect(text).toContain('1. Train schools')
    expect(text).toContain('Overdue (1)')
    expect(text).not.toContain('2. Train schools')
  })

  it('keep what was typed beside what is wrong with it', async () => {
    const { text } = await post(LIST, { ...BOARD, owner: '', agency: '', dueOn: '30/9/27' }).expect(422)
    expect(text).toContain('Choose the agency that owns it, or enter a group or role')
    expect(text).toContain('href="#dueOn"')
    expect(form(text, LIST)).toMatchObject({ text: 'Train schools', dueOn: '30/9/27' })
    expect(await listed()).toHaveLength(2)
  })

  it('offer the register to leads alone, who say whether an agency may be named', async () => {
    expect((await get(`${LIST}/new`)).text).toContain('Larkfield School')
    expect((await get(`${LIST}/new`, member)).text).not.toContain('Larkfield School')
    await post(LIST, { ...BOARD, owner: '', agency: '1' }, member).expect(422)
    await post(LIST, { ...BOARD, owner: '', agency: '1', named: 'yes' }).expect(303)
    const [, , third] = await listed()
    expect(third).toMatchObject({ agencyName: 'Larkfield School', isOwnerNamed: true })
    const { text } = await get(`${LIST}/3`, member)
    expect(text).toContain('Larkfield School')
    expect(text).not.toContain('name="named"')
    const changed = { ...BOARD, owner: '', agency: '1', named: 'no', status: 'done', version: '1' }
    await post(`${LIST}/3`, changed, member).expect(303)
    expect((await listed())[2]).toMatchObject({ status: 'done', isOwnerNamed: true })
  })

  it('tell two people who change one at once what the other did, and lose neither', async () => {
    const opened = form((await get(`${LIST}/1`)).text, `${LIST}/1`)
    const mine = { ...opened, text: 'Train schools and nurseries', dueOn: '2027-10-01' }
    await post(`${LIST}/1`, { ...opened, dueOn: '2027-12-01', status: 'done' }, member).expect(303)
    const { text } = await post(`${LIST}/1`, mine).expect(422)
    expect(text).toContain(
      'Test member changed “Due date” from “9 March 2027” to “1 December 2027” while you',
    )
    expect(text).toContain('Test member changed “Status” from “Under way” to “Done” while you')
    const again = form(text, `${LIST}/1`)
    expect(again).toMatchObject({ text: 'Train schools and nurseries', dueOn: '2027-10-01', status: 'done' })
    await post(`${LIST}/1`, again).expect(303)
    const versions = await listActionVersions(service.db, 1, 1)
    expect(versions.map(({ version, dueOn, status }) => `${version} ${dueOn} ${status}`)).toEqual([
      '3 2027-10-01 done',
      '2 2027-12-01 done',
      '1 2027-03-09 under-way',
    ])
    expect((await get(`${LIST}/1`)).text).toContain('Due date from “9 March 2027” to “1 December 2027”')
  })

  it('save nothing where nothing was changed, and both where two save in one moment', async () => {
    const opened = form((await get(`${LIST}/2`)).text, `${LIST}/2`)
    await post(`${LIST}/2`, opened).expect(303)
    expect(await listActionVersions(service.db, 1, 2)).toHaveLength(1)
    const texts = ['Once', 'Twice', 'Thrice']
    const sent = await Promise.all(texts.map((text) => post(`${LIST}/2`, { ...opened, text })))
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 422, 422])
    expect(await listActionVersions(service.db, 1, 2)).toHaveLength(2)
  })

  it('have progress notes that stay as they were written', async () => {
    await post(`${LIST}/1/notes`, { note: ' ' }).expect(422)
    const { text } = await post(`${LIST}/1/notes`, { note: 'x'.repeat(4_001) }).expect(422)
    expect(text).toContain('It is 4,001 now')
    for (const id of ['a', 'a', 'b'])
      await post(`${LIST}/1/notes`, { note: `Booked ${id}`, form: id }, member).expect(303)
    const [{ id } = { id: 0 }] = await listed()
    const notes = (await listNotes(service.db, 1)).get(id)
    expect(notes?.map(({ text: note }) => note)).toEqual(['Booked b', 'Booked a'])
    expect((await get(LIST + '?show=all')).text).toContain('Last note, Test member, 10 March 2027: Booked b')
  })

  it('are downloaded as CSV and as a workbook, formulas as texts', async () => {
    await post(LIST, { ...BOARD, text: '=1+1' }).expect(303)
    const { text } = await get(`${LIST}.csv`, member).expect(200)
    expect(text).toContain(
      'Number,Action,Owner,Due,Status,Overdue,Follows from,Statement that it follows from,Last changed,Progress notes',
    )
    expect(text).toContain(`4,'=1+1,Board,2027-03-09,Under way,Yes,`)
    const file = await get(`${LIST}.xlsx`).responseType('blob').expect(200)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(file.body as Parameters<typeof workbook.xlsx.load>[0])
    const rows = workbook.worksheets[0]?.getSheetValues() ?? []
    expect(JSON.stringify(rows)).toContain('Booked b')
    expect(JSON.stringify(rows)).toContain('"=1+1"')
  })

  it('are of one round, and recorded', async () => {
    await get(`${LIST}/99`).expect(404)
    await get(`${LIST}/one`).expect(404)
    const actions = (await listActivity(service.db)).map(({ action }) => action)
    for (const action of ['action-added', 'action-changed', 'action-noted', 'actions-exported'])
      expect(actions).toContain(action)
  })
})

describe('an action and a statement on the findings', () => {
  const text = 'Few schools share a form, says Larkfield School.'
  const content = { sectionId: 'assess', kind: 'finding', text, evidence: [], quotes: [] } as const
  let number = 0
  beforeAll(async () => {
    await insertStatement(service.db, { roundId: 1, draftId: null }, content, 1, NOON)
    number = (await listed()).length + 1
    await post(LIST, { ...BOARD, text: 'Ask Larkfield School', statement: '1', form: 'linked' }).expect(303)
  })

  it('are linked, on the page of the action and in its files', async () => {
    expect((await listed()).at(-1)).toMatchObject({ number, statementId: 1 })
    const { text: page } = await get(`${LIST}/${number}`)
    expect(page).toContain('href="/rounds/spring/statements/1"')
    expect(page).toContain(`Follows from the statement: ${text}`)
    expect((await get(`${LIST}.csv`)).text).toContain(text)
    const made = form(page, `${LIST}/${number}`)
    await post(`${LIST}/${number}`, { ...made, statement: '99' }).expect(303)
    expect((await listed()).at(-1)?.statementId).toBeNull()
    const { text: changed } = await get(`${LIST}/${number}`)
    expect(changed).toContain('to “nothing”')
    await post(`${LIST}/${number}`, { ...form(changed, `${LIST}/${number}`), statement: '1' }).expect(303)
  })

  it('are read by members through the mask, who save no masked words', async () => {
    await post(`${LIST}/${number}/notes`, { note: 'Larkfield School agreed', form: 'n' }).expect(303)
    const address = `${LIST}/${number}`
    const { text: page } = await get(address, member)
    for (const shown of [page, (await get(`${LIST}?show=all`, member)).text]) {
      expect(shown).toContain('Ask [an agency]')
      expect(shown).not.toContain('Ask Larkfield')
    }
    expect(page).toContain('Few schools share a form, says [an agency].')
    expect(page).toContain('[an agency] agreed')
    expect((await get(`${LIST}.csv`, member)).text).not.toContain('Ask Larkfield')
    const opened = form(page, address)
    await post(address, { ...opened, status: 'done' }, member).expect(303)
    expect((await listed()).at(-1)).toMatchObject({ text: 'Ask Larkfield School', status: 'done' })
    const again = form((await get(address, member)).text, address)
    await post(address, { ...again, text: 'Ask schools' }, member).expect(303)
    expect((await listed()).at(-1)?.text).toBe('Ask schools')
  })
})
