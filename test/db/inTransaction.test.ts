import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listActivity, recordActivity } from '../../server/db/activity.js'
import { inTransaction } from '../../server/db/inTransaction.js'
import type { Db } from '../../server/db/store.js'
import { NOON } from '../support/service.js'
import { openStoreIn, removeStore } from '../support/stores.js'

const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-transaction-'))
let db: Db

beforeAll(async () => {
  db = await openStoreIn(folder)
})
afterAll(async () => {
  await db.destroy()
  await removeStore(folder)
})

const record = (within: Db, object: string) =>
  recordActivity(within, { organiserId: null, action: 'store-restored', object }, NOON)
const recorded = async () => (await listActivity(db)).map(({ object }) => object)

it('keeps all of what it does', async () => {
  const done = await inTransaction(db, async (trx) => {
    await record(trx, 'first')
    await inTransaction(trx, (same) => record(same, 'second'))
    return 'done'
  })
  expect(done).toBe('done')
  expect(await recorded()).toEqual(['second', 'first'])
})

it('keeps nothing where it throws, nor what was done in it at one stroke', async () => {
  const failing = inTransaction(db, async (trx) => {
    await inTransaction(trx, (same) => record(same, 'third'))
    throw new Error('It failed.')
  })
  await expect(failing).rejects.toThrow('It failed.')
  expect(await recorded()).toEqual(['second', 'first'])
})
