import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SubmittedResponse } from '../../server/audit/corrections.js'
import { insertDraft } from '../../server/db/drafts.js'
import { responseBatches } from '../../server/db/responseBatches.js'
import { insertResponses, listResponses, sendDraft } from '../../server/db/responses.js'
import { insertRound } from '../../server/db/rounds.js'
import { openStoreToRead, type Db } from '../../server/db/store.js'
import { readLayer } from '../../server/web/workspace/layer.js'
import { responseOf } from '../support/findings.js'
import { NOON, springRound } from '../support/service.js'
import { openStoreIn, removeStore, storeIn } from '../support/stores.js'

const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-batches-'))
let db: Db
let round: number

const send = (answers: Readonly<Record<string, string>>) =>
  sendDraft(db, { id: 'draft', roundId: round }, responseOf('C', answers), NOON)

beforeAll(async () => {
  db = await openStoreIn(folder)
  const other = (await insertRound(db, { ...springRound, slug: 'other' }, NOON)).id
  round = (await insertRound(db, springRound, NOON)).id
  await insertResponses(db, other, [responseOf('B1', { agency: 'Of another round' })], NOON)
  const some = ['E', 'A', 'D', 'B'].map((reference) =>
    responseOf(reference, { agency: `Agency ${reference}` }),
  )
  await insertResponses(db, round, [...some, responseOf('F', {})], NOON)
  await insertDraft(db, { id: 'draft', roundId: round, reference: 'C' }, 'key', NOON)
  await send({ agency: 'First', identify_how: 'As it was' })
  await send({ agency: 'Second', identify_how: 'As it was' })
})
afterAll(async () => {
  await db.destroy()
  await removeStore(folder)
})

async function batches(of: Db, size: number): Promise<(readonly SubmittedResponse[])[]> {
  const all: (readonly SubmittedResponse[])[] = []
  for await (const some of responseBatches(of, round, size)) all.push(some)
  return all
}

it('gives every response once and in order, whatever the size', async () => {
  const whole = await listResponses(db, round)
  expect(whole.map(({ reference }) => reference).join('')).toBe('ABCDEF')
  for (const size of [1, 2, 4, 6, 7]) {
    const all = await batches(db, size)
    expect(all.flat()).toEqual(whole)
    expect(Math.max(...all.map(({ length }) => length))).toBe(Math.min(size, whole.length))
  }
  expect((await readLayer(db, round)).submitted).toEqual(whole)
})

it('gives in a transaction what was there when it began', async () => {
  const reader = openStoreToRead(await storeIn(folder))
  const before = await listResponses(db, round)
  await reader.transaction().execute(async (trx) => {
    const all = responseBatches(trx, round, 2)
    const first = await all.next()
    await send({ agency: 'Third', identify_how: 'As it is' })
    await insertResponses(db, round, [responseOf('G', { agency: 'Later' })], NOON)
    const rest: SubmittedResponse[] = []
    for await (const some of all) rest.push(...some)
    expect([...(first.done ? [] : first.value), ...rest]).toEqual(before)
  })
  expect(await listResponses(reader, round)).toEqual(await listResponses(db, round))
  await reader.destroy()
})
