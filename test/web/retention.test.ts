import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listActivity } from '../../server/db/activity.js'
import { purgeDue } from '../../server/purgeJob.js'
import { purgingWith } from '../../server/start.js'
import { elements, textOf } from '../support/dom.js'
import { fillIn, formFields } from '../support/form.js'
import { ANSWER_WORDS, CONTACT_WORDS, plantRound, wordsInFiles } from '../support/purge.js'
import { startTestService, type Browser, type TestService } from '../support/service.js'

const PAGE = '/rounds/planted/retention'
const CONFIRMATION = `${PAGE}/confirmation`
const DATES = { contacts: '2028-03-31', words: '2029-03-31' }

let service: TestService

/** A lead's browser at noon of a day, after which the service's clock stands there. */
async function leadOn(day: string): Promise<Browser> {
  service.clock.now = new Date(`${day}T12:00:00Z`)
  const browser = service.browser()
  browser.set('Cookie', await service.organiserCookie())
  return browser
}

async function mainOf(browser: Browser, address = PAGE): Promise<string> {
  const { text } = await browser.get(address).expect(200)
  return elements(text, 'main').map(textOf).join().replace(/\s+/g, ' ')
}

beforeEach(async () => {
  service = await startTestService({}, null)
  await plantRound(service.db)
})
afterEach(async () => {
  await service.services.findingsThread.stop()
  await service.close()
})

const purge = () => purgeDue(purgingWith(service.services))

describe('the page on which a lead decides', () => {
  it('suggests days, shows what would go, deletes nothing, and takes the days that it showed', async () => {
    const lead = await leadOn('2027-05-01')
    const text = await mainOf(lead)
    for (const words of [
      'Nothing is deleted until a lead has confirmed the dates',
      'Contact details: 31 March 2028.',
      'Words of answers: 31 March 2029.',
      'Agencies whose contact and email address leave the register 1',
      '1 agency keeps its contact, because another round of theirs still uses it.',
      'Answers in words, in every version 12',
      'Backups that were made before still hold',
    ])
      expect(text).toContain(words)
    expect(await wordsInFiles(service.folder, CONTACT_WORDS)).toEqual(CONTACT_WORDS)
    const shown = Object.fromEntries(formFields((await lead.get(PAGE)).text, CONFIRMATION))
    expect(shown).toEqual(DATES)
    await lead.post(CONFIRMATION).type('form').send(shown).expect(303)
    expect(await mainOf(lead)).toMatch(
      /Contact details are deleted on 31 March 2028\. .*Confirmed by Test lead on 1 May 2027\./,
    )
    const [{ action, reason } = {}] = await listActivity(service.db)
    expect([action, reason]).toEqual(['purge-confirmed', 'Contact details 2028-03-31, words 2029-03-31'])
  })

  it('confirms no days but those that it showed, and none that are past', async () => {
    const lead = await leadOn('2027-05-01')
    const other = { ...DATES, contacts: '2027-06-30' }
    await lead.post(PAGE).type('form').send(other).expect(303)
    const stale = await lead.post(CONFIRMATION).type('form').send(DATES).expect(422)
    expect(stale.text).toContain('The dates have been changed since you opened this page')
    const late = await leadOn('2027-07-15')
    expect(await mainOf(late)).toContain('Set others, then confirm them.')
    await late.post(CONFIRMATION).type('form').send(other).expect(422)
    expect(await purge()).toEqual([])
  })

  it('says what is wrong with days, and keeps what was typed', async () => {
    const lead = await leadOn('2027-05-01')
    const wrong = await lead
      .post(PAGE)
      .type('form')
      .send({ contacts: '31.3.28', words: '2027-03-31' })
      .expect(422)
    expect(wrong.text).toContain('value="31.3.28"')
    expect(wrong.text).toContain('Enter a day, such as 2028-03-31')
    expect(wrong.text).toContain('Enter a day after today and after the round’s last day')
  })

  it('takes the confirmation away with every change, but not when a lead postpones', async () => {
    const lead = await leadOn('2027-05-01')
    await lead.post(CONFIRMATION).type('form').send(DATES).expect(303)
    await lead.post(`${PAGE}/postponement`).type('form').send(DATES).expect(303)
    expect(await mainOf(lead)).toContain('Contact details are deleted on 30 June 2028.')
    await fillIn(lead, PAGE, { contacts: '2028-05-01' })
    expect(await mainOf(lead)).toContain('Contact details: 1 May 2028.')
    await leadOn('2030-01-01')
    expect(await purge()).toEqual([])
    expect(await wordsInFiles(service.folder, ANSWER_WORDS)).toEqual(ANSWER_WORDS)
  })
})

