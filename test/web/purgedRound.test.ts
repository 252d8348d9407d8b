import exceljs from 'exceljs'
import request from 'supertest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { datesOf } from '../../server/audit/retention.js'
import { findKeeping, confirmPurgeDates } from '../../server/db/retentions.js'
import { importResponses } from '../../server/importResponses.js'
import { purgeDue } from '../../server/purgeJob.js'
import { purgingWith } from '../../server/start.js'
import { hashOf } from '../../server/web/keys.js'
import { elements, textOf } from '../support/dom.js'
import {
  ANSWER_WORDS,
  CONTACT_WORDS,
  plantRound,
  plantedRound,
  wordsInFiles,
  type Planted,
} from '../support/purge.js'
import { startTestService, type Browser, type TestService } from '../support/service.js'
import { download } from '../support/upload.js'

const ROUND = '/rounds/planted'
const SAID = 'The words of this round’s answers were deleted on 31 March 2029.'
const ALL_WORDS = [...CONTACT_WORDS, ...ANSWER_WORDS]

let service: TestService
let planted: Planted
let lead: Browser
let member: Browser
let figures: readonly string[]
let memberFigures: readonly string[]

/** A browser of an organiser in a role. */
async function browserOf(role: 'lead' | 'member'): Promise<Browser> {
  const browser = service.browser()
  browser.set('Cookie', await service.organiserCookie(role))
  return browser
}

const pages = () => [
  `${ROUND}/findings`,
  ...(service.services.questionnaires.get(plantedRound.edition)?.sections ?? []).map(
    ({ id }) => `${ROUND}/findings/sections/${id}`,
  ),
]

/** Every count and percentage on the findings' pages, but for what is called by respondents' own words. */
async function figuresOn(browser: Browser): Promise<readonly string[]> {
  const all: string[] = []
  for (const page of pages()) {
    const { text } = await browser.get(page).expect(200)
    const tables = elements(text, 'table').filter(
      (table) => !/Kind of agency|Phrase|Mentioned/.test(textOf(table)),
    )
    all.push(...tables.flatMap((table) => elements(table, 'td').map(textOf)))
  }
  return all
}

async function cellsOf(address: string): Promise<readonly string[]> {
  const book = new exceljs.Workbook()
  await book.xlsx.load((await download(lead, address)) as unknown as exceljs.Buffer)
  const cells: string[] = []
  for (const sheet of book.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => cells.push(cell.text))
    })
  return cells
}

const heldIn = (texts: readonly string[]) => {
  const all = texts.join('\n').toLowerCase()
  return ALL_WORDS.filter((word) => new RegExp(`\\b${word}`).test(all))
}

beforeAll(async () => {
  service = await startTestService({}, null)
  planted = await plantRound(service.db)
  service.clock.now = new Date('2027-05-01T12:00:00Z')
  lead = await browserOf('lead')
  member = await browserOf('member')
  figures = await figuresOn(lead)
  memberFigures = await figuresOn(member)
  const keeping = await findKeeping(service.db, planted.round, 2)
  await confirmPurgeDates(service.db, planted.round.id, datesOf(keeping), planted.leadId, service.clock.now)
  expect(heldIn(await cellsOf(`${ROUND}/responses.xlsx`)).length).toBeGreaterThan(8)
  service.clock.now = new Date('2029-04-01T12:00:00Z')
  lead = await browserOf('lead')
  member = await browserOf('member')
})
afterAll(async () => {
  await service.services.findingsThread.stop()
  await service.close()
})

it('deletes in one go what is long due, and nothing the second time', async () => {
  service.clock.now = new Date('2029-03-31T12:00:00Z')
  const done = await purgeDue(purgingWith(service.services))
  expect(done.map(({ round, kind }) => `${round.slug} ${kind}`)).toEqual([
    'planted contacts',
    'planted words',
  ])
  expect(await purgeDue(purgingWith(service.services))).toEqual([])
  expect(await wordsInFiles(service.folder, ALL_WORDS)).toEqual([])
})

