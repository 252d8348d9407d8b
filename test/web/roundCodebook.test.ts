import request from 'supertest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ThemeAct } from '../../server/audit/themes/decisionTypes.js'
import { fingerprintOf } from '../../server/audit/themes/decidedExcerpts.js'
import { insertResponses } from '../../server/db/responses.js'
import { findRound } from '../../server/db/rounds.js'
import { insertThemeDecisions } from '../../server/db/themeDecisions.js'
import { codebook, responseOf } from '../support/findings.js'
import { NOON, openRound, startTestService, type TestService } from '../support/service.js'
import { readWorkbook } from '../support/workbooks.js'

const ANSWER = 'Yearly training by the safeguarding lead on domestic abuse.'
const place = { reference: 'R1', questionId: 'identify_training_offered', madeOn: fingerprintOf(ANSWER) }
const ACTS: readonly ThemeAct[] = [
  { kind: 'theme-worded', themeId: 'training', label: 'Learning and practice', meaning: 'What staff learn' },
  { kind: 'excerpt-decided', ...place, start: 7, end: 15, from: 'training', to: 'send' },
]

let service: TestService
let cookie: string
let roundId: number

beforeAll(async () => {
  service = await startTestService({}, openRound)
  cookie = await service.organiserCookie()
  roundId = (await findRound(service.db, 'spring'))?.id ?? 0
  const answers = { agency: 'Larkfield', sector: 'police', [place.questionId]: ANSWER }
  const other = { ...answers, agency: 'Thornbar' }
  await insertResponses(service.db, roundId, [responseOf('R1', answers), responseOf('R2', other)], NOON)
})
afterAll(() => service.close())

const get = (address: string) => request(service.app).get(`/rounds/spring/${address}`).set('Cookie', cookie)

it('reads a round by its own codebook and what people decided, everywhere', async () => {
  const table = `findings/tables/${place.questionId}-themes`
  await get(`${table}/send/all`).expect(404)
  const [lead] = await service.db.selectFrom('organisers').select('id').execute()
  const decision = { roundId, organiserId: lead?.id ?? 0, acts: ACTS, reason: '', seen: 0 }
  await insertThemeDecisions(service.db, decision, NOON)
  expect((await get('findings').expect(200)).text).toContain(
    `version ${codebook.version}+1, and 1 decision of people on single answers`,
  )
  expect((await get(`${table}/training/all`).expect(200)).text).toContain('Learning and practice')
  const moved = await get(`${table}/send/all`).expect(200)
  expect(moved.text).toContain('<mark>training</mark>')
  expect(moved.text).toContain('R1')
  expect(moved.text).not.toContain('R2')
  const file = await get('responses.xlsx').responseType('blob').expect(200)
  const cleaned = (await readWorkbook(file.body as Buffer)).worksheets.find(({ name }) => name === 'Cleaned')
  const text = JSON.stringify(cleaned?.getSheetValues())
  expect(text).toContain('Learning and practice')
  expect(text).toContain('1 decision of people')
  expect(text).toContain('Status of these counts, over all questions: ')
})
