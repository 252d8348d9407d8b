import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeRound, findRound } from '../../server/db/rounds.js'
import { listResponses } from '../../server/db/responses.js'
import { fillIn, type Filling } from '../support/form.js'
import { startResponse, startTestService, type Browser, type TestService } from '../support/service.js'

let service: TestService
let browser: Browser
let response: string

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

/** Sends a section's fields as they are. */
const post = (section: string, fields: string | object) =>
  browser.post(`${response}/sections/${section}`).type('form').send(fields)

/** Fills in a section's page as a browser does. */
async function save(section: string, filling: Filling, status = 303) {
  const saved = await fillIn(browser, `${response}/sections/${section}`, filling)
  expect(saved.status).toBe(status)
  return saved
}

async function fresh(): Promise<void> {
  browser = service.browser()
  response = await startResponse(browser)
}

async function sent(): Promise<{ reference: string; answers: Record<string, unknown> }> {
  await browser.post(`${response}/submission`).expect(303)
  const receipt = await browser.get(`${response}/receipt`).expect(200)
  const reference = /<strong>([\w-]+)<\/strong>/.exec(receipt.text)?.[1] ?? ''
  const round = await findRound(service.db, 'spring')
  const all = await listResponses(service.db, round?.id ?? 0)
  const found = all.find((one) => one.reference === reference)
  return { reference, answers: found?.answers ?? {} }
}

