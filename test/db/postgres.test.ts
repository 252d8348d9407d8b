import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore, openStoreToRead, type Db } from '../../server/db/store.js'
import { ON_POSTGRES, removeStore, storeIn } from '../support/stores.js'

if (!ON_POSTGRES)
  process.stderr.write(
    'Not run: what connections to PostgreSQL are set to, since the store is a file here.\n',
  )

describe.skipIf(!ON_POSTGRES)('a connection', () => {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-postgres-'))
  afterAll(() => removeStore(folder))

  it('is set to what the service needs, and to what its address asks for besides', async () => {
    const address = `${await storeIn(folder)}?options=-c%20work_mem%3D8MB%20-c%20lock_timeout%3D1`
    const names = [
      'work_mem',
      'lock_timeout',
      'default_transaction_isolation',
      'default_transaction_read_only',
    ]
    const writing = await openStore(address)
    expect(await settingsOf(writing, names)).toEqual(['8MB', '30s', 'read committed', 'off'])
    await writing.destroy()
    const reading = openStoreToRead(address)
    expect(await settingsOf(reading, names)).toEqual(['8MB', '1ms', 'repeatable read', 'on'])
    await reading.destroy()
  })

  it('reads a statement once, and knows it by its name from then on', async () => {
    const db = await openStore(await storeIn(folder))
    const kept = await db.connection().execute(async (one) => {
      const find = (id: number) => one.selectFrom('rounds').select('title').where('id', '=', id).execute()
      await find(1)
      await find(2)
      const { rows } = await sql<{ times: number }>`SELECT generic_plans + custom_plans AS times
        FROM pg_prepared_statements WHERE statement LIKE 'select "title" from "rounds" where "id" = %'`.execute(
        one,
      )
      return rows
    })
    expect(kept).toEqual([{ times: 2 }])
    await db.destroy()
  })
})

async function settingsOf(db: Db, names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ value: string }>`SELECT current_setting(name) AS value
    FROM unnest(${[...names]}::text[]) WITH ORDINALITY AS asked (name, place) ORDER BY place`.execute(db)
  return rows.map(({ value }) => value)
}
