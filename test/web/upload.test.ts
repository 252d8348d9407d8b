import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listAlternatives, listDraftAnswers } from '../../server/db/draftAnswers.js'
import { answersIn } from '../../server/audit/saving.js'
import { writeOfflineWorkbook } from '../../server/export/offline/writeWorkbook.js'
import { LARGEST_FILE } from '../../server/export/offline/zip.js'
import { textOf, elements } from '../support/dom.js'
import { fillIn, filledIn, formFields } from '../support/form.js'
import { copyAfter, copyWith, copyWithParts, EDITION, form, questionnaire } from '../support/offline.js'
import { startResponse, startTestService, type Browser, type TestService } from '../support/service.js'
import { APPLICATION, CHANGES, download, filledCopy, RESPONSE, UPLOAD, upload } from '../support/upload.js'

let service: TestService
let browser: Browser
let draftId: string
let blank: Buffer

beforeAll(async () => {
  service = await startTestService()
  blank = await writeOfflineWorkbook(form)
})
afterAll(() => service.close())
beforeEach(async () => {
  browser = service.browser()
  const hub = await browser.get(await startResponse(browser))
  const reference = /Your reference is ([\w-]+)/.exec(hub.text)?.[1] ?? ''
  const drafts = service.db.selectFrom('drafts').select('id').where('reference', '=', reference)
  draftId = (await drafts.executeTakeFirstOrThrow()).id
})

const section = (id: string) => `${RESPONSE}/sections/${id}`
const saved = async () => answersIn(await listDraftAnswers(service.db, draftId))

/** Opens the page of changes now, to apply them later. */
async function openChanges(who: Browser) {
  const page = await who.get(CHANGES).expect(200)
  return { text: page.text, apply: () => post(who, page.text) }
}

const post = (who: Browser, page: string) =>
  who
    .post(APPLICATION)
    .type('form')
    .send(filledIn(formFields(page, APPLICATION), {}))

describe('a filled copy', () => {
  it('comes back to the letter, and shows what it would change before it changes anything', async () => {
    await fillIn(browser, section('about'), { agency: 'Larkfield School', sector: 'health' })
    await fillIn(browser, section('identify'), { identify_how: 'First\n\n  second', identify_data: 'Kept' })
    const typed = '  =1+1, two\n\n\tlines, 👩‍👧‍👦 and e\u0301  <b>&amp;</b> '
    const copy = await filledCopy(await download(browser, `${RESPONSE}/offline.xlsx`), {
      agency: typed,
      provide_gaps: 'Waiting lists',
      identify_data: '',
      'families_issues/health': 'Yes',
    })
    const before = await saved()
    await upload(browser, copy).expect(303).expect('Location', CHANGES)
    expect(await saved()).toEqual(before)
    const changes = await openChanges(browser)
    expect(changes.text).toContain('1 answer would change')
    expect(changes.text).toContain('2 answers are new')
    expect(changes.text).toContain('2 answers are the same in both')
    expect(changes.text).toContain('1 answer is blank in the file')
    const shown = elements(changes.text, 'p').map(textOf)
    expect(shown).toEqual(expect.arrayContaining(['Larkfield School', typed, 'Waiting lists']))
    await changes.apply().expect(303).expect('Location', `${RESPONSE}?uploaded=yes`)
    expect(await saved()).toEqual({
      ...before,
      agency: typed,
      provide_gaps: 'Waiting lists',
      families_issues: ['health'],
    })
    expect((await browser.get(`${RESPONSE}?uploaded=yes`)).text).toContain('answers in your file are saved')
    await browser.get(CHANGES).expect(303).expect('Location', UPLOAD)
  })

  it('that says nothing new can only be put away', async () => {
    await upload(browser, blank).expect(303)
    const page = await browser.get(CHANGES).expect(200)
    expect(page.text).toContain('Nothing in this file is new')
    expect(page.text).not.toContain(APPLICATION)
  })

  it('is forgotten on request, and nothing has changed', async () => {
    await upload(browser, await filledCopy(blank, { agency: 'A school' })).expect(303)
    await browser.post(`${UPLOAD}/cancellation`).expect(303).expect('Location', RESPONSE)
    await browser.get(CHANGES).expect(303)
    expect(await saved()).toEqual({})
    expect(await service.db.selectFrom('draft_uploads').selectAll().execute()).not.toContainEqual(
      expect.objectContaining({ draft_id: draftId }),
    )
  })

  it('may hold more than can be sent: all of it is kept, and the check page says so', async () => {
    const long = 'x'.repeat(20_001)
    await upload(browser, await filledCopy(blank, { agency: 'A school', identify_how: long })).expect(303)
    await (await openChanges(browser)).apply().expect(303)
    expect((await saved()).identify_how === long).toBe(true)
    const refused = await browser.post(`${RESPONSE}/submission`).expect(422)
    expect(refused.text).toContain('must be 20,000 characters or less')
  })
})

