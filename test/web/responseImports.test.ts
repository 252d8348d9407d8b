import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findResponseHistory } from '../../server/db/responseHistory.js'
import { listResponses } from '../../server/db/responses.js'
import { closeRound, findRound, listRounds } from '../../server/db/rounds.js'
import { dropHeldResponses, holdResponses } from '../../server/db/heldResponses.js'
import { searchResponses } from '../../server/db/search.js'
import { findEdition, loadData, loadResponses } from '../../server/data.js'
import { addImportRows, insertImport } from '../../server/db/imports.js'
import { beginJob } from '../../server/web/workspace/importJobs.js'
import { clearAbandonedImports } from '../../server/web/workspace/importWork.js'
import { formFields } from '../support/form.js'
import { startTestService, type TestService } from '../support/service.js'
import { csvOf, limeSurveyCells } from '../support/surveyExports.js'

const questionnaire = findEdition(loadData())
const sample = loadResponses('data/samples/sample-round.jsonl', questionnaire)
const imports = '/rounds/spring/imports'

let service: TestService
let cookie: string
beforeEach(async () => {
  service = await startTestService()
  cookie = await service.organiserCookie('lead')
})
afterEach(() => service.close())

const get = (address: string) => request(service.app).get(address).set('Cookie', cookie)
const post = (address: string, form: object = {}) =>
  request(service.app).post(address).set('Cookie', cookie).type('form').send(form)
const round = async () => (await findRound(service.db, 'spring')) ?? expect.fail('no round')
const responses = async () => listResponses(service.db, (await round()).id)

async function upload(bytes: Buffer): Promise<string> {
  const sent = await request(service.app)
    .post(imports)
    .set('Cookie', cookie)
    .attach('file', bytes, 'results-survey.csv')
    .expect(303)
  return (sent.get('Location') ?? '').replace('/mapping', '')
}

/** Accepts the mapping that the page shows, with changes; returns the page of what would be imported. */
async function accept(one: string, changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const { text } = await get(`${one}/mapping`).expect(200)
  await post(`${one}/mapping`, {
    ...Object.fromEntries(formFields(text, `${one}/mapping`)),
    ...changes,
  }).expect(303)
  return (await get(one).expect(200)).text
}

async function apply(one: string, page: string): Promise<void> {
  const application = `${one}/application`
  await post(application, Object.fromEntries(formFields(page, application))).expect(303)
}

const lime = (count: number) =>
  csvOf(limeSurveyCells(questionnaire, sample.slice(0, count), new Set(['S02'])), ';')

describe('a LimeSurvey table', () => {
  it('is imported after a look at what it would do, and counted from then on', async () => {
    const one = await upload(lime(6))
    expect(await responses()).toHaveLength(0)
    const page = await accept(one)
    expect(page).toContain('5 responses of 6 rows would be imported')
    expect(page).toContain('1 row left out: begun and not sent (row 3)')
    expect(await responses()).toHaveLength(0)
    await apply(one, page)
    expect((await get(one).expect(200)).text).toContain('5 responses imported')
    const kept = await responses()
    expect(kept.map(({ answers }) => answers.identify_how).sort()).toEqual(
      sample
        .slice(0, 6)
        .filter(({ reference }) => reference !== 'S02')
        .map(({ answers }) => answers.identify_how)
        .sort(),
    )
    const found = kept.find(({ answers }) => answers.agency === sample[0]?.answers.agency)
    const shown = (await get(`/rounds/spring/responses/${found?.reference ?? ''}`).expect(200)).text
    expect(shown).toContain('imported from “LimeSurvey”, where its number is 11')
    expect(shown).toContain('3 March 2027 at 09:05')
    expect((await searchResponses(service.db, (await round()).id, 'learning mentor')).size).toBe(1)
    expect(await service.db.selectFrom('import_rows').select('row').execute()).toEqual([])
    const activity = (await get('/activity').expect(200)).text
    expect(activity).toMatch(/imports\/1\/5/)
  })

  it('is taken once, and the next one with its headings needs no new mapping', async () => {
    const first = await upload(lime(3))
    await apply(first, await accept(first, { source: 'Autumn survey' }))
    const second = await upload(lime(6))
    const { text } = await get(`${second}/mapping`).expect(200)
    expect(text).toContain('A table with the same headings was imported before')
    expect(text).toContain('value="Autumn survey"')
    const page = await accept(second)
    expect(page).toContain('3 responses of 6 rows')
    expect(page).toContain('2 rows left out: imported from the same place before (rows 2, 4)')
    await apply(second, page)
    await apply(second, page)
    expect(await responses()).toHaveLength(5)
  })

  it('is not imported by a page that showed another mapping', async () => {
    const one = await upload(lime(3))
    const page = await accept(one)
    service.clock.now = new Date(service.clock.now.getTime() + 60_000)
    await accept(one, { incomplete: 'take' })
    await apply(one, page)
    expect(await responses()).toHaveLength(0)
    expect((await get(one)).text).toContain('3 responses of 3 rows')
  })

  it('leaves nothing behind where it is cancelled, or left for a day', async () => {
    const one = await upload(lime(3))
    await accept(one)
    await post(`${one}/cancellation`).expect(303)
    await get(one).expect(404)
    const other = await upload(lime(3))
    service.clock.now = new Date(service.clock.now.getTime() + 25 * 60 * 60 * 1000)
    cookie = await service.organiserCookie('lead')
    await get(imports).expect(200)
    await get(other).expect(404)
    expect(await service.db.selectFrom('import_rows').select('row').execute()).toEqual([])
  })

  it('leaves nothing behind where it is cancelled once more, after the service was stopped in the middle', async () => {
    const one = await upload(lime(3))
    await accept(one)
    await service.db.updateTable('imports').set({ state: 'cleared' }).execute()
    await post(`${one}/cancellation`).expect(303)
    expect(await service.db.selectFrom('import_rows').select('row').execute()).toEqual([])
    await post(`${imports}/999/cancellation`).expect(404)
  })

  it('that was not all there when the service stopped is seen by nobody, and goes after a day', async () => {
    const kept = {
      roundId: (await round()).id,
      organiserId: null,
      tool: 'other',
      headings: [],
      rows: 3,
    } as const
    const id = await insertImport(service.db, kept, service.clock.now)
    await addImportRows(service.db, id, [{ row: 2, cells: ['1'] }])
    await get(`${imports}/${id}`).expect(404)
    await clearAbandonedImports(service.db, new Date(service.clock.now.getTime() + 25 * 60 * 60 * 1000))
    expect(await service.db.selectFrom('import_rows').select('row').execute()).toEqual([])
  })

  it('that was broken off says so, and can be checked again', async () => {
    const one = await upload(lime(4))
    await accept(one)
    await service.db.updateTable('imports').set({ state: 'importing' }).execute()
    const held = {
      reference: 'X',
      edition: questionnaire.edition,
      answers: {},
      sentAt: '',
      sourceReference: null,
    }
    await holdResponses(service.db, 1, 'LimeSurvey', [held])
    expect((await get(one).expect(200)).text).toContain('Nothing was imported.')
    await post(`${one}/check`).expect(303)
    await apply(one, (await get(one)).text)
    expect(await responses()).toHaveLength(3)
  })

  it('shows how far it is, with and without asking again by itself', async () => {
    const one = await upload(lime(3))
    let end: () => void = () => undefined
    const begun = beginJob(service.services, { id: 1, rows: 4 }, (onProgress) => {
      onProgress(2)
      return new Promise<void>((resolve) => (end = resolve))
    })
    await new Promise(setImmediate)
    const working = await get(one).expect(202)
    expect(working.get('Refresh')).toBe('2')
    expect(working.text).toContain('2 of 4 rows done')
    expect((await get(`${one}?ask=no`).expect(202)).get('Refresh')).toBeUndefined()
    end()
    await begun
    await get(one).expect(303)
  })
})

