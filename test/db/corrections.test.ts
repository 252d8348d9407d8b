import Database from 'better-sqlite3'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cleanResponses, type Remedy } from '../../server/audit/corrections.js'
import { listConcerns, markConcern, passConcern } from '../../server/db/concerns.js'
import {
  correctionsStamp,
  insertCorrection,
  listCorrections,
  undoCorrection,
} from '../../server/db/corrections.js'
import { insertDraft } from '../../server/db/drafts.js'
import { insertOrganiser } from '../../server/db/organisers.js'
import { findResponseHistory, listResponseHeads } from '../../server/db/responseHistory.js'
import { insertResponses, listResponses, sendDraft } from '../../server/db/responses.js'
import { insertRound } from '../../server/db/rounds.js'
import { eraseFromIndex, searchResponses } from '../../server/db/search.js'
import type { Db } from '../../server/db/store.js'
import { NOON, springRound } from '../support/service.js'
import { ON_POSTGRES, openStoreIn, removeStore } from '../support/stores.js'

const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-corrections-'))
const edition = springRound.edition
let db: Db
let lead: number
let round: number
let response: number

const send = (answers: Readonly<Record<string, string>>, minutes: number) =>
  sendDraft(
    db,
    { id: 'draft', roundId: round },
    { reference: 'A', edition, answers },
    new Date(NOON.getTime() + minutes * 60_000),
  )

beforeAll(async () => {
  db = await openStoreIn(folder)
  lead = (await insertOrganiser(db, { name: 'Lee Dean', email: 'lee@example.org', role: 'lead' }, NOON)).id
  round = (await insertRound(db, springRound, NOON)).id
  await insertDraft(db, { id: 'draft', roundId: round, reference: 'A' }, 'key', NOON)
  await send({ agency: 'Larkfield', identify_how: 'Ellie’s workers notice Zebedee', provide_gaps: 'Beds' }, 0)
  const other = { agency: 'Thornbar', sector: 'police', identify_how: 'A worker who notices café visits' }
  await insertResponses(db, round, [{ reference: 'B', edition, answers: other }], NOON)
  response = (await findResponseHistory(db, round, 'A'))?.id ?? 0
})
afterAll(async () => {
  await db.destroy()
  await removeStore(folder)
})

const correct = (remedy: Remedy, version = 1) =>
  insertCorrection(
    db,
    { responseId: response, version, remedy, reason: 'Agreed by telephone', organiserId: lead },
    NOON,
  )

it('keeps corrections with what they were made on, through new versions and undoing', async () => {
  const spans = [{ start: 0, end: 5, generic: '[a child]' }]
  const redaction = await correct({ kind: 'redaction', questionId: 'identify_how', spans })
  await correct({ kind: 'sector', sector: 'health' })
  const before = await correctionsStamp(db, round)
  await send({ agency: 'Larkfield', identify_how: 'Now Ellie too', provide_gaps: 'Beds' }, 5)
  const [first, second] = await listCorrections(db, round, 'A')
  expect(first).toEqual({
    id: redaction,
    reference: 'A',
    remedy: { kind: 'redaction', questionId: 'identify_how', spans },
    reason: 'Agreed by telephone',
    madeBy: 'Lee Dean',
    madeAt: NOON.toISOString(),
    version: 1,
    madeOn: 'Ellie’s workers notice Zebedee',
    undone: null,
  })
  expect(second).toMatchObject({ remedy: { kind: 'sector', sector: 'health' }, madeOn: '' })
  const clean = async () =>
    cleanResponses(await listResponses(db, round), await listCorrections(db, round)).responses[0]?.answers
  expect(await clean()).toMatchObject({ identify_how: 'Now [a child] too', sector: 'health' })
  expect(await undoCorrection(db, { id: redaction, responseId: 0, organiserId: lead }, NOON)).toBe(false)
  expect(await undoCorrection(db, { id: redaction, responseId: response, organiserId: lead }, NOON)).toBe(
    true,
  )
  expect(await undoCorrection(db, { id: redaction, responseId: response, organiserId: lead }, NOON)).toBe(
    false,
  )
  expect(await clean()).toMatchObject({ identify_how: 'Now Ellie too' })
  expect((await listCorrections(db, round))[0]?.undone).toEqual({ by: 'Lee Dean', at: NOON.toISOString() })
  expect(await correctionsStamp(db, round)).not.toBe(before)
  expect(await listCorrections(db, round, 'B')).toEqual([])
})

