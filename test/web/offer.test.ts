import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lintWorkbook } from '../../server/export/workbookLint.js'
import { listActivity } from '../../server/db/activity.js'
import { insertCorrection } from '../../server/db/corrections.js'
import { countWholeResponse, eraseResponse } from '../../server/db/responseErasures.js'
import { listOfferEntries, listOfferVersions } from '../../server/db/offer.js'
import { insertResponses } from '../../server/db/responses.js'
import { formFields } from '../support/form.js'
import { NOON, startTestService, type TestService } from '../support/service.js'

const LIST = '/rounds/spring/offer'
const edition = 'working-together-2018'
const ANSWER = 'Breakfast club\nOpen door on Tuesdays'

let service: TestService
let lead: string
let member: string

beforeAll(async () => {
  service = await startTestService()
  lead = await service.organiserCookie('lead')
  member = await service.organiserCookie('member')
  const school = { agency: 'Larkfield School', sector: 'schools-education', provide_universal: ANSWER }
  const clinic = {
    agency: 'Mill Clinic',
    sector: 'health',
    provide_targeted: 'Sleep clinic with Larkfield School',
  }
  const responses = [
    { reference: 'R1', edition, answers: school },
    { reference: 'R2', edition, answers: clinic },
  ]
  await insertResponses(service.db, 1, responses, NOON)
})
afterAll(() => service.close())

const get = (address: string, cookie = lead) => request(service.app).get(address).set('Cookie', cookie)
const post = (address: string, form: object = {}, cookie = lead) =>
  request(service.app).post(address).set('Cookie', cookie).type('form').send(form)
const form = (html: string, address: string) => Object.fromEntries(formFields(html, address))
const entries = () => listOfferEntries(service.db, 1)
const titles = async () =>
  (await entries()).map(({ number, title, sharing }) => `${number} ${title}, ${sharing}`)

