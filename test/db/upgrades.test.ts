import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { migrations } from '../../server/db/migrations.js'
import { openStore } from '../../server/db/store.js'
import { makeEarlierStore, storedIn } from '../support/filledStore.js'

const folders: string[] = []
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-upgrades-'))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** What each later version takes away on purpose. */
const DROPPED: Readonly<Record<string, readonly string[]>> = {
  '0002 organiser keys and sessions': ['organiser_keys', 'organiser_sessions'],
  '0003 several people on one response, and several versions': ['organiser_keys', 'organiser_sessions'],
  '0004 uploaded copies of the form': ['organiser_keys', 'organiser_sessions'],
}

const versions = Object.keys(migrations)

describe('a store of an earlier version', () => {
  it.each(versions)('of %s comes up to date with every row kept', async (version) => {
    const folder = newFolder()
    const before = await makeEarlierStore(folder, version)
    expect(before.size).toBeGreaterThanOrEqual(6)
    await (await openStore(folder)).destroy()

    const file = new Database(join(folder, 'audit.sqlite'), { readonly: true })
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(file.pragma('foreign_key_check')).toEqual([])
    const after = storedIn(file)
    file.close()
    for (const [table, rows] of before)
      if (!(DROPPED[version] ?? []).includes(table)) expect(after.get(table), table).toMatchObject(rows)
    expect([...before.values()].every((rows) => rows.length === 1)).toBe(true)
  })

  it('has all the tables, columns and rules of a new one in the end', async () => {
    const shapes = await Promise.all(
      ['0001 rounds, drafts and responses', undefined].map(async (version) => {
        const folder = newFolder()
        if (version !== undefined) await makeEarlierStore(folder, version)
        await (await openStore(folder)).destroy()
        const file = new Database(join(folder, 'audit.sqlite'), { readonly: true })
        const shape = file.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all()
        file.close()
        return shape
      }),
    )
    expect(shapes[0]).toEqual(shapes[1])
  })

  it('stays as it was where one step cannot be taken', async () => {
    const folder = newFolder()
    const version = versions[4] ?? ''
    await makeEarlierStore(folder, version)
    const path = join(folder, 'audit.sqlite')
    const file = new Database(path)
    // A name that a later step needs is taken.
    file.exec('CREATE TABLE api_tokens (id INTEGER)')
    const shapeOf = (store: Database.Database) =>
      store.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all()
    const before = [shapeOf(file), storedIn(file)]
    file.close()
    await expect(openStore(folder)).rejects.toThrow(
      /cannot be brought up to date: .*It was left as it was\.$/,
    )
    const after = new Database(path, { readonly: true })
    expect([shapeOf(after), storedIn(after)]).toEqual(before)
    after.close()
  })
})

it('refuses the store of a newer version in a sentence, and changes nothing', async () => {
  const folder = newFolder()
  const newer = await openStore(folder)
  await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999 future', '')`.execute(newer)
  await newer.destroy()
  await expect(openStore(folder)).rejects.toThrow(
    /was last used by a newer version of this service\. Install that version, .*Nothing was changed\.$/,
  )
})