it('knows every version of a response, and lists all by when they were sent', async () => {
  const history = await findResponseHistory(db, round, 'A')
  expect(history).toMatchObject({
    version: 2,
    answers: { identify_how: 'Now Ellie too', provide_gaps: 'Beds' },
  })
  expect(history?.sendings.map(({ version }) => version)).toEqual([1, 2])
  expect(history?.versions.get('identify_how')?.map(({ version }) => version)).toEqual([1, 2])
  expect(history?.versions.get('provide_gaps')).toEqual([{ version: 1, answer: 'Beds' }])
  expect(await findResponseHistory(db, round, 'C')).toBeUndefined()
  expect(await listResponseHeads(db, round)).toMatchObject([
    { reference: 'A', agency: 'Larkfield', sector: '', version: 2 },
    { reference: 'B', agency: 'Thornbar', sector: 'police', version: 1 },
  ])
})

it('searches what responses say now, by the stems of words', async () => {
  const found = async (text: string) => [...(await searchResponses(db, round, text))].sort()
  expect(await found('workers')).toEqual(['B'])
  expect(await found('Zebedee')).toEqual([])
  expect(await found('NOTICE cafe')).toEqual(['B'])
  expect(await found('"notices cafe"')).toEqual(['B'])
  expect(await found('"cafe notices"')).toEqual([])
  expect(await found('Lark*')).toEqual(['A'])
  expect(await found('beds OR police')).toEqual([])
  for (const text of ['', '  ', '"', '*', 'NEAR(', '- ^ : (', '\u0000', 'a" OR "b'])
    await expect(found(text)).resolves.toBeDefined()
  expect([...(await searchResponses(db, round + 1, 'Lark*'))]).toEqual([])
})

it('leaves no trace of an erased response in the index', async () => {
  const isInFile = async () => {
    if (ON_POSTGRES) {
      const found = await sql`SELECT 1 FROM response_words WHERE words::text LIKE '%thornbar%'`.execute(db)
      return found.rows.length > 0
    }
    const file = new Database(join(folder, 'audit.sqlite'), { readonly: true })
    const blocks = file.prepare('SELECT block FROM response_words_data').all() as { block: Buffer }[]
    file.close()
    return blocks.some(({ block }) => block.includes('thornbar'))
  }
  expect(await isInFile()).toBe(true)
  const { id } = (await findResponseHistory(db, round, 'B')) ?? { id: 0 }
  await eraseFromIndex(db, id)
  expect(await isInFile()).toBe(false)
})

it('keeps a concern on top until it is recorded that it was passed on', async () => {
  const mark = (questionId: string) =>
    markConcern(db, { responseId: response, questionId, organiserId: lead }, NOON)
  await mark('identify_how')
  await mark('identify_how')
  await mark('provide_gaps')
  const [second, first] = await listConcerns(db, round)
  expect([second?.questionId, first?.questionId]).toEqual(['provide_gaps', 'identify_how'])
  const passing = { to: 'Duty social worker', by: 'Lee Dean', on: '2027-03-10' }
  const passed = { id: second?.id ?? 0, responseId: response, organiserId: lead }
  expect(await passConcern(db, passed, passing, NOON)).toBe(true)
  expect(await passConcern(db, passed, passing, NOON)).toBe(false)
  expect((await listConcerns(db, round)).map(({ questionId, passed }) => [questionId, passed])).toEqual([
    ['identify_how', null],
    ['provide_gaps', passing],
  ])
})