describe('two colleagues', () => {
  it('lose neither text where one writes while the other looks at the changes', async () => {
    await upload(browser, await filledCopy(blank, { identify_how: 'From the file', agency: 'A school' }))
    const changes = await openChanges(browser)
    await fillIn(browser, section('identify'), { identify_how: 'Written meanwhile' })
    const applied = await changes.apply().expect(303)
    const address = applied.headers.location ?? ''
    expect(address).toContain(`${RESPONSE}/differences?writer=`)
    expect(await saved()).toMatchObject({ identify_how: 'Written meanwhile', agency: 'A school' })
    expect(await listAlternatives(service.db, draftId)).toMatchObject([
      { questionId: 'identify_how', answer: 'From the file', settled: false },
    ])
    const page = await browser.get(address).expect(200)
    expect(page.text).toMatch(/You wrote<\/h3>\s*<p[^>]*>From the file/)
    expect((await changes.apply().expect(303)).headers.location).toBe(RESPONSE)
  })

  it('leave alone what the page did not show as a change', async () => {
    await fillIn(browser, section('identify'), { identify_how: 'The same' })
    await upload(browser, await filledCopy(blank, { identify_how: 'The same', agency: 'A school' }))
    const changes = await openChanges(browser)
    await fillIn(browser, section('identify'), { identify_how: 'The same, and more' })
    await changes.apply().expect('Location', `${RESPONSE}?uploaded=yes`)
    expect(await saved()).toMatchObject({ identify_how: 'The same, and more', agency: 'A school' })
  })

  it('see the newer file where both upload one', async () => {
    await upload(browser, await filledCopy(blank, { agency: 'Mine' }))
    const mine = await openChanges(browser)
    await upload(browser, await filledCopy(blank, { agency: 'Theirs' }))
    const met = await mine.apply().expect(303)
    expect(met.headers.location).toBe(`${CHANGES}?replaced=meanwhile`)
    expect((await browser.get(met.headers.location ?? '')).text).toContain('another file')
    expect(await saved()).toEqual({})
  })
})