it('announces on the first page and the coverage board what is 30 days away, to leads alone', async () => {
  const lead = await leadOn('2027-05-01')
  await lead.post(CONFIRMATION).type('form').send(DATES).expect(303)
  const said = 'Contact details are deleted on 31 March 2028'
  const early = await leadOn('2028-02-29')
  for (const page of ['/', '/rounds/planted/coverage']) expect(await mainOf(early, page)).not.toContain(said)
  const near = await leadOn('2028-03-01')
  for (const page of ['/', '/rounds/planted/coverage']) expect(await mainOf(near, page)).toContain(said)
  expect(await mainOf(near, '/rounds/another/coverage')).toContain(
    'Contact details are meant to be deleted on 31 March 2028: confirm that, or they stay',
  )
  expect((await request(service.app).get('/').expect(200)).text).not.toContain('deleted')
})

it('waits with words for a concern that was not passed on', async () => {
  const lead = await leadOn('2027-05-01')
  await lead.post(CONFIRMATION).type('form').send(DATES).expect(303)
  const about = { question: 'identify_how' }
  await lead.post('/rounds/planted/responses/REF-one/concerns').type('form').send(about).expect(303)
  const late = await leadOn('2029-04-02')
  expect((await purge()).map(({ kind }) => kind)).toEqual(['contacts'])
  expect(await mainOf(late)).toContain('1 safeguarding concern was not passed on yet. The words stay')
})

it('still refuses a release that would tell what one response says, once words are gone', async () => {
  const lead = await leadOn('2027-05-01')
  const release = (browser: Browser) =>
    browser
      .post('/rounds/planted/releases')
      .type('form')
      .send({ smallestSector: '10', leftOut: 'yes', confirmed: 'yes' })
  await release(lead).expect(303)
  const put = { kind: 'sector', version: '1', sector: 'police', reason: 'Agreed by telephone' }
  await lead.post('/rounds/planted/responses/REF-three/corrections').type('form').send(put).expect(303)
  await release(lead).expect(422)
  await lead.post(CONFIRMATION).type('form').send(DATES).expect(303)
  const later = await leadOn('2028-04-02')
  await purge()
  await release(later).expect(422)
  const last = await leadOn('2029-04-02')
  expect((await purge()).map(({ kind }) => kind)).toEqual(['words'])
  await release(last).expect(422)
  await last.get('/published/planted/1').expect(200)
  await last.get('/published/planted/2').expect(404)
})

it('says in the privacy notice what is intended, and the days once they are confirmed', async () => {
  const lead = await leadOn('2027-05-01')
  const notice = () => mainOf(service.browser(), '/help/privacy')
  expect(await notice()).toMatch(
    /12 months after a round closes, .* no later than 2 years after .* No days are fixed yet/,
  )
  await lead.post(CONFIRMATION).type('form').send(DATES).expect(303)
  expect(await notice()).toContain(
    '“Early help audit: planted”: names and contact details are kept until 31 March 2028, words until 31 March 2029',
  )
  await leadOn('2028-04-02')
  await purge()
  expect(await notice()).toContain(
    'names and contact details were deleted on 2 April 2028; words are kept until',
  )
  await leadOn('2029-04-02')
  await purge()
  const after = await leadOn('2029-04-02')
  expect(await mainOf(after)).toMatch(
    /Contact details were deleted on 2 April 2028\. Words of answers were deleted on/,
  )
  expect(await notice()).toContain('No days are fixed yet')
})
