import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertOrganiser } from '../../server/db/organisers.js'
import { purgeSteps } from '../../server/db/purgeSteps.js'
import { listReaderCodes, loosenReaderCodesOn, saveReaderCode } from '../../server/db/readerCodes.js'
import { insertReaderSample, listReaderSamples, takePlace } from '../../server/db/readerSamples.js'
import { eraseResponse } from '../../server/db/responseErasures.js'
import { findResponseHistory } from '../../server/db/responseHistory.js'
import { insertResponses } from '../../server/db/responses.js'
import { insertRound } from '../../server/db/rounds.js'
import type { Db } from '../../server/db/store.js'
import { questionnaire, responseOf } from '../support/findings.js'
import { NOON, springRound } from '../support/service.js'
import { openStoreIn, removeStore } from '../support/stores.js'

const REFERENCES = ['A', 'B']

let folder: string
let db: Db
let sampleId: number
let readers: readonly number[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'early-help-audit-test-'))
  db = await openStoreIn(folder)
  await insertRound(db, springRound, NOON)
  await insertResponses(
    db,
    1,
    REFERENCES.map((reference) => responseOf(reference, { identify_how: 'At the gate' })),
    NOON,
  )
  readers = []
  for (const name of ['Ann', 'Bea', 'Cam']) {
    const person = { name, email: `${name}@example.org`, role: 'member' } as const
    readers = [...readers, (await insertOrganiser(db, person, NOON)).id]
  }
  const answers = REFERENCES.map((reference) => ({ reference, questionId: 'identify_how' }))
  const sample = { codebook: { id: 'early-help', version: '1' }, themeIds: ['training'], answers }
  sampleId = (await insertReaderSample(db, 1, sample, readers[0] ?? 0, NOON)) ?? 0
})
afterEach(async () => {
  await db.destroy()
  await removeStore(folder)
})

const readBy = (readerId = 0) => ({ sampleId, readerId })
const code = (answer: number) => ({ answer, themeIds: ['training'], madeOn: 'fingerprint' })

it('has two places, however many ask at once', async () => {
  const taken = await Promise.all(readers.map((reader) => takePlace(db, readBy(reader), NOON)))
  expect(taken.filter(Boolean)).toHaveLength(2)
  const [sample] = await listReaderSamples(db, 1)
  expect(sample?.places).toHaveLength(2)
})

it('is drawn once, however many ask at once', async () => {
  const [sample] = await listReaderSamples(db, 1)
  if (!sample) throw new Error('There is no sample.')
  const again = await Promise.all([1, 2].map(() => insertReaderSample(db, 1, sample, readers[0] ?? 0, NOON)))
  expect(again).toEqual([undefined, undefined])
})

it('keeps what was found by those who have a place', async () => {
  await takePlace(db, readBy(readers[0]), NOON)
  expect(await saveReaderCode(db, readBy(readers[0]), code(0), NOON)).toBe(true)
  expect(await saveReaderCode(db, readBy(readers[1]), code(0), NOON)).toBe(false)
  expect(await listReaderCodes(db, sampleId)).toEqual([{ ...code(0), readerId: readers[0] }])
})

it('forgets by which words an answer is known when words are deleted, and not what was found', async () => {
  await takePlace(db, readBy(readers[0]), NOON)
  await saveReaderCode(db, readBy(readers[0]), code(0), NOON)
  const steps = await purgeSteps(db, 'words', { id: 1 }, questionnaire, '2029-03-31')
  const own = steps.find(({ thing }) => thing === 'reader-marks')
  expect(own?.count).toBe(1)
  await own?.go()
  expect(await listReaderCodes(db, sampleId)).toMatchObject([{ themeIds: ['training'], madeOn: '' }])
})

it('forgets by which words an answer is known of which words were erased', async () => {
  await takePlace(db, readBy(readers[0]), NOON)
  for (const answer of [0, 1]) await saveReaderCode(db, readBy(readers[0]), code(answer), NOON)
  const history = await findResponseHistory(db, 1, 'A')
  await loosenReaderCodesOn(db, history?.id ?? 0, 'provide_gaps')
  await loosenReaderCodesOn(db, history?.id ?? 0, 'identify_how')
  expect((await listReaderCodes(db, sampleId)).map(({ madeOn }) => madeOn)).toEqual(['', 'fingerprint'])
})

it('forgets what was found in a response that is erased', async () => {
  await takePlace(db, readBy(readers[0]), NOON)
  for (const answer of [0, 1]) await saveReaderCode(db, readBy(readers[0]), code(answer), NOON)
  const history = await findResponseHistory(db, 1, 'A')
  expect(await eraseResponse(db, history?.id ?? 0, NOON)).toBe(true)
  expect((await listReaderCodes(db, sampleId)).map(({ answer }) => answer)).toEqual([1])
})