describe('a file that cannot be taken in', () => {
  const place = (id: string) => `${EDITION}/${id}`
  const cases: Readonly<Record<string, [() => Promise<Buffer>, string]>> = {
    'is no workbook': [() => Promise.resolve(Buffer.from('Agency,A school')), 'could not read this file'],
    'has macros': [() => copyWithParts({ 'xl/vbaProject.bin': 'x' }), 'holds macros'],
    'is too large': [() => Promise.resolve(Buffer.alloc(LARGEST_FILE + 10)), 'larger than we can read'],
    'is much too large': [() => Promise.resolve(Buffer.alloc(4 * LARGEST_FILE)), 'larger than we can read'],
    'is another form': [
      () =>
        copyAfter(({ id }, book) => {
          book.removeWorksheet(id)
        }),
      'not the Excel copy',
    ],
    'is of another edition': [
      () => writeOfflineWorkbook({ ...form, questionnaire: { ...questionnaire, edition: 'wt-2026' } }),
      'another edition of the questionnaire (wt-2026)',
    ],
    'has a row of no question': [
      () => copyAfter((sheet) => sheet.addRow(['', '', '', 'x', place('invented')])),
      'an id that this audit does not have',
    ],
    'has two answers': [
      () =>
        copyAfter((sheet) => {
          for (const text of ['one', 'two']) sheet.addRow(['', '', '', text, place('agency')])
        }),
      'two different answers to question 3',
    ],
    'has an error in a cell': [() => copyWith('agency', { error: '#REF!' }), 'formula or an error'],
    'has a choice not offered': [() => copyWith('sector', 'Education'), 'not one of those offered'],
  }

  it.each(Object.entries(cases))(
    'because it %s is named, and nothing changes',
    async (_name, [file, words]) => {
      const refused = await upload(browser, await file()).expect(422)
      expect(refused.text).toMatch(/<title>Error: /)
      expect(refused.text.split(words)).toHaveLength(3)
      expect(refused.text).toContain('href="#file"')
      expect(refused.text).toContain('Nothing has been changed.')
      await browser.get(CHANGES).expect(303).expect('Location', UPLOAD)
      expect(await saved()).toEqual({})
    },
  )

  it('leaves the file before it in place', async () => {
    await upload(browser, await filledCopy(blank, { agency: 'A school' })).expect(303)
    await upload(browser, Buffer.from('no workbook')).expect(422)
    expect((await browser.get(CHANGES).expect(200)).text).toContain('A school')
  })
})

describe('what is no form with one file', () => {
  it('is asked for again where no file was chosen', async () => {
    const refused = await browser.post(UPLOAD).attach('file', Buffer.alloc(0), '').expect(422)
    expect(refused.text).toContain('Select your filled-in Excel file')
  })

  it.each([
    ['another kind of form', 'application/x-www-form-urlencoded', 'file=x'],
    ['a form without its boundary', 'multipart/form-data', 'x'],
    [
      'a form cut short',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK',
    ],
    [
      'a form with a field',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n--b--\r\n',
    ],
    ['an empty form', 'multipart/form-data; boundary=b', '--b--\r\n'],
    ['malformed parts', 'multipart/form-data; boundary=b', `--b\r\n${'x'.repeat(100_000)}`],
  ])('is told so where it is %s', async (_name, type, body) => {
    const refused = await browser.post(UPLOAD).set('Content-Type', type).send(body).expect(422)
    expect(refused.text).toContain('did not arrive whole')
    await browser.get(CHANGES).expect(303)
  })

  it('may not bring two files', async () => {
    await browser.post(UPLOAD).attach('file', blank, 'a.xlsx').attach('more', blank, 'b.xlsx').expect(422)
  })

  it('may break off: the next request is answered', async () => {
    const server = service.app.listen(0)
    const { port } = server.address() as AddressInfo
    await new Promise<void>((resolve) => {
      const headers = { 'Content-Type': 'multipart/form-data; boundary=b', 'Content-Length': 1_000_000 }
      const sending = httpRequest({ port, path: UPLOAD, method: 'POST', headers })
      sending.on('error', () => undefined).on('close', resolve)
      sending.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK')
      setTimeout(() => sending.destroy(), 50)
    })
    await browser.get(UPLOAD).expect(200)
    await new Promise((resolve) => server.close(resolve))
  })

  it('is refused where its page was another response’s', async () => {
    const page = await browser.get(UPLOAD)
    const action = elements(page.text, 'form').map(
      ({ attrs }) => attrs.find(({ name }) => name === 'action')?.value,
    )
    await startResponse(browser)
    await browser
      .post(action.find((address) => address?.startsWith(UPLOAD)) ?? '')
      .attach('file', blank, 'a.xlsx')
      .expect(409)
    await browser.get(CHANGES).expect(303).expect('Location', UPLOAD)
  })

  it('is refused from another site, without a private link and after closing', async () => {
    await upload(browser, blank).set('Sec-Fetch-Site', 'cross-site').expect(403)
    await upload(service.browser(), blank).expect(403)
    service.clock.now = new Date('2027-04-30T12:00:00Z')
    await upload(browser, blank).expect(410)
    service.clock.now = new Date('2027-03-10T12:00:00Z')
    await browser.get(CHANGES).expect(303)
  })
})
