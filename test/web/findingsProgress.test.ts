import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { loadData } from '../../server/data.js'
import { insertCorrection } from '../../server/db/corrections.js'
import { eraseResponse } from '../../server/db/responseErasures.js'
import { findResponseHistory } from '../../server/db/responseHistory.js'
import { findRound } from '../../server/db/rounds.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { createApp } from '../../server/web/app.js'
import { createFindingsThread, type FindingsThread } from '../../server/web/findings/findingsThread.js'
import { NOON, springRound, startTestService, type TestService } from '../support/service.js'

const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8').trim().split('\n')
const FINDINGS = '/rounds/sample/findings'
const pages = [FINDINGS, `${FINDINGS}/sections/assess`, '/rounds/sample/themes/training']

// Starting it takes longer than its work here.
const thread = createFindingsThread()
/** What findings wait for before the service gets them. */
let letThrough: Promise<void> = Promise.resolve()
const findingsThread: FindingsThread = {
  ...thread,
  async compute(...given) {
    const findings = await thread.compute(...given)
    await letThrough
    return findings
  },
}

let service: TestService
let cookie: string
beforeEach(async () => {
  service = await startTestService({}, { ...springRound, slug: 'sample', invented: true })
  cookie = await service.organiserCookie()
  await load(lines.slice(0, -1))
})
afterEach(() => service.close())
afterAll(() => findingsThread.stop())

async function load(some: readonly string[]): Promise<void> {
  await importResponses(service.db, loadData().questionnaires, 'sample', some.join('\n'), NOON)
}

/** The service where every round that has an answer is a large one. */
function inThread(fresh = 0) {
  const pace = { largeFrom: 1, exportFrom: 1, patience: 0, fresh }
  return createApp({ ...service.services, findingsThread, pace })
}

type App = ReturnType<typeof createApp>
const get = (app: App, address: string) => request(app).get(address).set('Cookie', cookie)

