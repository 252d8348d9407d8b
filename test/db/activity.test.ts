import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listActivity, recordActivity } from '../../server/db/activity.js'
import { insertOrganiser } from '../../server/db/organisers.js'
import { insertRound } from '../../server/db/rounds.js'
import type { Db } from '../../server/db/store.js'
import { NOON, springRound } from '../support/service.js'
import { openStoreIn, removeStore } from '../support/stores.js'

const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-activity-'))
let db: Db
let lead: number
let round: number

beforeAll(async () => {
  db = await openStoreIn(folder)
  lead = (await insertOrganiser(db, { name: 'Lee Dean', email: 'Lee@Example.org', role: 'lead' }, NOON)).id
  round = (await insertRound(db, springRound, NOON)).id
  const record = (activity: Parameters<typeof recordActivity>[1]) => recordActivity(db, activity, NOON)
  await record({ organiserId: null, action: 'sign-in-failed', object: `organisers/${lead}` })
  await record({ organiserId: lead, action: 'signed-in', object: `organisers/${lead}` })
  await record({ organiserId: lead, roundId: round, action: 'response-seen', object: 'responses/S_01' })
  await record({
    organiserId: lead,
    roundId: round,
    action: 'findings-exported',
    object: 'findings.xlsx',
    reason: '100% checked',
  })
})
afterAll(async () => {
  await db.destroy()
  await removeStore(folder)
})

const objects = async (filters: Parameters<typeof listActivity>[1]) =>
  (await listActivity(db, filters)).map(({ object }) => object)

it('lists what was done, the latest first, with who and in which round', async () => {
  const all = await listActivity(db)
  expect(all.map(({ action }) => action)).toEqual([
    'findings-exported',
    'response-seen',
    'signed-in',
    'sign-in-failed',
  ])
  expect(all[1]).toMatchObject({
    at: NOON,
    object: 'responses/S_01',
    reason: '',
    organiser: { id: lead, name: 'Lee Dean' },
    round: { slug: 'spring' },
  })
  expect(all[3]).toMatchObject({ organiser: undefined, round: undefined })
})

it('finds by who, what, round and words, and pages backwards', async () => {
  expect(await objects({ action: 'signed-in' })).toEqual([`organisers/${lead}`])
  expect(await objects({ organiserId: lead, roundId: round, limit: 1 })).toEqual(['findings.xlsx'])
  expect(await objects({ text: 's_01' })).toEqual(['responses/S_01'])
  expect(await objects({ text: '0% CHECK' })).toEqual(['findings.xlsx'])
  expect(await objects({ text: '%' }), 'a sign, not a wildcard').toEqual(['findings.xlsx'])
  const [, second] = await listActivity(db)
  expect(await objects({ beforeId: second?.id ?? 0 })).toHaveLength(2)
})

it('is never changed or deleted, whatever is tried', async () => {
  await expect(db.updateTable('activity').set({ reason: 'x' }).execute()).rejects.toThrow('never changed')
  await expect(db.deleteFrom('activity').execute()).rejects.toThrow('never deleted')
  expect(await listActivity(db)).toHaveLength(4)
})
