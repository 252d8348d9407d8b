import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lintWorkbook } from '../../server/export/workbookLint.js'
import { insertResponses } from '../../server/db/responses.js'
import { fillIn, formFields } from '../support/form.js'
import { DRAFT_EDITION, draftResponses } from '../support/draftEdition.js'
import { elements, textOf } from '../support/dom.js'
import { openRound, startResponse, startTestService, type TestService } from '../support/service.js'
import { download, filledCopy, upload } from '../support/upload.js'

const round = { ...openRound, edition: DRAFT_EDITION }
const RESPONSE = '/rounds/spring/response'
const identify = `${RESPONSE}/sections/identify`
const NONE = 'none-of-these'
const CONTRADICTION =
  'Select either “None of these” or the answers that apply, not both, for: Which of these children do your staff know to be especially alert to?'

let service: TestService
beforeEach(async () => {
  service = await startTestService({}, round)
})
afterEach(() => service.close())

const lead = async () => {
  const cookie = await service.organiserCookie('lead')
  return (address: string) => request(service.app).get(address).set('Cookie', cookie)
}

describe('the form of the draft edition', () => {
  it('says that it is a draft before somebody starts', async () => {
    expect((await service.browser().get('/rounds/spring').expect(200)).text).toContain(
      'It is a draft edition',
    )
  })

  it('keeps "none of these" beside others as it was ticked, and asks which is meant', async () => {
    const browser = service.browser()
    await startResponse(browser)
    await fillIn(browser, `${RESPONSE}/sections/about`, { agency: 'Larkfield School' })
    const wrong = await fillIn(browser, identify, { identify_alert: ['exclusion', NONE] })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain(CONTRADICTION)
    const ticked = formFields(wrong.text, identify).filter(([name]) => name === 'identify_alert')
    expect(ticked.map(([, value]) => value)).toEqual(['exclusion', NONE])
    const refused = await browser.post(`${RESPONSE}/submission`).expect(422)
    expect(refused.text).toContain(CONTRADICTION)
    await fillIn(browser, identify, { identify_alert: [NONE] })
    await browser.post(`${RESPONSE}/submission`).expect(303).expect('Location', `${RESPONSE}/receipt`)
  })

  it('sets "none of these" apart, last and excluding', async () => {
    const browser = service.browser()
    await startResponse(browser)
    const { text } = await browser.get(identify).expect(200)
    expect(text).toMatch(/govuk-checkboxes__divider">or</)
    expect(text).toMatch(/value="none-of-these"[^>]*data-behaviour="exclusive"/)
  })

  it('takes a filled copy in, but not one that says both', async () => {
    const browser = service.browser()
    await startResponse(browser)
    const blank = await download(browser, `${RESPONSE}/offline.xlsx`)
    const both = { 'identify_alert/exclusion': 'Yes', [`identify_alert/${NONE}`]: 'Yes' }
    const refused = await upload(browser, await filledCopy(blank, both))
    expect(refused.text).toContain(
      'says that none of the list applies, and others of the same list are chosen',
    )
    await upload(browser, await filledCopy(blank, { [`identify_alert/${NONE}`]: 'Yes' })).expect(303)
    await browser.get(`${RESPONSE}/copy.docx`).expect(200)
    await browser.get('/rounds/spring/offline.docx').expect(200)
  })
})

describe('a round of the draft edition', () => {
  beforeEach(async () => {
    await insertResponses(service.db, 1, draftResponses(), service.clock.now)
  })

  it('counts "none of these" apart from no answer', async () => {
    const get = await lead()
    const { text } = await get('/rounds/spring/findings/sections/identify').expect(200)
    const rows = elements(text, 'tr').map((row) => textOf(row).replace(/\s+/g, ' ').trim())
    expect(rows).toContainEqual(expect.stringMatching(/^None of these 8 35%/))
    expect(rows).toContainEqual(expect.stringMatching(/^Not answered 7 /))
    expect(rows).toContainEqual(expect.stringMatching(/^Knowing families through relationships/))
  })

  it('can be published: pages, workbook and report name the edition as a draft', async () => {
    const cookie = await service.organiserCookie('lead')
    const get = (address: string) => request(service.app).get(address).set('Cookie', cookie)
    const bytesAt = async (address: string) =>
      (await get(address).responseType('blob').expect(200)).body as Buffer
    await request(service.app)
      .post('/rounds/spring/releases')
      .set('Cookie', cookie)
      .type('form')
      .send({ smallestSector: '10', confirmed: 'yes' })
      .expect(303)
    const page = await get('/published/spring/1').expect(200)
    expect(page.text).toContain('Working Together 2023 edition (draft)')
    await get('/published/spring/1/sections/identify').expect(200)
    const workbook = await bytesAt('/published/spring/1/findings.xlsx')
    expect(await lintWorkbook(workbook, 'public')).toEqual([])
    await get('/rounds/spring/findings.xlsx').expect(200)
    const report = await bytesAt('/published/spring/1/report.docx')
    expect(report.length).toBeGreaterThan(5_000)
  })
})