/** The page, asked for again and again while it is being worked out. */
async function whenDone(app: App, address: string) {
  for (;;) {
    const answer = await get(app, address)
    if (answer.status !== 202) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

it('says how far the reading is, and asks again by itself unless told not to', async () => {
  const app = inThread(60_000)
  const first = await get(app, FINDINGS).expect(202)
  expect(first.headers.refresh).toBe('5')
  expect(first.text).toMatch(/<p class="govuk-body-l">0 of \d{3} answers read\.<\/p>/)
  expect(first.text).toContain(`href="${FINDINGS}?ask=no"`)
  const still = await get(app, `${FINDINGS}?ask=no`).expect(202)
  expect(still.headers.refresh).toBeUndefined()
  const file = await get(app, `${FINDINGS}.xlsx`).expect(202)
  expect(file.headers['content-disposition']).toBeUndefined()
  await get(app, '/rounds/sample/responses/S01').expect(200)
  const seen = new Set<string>()
  for (;;) {
    const answer = await get(app, FINDINGS)
    if (answer.status !== 202) break
    seen.add(/<p class="govuk-body-l">([^<]*)/.exec(answer.text)?.[1] ?? '')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect([...seen].filter((state) => /^[1-9]\d\d of|^All/.test(state)).length).toBeGreaterThan(1)
  await get(app, `${FINDINGS}.xlsx`).expect('Content-Disposition', /sample-findings\.xlsx/)
})

it('shows the very pages that are made where a round is small', async () => {
  const app = inThread(60_000)
  await whenDone(app, FINDINGS)
  const read = await Promise.all(pages.map(async (page) => (await get(app, page).expect(200)).text))
  const { id = 0 } = (await findRound(service.db, 'sample')) ?? {}
  const inThreadFindings = service.services.findingsMemory.get(id)?.whole.findings
  service.services.findingsMemory.clear()
  const small = await Promise.all(pages.map(async (page) => (await get(service.app, page).expect(200)).text))
  expect(read).toEqual(small)
  const findings = service.services.findingsMemory.get(id)?.whole.findings
  expect(JSON.stringify(inThreadFindings)).toBe(JSON.stringify(findings))
})

it('says that the work failed, and begins anew when asked again', async () => {
  // It takes seconds to start, and is ended before.
  await findingsThread.stop()
  const app = inThread()
  await get(app, FINDINGS).expect(202)
  await findingsThread.stop()
  const failed = await get(app, FINDINGS).expect(500)
  expect(failed.text).toContain('The findings could not be worked out')
  expect(failed.headers.refresh).toBeUndefined()
  await get(app, FINDINGS).expect(202)
  expect((await whenDone(inThread(60_000), FINDINGS)).status).toBe(200)
})

const UPDATING = 'They are being updated, which takes some seconds.'
const COUNTED =
  'Counts include every response. Quotes, suggestions and what sectors mention more often are as they were'
const countIn = (text: string) => /(\d+) responses received/.exec(text)?.[1]

/** Work that is held back until it is let go. */
function holdBack(): () => void {
  let letGo = (): void => {
    throw new Error('Nothing is held back.')
  }
  letThrough = new Promise((resolve) => (letGo = resolve))
  return () => {
    letGo()
  }
}

it('counts a response that has come at once, says what is being updated, and then shows all that is new', async () => {
  const app = inThread()
  expect(countIn((await whenDone(app, FINDINGS)).text)).toBe('91')
  await load(lines.slice(-1))
  const letGo = holdBack()
  for (const page of pages) {
    const { text } = await get(app, page).expect(200)
    expect(text).toContain(COUNTED)
    expect(text).toContain(`href="${page}">Look again</a>`)
  }
  expect(countIn((await get(app, FINDINGS)).text)).toBe('92')
  // A file cannot say so, and waits.
  await get(app, `${FINDINGS}.xlsx`).expect(202)
  letGo()
  for (;;) {
    const { text } = await get(app, FINDINGS).expect(200)
    expect(countIn(text)).toBe('92')
    if (!text.includes(UPDATING)) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const { id = 0 } = (await findRound(service.db, 'sample')) ?? {}
  const inThreadFindings = service.services.findingsMemory.get(id)?.whole.findings
  service.services.findingsMemory.clear()
  await get(service.app, FINDINGS).expect(200)
  expect(inThreadFindings).toEqual(service.services.findingsMemory.get(id)?.whole.findings)
})

it('counts what comes while it works on top of what it has worked out', async () => {
  await service.close()
  service = await startTestService({}, { ...springRound, slug: 'sample', invented: true })
  cookie = await service.organiserCookie()
  await load(lines.slice(0, -3))
  const app = inThread()
  await whenDone(app, FINDINGS)
  await load(lines.slice(-3, -2))
  const letGo = holdBack()
  await get(app, FINDINGS).expect(200)
  await load(lines.slice(-2))
  expect(countIn((await get(app, FINDINGS)).text)).toBe('92')
  letGo()
  const { id = 0 } = (await findRound(service.db, 'sample')) ?? {}
  await (
    await service.services.findingsWork.get(id)?.work
  )?.done
  const { text } = await get(app, FINDINGS).expect(200)
  expect([countIn(text), text.includes(COUNTED)]).toEqual(['92', true])
})

it('shows figures as they were where a response was changed, and says that they are being updated', async () => {
  const app = inThread()
  await whenDone(app, FINDINGS)
  await service.db.updateTable('responses').set({ version: 2 }).where('reference', '=', 'S01').execute()
  const letGo = holdBack()
  const { text } = await get(app, FINDINGS).expect(200)
  expect([text.includes(UPDATING), text.includes(COUNTED)]).toEqual([true, false])
  letGo()
})

it('tells a response that another process has erased from one that has come since', async () => {
  const app = inThread()
  await whenDone(app, FINDINGS)
  const { id = 0 } = (await findRound(service.db, 'sample')) ?? {}
  const erased = await findResponseHistory(service.db, id, 'S01')
  await eraseResponse(service.db, erased?.id ?? 0, NOON)
  await load(lines.slice(-1))
  const letGo = holdBack()
  const { text } = await get(app, FINDINGS).expect(200)
  expect([text.includes(UPDATING), text.includes(COUNTED)]).toEqual([true, false])
  letGo()
  await (
    await service.services.findingsWork.get(id)?.work
  )?.done
  const { responses } = service.services.findingsMemory.get(id)?.latest ?? {}
  expect(responses?.map(({ reference }) => reference)).not.toContain('S01')
  expect(responses).toHaveLength(91)
})

it('shows nobody earlier figures who has put something right since', async () => {
  const app = inThread()
  await whenDone(app, FINDINGS)
  const { id = 0 } = (await findRound(service.db, 'sample')) ?? {}
  const response = await findResponseHistory(service.db, id, 'S01')
  const made = { responseId: response?.id ?? 0, version: 1, reason: 'A trial', organiserId: 1 }
  await insertCorrection(service.db, { ...made, remedy: { kind: 'exclusion' } }, NOON)
  await get(app, FINDINGS).expect(202)
  expect(countIn((await whenDone(app, FINDINGS)).text)).toBe('90')
})

it('says that the work failed where figures were to be updated, and begins anew when asked again', async () => {
  const app = inThread()
  await whenDone(app, FINDINGS)
  await load(lines.slice(-1))
  await findingsThread.stop()
  await get(app, FINDINGS).expect(200)
  const { id = 0 } = (await findRound(service.db, 'sample')) ?? {}
  await service.services.findingsWork.get(id)?.work
  await findingsThread.stop()
  await get(app, FINDINGS).expect(500)
  expect((await get(app, FINDINGS).expect(200)).text).toContain(UPDATING)
})
