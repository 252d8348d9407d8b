import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTargets, listIndicators } from '../../server/db/indicators.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { formFields } from '../support/form.js'
import { NOON, startTestService, type TestService } from '../support/service.js'

const CARD = '/rounds/spring/score-card'
const ASSESSMENTS = {
  ...{ label: 'Assessments started', unit: 'count', polarity: 'up', value: '1,340', target: '1,200' },
  ...{ period: '2026 to 2027', source: 'Case system', isPublic: 'yes' },
  ...{ 'national-value': '1100', 'national-period': '2026', 'national-source': 'DfE' },
}

let service: TestService
let lead: string
let member: string

beforeAll(async () => {
  service = await startTestService()
  lead = await service.organiserCookie('lead')
  member = await service.organiserCookie('member')
  const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
  await importResponses(service.db, service.services.questionnaires, 'spring', lines, NOON)
})
afterAll(() => service.close())

const get = (address: string, cookie = lead) => request(service.app).get(address).set('Cookie', cookie)
const post = (address: string, form: object, cookie = lead) =>
  request(service.app).post(address).set('Cookie', cookie).type('form').send(form)
const form = (html: string, address: string) => Object.fromEntries(formFields(html, address))

describe('the score card of a round', () => {
  it('shows each figure with its base, and leads to the responses behind it', async () => {
    const { text } = await get(CARD, member).expect(200)
    expect(text).toContain('20 of 34')
    const [, href = ''] = /href="([^"]*assess_lead_practitioner-choices\/yes\/all)"/.exec(text) ?? []
    expect((await get(href, member).expect(200)).text).toContain('20 responses')
    expect(text).not.toContain('Set targets')
    expect(text).not.toContain('Add an indicator')
  })

  it('has targets that leads set, told field by field where two do at once', async () => {
    const targets = `${CARD}/targets`
    await get(targets, member).expect(403)
    const opened = form((await get(targets)).text, targets)
    await post(targets, { ...opened, 'lead-practitioner': '120' }).expect(422)
    await post(targets, { ...opened, 'lead-practitioner': '75', 'data-use': '80' }).expect(303)
    const { text } = await post(targets, { ...opened, 'lead-practitioner': '50' }).expect(422)
    expect(text).toContain(
      'Test lead changed “Take on the lead practitioner role” from “nothing” to “75” while you were writing. What you',
    )
    const again = form(text, targets)
    expect(again).toMatchObject({ 'lead-practitioner': '50', 'data-use': '80' })
    await post(targets, again).expect(303)
    expect((await findTargets(service.db, 1)).targets).toMatchObject({
      'lead-practitioner': 50,
      'data-use': 80,
    })
    const page = (await get(CARD)).text
    expect(page).toContain('50%: met')
    expect(page).toContain('80%: met')
  })

  it('takes indicators by hand, once for each form, with what is wrong beside its field', async () => {
    const indicators = `${CARD}/indicators`
    await post(indicators, ASSESSMENTS, member).expect(403)
    const { text } = await post(indicators, { ...ASSESSMENTS, value: 'many', 'national-period': '' }).expect(
      422,
    )
    expect(text).toContain('href="#value"')
    expect(text).toContain('href="#national-period"')
    expect(form(text, indicators)).toMatchObject({ value: 'many', 'national-source': 'DfE' })
    await post(indicators, { ...ASSESSMENTS, form: 'one' }).expect(303)
    await post(indicators, { ...ASSESSMENTS, form: 'one' }).expect(303)
    expect(await listIndicators(service.db, 1)).toHaveLength(1)
    const page = (await get(CARD, member)).text
    for (const words of ['1,340', '1,200: met', '1,100', '2026, DfE', 'There is no earlier round'])
      expect(page).toContain(words)
  })

  it('lets two leads change one at once and loses neither', async () => {
    const one = `${CARD}/indicators/1`
    const opened = form((await get(one)).text, one)
    await post(one, { ...opened, value: '1,350' }).expect(303)
    const { text } = await post(one, { ...opened, target: '1,500' }).expect(422)
    expect(text).toContain(
      'Test lead changed “Figure of this round” from “1340” to “1350” while you were writing. Theirs',
    )
    await post(one, form(text, one)).expect(303)
    expect(await listIndicators(service.db, 1)).toMatchObject([{ value: 1350, target: 1500, version: 3 }])
    await post(`${one}/removal`, { version: '1' }).expect(422)
    expect(await listIndicators(service.db, 1)).toHaveLength(1)
  })

  it('is downloaded as CSV, without what only leads see', async () => {
    const { text } = await get(`${CARD}.csv`, member).expect(200)
    expect(text).toContain(
      'Indicator,Which way is better,This round,Count,Base,Round before,Count in the round before,Base in the round before,Direction of travel,Target,Target met,National',
    )
    expect(text).toContain(
      'Take on the lead practitioner role,Larger is better,59%,20,34,,,,No earlier round,50,Yes',
    )
    expect(text).toContain('"1,100 (2026, DfE)"')
  })

  it('loses an indicator that a lead removes', async () => {
    await post(`${CARD}/indicators/1/removal`, { version: '3' }).expect(303)
    expect(await listIndicators(service.db, 1)).toEqual([])
    await get(`${CARD}/indicators/1`).expect(404)
  })
})
