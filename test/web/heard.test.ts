import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadData } from '../../server/data.js'
import { listActivity } from '../../server/db/activity.js'
import { findHeard } from '../../server/db/heard.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { fillIn, formFields } from '../support/form.js'
import { NOON, startResponse, startTestService, type Browser, type TestService } from '../support/service.js'

const ROUND = '/rounds/spring'
const PAGE = `${ROUND}/heard`
const OWN = `${ROUND}/response/heard`
const ANSWER = 'We meet every family at the gate'

let service: TestService
let lead: string
let agency: Browser

const get = (address: string) => request(service.app).get(address).set('Cookie', lead)
const post = (address: string, form: object = {}) =>
  request(service.app).post(address).set('Cookie', lead).type('form').send(form)
const releaseFindings = () =>
  post(`${ROUND}/releases`, { smallestSector: '10', confirmed: 'yes' }).expect(303)

beforeAll(async () => {
  service = await startTestService()
  lead = await service.organiserCookie('lead')
  const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
  await importResponses(service.db, loadData().questionnaires, 'spring', lines, NOON)
  agency = service.browser()
  const response = await startResponse(agency)
  const about = { agency: 'Larkfield School', sector: 'schools-education' }
  await fillIn(agency, `${response}/sections/about`, about)
  await fillIn(agency, `${response}/sections/identify`, { identify_how: ANSWER })
  await agency.post(`${response}/submission`).type('form').send({ personal: 'keep' }).expect(303)
  for (const [title, sharing] of [
    ['Breakfast club', 'agencies'],
    ['Secret club', 'group'],
  ])
    await post(`${ROUND}/offer`, { title, sharing, agencyName: 'Open Door', level: 'universal' }).expect(303)
})
afterAll(() => service.close())

describe('what agencies read over their private links', () => {
  it('is nothing until a lead has released it', async () => {
    const { text } = await get(PAGE).expect(200)
    expect(text).toContain('It rests on a published release, and none stands.')
    await post(PAGE, { release: '1' }).expect(422)
    expect((await agency.get(OWN).expect(404)).text).toContain('There is nothing to read here')
    await releaseFindings()
    await agency.get(OWN).expect(404)
    expect((await agency.get(`${ROUND}/response/copy`)).text).not.toContain(OWN)
    expect((await agency.get(`${ROUND}/response/receipt`)).text).not.toContain(OWN)
  })

  it('is previewed as each group of sectors reads it', async () => {
    const { text } = await get(`${PAGE}?sector=private`).expect(200)
    expect(text).toContain('Preview of release 1')
    expect(text).toContain('“Private” are the 15 responses that your sector is counted among')
    expect(text).toContain('The agency’s own answer stands here.')
    expect(text).not.toContain(ANSWER)
    expect((await get(PAGE)).text).toContain('“Local Authority” are the 16 responses')
  })

  it('is released once, whoever asks at the same moment', async () => {
    const opened = Object.fromEntries(formFields((await get(PAGE)).text, PAGE))
    await Promise.all([post(PAGE, opened).expect(303), post(PAGE, opened).expect(303)])
    expect(await findHeard(service.db, 1)).toMatchObject({ number: 1, isReleaseWithdrawn: false })
    const done = (await listActivity(service.db)).filter(({ action }) => action === 'heard-released')
    expect(done).toHaveLength(1)
    expect((await get(PAGE)).text).toContain('Agencies read release 1, as Test lead decided')
  })

  it('is one’s own answers, the published figures, and services shared with agencies', async () => {
    const { text } = await agency.get(OWN).expect(200)
    expect(text).toContain(ANSWER)
    expect(text).toContain('“Schools / Education” are the 36 responses')
    expect(text).toContain('of 93 responses answered.')
    expect(text).toContain('Figures of your sector are left out here')
    expect(text).toContain('Breakfast club')
    expect(text).not.toContain('Secret club')
    expect(text).not.toContain('>Private</th>')
    for (const page of ['copy', 'receipt'])
      expect((await agency.get(`${ROUND}/response/${page}`)).text).toContain(`href="${OWN}"`)
  })

  it('is there after the round has closed, for everybody with the link, and for nobody who sent nothing', async () => {
    const silent = service.browser()
    await startResponse(silent)
    service.clock.now = new Date('2027-04-30T12:00:00Z')
    await agency.get(OWN).expect(200)
    expect((await silent.get(OWN).expect(303)).headers.location).toBe(`${ROUND}/response/copy`)
    expect((await silent.get(`${ROUND}/response/copy`)).text).not.toContain(OWN)
    service.clock.now = NOON
    await request(service.app).get(OWN).expect(403)
  })

  it('stays with its release when another follows, until a lead puts that in its place', async () => {
    await releaseFindings()
    const { text } = await get(PAGE)
    expect(text).toContain('Release 2 is newer.')
    expect((await agency.get(OWN)).text).toContain('release 1')
    expect((await post(PAGE, { release: '1' }).expect(422)).text).toContain('Nothing was changed')
    await post(PAGE, Object.fromEntries(formFields(text, PAGE))).expect(303)
    expect((await agency.get(OWN)).text).toContain('release 2')
  })

  it('goes with its release, and comes back with the next', async () => {
    await post(`${ROUND}/releases/withdrawals`, { release: '2', reason: 'Late' }).expect(303)
    await agency.get(OWN).expect(404)
    expect((await get(PAGE)).text).toContain('Release 2 was withdrawn, so agencies read nothing')
    await post(PAGE, { release: '1' }).expect(303)
    expect((await agency.get(OWN).expect(200)).text).toContain('release 1')
  })

  it('is taken back, by whoever has seen what stands', async () => {
    const heard = String((await findHeard(service.db, 1))?.id)
    expect((await post(`${PAGE}/withdrawal`, { heard: '0' }).expect(422)).text).toContain(
      'Nothing was changed',
    )
    await post(`${PAGE}/withdrawal`, { heard }).expect(303)
    await post(`${PAGE}/withdrawal`, { heard }).expect(303)
    await agency.get(OWN).expect(404)
    const done = (await listActivity(service.db)).filter(({ action }) => action === 'heard-withdrawn')
    expect(done).toHaveLength(1)
  })
})