describe('words that fit no option', () => {
  it('are shown before, kept, and shown in the response', async () => {
    const table =
      'Id,Sector,What agency are you responding on behalf of?\n1,Dentistry,Mill\n2,Dentistry,Hill\n'
    const one = await upload(Buffer.from(table))
    const page = await accept(one)
    expect(page).toContain('Words that are none of the answers offered')
    expect(page).toContain('rows 2, 3')
    await apply(one, page)
    const [first] = await responses()
    expect(first?.answers.sector).toEqual(['Dentistry'])
    expect((await get(`/rounds/spring/responses/${first?.reference ?? ''}`)).text).toContain('Dentistry')
    const list = (await get('/rounds/spring/responses?sector=blank').expect(200)).text
    expect(list).toContain('2 responses found')
  })
})

describe('responses that are held', () => {
  it('are nowhere until they are released, and their round is nobody’s', async () => {
    const { id } = await round()
    await service.db
      .insertInto('imports')
      .values({
        ...{ round_id: id, organiser_id: null, state: 'importing', tool: 'other', headings: '[]', rows: 1 },
        ...{ mapping: null, outcome: null, created_at: '', changed_at: '' },
      })
      .execute()
    const one = {
      reference: 'H1',
      edition: questionnaire.edition,
      answers: { identify_how: 'Lighthouse' },
      sentAt: '2027-03-01T00:00:00.000Z',
      sourceReference: '1',
    }
    await holdResponses(service.db, 1, 'Somewhere', [one])
    expect(await responses()).toEqual([])
    expect((await searchResponses(service.db, id, 'lighthouse')).size).toBe(0)
    expect((await listRounds(service.db)).map(({ slug }) => slug)).toEqual(['spring'])
    expect(await dropHeldResponses(service.db, 1, 10)).toBe(true)
    expect(await dropHeldResponses(service.db, 1, 10)).toBe(false)
    expect(await service.db.selectFrom('answers').selectAll().execute()).toEqual([])
  })
})

describe('a return on paper', () => {
  it('is keyed in on the form, also after the round has closed, and marked', async () => {
    await closeRound(service.db, await round(), service.clock.now)
    const browser = request.agent(service.app)
    const begun = await browser
      .post('/rounds/spring/paper-returns')
      .set('Cookie', cookie)
      .type('form')
      .send({ agency: 'nobody' })
      .expect(303)
    const response = begun.get('Location') ?? ''
    await browser.post(`${response}/sections/about`).type('form').send({ agency: 'Mill' }).expect(303)
    await browser.post(`${response}/submission`).expect(303)
    const [one] = await responses()
    const history = await findResponseHistory(service.db, (await round()).id, one?.reference ?? '')
    expect(history?.source).toBe('paper')
    expect((await get('/rounds/spring/responses')).text).toContain('On paper')
  })
})