describe('what is on offer', () => {
  it('is drafted from answers once, however often it is asked for', async () => {
    expect((await get(LIST)).text).toContain('Draft entries from 2 answers')
    await Promise.all([post(`${LIST}/drafts`).expect(303), post(`${LIST}/drafts`).expect(303)])
    expect(await titles()).toEqual(['1 Breakfast club, leads', '2 Sleep clinic with Larkfield School, leads'])
    expect((await get(LIST)).text).not.toContain('Draft entries from')
  })

  it('is for leads alone until they share it', async () => {
    expect((await get(LIST, member)).text).toContain('No entries.')
    await get(`${LIST}/1`, member).expect(403)
    await post(`${LIST}/1`, {}, member).expect(403)
    expect((await get(`${LIST}?view=leads`, member)).text).not.toContain('Breakfast')
    expect((await get(`${LIST}.csv?view=leads`, member)).text).not.toContain('Breakfast')
  })

  it('is split into what is ticked, each in the words of the answer', async () => {
    const opened = form((await get(`${LIST}/1`)).text, `${LIST}/1/parts`)
    await post(`${LIST}/1/parts`, { ...opened, part: '' }).expect(422)
    await post(`${LIST}/1/parts`, { ...opened, part: ['0-14', '15-36'] }).expect(303)
    const { text } = await post(`${LIST}/1/parts`, { ...opened, part: '0-14' }).expect(422)
    expect(text).toContain('Nothing was split')
    expect(await titles()).toEqual([
      '1 Breakfast club, left-out',
      '2 Sleep clinic with Larkfield School, leads',
      '3 Breakfast club, leads',
      '4 Open door on Tuesdays, leads',
    ])
    expect((await entries())[3]?.words.place).toEqual({ start: 15, end: 36 })
  })

  it('is read by the group with its agency’s name, and without names that were not shared', async () => {
    for (const number of [2, 3]) {
      const opened = form((await get(`${LIST}/${number}`)).text, `${LIST}/${number}`)
      const change = {
        level: 'targeted',
        issues: ['health', 'attendance'],
        sharing: number === 2 ? 'public' : 'leads',
      }
      await post(`${LIST}/${number}`, { ...opened, ...change }).expect(303)
    }
    const { text } = await get(LIST, member)
    expect(text).toContain('Mill Clinic, Health')
    expect(text).toContain('Sleep clinic with [an agency]')
    expect(text).not.toContain('Larkfield')
    expect(text).not.toContain('R2')
    expect(text).not.toContain(`${LIST}/2"`)
    expect((await get(`${LIST}?search=tuesday`)).text).toContain('1 entry')
    expect((await get(`${LIST}?issue=attendance&level=targeted&sector=health`)).text).toContain('1 entry')
    expect((await get(`${LIST}?view=public`)).text).toContain('Sleep clinic with [an agency]')
  })

  it('keeps what was typed beside what is wrong with it', async () => {
    const typed = { title: '', agencyName: '', words: 'Typed at length', issues: 'health', sharing: 'group' }
    const { text } = await post(LIST, typed).expect(422)
    expect(text).toContain('Enter the name of the service')
    expect(text).toContain('Choose the agency in the register, or enter its name')
    expect(form(text, LIST)).toMatchObject({ words: 'Typed at length' })
    expect(text).toMatch(/value="health"[^>]*checked/)
    const named = { ...typed, title: 'Toast', agencyName: 'Open Door', form: 'once' }
    await post(LIST, named).expect(303)
    await post(LIST, named).expect(303)
    expect(await entries()).toHaveLength(5)
    expect((await get(LIST, member)).text).toContain('Typed at length')
  })

  it('tells two leads who change an entry at once what the other did, and loses neither', async () => {
    const opened = form((await get(`${LIST}/4`)).text, `${LIST}/4`)
    const chosen = { ...opened, level: 'universal' }
    await post(`${LIST}/4`, { ...chosen, evidence: 'Attendance went up', sharing: 'group' }).expect(303)
    const { text } = await post(`${LIST}/4`, { ...chosen, title: 'Open door', sharing: 'leads' }).expect(422)
    expect(text).toContain('changed “Who reads it” from “Leads only” to “The group” while you')
    expect(form(text, `${LIST}/4`)).toMatchObject({ title: 'Open door', evidence: 'Attendance went up' })
    const again = { ...form(text, `${LIST}/4`), level: 'universal', sharing: 'group' }
    await post(`${LIST}/4`, again).expect(303)
    await post(`${LIST}/4`, {
      ...form((await get(`${LIST}/4`)).text, `${LIST}/4`),
      ...{ level: 'universal', sharing: 'group' },
    }).expect(303)
    const versions = await listOfferVersions(service.db, 1, 4)
    expect(versions.map(({ version, title, sharing }) => `${version} ${title} ${sharing}`)).toEqual([
      '3 Open door group',
      '2 Open door on Tuesdays group',
      '1 Open door on Tuesdays leads',
    ])
    expect((await get(LIST, member)).text).toContain('Open door on Tuesdays')
  })

  it('is not read by others while its answer has changed, until a lead has looked again', async () => {
    const opened = form((await get(`${LIST}/4`)).text, `${LIST}/4`)
    const { id } = await service.db
      .selectFrom('responses')
      .select('id')
      .where('reference', '=', 'R1')
      .executeTakeFirstOrThrow()
    const remedy = {
      kind: 'text',
      questionId: 'provide_universal',
      text: 'Open door on Tuesdays, with tea',
    } as const
    const correction = { responseId: id, version: 1, remedy, reason: 'Agreed', organiserId: 1 }
    await insertCorrection(service.db, correction, NOON)
    expect((await get(LIST, member)).text).not.toContain('Open door')
    expect((await get(LIST)).text).toContain('Look at them again')
    const { text } = await post(`${LIST}/4`, { ...opened, level: 'universal', sharing: 'group' }).expect(422)
    expect(text).toContain('The answer changed while you had this page open')
    expect(text).toContain('Open door on Tuesdays, with tea')
    const again = { ...form(text, `${LIST}/4`), level: 'universal', sharing: 'group' }
    await post(`${LIST}/4`, again).expect(303)
    expect((await get(LIST, member)).text).toContain('Open door on Tuesdays')
    expect((await get(`${LIST}?view=changed`)).text).toContain('1 entry')
  })

  it('is downloaded as it is read, formulas as texts, in a workbook that can be published', async () => {
    await post(LIST, { title: '=1+1', agencyName: 'Open Door', sharing: 'public' }).expect(303)
    const { text } = await get(`${LIST}.csv`)
    expect(text).toContain(
      'Number,Service,Agency,Sector,Level,Addresses,Evidence,In the agency’s words,Who reads it',
    )
    expect(text).toContain(
      `'=1+1,Open Door,No sector,Universal,Not said,Not said,Not said,Everybody,No,Not said`,
    )
    const shared = await get(`${LIST}.csv`, member)
    expect(shared.text).toContain('Mill Clinic')
    expect(shared.text).not.toContain('Who reads it')
    expect(shared.text).not.toContain('R2')
    for (const cookie of [lead, member]) {
      const file = await get(`${LIST}.xlsx`, cookie).responseType('blob').expect(200)
      expect(await lintWorkbook(file.body as Buffer, 'internal')).toEqual([])
    }
  })

  it('is printed by a release as far as it is shared with everybody', async () => {
    const { text } = await get('/rounds/spring/release-drafts/10').expect(200)
    expect(text).toContain('Mill Clinic, Health. Targeted')
    expect(text).toContain('Sleep clinic with [an agency]')
    expect(text).toContain('Children who have not been attending school regularly; Parents and children')
    expect(text).not.toContain('Typed at length')
  })

  it('goes with the response that it came from, is of one round, and is recorded', async () => {
    await get(`${LIST}/99`).expect(404)
    await get(`${LIST}/one`).expect(404)
    const { id } = await service.db
      .selectFrom('responses')
      .select('id')
      .where('reference', '=', 'R1')
      .executeTakeFirstOrThrow()
    expect(await countWholeResponse(service.db, id)).toMatchObject({ offered: 3 })
    await eraseResponse(service.db, id, NOON)
    expect((await entries()).map(({ number }) => number)).toEqual([2, 5, 6])
    const actions = (await listActivity(service.db)).map(({ action }) => action)
    for (const action of ['offer-drafted', 'offer-added', 'offer-changed', 'offer-split', 'offer-exported'])
      expect(actions).toContain(action)
  })
})