describe('filling in and sending a response', () => {
  it('keeps what was typed, to the letter, and gives one receipt however often it is sent', async () => {
    await fresh()
    await save('about', {
      agency: 'Larkfield School',
      sector: 'health',
      health_detail: 'School nursing',
    })
    const typed = '  First line\r\nsecond\tline 👩‍👧 e\u0301 <b>&amp;</b> =1+1 \u0007 '
    await save('identify', { identify_how: typed })
    await save('families', { families_issues: ['attendance', 'health'] })
    const first = await sent()
    expect(first.reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(first.answers).toMatchObject({
      agency: 'Larkfield School',
      sector: 'health',
      health_detail: 'School nursing',
      identify_how: typed.replace('\r\n', '\n'),
      families_issues: ['attendance', 'health'],
    })
    const second = await sent()
    expect(second.reference).toBe(first.reference)
  })

  it('asks for an agency or a sector before it is sent, and for nothing else', async () => {
    await fresh()
    await save('identify', { identify_how: 'By talking' })
    const refused = await browser.post(`${response}/submission`).expect(422)
    expect(refused.text).toContain('Enter the name of your agency or select its sector')
    expect(refused.text).toContain(`href="${response}/sections/about?from=check#agency"`)
    await save('about', { sector: 'police' })
    expect((await sent()).answers).toMatchObject({ sector: 'police', identify_how: 'By talking' })
  })

  it('escapes what was typed wherever it shows it', async () => {
    await fresh()
    await save('identify', { identify_how: '<script>alert(1)</script>' })
    for (const page of [`${response}/sections/identify`, `${response}/check`]) {
      const shown = await browser.get(page).expect(200)
      expect(shown.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
      expect(shown.text).not.toContain('<script>alert(1)')
    }
  })
})

describe('input that is not as it should be', () => {
  it('keeps an over-long answer, says so beside the field, and does not send it', async () => {
    await fresh()
    const long = 'x'.repeat(20_001)
    const shown = await save('identify', { identify_how: long, identify_data: 'Attendance' }, 422)
    expect(shown.text).toContain('must be 20,000 characters or less. It is 20,001 now; all of it is kept.')
    expect(shown.text).toContain(long)
    expect(shown.text).toMatch(/<title>Error: /)
    await save('about', { agency: 'A' })
    await browser.post(`${response}/submission`).expect(422)
    await save('identify', { identify_how: 'x'.repeat(20_000) })
    const { answers } = await sent()
    expect(answers.identify_how === 'x'.repeat(20_000)).toBe(true)
    expect(answers.identify_data).toBe('Attendance')
  })

  it('unticks a list that was shown with nothing ticked, and leaves alone what did not come', async () => {
    await fresh()
    await save('families', { families_issues: ['health'], families_count: '12' })
    await post('families', { families_caseloads: 'Yes' }).expect(303)
    await save('about', { agency: 'A' })
    expect((await browser.get(`${response}/sections/families`)).text).toMatch(/value="health" checked/)
    await save('families', { families_issues: [] })
    expect((await sent()).answers).toMatchObject({
      families_issues: [],
      families_count: '12',
      families_caseloads: 'Yes',
    })
  })

  it('counts a line break as one character, as the browser does', async () => {
    await fresh()
    await save('identify', { identify_how: `${'x'.repeat(19_998)}\r\ny` })
  })

  it('keeps both texts of a field that arrives twice and says so', async () => {
    await fresh()
    const shown = await post('identify', 'identify_how=one&identify_how=two').expect(422)
    expect(shown.text).toContain('arrived more than once')
    expect(shown.text).toContain('one\n\ntwo')
  })

  it('refuses a choice that was not offered and a question that is not asked, and keeps the rest', async () => {
    await fresh()
    const shown = await save('about', { agency: 'Kept', sector: 'nonsense', 'who<i>': 'x' }, 422)
    expect(shown.text).toContain('Select one of the answers offered for: Sector')
    expect(shown.text).toContain('does not ask, “who&lt;i&gt;”')
    expect(shown.text).toContain('value="Kept"')
    const ticks = await post('families', 'families_issues=health&families_issues=nonsense').expect(422)
    expect(ticks.text).toMatch(/value="health" checked/)
  })

  it.each([
    ['an array where text belongs', 'identify_how[]=a&identify_how[b]=c'],
    ['a prototype', '__proto__=x&constructor=y&toString=z'],
    ['nothing at all', ''],
    ['broken escapes', 'identify_how=%E0%A4%A'],
  ])('takes %s without falling over', async (_name, body) => {
    await fresh()
    const shown = await post('identify', body)
    expect([303, 422]).toContain(shown.status)
  })

  it('says so when a form is larger than it can take', async () => {
    await fresh()
    const shown = await post('identify', `identify_how=${'x'.repeat(5_000_000)}`).expect(413)
    expect(shown.text).toContain('Everything you saved before is kept')
  })

  it('shows typed text again when it cannot tell whose response it is', async () => {
    await fresh()
    browser = service.browser()
    const shown = await post('identify', { identify_how: 'Typed for an hour' }).expect(403)
    expect(shown.text).toContain('Typed for an hour')
    expect(shown.text).toContain('Save again')
  })

  it('refuses a form from another site and shows the typed text again', async () => {
    await fresh()
    const shown = await post('identify', { identify_how: 'Mine' })
      .set('Sec-Fetch-Site', 'cross-site')
      .expect(403)
    expect(shown.text).toContain('Mine')
    await browser.post('/rounds/spring/drafts').set('Origin', 'https://elsewhere.example').expect(403)
    const kept = await browser.get(`${response}/sections/identify`).expect(200)
    expect(kept.text).not.toContain('Mine')
  })

  it('knows no unknown round, section or link', async () => {
    await fresh()
    for (const path of ['/rounds/none', '/rounds/none/response', `${response}/sections/none`, '/nowhere'])
      await browser.get(path).expect(404)
    await browser.get('/links/nokeyofours').expect(404)
  })
})

describe('the private link', () => {
  it('opens the same response on another device, as often as one likes', async () => {
    await fresh()
    await save('about', { agency: 'From the first device' })
    const hub = await browser.get(response).expect(200)
    const link = new URL(/value="(http[^"]+\/links\/[^"]+)"/.exec(hub.text)?.[1] ?? '').pathname
    for (const other of [service.browser(), service.browser()]) {
      await other.get(link).expect(303).expect('Location', response)
      const shown = await other.get(`${response}/sections/about`).expect(200)
      expect(shown.text).toContain('From the first device')
    }
  })

  it('is not a way into another round', async () => {
    await fresh()
    await browser.get('/rounds/other/response').expect(404)
  })
})

describe('a round that has closed', () => {
  it('takes no more answers, keeps what was sent, and shows typed text again', async () => {
    const closing = await startTestService()
    try {
      const early = closing.browser()
      const address = await startResponse(early)
      await early.post(`${address}/sections/about`).type('form').send({ agency: 'Early' }).expect(303)
      await early.post(`${address}/submission`).expect(303)
      const late = closing.browser()
      await startResponse(late)
      const round = await findRound(closing.db, 'spring')
      if (round) await closeRound(closing.db, round, closing.clock.now)
      const shown = await late
        .post(`${address}/sections/identify`)
        .type('form')
        .send({ identify_how: 'Too late' })
        .expect(410)
      expect(shown.text).toContain('Too late')
      await late.post(`${address}/submission`).expect(410)
      await late.post('/rounds/spring/drafts').expect(410)
      await early.get(`${address}/receipt`).expect(200)
      expect((await late.get('/rounds/spring').expect(200)).text).toContain('This audit is closed')
    } finally {
      await closing.close()
    }
  })

  it('closes by its date, at the end of the day in the United Kingdom', async () => {
    const service = await startTestService()
    try {
      service.clock.now = new Date('2027-03-31T22:59:59Z')
      await startResponse(service.browser())
      service.clock.now = new Date('2027-03-31T23:00:00Z')
      await service.browser().post('/rounds/spring/drafts').expect(410)
    } finally {
      await service.close()
    }
  })
})
