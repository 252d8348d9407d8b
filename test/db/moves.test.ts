import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveStore, type TableSum } from '../../server/db/moves.js'
import { insertOrganiser } from '../../server/db/organisers.js'
import { insertResponses } from '../../server/db/responses.js'
import { findRound } from '../../server/db/rounds.js'
import { searchResponses } from '../../server/db/search.js'
import { openStore } from '../../server/db/store.js'
import { TABLES } from '../../server/db/tables.js'
import { manyResponses } from '../../scripts/bench/stores.js'
import { plantedRound, plantRound } from '../support/purge.js'
import { NOON } from '../support/service.js'
import { removeStore, storeIn } from '../support/stores.js'

const temporary = () => mkdtempSync(join(tmpdir(), 'early-help-audit-move-'))
const [from, between, back] = [temporary(), temporary(), temporary()]
const moved: (readonly TableSum[])[] = []

beforeAll(async () => {
  const db = await openStore(from)
  const { round } = await plantRound(db)
  const sample = manyResponses(92)
  await insertResponses(db, round.id, sample, NOON)
  await db.destroy()
  // From a file to PostgreSQL, where these tests run on it, and back to a file.
  moved.push(await moveStore(from, await storeIn(between)))
  moved.push(await moveStore(await storeIn(between), back))
})
afterAll(async () => {
  for (const folder of [from, between, back]) await removeStore(folder)
})

it('moves every table there and back, with the same hashes', () => {
  const [there, again] = moved
  expect(again).toEqual(there)
  const rows = Object.fromEntries((there ?? []).map((sum) => [sum.table, sum.rows]))
  for (const table of ['drafts', 'draft_answers', 'answers', 'theme_decisions', 'messages', 'corrections'])
    expect(rows[table], table).toBeGreaterThan(0)
  expect(rows.responses).toBeGreaterThan(90)
})

it('knows every table', async () => {
  const db = await openStore(await storeIn(between))
  const tables = (await db.introspection.getTables()).map(({ name }) => name)
  expect(tables.filter((name) => !name.startsWith('response_words')).sort()).toEqual(
    TABLES.map(([name]) => name).sort(),
  )
  await db.destroy()
})

it('goes on where it was: words are found, and new rows get numbers of their own', async () => {
  const db = await openStore(await storeIn(between))
  const round = await findRound(db, plantedRound.slug)
  expect((await searchResponses(db, round?.id ?? 0, 'families')).size).toBeGreaterThan(0)
  const { rows } = await sql<{ last: number }>`SELECT max(id) AS last FROM organisers`.execute(db)
  const added = await insertOrganiser(db, { name: 'New', email: 'new@example.org', role: 'viewer' }, NOON)
  expect(added.id).toBeGreaterThan(rows[0]?.last ?? 0)
  await db.destroy()
})

it('refuses a store that holds something, and leaves it as it is', async () => {
  await expect(moveStore(from, back)).rejects.toThrow('holds something already (rounds)')
})