it('prints findings from the figures as they were, and says so', async () => {
  expect(figures.length).toBeGreaterThan(200)
  expect(await figuresOn(lead)).toEqual(figures)
  expect(memberFigures.length).toBeGreaterThan(200)
  expect(await figuresOn(member)).toEqual(memberFigures)
  for (const page of [...pages(), `${ROUND}/themes/training`, `${ROUND}/themes`, `${ROUND}/codebook`])
    expect((await lead.get(page).expect(200)).text, page).toContain(SAID)
})

it('shows behind a figure which responses it rests on, and that their words are gone', async () => {
  for (const browser of [lead, member]) {
    const { text } = await browser
      .get(`${ROUND}/findings/tables/provide_gaps-answers/answered/all`)
      .expect(200)
    expect(text).toContain(SAID)
    expect(text).toContain('Whole response REF-one')
    expect(text).not.toMatch(/<mark>|app-answer/)
  }
  const numbers = await lead.get(`${ROUND}/findings/tables/families_count-numbers/read/all`).expect(200)
  expect(numbers.text).toContain('>40<')
})

it('holds no word that was deleted on any page or in any file', async () => {
  const response = `${ROUND}/responses/REF-one`
  const texts: string[] = []
  for (const page of [
    ...pages(),
    `${ROUND}/coverage`,
    `${ROUND}/agencies`,
    `${ROUND}/agencies/1`,
    `${ROUND}/messages`,
    `${ROUND}/matches`,
    `${ROUND}/closure`,
    `${ROUND}/quality`,
    `${ROUND}/concerns`,
    `${ROUND}/responses`,
    `${ROUND}/responses?search=heliotrope`,
    response,
    `${response}/answers/provide_gaps`,
    `${response}/answers/identify_how`,
    '/activity',
  ])
    texts.push((await lead.get(page).expect(200)).text)
  expect(heldIn(texts.map((text) => text.replaceAll('heliotrope', '')))).toEqual([])
  const [responses, findings] = [
    await cellsOf(`${ROUND}/responses.xlsx`),
    await cellsOf(`${ROUND}/findings.xlsx`),
  ]
  expect(heldIn([...responses, ...findings])).toEqual([])
  expect(responses).toEqual(
    expect.arrayContaining(['[deleted on 31 March 2029]', '40', 'Mill Surgery', 'Health']),
  )
  expect(findings.join()).toContain('The words of answers were deleted on 31 March 2029.')
  expect((await lead.get(`${ROUND}/responses?search=heliotrope`)).text).toContain('No response is like that.')
})

it('offers no form on a response, and refuses one that was open before', async () => {
  const response = `${ROUND}/responses/REF-one`
  for (const page of [response, `${response}/answers/provide_gaps`]) {
    const { text } = await lead.get(page).expect(200)
    expect(text).not.toContain(`action="${response}`)
  }
  expect((await member.get(response).expect(200)).text).toContain(SAID)
  const late = { kind: 'text', version: '2', question: 'provide_gaps', text: 'Back again', reason: 'Late' }
  for (const [address, form] of [
    [`${response}/corrections`, late],
    [`${response}/concerns`, { question: 'provide_gaps' }],
    [`${ROUND}/opening`, {}],
    [`${ROUND}/extension`, { closesOn: '2030-01-01' }],
    [`${ROUND}/messages`, { kind: 'invitation', seen: '0' }],
    [`${ROUND}/links.csv`, { kind: 'invitation' }],
  ] as const) {
    const refused = await lead.post(address).type('form').send(form)
    expect([address, refused.status]).toEqual([address, 410])
    expect(refused.text).toMatch(/deleted on 31 March 2029, so nothing was changed/)
  }
  const line = JSON.stringify({ reference: 'LATE', answers: {} })
  const { questionnaires } = service.services
  const imported = await importResponses(service.db, questionnaires, 'planted', line, service.clock.now)
  expect(imported.faults.join()).toContain('it takes no more responses')
})

it('tells whoever opens an old private link that it has ended', async () => {
  const { text } = await request(service.app).get('/links/some-key').expect(404)
  expect(text).not.toContain('has ended')
  await service.db
    .updateTable('draft_keys')
    .set({ key_hash: hashOf('some-key') })
    .execute()
  expect((await request(service.app).get('/links/some-key').expect(410)).text).toContain(
    'This private link has ended',
  )
})
