import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Worksheet } from 'exceljs'
import request from 'supertest'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { AuditResponse } from '../../server/audit/answers.js'
import { listActivity } from '../../server/db/activity.js'
import { insertResponses } from '../../server/db/responses.js'
import { findRound, insertRound } from '../../server/db/rounds.js'
import { createApp } from '../../server/web/app.js'
import { dropExports, sweepExports } from '../../server/web/workspace/exportJobs.js'
import { responseOf } from '../support/findings.js'
import { NOON, openRound, startTestService, type TestService } from '../support/service.js'
import { readWorkbook } from '../support/workbooks.js'

const MANY = 3_000
const FEW = 20
/** Of a round of many responses, and of one of few that is taken for large. */
const LARGE = '/rounds/large/responses.xlsx'
const FILE = '/rounds/spring/responses.xlsx'
const HOUR = 60 * 60 * 1000

let service: TestService
let app: ReturnType<typeof createApp>
let cookie: string
let roundId: number

const madeUp = (from: number, count: number): readonly AuditResponse[] =>
  Array.from({ length: count }, (_, index) =>
    responseOf(`R${String(from + index).padStart(5, '0')}`, {
      agency: `Agency ${from + index}`,
      sector: 'health',
      identify_training_offered: index % 2 === 0 ? 'Staff have no time for it, and we lack funding.' : '',
      families_issues: index % 3 === 0 ? ['health', 'attendance'] : [],
    }),
  )

beforeAll(async () => {
  service = await startTestService({}, openRound)
  app = createApp({ ...service.services, pace: { largeFrom: 1, exportFrom: FEW, patience: 0, fresh: 0 } })
  cookie = await service.organiserCookie()
  roundId = (await findRound(service.db, 'spring'))?.id ?? 0
  await insertResponses(service.db, roundId, madeUp(0, FEW), NOON)
  const { id } = await insertRound(service.db, { ...openRound, slug: 'large' }, NOON)
  await insertResponses(service.db, id, madeUp(0, MANY), NOON)
})
beforeEach(async () => {
  service.clock.now = NOON
  await dropExports(service.services)
})
afterAll(async () => {
  await dropExports(service.services)
  await service.close()
})

const folder = () => join(service.folder, 'exports')
const files = () => {
  try {
    return readdirSync(folder())
  } catch {
    return []
  }
}

const get = (headers: Record<string, string> = {}, address = FILE) =>
  request(app)
    .get(address)
    .set({ Cookie: cookie, ...headers })
    .responseType('blob')

/** The file, asked for again and again while it is being written. */
async function whenDone(headers: Record<string, string> = {}, address = FILE) {
  for (;;) {
    const answer = await get(headers, address)
    if (answer.status !== 202) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const body = (answer: { readonly body: unknown }) => answer.body as Buffer

const exportsRecorded = async () =>
  (await listActivity(service.db)).filter(({ action }) => action === 'responses-exported').length

/** What a response's row says of themes; nothing where there was no answer to read. */
function themesFor(sheet: Worksheet | undefined, reference: string): readonly unknown[] {
  const rows = sheet?.getRows(1, sheet.rowCount) ?? []
  const header = rows.find((row) => row.getCell(1).value === 'Reference')?.values as unknown[]
  const values = rows.find((row) => row.getCell(1).value === reference)?.values as unknown[]
  return values.filter((value, column) => String(header[column]).startsWith('Theme: '))
}

it('says how far a large workbook is, and then gives it whole, in its owner’s hands alone', async () => {
  const before = await exportsRecorded()
  const first = await request(app).get(LARGE).set('Cookie', cookie).expect(202)
  expect(first.headers.refresh).toBe('5')
  expect(first.text).toContain('The workbook of responses is being written')
  expect(first.text).toContain(`href="${LARGE}?ask=no"`)
  expect(await exportsRecorded()).toBe(before)
  const whole = await whenDone({}, LARGE)
  expect(whole.headers).toMatchObject({ 'accept-ranges': 'bytes', 'cache-control': 'no-store' })
  expect(whole.headers['content-disposition']).toContain('large-responses.xlsx')
  const [name = ''] = files()
  expect(statSync(folder()).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder(), name)).mode & 0o777).toBe(0o600)
  const { worksheets } = await readWorkbook(body(whole))
  const references = worksheets.map((sheet) =>
    (sheet.getColumn(1).values as unknown[]).filter((value) => /^R\d/.test(String(value))),
  )
  expect(references.map(({ length }) => length)).toEqual([MANY, MANY, 0])
  expect(new Set(references[1]).size).toBe(MANY)
  const themes = ['R00000', 'R00001', 'R02998', 'R02999'].map((reference) =>
    themesFor(worksheets[1], reference),
  )
  expect(themes).toEqual([expect.arrayContaining(['Yes']), [], expect.arrayContaining(['Yes']), []])
  await get({}, LARGE).expect(200)
  expect(await exportsRecorded()).toBe(before + 1)
})

it('goes on where a download broke off', async () => {
  const whole = await whenDone()
  const tag = String(whole.headers.etag)
  expect(tag).toMatch(/^"/)
  const rest = await get({ Range: 'bytes=1000-', 'If-Range': tag }).expect(206)
  expect(body(rest).equals(body(whole).subarray(1000))).toBe(true)
  await dropExports(service.services)
  const other = await whenDone({ Range: 'bytes=1000-', 'If-Range': tag })
  expect([other.status, other.headers.etag === tag]).toEqual([200, false])
})

it('deletes the file after an hour, and when anything changes', async () => {
  await whenDone()
  await sweepExports(service.services)
  expect(files()).toHaveLength(1)
  service.clock.now = new Date(NOON.getTime() + HOUR + 1)
  await sweepExports(service.services)
  expect(files()).toEqual([])
  await whenDone()
  const old = files()
  await insertResponses(service.db, roundId, madeUp(FEW, 1), NOON)
  await get().expect(202)
  expect(files()).not.toContain(old[0])
  await whenDone()
  await insertResponses(service.db, roundId, madeUp(FEW + 1, 1), NOON)
  await sweepExports(service.services)
  expect(files()).toEqual([])
})

it('deletes the file, and stops writing one, when a response is erased', async () => {
  const erase = (reference: string) =>
    request(app)
      .post(`/rounds/spring/responses/${reference}/erasure`)
      .set('Cookie', cookie)
      .type('form')
      .send({ reason: 'The agency asked for it' })
      .expect(303)
      .expect('Location', /done=response-erased$/)
  await whenDone()
  expect(files()).toHaveLength(1)
  await erase('R00001')
  expect(files()).toEqual([])
  await get().expect(202)
  await erase('R00002')
  expect(files()).toEqual([])
  const { worksheets } = await readWorkbook(body(await whenDone()))
  expect(worksheets[0]?.getColumn(1).values).not.toContain('R00002')
})

it('says that the work failed, and begins anew when asked again', async () => {
  await get().expect(202)
  rmSync(folder(), { recursive: true })
  const failed = await whenDone()
  expect(failed.status).toBe(500)
  expect(String(body(failed))).toContain('The workbook could not be written')
  expect((await whenDone()).status).toBe(200)
})
