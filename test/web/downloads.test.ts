import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillIn } from '../support/form.js'
import { partsOf, readCopy } from '../support/offline.js'
import { startResponse, startTestService, type TestService } from '../support/service.js'
import { download, RESPONSE } from '../support/upload.js'
import { paragraphsOf, textsIn } from '../support/word.js'

let service: TestService
beforeAll(async () => {
  service = await startTestService({ COUNCIL_NAME: 'Exampleton Council', CONTACT_EMAIL: 'help@example.org' })
})
afterAll(() => service.close())

it('offers the blank form to anybody, from the start page', async () => {
  const visitor = service.browser()
  const start = await visitor.get('/rounds/spring').expect(200)
  expect(start.text).toContain('write to help@example.org')
  for (const [name, type] of [
    ['offline.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['offline.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ] as const) {
    expect(start.text).toContain(`href="/rounds/spring/${name}"`)
    const file = await visitor.get(`/rounds/spring/${name}`).responseType('blob').expect(200)
    const kept = `spring-${name.replace('offline', 'form')}`
    expect(file.headers['content-disposition']).toBe(`attachment; filename=${kept}`)
    expect(file.headers['content-type']).toBe(type)
    const core = (await partsOf(file.body as Buffer)).get('docProps/core.xml')?.toString()
    expect(core).toContain('Exampleton Council')
  }
  expect(await readCopy(await download(visitor, '/rounds/spring/offline.xlsx'))).toEqual({ answers: {} })
  await visitor.get('/rounds/none/offline.docx').expect(404)
})

it('gives one’s own copy to whoever has the private link, also after closing', async () => {
  const browser = service.browser()
  await startResponse(browser)
  await fillIn(browser, `${RESPONSE}/sections/about`, { agency: 'Larkfield <School>' })
  const answers = { agency: 'Larkfield <School>' }
  expect(await readCopy(await download(browser, `${RESPONSE}/offline.xlsx`))).toEqual({ answers })
  const copy = async () => paragraphsOf(await download(browser, `${RESPONSE}/copy.docx`))
  expect(textsIn(await copy(), 'Lead')).toEqual(['Draft: not sent'])
  await browser.post(`${RESPONSE}/submission`).expect(303)
  await fillIn(browser, `${RESPONSE}/sections/about`, { agency: 'Changed since' })
  service.clock.now = new Date('2027-04-30T12:00:00Z')
  const sent = await copy()
  expect(textsIn(sent, 'Lead')).toEqual([])
  expect(textsIn(sent, 'Answer')).toEqual(['Larkfield <School>'])
  const name = (await browser.get(`${RESPONSE}/copy.docx`)).headers['content-disposition']
  expect(name).toMatch(/^attachment; filename=spring-response-[0-9A-Z]{4}-[0-9A-Z]{4}\.docx$/)
  await service.browser().get(`${RESPONSE}/copy.docx`).expect(403)
  await service.browser().get(`${RESPONSE}/offline.xlsx`).expect(403)
})
